"""How fast documents are read into the model, and how much memory that takes.

    python -m benchmarks.reading_speed [--seconds S] [--json]

CPU seconds of one core. The documents are the published postmortems of the sample material (`corpus/postmortems` under NOFAULT_SHARED), read over
and over; without them the documents that the product writes itself. Large ones are made up: prose, a table, bullets of 5 MB each. Memory is the
peak of what Python allocated while reading, as a multiple of the characters' bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nofault.postmortem.reading import read

SHARED = Path(os.environ.get("NOFAULT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
BAR_DOCUMENTS_A_MINUTE = 1000
BAR_LARGE_S = 5.0
BAR_MEMORY = 10.0
SIZE = 5_000_000
LINES: dict[str, tuple[str, Callable[[int], str]]] = {
    "prose": ("## Summary\n\n", lambda number: f"The pool of service {number} was exhausted while requests waited for a connection.\n\n"),
    "table": (
        "## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n",
        lambda number: f"| 14:32 | Pool {number} of payments at 97 % while requests wait |\n",
    ),
    "bullets": ("## Action items\n\n", lambda number: f"- Add alert {number} on the use of the pool, owner: Noor Haddad, due: 2026-02-01\n"),
    "timeline": ("## Timeline\n\n", lambda number: f"- 2026-01-14 14:32 UTC – pool {number} at 97 %\n"),
}


def sample() -> list[bytes]:
    """The documents that are read."""
    found = [path.read_bytes() for path in sorted((SHARED / "corpus" / "postmortems").rglob("*.md"))]
    return found or [large("table", 5_000), large("bullets", 5_000), large("timeline", 5_000)]


def large(name: str, size: int = SIZE) -> bytes:
    """A made-up document of about that many bytes."""
    head, line = LINES[name]
    count = size // len(line(100_000))
    return (f"# Outage — 2026-01-14\n\n{head}" + "".join(map(line, range(count)))).encode()


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU seconds that the work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def memory_factor(data: bytes) -> float:
    """Peak memory of reading as a multiple of the bytes read."""
    tracemalloc.start()
    read(data, "a.md")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(data)


def measure(seconds: float) -> dict[str, Any]:
    """All figures with their bars."""
    documents = sample()
    read(documents[0])
    count, used = 0, 0.0
    while used < seconds:
        used += cpu_seconds(lambda: [read(one) for one in documents])
        count += len(documents)
    figures: dict[str, Any] = {"documents a minute": [round(60 * count / used), BAR_DOCUMENTS_A_MINUTE]}
    for name in LINES:
        data = large(name)
        figures[f"{name}, {len(data) / 1e6:.1f} MB, seconds"] = [round(cpu_seconds(lambda data=data: read(data, "a.md")), 2), BAR_LARGE_S]  # type: ignore[misc]
        figures[f"{name}, memory as a multiple of the document"] = [round(memory_factor(large(name, SIZE // 5)), 1), BAR_MEMORY]
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10.0, help="CPU seconds that small documents are read for")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.seconds)
    if options.json:
        print(json.dumps(figures))
        return
    for name, (value, bar) in figures.items():
        print(f"{name}: {value} (bar {bar:g})")


if __name__ == "__main__":
    main()
