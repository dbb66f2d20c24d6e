// Every <time datetime> says, on hover and focus, what the reader's own clock showed, and how long after the onset it was
// where an element around it carries data-onset.

const zone = document.documentElement.dataset.zone || "UTC";
const place = zone === "UTC" ? "UTC" : zone.split("/").pop().replaceAll("_", " ");
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
  if (!onset) return "";
  const seconds = Math.round((at - new Date(onset)) / 1000);
  const away = Math.abs(seconds);
  const length = away < 60 ? `${away} s` : away < 7200 ? `${Math.round(away / 60)} min` : `${Math.round(away / 3600)} h`;
  return ` · ${length} ${seconds < 0 ? "before" : "after"} onset`;
}

export function showTip(element, focused) {
  const at = new Date(element.dateTime);
  if (Number.isNaN(at.valueOf()) || !element.dateTime.includes("T")) return;
  tip.textContent = `${clock.format(at)} in ${place}${distance(at, element)}`;
  tip.hidden = false;
  const box = element.getBoundingClientRect();
  const below = box.bottom + 6 + tip.offsetHeight < innerHeight;
  tip.style.left = `${Math.max(4, Math.min(box.left, innerWidth - tip.offsetWidth - 4))}px`;
  tip.style.top = `${below ? box.bottom + 6 : box.top - tip.offsetHeight - 6}px`;
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
