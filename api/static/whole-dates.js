/* 年/月/日 boxes accept a whole date pasted into any of them: 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日,
   20261122, and the same in full-width digits. What is no date is pasted as it is; the server judges. */

const WHOLE_DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$|^(\d{4})(\d{2})(\d{2})$/;

export function acceptWholeDates() {
  document.addEventListener("paste", (event) => {
    const boxes = boxesAround(event.target);
    const date = boxes && wholeDate(event.clipboardData.getData("text"));
    if (!date) return;
    event.preventDefault();
    boxes.forEach((box, place) => {
      box.value = date[place];
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    boxes[2].focus();
  });
}

function wholeDate(text) {
  const found = WHOLE_DATE.exec(text.normalize("NFKC").trim());
  return found && found.slice(1).filter((part) => part !== undefined).map((part) => String(Number(part)));
}

function boxesAround(element) {
  const group = element.closest?.(".govuk-date-input");
  const boxes = group && ["year", "month", "day"].map((part) => group.querySelector(`input[name$="-${part}"]`));
  return boxes?.every(Boolean) ? boxes : null;
}
