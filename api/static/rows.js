/* Questions with many answers (claims, members, representatives): one row an answer.

   <div data-rows="claims" data-max="50">
     <fieldset class="app-row" data-row>
       <legend>第 <span data-row-number>1</span> 项</legend>
       … fields named claims-0-kind, with ids, labels and hints of the same form …
       <button name="remove-row" value="claims-0" formnovalidate>删除这一项</button>
     </fieldset>
     <button name="add-row" value="claims" formnovalidate>再加一项</button>
   </div>

   Without scripts both buttons submit the form and the server answers with a row more or less; here the same
   happens in the page, without the way to the server. Rows are always numbered 0, 1, 2 … in page order. */

const pristine = new WeakMap(); // a list's row as the server sent it, before anything was enhanced
let enhance = () => {};

/** Listen for the buttons; `enhanceRow` brings a new row's components to life. Call before the first enhancement. */
export function offerRows(enhanceRow) {
  enhance = enhanceRow;
  for (const list of document.querySelectorAll("[data-rows]")) remember(list);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.('button[name="add-row"], button[name="remove-row"]');
    const list = button?.closest("[data-rows]");
    if (!list) return;
    event.preventDefault();
    if (button.name === "add-row") firstField(addRow(list))?.focus();
    else removeRow(list, button.closest("[data-row]"));
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Append an empty row and return it; null when the list is full. */
export function addRow(list) {
  const rows = rowsOf(list);
  if (rows.length >= Number(list.dataset.max || 1000)) return null;
  const row = remember(list).cloneNode(true);
  rows.at(-1).after(row);
  number(list);
  enhance(row);
  return row;
}

function remember(list) {
  if (!pristine.has(list)) {
    const row = rowsOf(list)[0].cloneNode(true);
    empty(row);
    pristine.set(list, row);
  }
  return pristine.get(list);
}

function removeRow(list, row) {
  const rows = rowsOf(list);
  if (rows.length === 1) empty(row);
  else row.remove();
  number(list);
  firstField(rowsOf(list)[Math.min(rows.indexOf(row), rowsOf(list).length - 1)])?.focus();
}

const rowsOf = (list) => [...list.querySelectorAll("[data-row]")];
const firstField = (row) => row?.querySelector("input:not([type=hidden]), select, textarea");

function empty(row) {
  for (const message of row.querySelectorAll(".govuk-error-message")) message.remove();
  for (const marked of row.querySelectorAll("[class*=--error]")) {
    marked.classList.remove(...[...marked.classList].filter((name) => name.endsWith("--error")));
  }
  for (const field of row.querySelectorAll("input, select, textarea")) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = false;
    else if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = "";
  }
}

function number(list) {
  const own = new RegExp(`^(${list.dataset.rows})-\\d+`);
  rowsOf(list).forEach((row, place) => {
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const name of ["id", "name", "for", "value", "aria-describedby", "aria-controls", "data-aria-controls"]) {
        if (name === "value" && element.name !== "remove-row") continue;
        const held = element.getAttribute(name);
        const told = held?.split(" ").map((word) => word.replace(own, `$1-${place}`)).join(" ");
        if (held !== null && told !== held) element.setAttribute(name, told);
      }
    }
    for (const label of row.querySelectorAll("[data-row-number]")) label.textContent = place + 1;
  });
}
