// What every page has beyond its forms and links. Without this file all of it is reachable by clicking.

import "./times.js";
import "./keys.js";
import "./toasts.js";
import "./palette.js";

// A choice that filters submits its form at once; without scripts the form's own button does.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

// What was not asked for is not in the address: a filtered list can be passed on as it stands.
document.addEventListener("formdata", (event) => {
  if (!event.target.matches(".filters")) return;
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});
document.addEventListener("htmx:configRequest", (event) => {
  const { parameters, elt } = event.detail;
  if (elt.matches(".filters")) for (const name of Object.keys(parameters)) if (parameters[name] === "") delete parameters[name];
});

// A page on its way to load anew asks no more: the answer to one more question would begin the loading again, without an end where it takes long.
let loadsAnew = false;
document.addEventListener("htmx:beforeOnLoad", ({ detail }) => { loadsAnew ||= detail.xhr.getResponseHeader("HX-Refresh") === "true"; });
document.addEventListener("htmx:beforeRequest", (event) => {
  if (loadsAnew && event.target.getAttribute("hx-trigger")?.includes("every ")) event.preventDefault();
});

// Menus close when something else is clicked or Escape is pressed; focus returns to what opened them.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
