// Editing in place: keys, saving after a pause, questions while somebody types, and nothing typed is lost.
// Without this file every block is edited on a page of its own.

const PAUSE_MS = 1500;
const LINT_PAUSE_MS = 350;
const kept = (form) => `draft:${form.getAttribute("action")}`;
const said = (form, text) => { form.querySelector(".saved").textContent = text; };
const fields = (form) => [...form.elements].filter((field) => field.name && !["version", "csrfmiddlewaretoken"].includes(field.name) && field.type !== "submit");
const snapshot = (form) => JSON.stringify(fields(form).map((field) => [field.name, field.value]));

// An answer that asks for a correction or shows a second version is shown in place like any other.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([412, 422].includes(event.detail.xhr.status)) Object.assign(event.detail, { shouldSwap: true, isError: false });
});

// Lost connection: the text stays in the form, says so, and survives a reload.
for (const name of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    const form = event.target.closest?.("form.pm-form");
    if (form) said(form, "Not saved: the server could not be reached. Your text stays here; save again in a moment.");
  });
}

function begin(form) {
  form.dataset.begun = "yes";
  form.dataset.saved = snapshot(form);
  const draft = sessionStorage.getItem(kept(form));
  if (draft && draft !== form.dataset.saved) {
    const typed = new Map(JSON.parse(draft));
    for (const field of fields(form)) if (typed.has(field.name)) field.value = typed.get(field.name);
    said(form, "This is what you typed before; it is not saved yet.");
  }
  const first = form.querySelector("[aria-invalid], textarea, input:not([type=hidden]), select");
  if (first) first.focus();
}

function scan() {
  for (const form of document.querySelectorAll("form.pm-form:not([data-begun])")) begin(form);
  const section = document.querySelector("[data-focus]");
  if (section) {
    const row = document.getElementById(section.dataset.focus);
    section.removeAttribute("data-focus");
    row?.querySelector("[data-edit]")?.focus();
  }
}

const timers = new WeakMap();
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form.pm-form");
  if (!form) return;
  sessionStorage.setItem(kept(form), snapshot(form));
  const waiting = timers.get(form) || {};
  clearTimeout(waiting.lint);
  clearTimeout(waiting.save);
  waiting.lint = setTimeout(() => ask(form), LINT_PAUSE_MS);
  if (form.hasAttribute("data-autosave")) waiting.save = setTimeout(() => save(form), PAUSE_MS);
  timers.set(form, waiting);
});

async function ask(form) {
  const place = form.parentElement.querySelector("[data-findings]");
  try {
    const answer = await fetch(form.dataset.lint, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } });
    if (answer.ok && place) place.innerHTML = await answer.text();
  } catch { /* the questions come back with the connection */ }
}

async function save(form) {
  const before = snapshot(form);
  if (before === form.dataset.saved || !form.isConnected) return;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "true" } });
    const body = await answer.json();
    if (answer.ok) {
      form.elements.version.value = body.version;
      form.dataset.saved = before;
      if (snapshot(form) === before) sessionStorage.removeItem(kept(form));
      said(form, `saved ${body.saved_at}`);
    } else if (answer.status === 412) said(form, "Somebody else saved this meanwhile. Save to see both texts.");
    else said(form, "Not saved yet: something has to be corrected.");
  } catch {
    said(form, "Not saved: the server could not be reached. Your text stays here.");
  }
}

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form.pm-form");
  if (form && event.detail.successful && event.detail.xhr.status === 200) sessionStorage.removeItem(kept(form));
});

// Leaving puts the page back as it is kept; a draft that was typed is let go only then.
function leave(form) {
  sessionStorage.removeItem(kept(form));
  location.assign(form.dataset.cancel);
  if (location.hash || location.pathname === form.dataset.cancel) location.reload();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-leave]");
  if (link) { event.preventDefault(); leave(link.closest("form")); }
  const take = event.target.closest?.("[data-take]");
  if (take) {
    const form = take.closest("form");
    form.elements[take.dataset.take].value = form.querySelector(`[data-field="${CSS.escape(take.dataset.take)}"]`).textContent;
  }
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form.pm-form");
  if (form) {
    if (event.key === "Escape") leave(form);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "Tab" && event.target.matches("[data-outline]") && event.target.selectionStart !== undefined) indent(event);
    return;
  }
  if (event.target.matches?.("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "e") {
    const row = event.target.closest?.(".pm-row") || document.querySelector(".pm-row:hover");
    const edit = row?.querySelector("[data-edit]");
    if (edit) { event.preventDefault(); edit.click(); }
  }
});

// In an outline Tab goes a level deeper, but only at the start of a line, so that the key still leaves the field elsewhere.
function indent(event) {
  const area = event.target;
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  if (area.value.slice(start, area.selectionStart).trim()) return;
  event.preventDefault();
  const line = area.value.slice(start);
  area.setRangeText(event.shiftKey ? line.replace(/^ {1,2}/, "") : `  ${line}`, start, area.value.length, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("htmx:afterSettle", scan);
scan();
