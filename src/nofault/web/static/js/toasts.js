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

// What stands fast at the foot of a page (data-foot) stays usable: messages are put above it, wherever it is just now.
function lift() {
  if (!box.querySelector(".toast")) return;
  const feet = [...document.querySelectorAll("[data-foot]")].map((foot) => innerHeight - foot.getBoundingClientRect().top);
  box.style.setProperty("--foot", `${Math.min(innerHeight * 0.7, Math.max(0, ...feet))}px`);
}

if (box) {
  box.querySelectorAll(".toast").forEach(watch);
  lift();
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.matches?.(".toast")) watch(node);
    lift();
  }).observe(box, { childList: true });
  for (const moved of ["scroll", "resize"]) addEventListener(moved, lift, { passive: true });
  document.addEventListener("htmx:afterSettle", lift);
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
