// Signed out while the page stands open: what is on it stays, and once somebody signed in again its forms get the token of the new session.

let isOut = false;

export const signedOut = () => isOut;
export const lose = () => (isOut = true);

// True when this page may be used again. Asked of the page itself, which a reader who is signed out is not given.
export async function renew() {
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    const headers = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").body.getAttribute("hx-headers");
    if (!headers) return false;
    document.body.setAttribute("hx-headers", headers);
    const token = JSON.parse(headers)["X-CSRFToken"];
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    for (const { content } of document.querySelectorAll("template")) for (const field of content.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    isOut = false;
    return true;
  } catch {
    return false;
  }
}

document.addEventListener("htmx:responseError", ({ detail }) => {
  // A token of an earlier session is refused with 403.
  if ([401, 403].includes(detail.xhr.status)) lose();
});

document.addEventListener("htmx:confirm", async (event) => {
  if (!isOut) return;
  event.preventDefault();
  await renew();
  event.detail.issueRequest(true);
});
