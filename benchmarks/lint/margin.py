"""What the questions beside a form cost while somebody types: the server's CPU time, the wait after the pause, and how many bytes travel.

    ./dev bench lint.margin            (python -m benchmarks.lint.margin [--json])

One `nofault serve` on SQLite with a few made-up documents. The forms of a summary, a timeline entry, a factor and an action item are sent to the
address that the page sends them to after a pause in typing, each time with another text of the labelled sentences of this folder, so that no
answer is kept. CPU is the median of the requests; the wait is from the request to the last byte of the answer, on this machine, with what it
shares its cores with. The page sends only the form whose field changed; the whole document's size stands beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks._browser import Browser, form_fields
from benchmarks._documents import EMAIL, PASSWORD
from benchmarks._serving import Installation, Server
from benchmarks._yardstick import Yardstick
from benchmarks.lint import _sets

DOCUMENTS = 20
TIMES = 60
SETTLE_S = 0.002
CPU_BAR_MS, WAIT_BAR_MS = 20.0, 100.0
FIELDS = {"summary": "value", "timeline": "text", "factors": "property", "action_items": "text"}
KNOWN = "Priya forgot to drain the node."  # what every part is asked about
LONG = 40  # sentences of the long text, as in a summary of two pages


def measure(server: Server, token: str, yardstick: Yardstick) -> dict[str, dict[str, float]]:
    """Each kind of form with its figures."""
    browser = Browser(server.port)
    browser.log_in(EMAIL, PASSWORD)
    reference = json.loads(browser.call(token, "GET", "/api/v1/incidents?limit=1").text)["items"][0]["reference"]
    page = f"/incidents/{reference}/"
    whole = len(browser.get(page).body)
    sentences = cycle(str(row["text"]) for row in _sets.own_rows())
    figures: dict[str, dict[str, float]] = {}
    for kind, length in [(kind, 2) for kind in FIELDS] + [("summary", LONG)]:
        address = f"{page}parts/summary/edit/" if kind == "summary" else f"{page}parts/new/{kind}/"
        fields = form_fields(browser.get(address), address)
        name = FIELDS[kind]
        if name not in fields:
            raise RuntimeError(f"the form of {kind} has no field {name!r} but {sorted(fields)}")
        yardstick.take()
        known = browser.post(f"{page}lint/{kind}/", fields | {name: KNOWN}, **{"HX-Request": "true"})
        if "data-code" not in known.text:
            raise RuntimeError(f"nothing was asked about {KNOWN!r} in {kind}")
        taken = list(_asked(server, browser, f"{page}lint/{kind}/", fields, name, sentences, length))
        cpu, wait, sent = (statistics.median(part) for part in zip(*taken, strict=True))
        label = f"{kind}, {length} sentences"
        figures[label] = {"cpu_ms": round(cpu, 2), "wait_ms": round(wait, 1), "sent_bytes": sent, "page_bytes": whole}
    return figures


def _asked(
    server: Server, browser: Browser, address: str, fields: dict[str, str], name: str, sentences: Iterator[str], length: int
) -> Iterator[tuple[float, float, float]]:
    """CPU and wall milliseconds and the bytes sent, for each text. Raises RuntimeError when the answer is not the findings."""
    for number in range(TIMES + 3):
        typed = fields | {name: " ".join(next(sentences) for _ in range(length))}
        time.sleep(SETTLE_S)
        before, began = server.cpu_ms(), time.perf_counter()
        answer = browser.post(address, typed, **{"HX-Request": "true"})
        wait = (time.perf_counter() - began) * 1000
        time.sleep(SETTLE_S)
        after = server.cpu_ms()
        if answer.status != 200:
            raise RuntimeError(f"{address}: status {answer.status}: {answer.text[:300]}")
        if number >= 3:  # the first ones load what the others find loaded
            yield after.server - before.server, wait, float(sum(len(key) + len(value) + 2 for key, value in typed.items()))


def main() -> None:
    """Print what was measured beside the bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    yardstick = Yardstick()
    with tempfile.TemporaryDirectory() as folder:
        one = Installation(Path(folder))
        token = one.fill(DOCUMENTS)
        with one.served() as server:
            figures = measure(server, token, yardstick)
    if asked.json:
        print(json.dumps(figures, indent=2))
        return
    for label, figure in figures.items():
        print(
            f"{label:30} CPU {figure['cpu_ms']:6.2f} ms (bar {CPU_BAR_MS:.0f})   wait {figure['wait_ms']:6.1f} ms (bar {WAIT_BAR_MS:.0f})   "
            f"{figure['sent_bytes']:.0f} bytes sent, the page has {figure['page_bytes']:.0f}"
        )
    print(yardstick)


if __name__ == "__main__":
    main()
