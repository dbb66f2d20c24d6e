// Single keys and short sequences ("g i"). An element says itself which key uses it: data-key. Lists are walked with j and k:
// data-rows around, data-row on each; the row's first link gets the focus, so that Enter needs no code.

const OFF = "nofault-single-keys-off";
let pending = "";
let timer = 0;

export const singleKeysOff = () => localStorage.getItem(OFF) === "1";

function use(element, event) {
  event.preventDefault();
  if (element.matches("input, textarea, select")) {
    element.focus();
    element.select?.();
  } else element.click();
}

const seen = (element) => element && element.getClientRects().length > 0;

function walk(step) {
  const rows = [...document.querySelectorAll("[data-rows] [data-row]")].filter(seen);
  if (!rows.length) return;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, here + step))];
  const link = next.querySelector("a[href], button");
  link?.focus({ focusVisible: true });
  next.scrollIntoView({ block: "nearest" });
}

function typing(target) {
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
}

// Escape leaves a field of search, so that the next key is a key again; the browser empties it by itself.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches?.("input[type=search]")) event.target.blur();
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || singleKeysOff()) return;
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  const keys = pending ? `${pending} ${event.key}` : event.key;
  clearTimeout(timer);
  pending = "";
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].find((element) => seen(element) || element.matches("a"));
  if (found) return use(found, event);
  if (keys === "/") return location.assign("/search/");
  if (keys === "j" || keys === "k") {
    event.preventDefault();
    return walk(keys === "j" ? 1 : -1);
  }
  if (document.querySelector(`[data-key^="${CSS.escape(event.key)} "]`)) {
    pending = event.key;
    timer = setTimeout(() => (pending = ""), 1200);
  }
});

// The page of keys opens in place, and carries the switch that turns single keys off.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.('a[href="/keyboard/"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.innerHTML = await answer.text();
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (click) => click.target === dialog && dialog.close());
  document.body.append(dialog);
  prepare(dialog);
  dialog.showModal();
});

function prepare(root) {
  const box = root.querySelector("[data-single-keys]");
  if (!box) return;
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.checked = !singleKeysOff();
  box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "0" : "1"));
}
prepare(document);
