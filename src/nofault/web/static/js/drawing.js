// The drawing of an incident: zoom and pan by pointer, wheel, pinch and keys; its events are walked like a list, and Enter opens one.
// The server draws everything along an inner SVG in percent, so that zooming sets the place and the width of that SVG and nothing else.

const LEAST_S = 5;
const STEPS_S = [1, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800, 2592000, 31536000];
const MOST_TICKS = 6;
const drawings = new WeakMap();

class Drawing {
  constructor(figure) {
    const { begin, end, first, last } = figure.dataset;
    this.figure = figure;
    this.svg = figure.querySelector(".drawing-svg");
    this.plane = figure.querySelector(".drawing-plane");
    this.ticks = figure.querySelector(".drawing-ticks");
    this.said = figure.querySelector(".drawing-said");
    this.home = [Number(begin), Number(end)];
    this.whole = [Math.min(Number(first), Number(begin)), Math.max(Number(last), Number(end))];
    this.seen = [...this.home];
    this.marks = [...figure.querySelectorAll(".mark")].sort((one, other) => one.dataset.at - other.dataset.at);
    this.chosen = -1;
    this.pointers = new Map();
    this.upgrade();
  }

  upgrade() {
    this.svg.setAttribute("role", "listbox");
    this.svg.setAttribute("tabindex", "0");
    for (const mark of this.marks) {
      mark.setAttribute("role", "option");
      mark.setAttribute("aria-selected", "false");
    }
    this.figure.querySelector(".drawing-tools").hidden = false;
    const on = (kind, act, options) => this.svg.addEventListener(kind, (event) => act.call(this, event), options);
    on("keydown", this.key);
    on("wheel", this.wheel, { passive: false });
    on("pointerdown", this.press);
    on("pointermove", this.drag);
    on("pointerup", this.release);
    on("pointercancel", this.release);
    this.figure.querySelector(".drawing-tools").addEventListener("click", ({ target }) => this.use(target.closest("[data-zoom]")?.dataset.zoom));
  }

  get length() {
    return this.seen[1] - this.seen[0];
  }

  // What is seen: never less than some seconds, never beyond the first and last event.
  show(begin, end) {
    const most = this.whole[1] - this.whole[0];
    const length = Math.min(Math.max(end - begin, LEAST_S * 1000), most);
    begin = Math.min(Math.max(begin, this.whole[0]), this.whole[1] - length);
    this.seen = [begin, begin + length];
    const span = this.home[1] - this.home[0];
    this.plane.setAttribute("x", `${((this.home[0] - begin) / length) * 100}%`);
    this.plane.setAttribute("width", `${(span / length) * 100}%`);
    this.svg.classList.toggle("is-zoomed", length < most - 1);
    this.figure.querySelector("figcaption").textContent = `${instant(begin)} – ${instant(begin + length)} UTC`;
    this.tick();
  }

  tick() {
    const step = STEPS_S.find((one) => this.length / 1000 / one <= MOST_TICKS) ?? STEPS_S.at(-1);
    const [line, word] = [this.ticks.querySelector("line"), this.ticks.querySelector("text")];
    if (!line) return;
    const made = [];
    for (let at = Math.ceil(this.seen[0] / 1000 / step) * step * 1000; at <= this.seen[1]; at += step * 1000) {
      const x = `${((at - this.home[0]) / (this.home[1] - this.home[0])) * 100}%`;
      const [nextLine, nextWord] = [line.cloneNode(), word.cloneNode()];
      nextLine.setAttribute("x1", x);
      nextLine.setAttribute("x2", x);
      nextWord.setAttribute("x", x);
      const iso = new Date(at).toISOString();
      nextWord.textContent = step >= 86400 ? iso.slice(5, 10) : iso.slice(11, step < 60 ? 19 : 16);
      made.push(nextLine);
      if (Math.min(at - this.seen[0], this.seen[1] - at) > this.length / 40) made.push(nextWord);
    }
    if (made.some((one) => one.tagName === "text")) this.ticks.replaceChildren(...made);
  }

  zoom(factor, around = this.middle()) {
    this.show(around - (around - this.seen[0]) * factor, around + (this.seen[1] - around) * factor);
  }

  pan(part) {
    this.show(this.seen[0] + this.length * part, this.seen[1] + this.length * part);
  }

  middle() {
    const at = this.chosen >= 0 ? Number(this.marks[this.chosen].dataset.at) : NaN;
    return at >= this.seen[0] && at <= this.seen[1] ? at : (this.seen[0] + this.seen[1]) / 2;
  }

  atPointer(event) {
    const box = this.svg.getBoundingClientRect();
    return this.seen[0] + (Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) * this.length);
  }

  // --- choosing events

  choose(number) {
    if (!this.marks.length) return;
    number = Math.min(Math.max(number, 0), this.marks.length - 1);
    this.marks[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = number;
    const mark = this.marks[number];
    mark.setAttribute("aria-selected", "true");
    this.svg.setAttribute("aria-activedescendant", mark.id);
    const at = Number(mark.dataset.at);
    if (at < this.seen[0] || at > this.seen[1]) this.show(...this.reach(at));
    this.said.hidden = false;
    const link = Object.assign(document.createElement("a"), { href: `#${mark.dataset.target}`, textContent: mark.getAttribute("aria-label") });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.open();
    });
    this.said.replaceChildren(link);
  }

  // An event outside is moved to the middle; one that lies further off than what is seen is reached by zooming out.
  reach(at) {
    return [at - this.length / 2, at + this.length / 2];
  }

  across(step) {
    const here = this.marks[this.chosen];
    if (!here) return this.choose(0);
    const lanes = this.marks.map((mark) => Number(mark.dataset.lane)).filter((lane) => Math.sign(lane - here.dataset.lane) === step);
    if (!lanes.length) return;
    const lane = step > 0 ? Math.min(...lanes) : Math.max(...lanes);
    const away = (mark) => Math.abs(mark.dataset.at - here.dataset.at);
    const there = this.marks.filter((mark) => Number(mark.dataset.lane) === lane);
    this.choose(this.marks.indexOf(there.reduce((best, mark) => (away(mark) < away(best) ? mark : best))));
  }

  open() {
    const row = document.getElementById(this.marks[this.chosen]?.dataset.target);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    const place = row.querySelector(".event-at, [data-edit]") ?? [...row.querySelectorAll("a[href], button")].find((one) => one.checkVisibility());
    if (place) return place.focus({ focusVisible: true, preventScroll: true });
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowRight: () => (event.shiftKey ? this.pan(0.25) : this.choose(this.chosen < 0 ? this.firstSeen() : this.chosen + 1)),
      ArrowLeft: () => (event.shiftKey ? this.pan(-0.25) : this.choose(this.chosen < 0 ? this.firstSeen() : this.chosen - 1)),
      ArrowDown: () => this.across(1),
      ArrowUp: () => this.across(-1),
      Home: () => this.choose(0),
      End: () => this.choose(this.marks.length - 1),
      Enter: () => this.open(),
      "+": () => this.zoom(0.5),
      "=": () => this.zoom(0.5),
      "-": () => this.zoom(2),
      0: () => this.show(...this.home),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  firstSeen() {
    return Math.max(this.marks.findIndex((mark) => Number(mark.dataset.at) >= this.seen[0]), 0);
  }

  use(what) {
    if (what === "in") this.zoom(0.5);
    else if (what === "out") this.zoom(2);
    else if (what === "all") this.show(...(this.length < this.whole[1] - this.whole[0] - 1 && this.seen[0] === this.home[0] && this.seen[1] === this.home[1] ? this.whole : this.home));
    else if (what === "take") this.take();
  }

  take() {
    this.figure.dispatchEvent(new CustomEvent("drawing:stretch", { bubbles: true, detail: { begin: this.seen[0], end: this.seen[1] } }));
  }

  // --- pointer, wheel, pinch

  wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoom(Math.exp(Math.min(Math.max(event.deltaY, -100), 100) / 200), this.atPointer(event));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      this.pan((event.deltaX || event.deltaY) / this.svg.clientWidth);
    }
  }

  press(event) {
    if (event.button) return;
    this.pointers.set(event.pointerId, event.clientX);
    const zoomed = this.svg.classList.contains("is-zoomed") && (this.seen[0] !== this.home[0] || this.seen[1] !== this.home[1]);
    this.began = { x: event.clientX, at: this.atPointer(event), seen: [...this.seen], brush: event.shiftKey || !zoomed, mark: event.target.closest(".mark") };
  }

  drag(event) {
    if (!this.pointers.has(event.pointerId)) return;
    const before = [...this.pointers.values()];
    this.pointers.set(event.pointerId, event.clientX);
    const now = [...this.pointers.values()];
    if (now.length === 2) {
      const apart = (pair) => Math.max(Math.abs(pair[0] - pair[1]), 8);
      this.began.moved = this.began.pinched = true;
      this.unbrush();
      return this.zoom(apart(before) / apart(now), this.atPointer({ clientX: (now[0] + now[1]) / 2 }));
    }
    if (this.began.pinched || Math.abs(event.clientX - this.began.x) < 4) return;
    if (!this.began.moved) this.svg.setPointerCapture(event.pointerId);
    this.began.moved = true;
    if (this.began.brush) return this.brush(event);
    const away = ((this.began.x - event.clientX) / this.svg.clientWidth) * this.length;
    this.show(this.began.seen[0] + away, this.began.seen[1] + away);
  }

  brush(event) {
    this.area ??= this.svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
    const share = (at) => ((at - this.seen[0]) / this.length) * 100;
    const [low, high] = [this.began.at, this.atPointer(event)].sort((one, other) => one - other);
    for (const [name, value] of Object.entries({ class: "brush-area", "aria-hidden": "true", y: 0, height: "100%", x: `${share(low)}%`, width: `${share(high) - share(low)}%` })) this.area.setAttribute(name, value);
    this.began.stretch = [low, high];
  }

  unbrush() {
    this.area?.remove();
    this.area = null;
  }

  release(event) {
    if (!this.pointers.delete(event.pointerId) || this.pointers.size) return;
    const { moved, stretch, mark, pinched } = this.began;
    this.unbrush();
    if (event.type === "pointercancel" || pinched) return;
    if (!moved && mark) this.choose(this.marks.indexOf(mark));
    else if (moved && stretch) {
      this.show(...stretch);
      this.take();
    }
  }
}

const instant = (at) => new Date(at).toISOString().slice(0, 19).replace("T", " ");

function begin() {
  for (const figure of document.querySelectorAll("[data-drawing]")) if (!drawings.has(figure)) drawings.set(figure, new Drawing(figure));
}

// A drawing that was unfolded stays so when its section is answered anew.
let unfolded = false;
document.addEventListener("toggle", ({ target }) => {
  if (target.id === "pm-drawing") unfolded = target.open;
}, true);

document.addEventListener("htmx:afterSettle", () => {
  const fold = document.getElementById("pm-drawing");
  if (fold && unfolded) fold.open = true;
  begin();
});
begin();
