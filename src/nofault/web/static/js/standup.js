// Five minutes for one item, counted down where everybody sees it. When they are over nothing happens but that it says so.

const clock = document.querySelector("[data-timer]");
const end = Date.now() + Number(clock?.dataset.timer ?? 0) * 1000;

function show() {
  const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
  clock.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "time for the next one";
  clock.classList.toggle("soon", left <= 60);
  if (left) setTimeout(show, 1000);
}

if (clock) {
  clock.hidden = false;
  show();
}
