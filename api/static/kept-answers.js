/* What was typed is not lost by a wrong click, the Back button or an expired session.

   <body data-person="ID">            whose answers these are; another person's are dropped
   <form data-keep="NAME">            answers are kept in this tab until they are recorded; NAME tells forms apart
   <form data-keep data-answered>     the server filled the form in: its values stand, nothing is restored; a page
                                      that shows the answers for checking carries the same NAME and this mark
   <… data-private>                   answers inside are never stored (names, numbers, sealed notes);
                                      leaving with such text unsent asks first
   <form data-forget>                 sending it (signing out) drops everything kept

   Kept means sessionStorage: this tab only, gone with it. */

import { addRow } from "./rows.js";
import { say } from "./words.js";

const SPACE = "gongjian:";
const SENT = "gongjian-sent";

export function keepAnswers() {
  const own = `${SPACE}${document.body.dataset.person || ""}:`;
  forget((key) => !key.startsWith(own));
  const forms = [...document.querySelectorAll("form[data-keep]")];
  const key = (form) => own + (form.dataset.keep || location.pathname);
  forgetWhatWasRecorded(forms.map(key));
  for (const form of forms) keep(form, key(form));
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-forget]")) forget(() => true);
  });
}

function keep(form, key) {
  const kept = JSON.parse(sessionStorage.getItem(key) || "[]");
  if (kept.length && !("answered" in form.dataset)) restore(form, key, kept);
  let leaving = false;
  let typed = false;
  form.addEventListener("input", (event) => {
    typed ||= isPrivate(event.target);
    sessionStorage.setItem(key, JSON.stringify(answers(form)));
  });
  form.addEventListener("submit", () => {
    leaving = true;
    sessionStorage.setItem(SENT, key);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!typed || leaving) return;
    event.preventDefault();
    event.returnValue = true; // Chrome before 119 asks only then
  });
}

/* A form that was sent and is not shown again was recorded: its answers have done their work. */
function forgetWhatWasRecorded(shown) {
  const sent = sessionStorage.getItem(SENT);
  if (sent && !shown.includes(sent)) sessionStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);
}

function forget(which) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(SPACE) && which(key)) sessionStorage.removeItem(key);
  }
}

const isPrivate = (field) => field.type === "password" || field.closest("[data-private]") !== null;

function answers(form) {
  return [...form.elements]
    .filter((field) => field.name && !isPrivate(field) && !["hidden", "file", "submit", "button"].includes(field.type))
    .filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked)
    .filter((field) => field.value !== "")
    .map((field) => [field.name, field.value]);
}

function restore(form, key, kept) {
  for (const [name, value] of kept) fill(form, name, value);
  const notice = document.createElement("p");
  notice.className = "app-kept";
  notice.setAttribute("role", "status");
  notice.textContent = say("已恢复您上次在本页填写、尚未提交的内容。", "Restored what you had typed here and not yet sent. ");
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "app-link-button";
  clear.textContent = say("清除，重新填写", "Clear and start again");
  clear.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    form.reset();
    notice.remove();
  });
  notice.append(clear);
  form.before(notice);
}

function fill(form, name, value) {
  const list = [...form.querySelectorAll("[data-rows]")].find((rows) => name.startsWith(`${rows.dataset.rows}-`));
  const row = list && Number(name.slice(list.dataset.rows.length + 1).split("-")[0]);
  while (list && list.querySelectorAll("[data-row]").length <= row && addRow(list));
  for (const field of form.elements) {
    if (field.name !== name || isPrivate(field)) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === value;
    else field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
