// The margin: questions while somebody types, and notes that stand beside their parts without pushing them apart.

const PAUSE_MS = 300;
const wide = matchMedia("(min-width: 75rem)");

// Questions while typing. Only the block that changed is sent; an answer to an older text is not shown.

const asked = new WeakMap();

async function ask(form) {
  asked.get(form)?.abort();
  const turn = new AbortController();
  asked.set(form, turn);
  try {
    const answer = await fetch(form.dataset.lint, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, redirect: "error", signal: turn.signal });
    const place = form.parentElement?.querySelector("[data-findings]");
    if (!answer.ok || !place) return;
    place.innerHTML = await answer.text();
    soon();
  } catch { /* Questions come back with the connection; they never stand in the way. */ }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-lint]");
  if (!form) return;
  clearTimeout(form.asking);
  form.asking = setTimeout(() => ask(form), PAUSE_MS);
});

// Beside the document each note stands at its part; where two would lie over each other the second moves down. On a narrow screen they fold to a mark.

function place() {
  const notes = [...document.querySelectorAll(".pm-document .pm-row > .pm-margin")].filter((note) => note.childElementCount);
  for (const note of notes) {
    note.style.transform = "";
    const fold = note.querySelector(".pm-notes");
    if (fold && fold.dataset.wide !== String(wide.matches)) {
      fold.open = wide.matches;
      fold.dataset.wide = String(wide.matches);
    }
  }
  if (!wide.matches) return;
  const boxes = notes.map((note) => note.getBoundingClientRect());
  let free = -Infinity;
  notes.forEach((note, number) => {
    const down = Math.max(0, free - boxes[number].top);
    if (down) note.style.transform = `translateY(${down}px)`;
    free = boxes[number].top + down + boxes[number].height + 8;
  });
}

let waiting = 0;
const soon = () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(place);
};
for (const name of ["htmx:afterSettle", "pm:moved"]) document.addEventListener(name, soon);
document.addEventListener("toggle", soon, true);
window.addEventListener("resize", soon);
place();
