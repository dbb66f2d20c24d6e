// The evidence page: drop anywhere, one request a file with its progress, keys over the proposed events, a stretch of the drawing as the window.
// Without this file the same is done by choosing files and by the buttons.

import { singleKeysOff } from "./keys.js";
import { sender, takeChosen, takeDropped } from "./uploads.js";
import "./understood.js";

const root = document.getElementById("evidence");
const address = root.dataset.address;
const limit = Number(root.dataset.limit);
const form = document.getElementById("bring");

root.classList.add("scripted");
for (const label of root.querySelectorAll('[for="folder"]')) label.hidden = false;
for (const field of root.querySelectorAll("#folder")) field.hidden = field.disabled = false;
for (const button of root.querySelectorAll("[data-without-scripts]")) button.hidden = true;

// --- bringing files

if (form) {
  const bring = sender({
    list: document.getElementById("uploads"),
    limit,
    token: form.elements.csrfmiddlewaretoken.value,
    place: async () => `${address}files/`,
    received: () => document.body.dispatchEvent(new CustomEvent("evidence-received")),
  });
  takeDropped(document.getElementById("drop-veil"), bring);
  takeChosen(form, bring);
}

// --- curating

const rowOf = (element) => element.closest?.("[data-candidate]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || singleKeysOff()) return;
  const row = rowOf(event.target);
  if (!row || event.target.matches("input, textarea, select")) return;
  if (event.key === " " && !event.target.matches("button, summary")) {
    event.preventDefault();
    showLines(row);
  } else if (["y", "x", "e"].includes(event.key)) {
    const button = row.querySelector(`[data-act="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    moveOn = event.key === "e" ? null : row.id;
    button.click();
  }
});

// What a row's buttons and links lead to is swapped into the page; without scripts they are a form's buttons and plain links.
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const used = event.target.closest?.("[data-act], [data-raw]");
  const row = used && rowOf(used);
  if (!row) return;
  event.preventDefault();
  if (used.matches("[data-raw]")) htmx.ajax("GET", used.href, { target: used.closest(".event-line").querySelector(".event-raw"), swap: "innerHTML" });
  else if (used.matches("a")) htmx.ajax("GET", used.href, { target: row, swap: "outerHTML" });
  else htmx.ajax("POST", used.formAction, { target: row, swap: "outerHTML", values: { [used.name]: used.value } });
});

function showLines(row) {
  const fold = row.querySelector("details.event-evidence");
  if (!fold) return;
  fold.open = !fold.open;
  if (fold.open) fold.querySelector("[data-raw]")?.click();
}

// After a key has decided, the next event has the focus; after a click, the one that was decided keeps it.
let moveOn = null;
let touched = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  // A form that was refused comes back with what is wrong beside its fields.
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
  // Somebody who is writing is not interrupted by what was read meanwhile.
  if (event.detail.target?.id === "panels" && event.detail.target.querySelector(".event-list .event-edit, details.add-event[open]")) event.detail.shouldSwap = false;
  touched = rowOf(event.detail.target)?.id ?? null;
});

document.addEventListener("htmx:afterSettle", () => {
  if (!touched) return;
  const row = document.getElementById(touched);
  touched = null;
  // Who was quicker than the page, and writes already, is left alone.
  if (row?.contains(document.activeElement)) return;
  const asking = row?.querySelector(".ask button, .event-edit [aria-invalid], .event-edit textarea");
  if (asking) return asking.focus();
  const rows = [...document.querySelectorAll("[data-candidate]")];
  const target = moveOn === row?.id ? rows[rows.indexOf(row) + 1] ?? row : row;
  moveOn = null;
  if (!rowOf(document.activeElement) || document.activeElement === document.body) target?.querySelector(".event-at")?.focus({ focusVisible: true });
});

// --- a stretch that is chosen in the drawing is offered as the window

document.addEventListener("drawing:stretch", ({ detail }) => {
  const since = document.getElementById("since");
  if (!since) return;
  const typed = (at) => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
  document.querySelector("#window details").open = true;
  for (const [field, at] of [[since, detail.begin], [document.getElementById("until"), detail.end]]) {
    field.value = typed(at);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
});
