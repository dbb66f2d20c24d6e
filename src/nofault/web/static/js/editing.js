// A form of a part: it saves itself after a pause, keeps what was typed when that fails, and gives it back after a reload.

import { lose, renew, signedOut } from "./session.js";
import { toast } from "./toasts.js";

const PAUSE_MS = 1500;
const AGAIN_MS = 5_000;
const LONGEST_MS = 10_000; // a connection that was cut may stay silent for minutes
const UNREACHED = "Not saved: the server could not be reached. Your text is kept here, and saving is tried again.";
const SIGNED_OUT = "Not saved: you are signed out. Sign in in another tab, then save. Your text is kept here.";
const REFUSED = "Not saved: this was refused. If you signed in again meanwhile, save once more. Your text is kept here.";

const keyOf = (form) => `draft:${form.getAttribute("action")}:${form.elements.part?.value ?? ""}`;
export const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !["hidden", "submit", "button"].includes(field.type));
// A box to tick is a field of its own: several of them share a name.
const isBox = (field) => field.type === "checkbox";
const nameOf = (field) => (isBox(field) ? `${field.name}=${field.value}` : field.name);
const holds = (field) => (isBox(field) ? field.checked : field.value);
const put = (field, held) => (isBox(field) ? (field.checked = held) : (field.value = held));
export const textOf = (form) => JSON.stringify(fieldsOf(form).map((field) => [nameOf(field), holds(field)]));
// What a form held when it came, also when somebody typed before it was taken notice of.
const came = (field) => isBox(field) ? field.defaultChecked : (field.options ? ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value : field.defaultValue);
const textThatCame = (form) => JSON.stringify(fieldsOf(form).map((field) => [nameOf(field), came(field)]));
const isDirty = (form) => textOf(form) !== form.kept;
const kept = new WeakSet();

function say(form, text) {
  const place = form.querySelector(".saved");
  if (place) place.textContent = text;
}

// A form that came: what it holds is what is kept, unless its answer says that it was not saved. A draft of this tab is put back into it.
export function begin(form) {
  form.dataset.begun = "";
  form.kept = form.hasAttribute("data-unsaved") ? "" : textThatCame(form);
  const draft = sessionStorage.getItem(keyOf(form));
  if (draft && textOf(form) === form.kept && draft !== form.kept) {
    const typed = new Map(JSON.parse(draft));
    for (const field of fieldsOf(form)) if (typed.has(nameOf(field))) put(field, typed.get(nameOf(field)));
    say(form, "This is what you typed before. It is not saved yet.");
    form.querySelector("[data-forget]")?.removeAttribute("hidden");
    if (form.hasAttribute("data-autosave")) later(form);
  }
  // Who is quick stands in a field already: what is typed must not go on in another one.
  if (form.hasAttribute("data-in-place") && !form.contains(document.activeElement)) form.querySelector("[aria-invalid=true], textarea, input:not([type=hidden]), select")?.focus();
}

export function forget(form) {
  sessionStorage.removeItem(keyOf(form));
  form.kept = textOf(form);
}

export function refresh(form) {
  const address = document.getElementById("pm").dataset.address;
  return htmx.ajax("GET", `${address}sections/${form.dataset.kind}/`, { target: `#section-${form.dataset.kind}`, swap: "outerHTML" });
}

// Leaving: the page shows again what is kept. Text that was not saved waits in this tab.
export function leave(form) {
  clearTimeout(form.timer);
  if (isDirty(form)) toast("What you typed was not saved. It is kept in this tab and comes back when you edit here again.");
  form.kept = form.left = textOf(form);
  if (form.hasAttribute("data-in-place")) refresh(form);
  else location.assign(form.dataset.leave);
}

// Make room for another part: true when nothing of this form would be lost.
export async function settle(form) {
  clearTimeout(form.timer);
  const left = textOf(form);
  if (isDirty(form) && !(form.hasAttribute("data-autosave") && (await save(form)))) {
    if (!form.hasAttribute("data-autosave")) say(form, "Not added yet: add it or leave it first.");
    return false;
  }
  form.left = left;
  await refresh(form);
  return left === textOf(form); // what was typed since then stands, and is saved in its turn
}

function later(form, pause = PAUSE_MS) {
  clearTimeout(form.timer);
  form.timer = setTimeout(() => save(form), pause);
}

async function save(form) {
  const sent = textOf(form);
  if (sent === form.kept || !form.isConnected) return true;
  if (kept.has(form)) return later(form);
  kept.add(form);
  try {
    if (signedOut() && !(await renew())) return say(form, SIGNED_OUT);
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "true" }, redirect: "error", signal: AbortSignal.timeout(LONGEST_MS) });
    if (answer.ok) return saved(form, sent, await answer.json());
    if (answer.status === 412) say(form, "Somebody else saved this meanwhile. Save to see both texts.");
    else if (answer.status === 422) say(form, "Not saved yet: something has to be corrected. Save to see what.");
    else refused(form, answer.status);
  } catch {
    say(form, UNREACHED);
    later(form, AGAIN_MS);
  } finally {
    kept.delete(form);
  }
  return false;
}

function refused(form, status) {
  if ([401, 403].includes(status)) lose();
  say(form, { 401: SIGNED_OUT, 403: REFUSED }[status] ?? "Not saved: the server did not take it. Your text is kept here.");
}

function saved(form, sent, body) {
  form.elements.version.value = body.version;
  const shown = document.getElementById("pm-version");
  if (shown) shown.textContent = `v${body.document}`;
  form.kept = sent;
  if (textOf(form) === sent) sessionStorage.removeItem(keyOf(form));
  else later(form);
  say(form, `saved ${body.saved_at}`);
  return true;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  sessionStorage.setItem(keyOf(form), textOf(form));
  if (form.hasAttribute("data-autosave")) later(form);
});

window.addEventListener("online", () => document.querySelectorAll("form[data-autosave]").forEach(save));
// Back from the tab where somebody signed in again.
window.addEventListener("focus", () => signedOut() && document.querySelectorAll("form[data-autosave]").forEach(save));
window.addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("form[data-autosave]")].some((form) => form.kept !== undefined && isDirty(form))) event.preventDefault();
});

// Saving by the button. An answer that asks for a correction or shows a second version takes the form's place like any other.

document.addEventListener("htmx:beforeSwap", (event) => {
  if ([412, 422].includes(event.detail.xhr.status)) Object.assign(event.detail, { shouldSwap: true, isError: false });
});
document.addEventListener("htmx:beforeRequest", (event) => clearTimeout(event.target.timer));
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const form = event.detail.elt;
  // Only an answer that says so lets go of what was typed.
  if (form.matches?.("form[data-draft]") && event.detail.xhr.getResponseHeader("X-Saved")) forget(form);
});
document.addEventListener("htmx:responseError", (event) => {
  if (event.target.matches?.("form[data-draft]")) refused(event.target, event.detail.xhr.status);
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    if (!event.target.matches?.("form[data-draft]")) return;
    say(event.target, UNREACHED);
    if (event.target.hasAttribute("data-autosave")) later(event.target, AGAIN_MS);
  });
}
// A form on a page of its own is sent by the browser; what is sent is not asked about, and its draft goes when the document is the next page.
const SENT = "sent draft";
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-draft]:not([hx-post])")) return;
  sessionStorage.setItem(SENT, keyOf(form));
  form.kept = textOf(form);
});
const sentDraft = sessionStorage.getItem(SENT);
sessionStorage.removeItem(SENT);
if (sentDraft && document.getElementById("pm")) sessionStorage.removeItem(sentDraft);

document.addEventListener("click", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  const { leave: leaves, forget: forgets, take, join, offer, for: name } = event.target.closest("a, button")?.dataset ?? {};
  const theirs = (field) => form.querySelector(`[data-theirs="${CSS.escape(field)}"]`).textContent;
  if (leaves !== undefined) {
    event.preventDefault();
    leave(form);
  } else if (forgets !== undefined) {
    forget(form);
    form.left = textOf(form);
    refresh(form);
  } else if (take) change(form, take, theirs(take));
  else if (join) change(form, join, `${form.elements[join].value}\n\n${theirs(join)}`);
  else if (offer) {
    change(form, name, offer);
    form.requestSubmit();
  }
});

function change(form, name, text) {
  form.elements[name].value = text;
  form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
  form.elements[name].focus();
}

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (!form) return;
  if (event.key === "Escape" && form.matches(".pm-form")) leave(form);
  if (event.key === "Escape" && form.matches(".pm-say, .pm-quick")) event.target.blur();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (event.key === "Tab" && event.target.matches("[data-outline]")) indent(event);
});

// In an outline Tab goes a level deeper at the start of a line; anywhere else it leaves the field, as it does everywhere.
function indent(event) {
  const area = event.target;
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const line = area.value.slice(start).split("\n", 1)[0];
  const before = area.value.slice(start, area.selectionStart);
  if (before.trim() || area.selectionStart !== area.selectionEnd || (event.shiftKey && !line.startsWith(" "))) return;
  event.preventDefault();
  const moved = event.shiftKey ? line.replace(/^ {1,2}/, "") : `  ${line}`;
  area.setRangeText(moved, start, start + line.length, "start");
  const place = start + Math.max(0, before.length + moved.length - line.length);
  area.setSelectionRange(place, place);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
