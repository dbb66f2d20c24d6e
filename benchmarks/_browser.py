"""A browser as far as the server can tell: one kept connection, cookies, forms filled in from their page, redirects."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode, urljoin

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
REDIRECTS = {301, 302, 303, 307}


class Answer(NamedTuple):
    """What came back; `location` is where a redirect leads."""

    status: int
    body: bytes
    location: str

    @property
    def text(self) -> str:
        return self.body.decode()


class Browser:
    """Somebody's browser at the server on `port` of this machine, logged in after `log_in`."""

    def __init__(self, port: int) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies: dict[str, str] = {}
        self.requests = 0

    def log_in(self, email: str, password: str) -> None:
        """By the login page's own form. Raises RuntimeError when that does not lead anywhere."""
        fields = form_fields(self.get("/accounts/login/"), "/accounts/login/")
        answer = self.post("/accounts/login/", fields | {"login": email, "password": password})
        if answer.status not in REDIRECTS or "sessionid" not in self.cookies:
            raise RuntimeError(f"the login was answered with {answer.status}")

    def get(self, address: str, **headers: str) -> Answer:
        return self._send("GET", address, b"", headers)

    def post(self, address: str, fields: Mapping[str, str], **headers: str) -> Answer:
        """Send a form; its CSRF token is one of the fields."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin, **headers}
        return self._send("POST", address, urlencode(fields).encode(), headers)

    def follow(self, answer: Answer) -> Answer:
        """The page that a redirect leads to."""
        if answer.status not in REDIRECTS:
            raise RuntimeError(f"no redirect but {answer.status}: {answer.text[:300]}")
        return self.get(answer.location.partition("#")[0])

    def call(self, token: str, method: str, address: str, body: bytes = b"") -> Answer:
        """The API, with a token and without cookies."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Cookie": "", "Accept": "application/json"}
        return self._send(method, address, body, headers)

    def _send(self, method: str, address: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        sent = {
            "User-Agent": AGENT,
            "Accept": ACCEPT,
            "Accept-Language": "en-GB,en;q=0.7",
            "Accept-Encoding": "gzip, deflate, br",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **headers,
        }
        self.requests += 1
        self._connection.request(method, address, body or None, {name: value for name, value in sent.items() if value})
        response = self._connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value.strip()
        return Answer(response.status, content, urljoin(address, response.headers.get("Location", "")))


class _Forms(HTMLParser):
    """The fields of the form that is sent to one address, as they stand on the page."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.fields = action, dict[str, str]()
        self._inside = False
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("action", self.action) == self.action and given.get("method") == "post"
        elif self._inside:
            self._take(tag, given)

    def _take(self, tag: str, given: Mapping[str, str]) -> None:
        name = given.get("name", "")
        if tag == "input" and name and (given.get("type") not in {"checkbox", "radio"} or "checked" in given):
            self.fields[name] = given.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and (self._select not in self.fields or "selected" in given):
            self.fields[self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area, self.fields[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self._inside and self._area:
            self.fields[self._area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""


def form_fields(page: Answer, action: str) -> dict[str, str]:
    """The fields of the page's form for `action`, with the CSRF token. Raises RuntimeError when there is none."""
    parser = _Forms(action)
    parser.feed(page.text)
    if "csrfmiddlewaretoken" not in parser.fields:
        raise RuntimeError(f"the page (status {page.status}) has no form for {action}")
    return parser.fields
