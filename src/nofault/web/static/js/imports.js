// The page where postmortems are brought: what is dropped or chosen is sent at once, then looked at. Without this file the form does it.

import { sender, takeChosen, takeDropped } from "./uploads.js";

const root = document.getElementById("imports");
const form = root.querySelector("form");
const token = form.elements.csrfmiddlewaretoken.value;
let where = "";
const documents = [];

for (const label of root.querySelectorAll('[for="folder-files"]')) label.hidden = false;
for (const field of root.querySelectorAll("#folder-files")) field.hidden = field.disabled = false;

// One import for all that is brought before the page is left; its name is that of the first file or folder.
async function place(label) {
  const body = new URLSearchParams({ label, csrfmiddlewaretoken: token });
  const answer = await fetch(root.dataset.begin, { method: "POST", body });
  if (!answer.ok) throw new Error(`not taken (${answer.status})`);
  where = (await answer.json()).address;
  return `${where}files/`;
}

let first = "";
const send = sender({
  list: document.getElementById("uploads"),
  limit: Number(root.dataset.limit),
  token,
  place: () => place(first),
  received: (answer) => documents.push(answer),
  // A file that was refused stays to be read about; a link leads to the others.
  ended: (refused) => {
    if (!documents.length) return;
    if (refused) {
      const link = document.getElementById("go-on");
      link.href = where;
      link.hidden = false;
      return;
    }
    const alone = documents.length === 1 && !documents[0].path.toLowerCase().endsWith(".zip");
    location.assign(alone ? documents[0].address : where);
  },
});
const bring = (file, path) => {
  first ||= path.split("/")[0];
  send(file, path);
};
takeDropped(document.getElementById("drop-veil"), bring);
takeChosen(form, bring);
