// The page of a document: opening a part in place, the tools of a row, and keys. Without this file each part is edited on a page of its own.

import { begin, forget, leave, refresh, settle } from "./editing.js";
import "./holding.js";
import "./margin.js";
import "./understood.js";

const page = document.getElementById("pm");
const make = (id) => document.getElementById(id)?.content.firstElementChild.cloneNode(true);
const tools = make("pm-tools");
const isOpen = () => document.querySelector("form[data-in-place]");

// Opening: one part at a time. What was open is saved first; when that is not possible it stays, and says why.

const linkTo = (href) => [...document.querySelectorAll("[data-edit], [data-new]")].find((link) => link.getAttribute("href") === href);

async function open(link) {
  const href = link.getAttribute("href");
  const other = isOpen();
  if (other && !(await settle(other))) return other.querySelector("input:not([type=hidden]), textarea, select").focus();
  const again = linkTo(href);
  // A new item is written in the section it will stand in; where that is not on the page yet, on a page of its own.
  const words = again?.matches("[data-new]") && new URL(again.href).pathname.split("/");
  const section = words && words.at(words.at(-2) === "edit" ? -3 : -2);
  const target = section ? document.querySelector(`#section-${section} > .pm-add`) : again?.closest(".pm-row");
  if (section && !target) return location.assign(href);
  if (target) htmx.ajax("GET", href, { target, swap: "outerHTML" });
}

// The tools of the row that the pointer or the focus is in.

function offer(row) {
  const place = row.querySelector(":scope > .pm-actions");
  if (!tools || !place || place.contains(tools)) return;
  const section = row.closest(".pm-section");
  const isList = section.hasAttribute("data-list");
  for (const button of tools.querySelectorAll("[data-do]")) {
    button.hidden = button.dataset.do === "bin" ? !isList : button.dataset.do !== "comment" && (!isList || section.dataset.kind === "timeline");
  }
  place.append(tools);
}

async function use(row, what) {
  if (what === "comment") return comment(row);
  const address = `${page.dataset.address}parts/${encodeURIComponent(row.id.slice("part-".length))}/`;
  const swap = { target: `#${row.closest(".pm-section").id}`, swap: "outerHTML" };
  const form = row.querySelector("form[data-in-place]");
  if (form && !(await settle(form))) return;
  if (what === "bin") return htmx.ajax("POST", `${address}bin/`, swap);
  return htmx.ajax("POST", `${address}move/`, { ...swap, values: { direction: what } });
}

function comment(row) {
  let form = row.querySelector("form.pm-say");
  if (!form) {
    form = make("pm-say");
    form.elements.part.value = row.id.slice("part-".length);
    let margin = row.querySelector(":scope > .pm-margin");
    if (!margin) row.append((margin = Object.assign(document.createElement("div"), { className: "pm-margin" })));
    margin.append(form);
    htmx.process(form);
    begin(form);
    document.dispatchEvent(new Event("pm:moved"));
  }
  form.elements.text.focus();
}

for (const event of ["pointerover", "focusin"]) {
  document.addEventListener(event, ({ target, pointerType }) => {
    // What is touched must not move away from under the finger: there the tools come with the focus.
    const row = pointerType !== "touch" && target.closest?.(".pm-row:not(.pm-editing)");
    if (row) offer(row);
  });
}

// Raw lines stand below the evidence they belong to. Who may not see them is told so on a page of its own.
async function unfold(link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const fold = link.closest(".fold");
  fold.querySelector(":scope > .raw-lines")?.remove();
  fold.insertAdjacentHTML("beforeend", await answer.text());
}

// Clicks. A click into a block edits it, unless it is on something that does something else, or ends a selection.

const BUSY = "a, button, summary, input, textarea, select, label, form, .pm-margin";

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !page) return;
  const link = event.target.closest("[data-edit], [data-new]");
  const button = event.target.closest("[data-do]");
  const raw = event.target.closest("[data-raw]");
  const block = event.target.closest(".pm-block");
  if (link) {
    event.preventDefault();
    open(link);
  } else if (raw) {
    event.preventDefault();
    unfold(raw);
  } else if (button) use(button.closest(".pm-row"), button.dataset.do);
  else if (block && !event.target.closest(BUSY) && getSelection().isCollapsed) {
    const edit = block.parentElement.querySelector(":scope > .pm-actions > [data-edit]");
    if (edit) open(edit);
  }
});

// Keys: e edits the part that the focus or the pointer is in, Alt with an arrow moves it.

document.addEventListener("keydown", (event) => {
  if (event.target.closest?.("form") || event.ctrlKey || event.metaKey || event.defaultPrevented || !page) return;
  const row = event.target.closest?.(".pm-row") ?? document.querySelector(".pm-row:hover");
  if (!row) return;
  if (event.key === "e" && !event.altKey) {
    const edit = row.querySelector(":scope > .pm-actions > [data-edit]");
    if (!edit) return;
    event.preventDefault();
    open(edit);
  } else if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key) && row.querySelector("[data-edit]")) {
    const section = row.closest(".pm-section");
    if (!section.hasAttribute("data-list") || section.dataset.kind === "timeline") return;
    event.preventDefault();
    use(row, event.key === "ArrowUp" ? "up" : "down");
  }
});

// After a swap: forms that came begin, and the focus goes to where the work was.

let lastQuick = "";
document.addEventListener("htmx:beforeRequest", (event) => {
  lastQuick = event.target.matches?.(".pm-quick") ? event.target.id : "";
});

function arrive() {
  for (const form of document.querySelectorAll("form[data-draft]:not([data-begun])")) begin(form);
  const section = document.querySelector("[data-focus]");
  if (section) {
    // Not out of a field in which somebody writes.
    if (!isOpen()?.contains(document.activeElement)) document.getElementById(section.dataset.focus)?.querySelector(".pm-actions > [data-edit]")?.focus();
    section.removeAttribute("data-focus");
  }
  if (lastQuick) document.getElementById(lastQuick)?.querySelector("[aria-invalid=true], input:not([type=hidden])")?.focus();
  lastQuick = "";
}

document.addEventListener("htmx:afterSettle", arrive);
arrive();

// What waits in this tab without being saved is said where it would be edited.

for (const key of Object.keys(sessionStorage)) {
  const link = key.startsWith("draft:") && linkTo(key.slice("draft:".length).replace(/:[^:]*$/, ""));
  if (link) link.append(Object.assign(document.createElement("span"), { className: "soon", textContent: " · unsaved text" }));
}

export { forget, leave, refresh };
