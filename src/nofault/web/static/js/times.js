// Every <time datetime> says, on hover and focus, what the reader's own clock showed where that is not UTC, and how long after the
// onset it was where an element around it carries data-onset; elsewhere how long ago.

const zone = document.documentElement.dataset.zone || "UTC";
const place = zone.split("/").pop().replaceAll("_", " ");
const ago = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

const tip = document.createElement("div");
tip.className = "tip";
tip.id = "tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;
document.body.append(tip);
let described = null;

function distance(at, element) {
  const onset = element.closest("[data-onset]")?.dataset.onset;
  if (!onset) return fromNow((at - Date.now()) / 1000);
  const seconds = Math.round((at - new Date(onset)) / 1000);
  const away = Math.abs(seconds);
  const length = away < 60 ? `${away} s` : away < 7200 ? `${Math.round(away / 60)} min` : `${Math.round(away / 3600)} h`;
  return `${length} ${seconds < 0 ? "before" : "after"} onset`;
}

function fromNow(seconds) {
  const [size, unit] = [[86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]].find(([size]) => Math.abs(seconds) >= size) ?? [1, "second"];
  return ago.format(Math.round(seconds / size), unit);
}

export function showTip(element, focused) {
  const at = new Date(element.dateTime);
  if (Number.isNaN(at.valueOf()) || !element.dateTime.includes("T")) return;
  const here = zone === "UTC" ? [] : [`${clock.format(at)} in ${place}`];
  tip.textContent = [...here, distance(at, element)].join(" · ");
  tip.hidden = false;
  const box = element.getBoundingClientRect();
  // Above, where it was read already: below it would cover what is read next.
  const above = box.top - tip.offsetHeight - 4 > 0;
  tip.style.left = `${Math.max(4, Math.min(box.left, innerWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${above ? box.top - tip.offsetHeight - 4 : box.bottom + 4}px`;
  if (focused) {
    described = focused;
    described.setAttribute("aria-describedby", tip.id);
  }
}

export function hideTip() {
  tip.hidden = true;
  described?.removeAttribute("aria-describedby");
  described = null;
}

document.addEventListener("pointerover", (event) => {
  const element = event.target.closest?.("time[datetime]");
  if (element) showTip(element);
  else if (!described) hideTip();
});
document.addEventListener("focusin", (event) => {
  hideTip();
  // A row that is walked to by keyboard shows its own time.
  const element = event.target.matches("time[datetime]") ? event.target : event.target.closest("[data-row]")?.querySelector("time[datetime]");
  if (element && event.target.matches(":focus-visible") && !event.target.hasAttribute("aria-describedby")) showTip(element, event.target);
});
document.addEventListener("focusout", hideTip);
document.addEventListener("scroll", hideTip, { passive: true, capture: true });
document.addEventListener("keydown", (event) => event.key === "Escape" && hideTip());
