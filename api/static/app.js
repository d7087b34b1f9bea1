/* Enhances pages that work without it. No inline script, no other host, nothing evaluated: a strict policy holds.

   button[data-print][hidden]   prints the page; hidden where scripts are off
   form[data-keep]              see kept-answers.js
   .govuk-date-input            see whole-dates.js
   [data-rows]                  see rows.js                                                                        */

import { initAll } from "./vendor/govuk-frontend.min.js";
import { keepAnswers } from "./kept-answers.js";
import { offerRows } from "./rows.js";
import { acceptWholeDates } from "./whole-dates.js";
import { componentWords } from "./words.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
offerRows(enhance);
initAll(componentWords);
offerPrinting(document);
acceptWholeDates();
keepAnswers();

document.addEventListener("htmx:after:settle", (event) => {
  enhance(event.target);
  offerPrinting(event.target);
});

function enhance(part) {
  initAll({ ...componentWords, scope: part, onError: reportUnlessStanding });
}

function reportUnlessStanding(error) {
  // A swap may leave parts in place that were enhanced before it; anything else is worth knowing.
  if (!String(error).includes("already initialised")) console.error(error);
}

function offerPrinting(part) {
  for (const button of part.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/* On paper every explanation is unfolded; afterwards the page is as it was. */
let unfolded = [];
window.addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open])")];
  for (const explanation of unfolded) explanation.open = true;
});
window.addEventListener("afterprint", () => {
  for (const explanation of unfolded) explanation.open = false;
});
