// The evidence page: drop anywhere, one request a file with its progress, keys over the proposed events, a stretch of the drawing as the window.
// Without this file the same is done by choosing files and by the buttons.

import { singleKeysOff } from "./keys.js";
import "./understood.js";

const root = document.getElementById("evidence");
const address = root.dataset.address;
const limit = Number(root.dataset.limit);
const form = document.getElementById("bring");
const AT_ONCE = 2;
const waiting = [];
let sending = 0;

root.classList.add("scripted");
for (const label of root.querySelectorAll('[for="folder"]')) label.hidden = false;
for (const field of root.querySelectorAll("#folder")) field.hidden = field.disabled = false;
for (const button of root.querySelectorAll("[data-without-scripts]")) button.hidden = true;

// --- bringing files

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`);

function bring(file, path) {
  const list = document.getElementById("uploads");
  list.hidden = false;
  const row = document.createElement("li");
  row.className = "upload";
  const name = Object.assign(document.createElement("span"), { className: "upload-path mono", textContent: path });
  const said = Object.assign(document.createElement("span"), { className: "muted num", textContent: size(file.size) });
  const bar = Object.assign(document.createElement("progress"), { max: Math.max(file.size, 1), value: 0 });
  bar.setAttribute("aria-label", path);
  row.append(name, said, bar);
  list.append(row);
  if (file.size > limit) return refuse(said, bar, `larger than ${size(limit)}: compress it (.gz, .zst, .xz) or split it`);
  waiting.push({ file, path, said, bar });
  next();
}

function refuse(said, bar, text) {
  said.className = "late";
  said.textContent = text;
  bar.remove();
}

function next() {
  while (sending < AT_ONCE && waiting.length) send(waiting.shift());
}

function send({ file, path, said, bar }) {
  sending += 1;
  const began = performance.now();
  const request = new XMLHttpRequest();
  request.open("PUT", `${address}files/`);
  request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
  request.setRequestHeader("X-File-Path", encodeURIComponent(path));
  request.setRequestHeader("X-File-Modified-Ms", String(file.lastModified || ""));
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.upload.addEventListener("progress", (event) => {
    bar.value = event.loaded;
    const rate = event.loaded / ((performance.now() - began) / 1000 || 1);
    said.textContent = `${size(event.loaded)} of ${size(file.size)} · ${size(rate)}/s`;
  });
  request.addEventListener("load", () => {
    if (request.status === 201) {
      bar.closest("li").remove();
      document.body.dispatchEvent(new CustomEvent("evidence-received"));
    } else refuse(said, bar, reason(request));
  });
  request.addEventListener("error", () => refuse(said, bar, "the connection was lost: drop the file once more"));
  request.addEventListener("loadend", () => {
    sending -= 1;
    next();
  });
  request.send(file);
}

function reason(request) {
  try {
    const { message, hint } = JSON.parse(request.responseText);
    return `${message} ${hint}`.trim();
  } catch {
    return request.status === 413 ? request.responseText : `not taken (${request.status})`;
  }
}

addEventListener("beforeunload", (event) => {
  if (sending || waiting.length) event.preventDefault();
});

async function entries(reader) {
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    found.push(...some);
  }
}

async function walk(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    bring(file, entry.fullPath.replace(/^\//, ""));
  } else if (entry.isDirectory) {
    for (const inner of await entries(entry.createReader())) await walk(inner);
  }
}

if (form) {
  const veil = document.getElementById("drop-veil");
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) veil.hidden = true;
  });
  addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    veil.hidden = true;
    // The items go away with the event, so all of them are taken before the first is walked.
    const items = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
    for (const item of items) if (item instanceof File) bring(item, item.name);
    (async () => {
      for (const item of items) if (item && !(item instanceof File)) await walk(item);
    })();
  });
  for (const field of form.querySelectorAll("input[type=file]"))
    field.addEventListener("change", () => {
      for (const file of field.files) bring(file, file.webkitRelativePath || file.name);
      field.value = "";
    });
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
