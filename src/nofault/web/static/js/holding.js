// An answer to something else may replace the section that somebody writes in: the form that stands open comes back into it, as it was.

import { fieldsOf, textOf } from "./editing.js";
import { toast } from "./toasts.js";

let held = [];

const isWrittenIn = (form) => form.contains(document.activeElement) || form.kept !== textOf(form);
const stands = (form) => (form.matches(".pm-quick") ? isWrittenIn(form) : form.left !== textOf(form));

function hold(form) {
  const row = form.closest(".pm-editing") ?? form;
  const field = row.contains(document.activeElement) ? document.activeElement : null;
  return { row, field, section: form.closest(".pm-section")?.id, from: field?.selectionStart, to: field?.selectionEnd };
}

function giveBack({ row, field, section, from, to }) {
  if (row.isConnected || !section) return;
  const place = (row.id && document.getElementById(row.id)) || document.querySelector(`#${section} > .pm-add`);
  if (!place) return toast("The part that you wrote in is gone. Your text is kept in this tab.");
  place.replaceWith(row);
  htmx.process(row);
  field?.focus({ preventScroll: true });
  if (typeof from === "number") field.setSelectionRange(from, to);
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const asked = detail.requestConfig.elt;
  held = [...document.querySelectorAll("form[data-in-place], .pm-quick")].filter((form) => form !== asked && stands(form)).map(hold);
});
document.addEventListener("htmx:afterSwap", () => held.splice(0).forEach(giveBack));

// What is sent by a button is not typed on until the answer is there: it would be gone with the form.
const lock = (form, locked) => form.matches?.("form[data-draft]") && fieldsOf(form).forEach((field) => (field.readOnly = locked));
document.addEventListener("htmx:beforeSend", ({ detail }) => lock(detail.elt, true));
document.addEventListener("htmx:afterRequest", ({ detail }) => lock(detail.elt, false));
