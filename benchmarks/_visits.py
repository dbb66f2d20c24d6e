"""What is asked of the server: each kind of request, as the measured member's browser or program would send it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import NamedTuple
from urllib.parse import quote

from benchmarks._browser import Answer, Browser, form_fields
from benchmarks._documents import COMMON, RARE, TIMELINE_ONLY

OPEN, LIST, SEARCH, ADD, CREATE = 12.0, 15.0, 20.0, 12.0, 20.0  # CPU milliseconds: the page budget
TIME = "2026-01-14 14:32:05 UTC"


class Visit(NamedTuple):
    """One kind of request. `prepare` does what is not measured and gives the request that is; `bar_ms` is None where there is no bar."""

    name: str
    prepare: Callable[[], Callable[[], Answer]]
    bar_ms: float | None = None
    status: int = 200


class Member:
    """The measured member at work: every document that is opened or written in is another one."""

    def __init__(self, browser: Browser, token: str) -> None:
        self.browser, self.token = browser, token
        # From the whole three years, never two neighbours one after the other.
        known = list(self._references())
        self._fresh = iter([known[number * 997 % len(known)] for number in range(len(known))])
        self._opened: list[str] = []
        self._numbers = count(1)

    def _references(self) -> Iterator[str]:
        after = ""
        while after is not None:
            page = json.loads(self.browser.call(self.token, "GET", f"/api/v1/incidents?limit=200&after={after}").text)
            yield from (row["reference"] for row in page["items"])
            after = page["next"]

    def fresh(self) -> str:
        self._opened.append(next(self._fresh))
        return self._opened[-1]

    def get(self, address: str) -> Callable[[], Callable[[], Answer]]:
        return lambda: partial(self.browser.get, address)

    def search(self, words: str) -> Callable[[], Callable[[], Answer]]:
        return self.get(f"/search/?q={quote(words)}")

    def open_fresh(self) -> Callable[[], Answer]:
        return partial(self.browser.get, f"/incidents/{self.fresh()}/")

    def open_again(self) -> Callable[[], Answer]:
        address = f"/incidents/{self.fresh()}/"
        self.browser.get(address)
        return partial(self.browser.get, address)

    def add(self, kind: str, *, scripted: bool = False, followed: bool = False) -> Callable[[], Callable[[], Answer]]:
        """The form on the page of a document that was opened before. `scripted` swaps the section in; else a redirect leads back to the page."""

        def prepare() -> Callable[[], Answer]:
            page = f"/incidents/{self.fresh()}/"
            address = f"{page}parts/new/{kind}/"
            self.browser.get(page)
            fields = form_fields(self.browser.get(address), address) | self._typed(kind)
            headers = {"HX-Request": "true", "HX-Current-URL": f"{self.browser.origin}{page}"} if scripted else {}
            return partial(self._sent, address, fields, headers, followed)

        return prepare

    def _sent(self, address: str, fields: dict[str, str], headers: dict[str, str], followed: bool) -> Answer:
        answer = self.browser.post(address, fields, **headers)
        return self.browser.follow(answer) if followed else answer

    def _typed(self, kind: str) -> dict[str, str]:
        number = next(self._numbers)
        if kind == "timeline":
            return {"at": TIME, "kind": "signal", "text": f"Queue depth of the ledger passed {number} messages", "source": "metrics"}
        return {"text": f"Give the ledger a queue limit of {number} messages", "owner": "Robin Vale", "due_on": "2026-12-01", "priority": "P2"}

    def create(self, *, followed: bool = False) -> Callable[[], Callable[[], Answer]]:
        def prepare() -> Callable[[], Answer]:
            fields = form_fields(self.browser.get("/incidents/new/"), "/incidents/new/")
            title = f"Ledger answered slowly for the {next(self._numbers)}th time"
            typed = {"title": title, "severity": "SEV3", "service": "ledger", "began": "2026-01-14 14:32", "zone": "UTC"}
            return partial(self._sent, "/incidents/new/", fields | typed, {}, followed)

        return prepare

    def search_after_write(self) -> Callable[[], Answer]:
        self.add("timeline", scripted=True)()()
        return self.search(COMMON)()

    def call(self, method: str, address: str, body: Callable[[], object] | None = None) -> Callable[[], Callable[[], Answer]]:
        """The API; `*` in the address stands for another document each time."""

        def prepare() -> Callable[[], Answer]:
            sent = json.dumps(body()).encode() if body else b""
            there = address.replace("*", self.fresh()) if "*" in address else address
            return partial(self.browser.call, self.token, method, f"/api/v1/{there}", sent)

        return prepare

    def _entry(self) -> dict[str, object]:
        return {"at": "2026-01-14T14:32:05Z", "kind": "signal", "text": f"Queue depth passed {next(self._numbers)} messages", "source": "metrics"}

    def _promise(self) -> dict[str, object]:
        return {"text": f"Limit the queue to {next(self._numbers)}", "owner": "Robin Vale", "due_on": "2026-12-01", "state": "committed"}

    def _facts(self) -> dict[str, object]:
        return {"facts": {"title": f"Ledger slow, number {next(self._numbers)}", "severity": "SEV3", "service": "ledger"}}

    def visits(self) -> list[Visit]:
        """Everything that is measured, reads and writes as they come in a day."""
        return [
            Visit("home", self.get("/"), LIST),
            Visit("list: 50 newest", self.get("/incidents/"), LIST),
            Visit("list: SEV2 and SEV3, published, by title", self.get("/incidents/?severity=SEV2&severity=SEV3&state=published&sort=title"), LIST),
            Visit("list: one service, oldest first", self.get("/incidents/?service=ledger&sort=oldest"), LIST),
            Visit("list: late promises, one team, by severity", self.get("/incidents/?late=1&team=payments&sort=severity"), LIST),
            Visit("list: title contains", self.get("/incidents/?q=stale+prices"), LIST),
            Visit("list: action items", self.get("/actions/"), LIST),
            Visit("open, not opened before", self.open_fresh, OPEN),
            Visit("open, opened a moment ago", self.open_again, OPEN),
            Visit("search: rare word", self.search(RARE), SEARCH),
            Visit("search: common word", self.search(COMMON), SEARCH),
            Visit("search: word of one timeline entry", self.search(TIMELINE_ONLY), SEARCH),
            Visit("search: five words", self.search("stale replica behind the ledger certificate"), SEARCH),
            Visit("add a timeline entry, section answered", self.add("timeline", scripted=True), ADD),
            Visit("add a timeline entry, redirect answered", self.add("timeline"), ADD, status=302),
            Visit("add a timeline entry, redirect followed", self.add("timeline", followed=True)),
            Visit("add an action item, section answered", self.add("action_items", scripted=True), ADD),
            Visit("add an action item, redirect followed", self.add("action_items", followed=True)),
            Visit("create an incident", self.create(), CREATE, status=302),
            Visit("create an incident, redirect followed", self.create(followed=True)),
            Visit("search: common word, just after a write", self.search_after_write, SEARCH),
            Visit("API: list 50", self.call("GET", "incidents"), LIST),
            Visit("API: one whole document", self.call("GET", "postmortems/*"), OPEN),
            Visit("API: add a timeline entry", self.call("POST", "timeline-entries/*", self._entry), ADD, status=201),
            Visit("API: add an action item", self.call("POST", "action-items/*", self._promise), ADD, status=201),
            Visit("API: create an incident", self.call("POST", "incidents", self._facts), CREATE, status=201),
        ]
