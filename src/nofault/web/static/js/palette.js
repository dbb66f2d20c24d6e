// Ctrl-K: any page or document by typing. A dialog around one endpoint that answers a list of links.

const ADDRESS = "/palette/";
let dialog = null;
let timer = 0;
let newest = 0;

function build() {
  dialog = document.createElement("dialog");
  dialog.className = "dialog palette";
  dialog.setAttribute("aria-label", "Go to a page or document");
  dialog.innerHTML = `<input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" autocomplete="off"
    aria-label="Go to" placeholder="Go to a page, document, action item or person"><div id="palette-list" role="listbox" aria-label="Found"></div>`;
  document.body.append(dialog);
  const field = dialog.querySelector("input");
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(load, 120);
  });
  field.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

const options = () => [...dialog.querySelectorAll('[role="option"]')];

async function load() {
  const field = dialog.querySelector("input");
  const turn = ++newest;
  const answer = await fetch(`${ADDRESS}?q=${encodeURIComponent(field.value)}`, { headers: { "HX-Request": "true" } });
  if (turn !== newest || !answer.ok || answer.redirected) return;
  dialog.querySelector("#palette-list").innerHTML = await answer.text();
  choose(options()[0]);
}

function choose(option) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  dialog.querySelector("input").setAttribute("aria-activedescendant", option?.id ?? "");
  option?.scrollIntoView({ block: "nearest" });
}

function move(event) {
  const all = options();
  const here = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined && event.key.startsWith("Arrow")) {
    event.preventDefault();
    choose(all[(to + all.length) % all.length]);
  } else if (event.key === "Enter" && all[here]) {
    event.preventDefault();
    all[here].click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  if (!document.querySelector(".rail") || (document.querySelector("dialog[open]") && !dialog?.open)) return;
  event.preventDefault();
  if (!dialog) build();
  if (dialog.open) return dialog.close();
  dialog.showModal();
  const field = dialog.querySelector("input");
  field.select();
  load();
});
