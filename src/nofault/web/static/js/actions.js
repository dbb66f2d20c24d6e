// "Update" opens its form below the row. Without scripts the same link leads to a page with the same form.

function close(link) {
  const form = document.querySelector("[data-editor]");
  form?.remove();
  link?.focus();
}

document.addEventListener("click", async (event) => {
  const leave = event.target.closest?.("[data-editor] [data-close]");
  if (leave) {
    event.preventDefault();
    return close(leave.closest("[data-editor]").previousElementSibling.querySelector("[data-edit]"));
  }
  const link = event.target.closest?.("[data-edit]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const row = link.closest("[data-row]");
  const again = row.nextElementSibling?.matches("[data-editor]");
  close();
  if (again) return;
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const editor = document.createElement(row.tagName);
  editor.dataset.editor = "";
  let place = editor;
  if (row.tagName === "TR") {
    place = editor.insertCell();
    place.colSpan = row.cells.length;
  }
  place.innerHTML = await answer.text();
  place.querySelector("[name=next]").value = location.pathname + location.search;
  row.after(editor);
  place.querySelector("input[type=radio]:checked")?.focus();
});

document.addEventListener("keydown", (event) => {
  const editor = event.target.closest?.("[data-editor]");
  if (!editor) return;
  if (event.key === "Escape") close(editor.previousElementSibling.querySelector("[data-edit]"));
  if (event.key === "Enter" && event.ctrlKey) editor.querySelector("form").requestSubmit();
});
