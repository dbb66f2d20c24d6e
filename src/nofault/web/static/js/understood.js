// Below a time or a day that is being typed stands what the server understands of it, before anything is saved.
// And a field for a name offers the people there are, asked for when the first such field is entered.

const PAUSE_MS = 250;
const documentOf = (field) => new URL(field.form.action).pathname.match(/^\/incidents\/(?:bring\/\d+\/\d+|[^/]+)\//)?.[0];
const asked = new WeakMap();

function place(field) {
  const quick = field.closest(".pm-quick");
  const known = quick ? quick.querySelector(".understood") : field.parentElement.querySelector(".understood");
  if (known) return known;
  const made = Object.assign(document.createElement("p"), { className: "understood field-help" });
  made.setAttribute("role", "status");
  if (quick) quick.append(made);
  else field.after(made);
  return made;
}

async function ask(field) {
  asked.get(field)?.abort();
  const turn = new AbortController();
  asked.set(field, turn);
  const { understood, kind = "", beside } = { ...field.form.dataset, ...field.dataset };
  // Of a time without a zone of its own the field beside it says on which clock it was read.
  const zone = beside ? field.form.elements[beside].value : "";
  try {
    const text = field.value.trim();
    const answer = text ? await fetch(`${documentOf(field)}understood/?${new URLSearchParams({ text, kind, zone, as: understood })}`, { headers: { "HX-Request": "true" }, redirect: "error", signal: turn.signal }) : null;
    place(field).textContent = answer?.ok ? await answer.text() : "";
  } catch { /* It is said again when the connection is back; saving asks in any case. */ }
}

document.addEventListener("input", (event) => {
  const target = event.target.form?.querySelector(`[data-beside="${CSS.escape(event.target.name)}"]`) ?? event.target;
  if (!target.matches?.("[data-understood]")) return;
  clearTimeout(target.asking);
  target.asking = setTimeout(() => ask(target), PAUSE_MS);
});

document.addEventListener("focusin", async ({ target }) => {
  if (!target.matches?.("input[list=people]") || document.getElementById("people")) return;
  const list = Object.assign(document.createElement("datalist"), { id: "people" });
  document.body.append(list);
  const answer = await fetch(`${documentOf(target)}people/`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer?.ok) list.innerHTML = await answer.text();
  else list.remove();
});
