// A file that takes a while to make: the page says so, and says what the file could not show. Without this file the link itself saves it.

import { toast } from "./toasts.js";

const TRIES = 20;
const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function made(href) {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(href, { redirect: "error" });
    if (answer.status !== 503 || tries === TRIES) return answer;
    await wait(Number(answer.headers.get("Retry-After")) || 2);
  }
}

async function refusal(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("main h1, main .lead")].map((line) => line.textContent.trim()).join(" ");
}

async function save(link) {
  const label = link.dataset.export;
  link.setAttribute("aria-busy", "true");
  toast(`${label} is being made …`);
  try {
    const answer = await made(link.href);
    if (!answer.ok) return toast((await refusal(answer)) || `${label} could not be made.`, true);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? "postmortem";
    const href = URL.createObjectURL(await answer.blob());
    Object.assign(document.createElement("a"), { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    const remarks = answer.headers.get("X-Export-Remarks");
    toast(`${name} is saved.`);
    if (remarks) say(link, decodeURIComponent(remarks));
  } catch {
    toast("The server did not answer. Try again when the connection is back.", true);
  } finally {
    link.removeAttribute("aria-busy");
  }
}

// What was left out stays on the page, beside what it is about.
function say(link, text) {
  const row = link.closest("li, section, .menu");
  let note = row.nextElementSibling?.matches(".export-remark") ? row.nextElementSibling : null;
  if (!note) {
    note = Object.assign(document.createElement(row.matches("li") ? "li" : "div"), { className: "export-remark notice notice-soon" });
    note.setAttribute("role", "status");
    row.after(note);
  }
  note.textContent = text;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-export]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-busy") !== "true") save(link);
});
