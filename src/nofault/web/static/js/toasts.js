// A toast stays ten seconds, longer while the pointer or the focus is on it. What it offers to undo is in the bin as well.

const STAY_MS = 10_000;
const box = document.getElementById("toasts");

function watch(toast) {
  let timer = 0;
  const held = () => toast.matches(":hover") || toast.contains(document.activeElement);
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (held() ? start() : toast.remove()), STAY_MS);
  };
  for (const leaving of ["pointerleave", "focusout"]) toast.addEventListener(leaving, start);
  start();
}

if (box) {
  box.querySelectorAll(".toast").forEach(watch);
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.matches?.(".toast")) watch(node);
  }).observe(box, { childList: true });
}

export function toast(text, late = false) {
  const row = document.createElement("div");
  row.className = late ? "toast toast-late" : "toast";
  row.append(Object.assign(document.createElement("p"), { textContent: text }));
  box?.append(row);
}

// A partial answer that failed is said in words; the page stays as it is, with everything typed still in it.
document.addEventListener("htmx:sendError", () => toast("The server did not answer. Nothing is lost: try again when the connection is back.", true));
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status >= 500) toast("The server could not answer this. Nothing typed here is lost; try again.", true);
  else if (status === 401) toast("You are signed out. Sign in in another tab, then do this again. Nothing typed here is lost.", true);
  else if (status === 403) toast("This was not allowed. If you signed in again meanwhile, try once more.", true);
});
