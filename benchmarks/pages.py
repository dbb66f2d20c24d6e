"""What pages and the API cost: CPU milliseconds of the server process and the database's processes a request, and memory, on both databases.

    python -m benchmarks.pages [--quick] [--incidents N] [--database sqlite|postgresql] [--only WORD] [--keep FOLDER] [--json]

An installation with 5,000 made-up incidents, of which the member who asks sees four fifths, is served by one `nofault serve` with its worker inside.
The member logs in by the login form. After a warm-up each kind of request is sent ten times in each of four rounds, 1,000 requests and more; the
figure is the median of the rounds, and a yardstick taken in between says how much dearer other work on the machine made it. The bars are the page
budget; a ratio above 1 is over it. Files that a browser keeps (styles, scripts) are not asked for again.

PostgreSQL is started for the occasion as an installation would run it (the disk is waited for), unless DATABASE_URL names a server of this machine.
With --keep the filled installation stays in FOLDER and is used again. --quick takes 600 incidents, the fewest
of which each is opened once only.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks._browser import Browser
from benchmarks._documents import EMAIL, PASSWORD
from benchmarks._serving import Cpu, Installation, Server
from benchmarks._visits import Member, Visit
from benchmarks._yardstick import Yardstick
from tests.postgres import PostgresMissing, running_server

ROUNDS = 4
TIMES = 10
MEMORY_MIB = 160.0
FEWEST = 600
IDLE_S = 5.0
SETTLE_S = 0.002  # what the server does after the last byte of an answer belongs to the request
Figures = dict[str, dict[str, Any]]


def measure(server: Server, token: str, only: str, yardstick: Yardstick) -> Figures:
    """Each kind of request with its figure, its bar and how the rounds differed; then memory and what doing nothing costs."""
    browser = Browser(server.port)
    browser.log_in(EMAIL, PASSWORD)
    member = Member(browser, token)
    visits = [visit for visit in member.visits() if only in visit.name]
    for visit in visits:
        for _ in range(2):
            visit.prepare()()
    rounds: dict[str, list[Cpu]] = {visit.name: [] for visit in visits}
    for _ in range(ROUNDS):
        for visit in visits:
            yardstick.take()
            taken = [one_request(server, visit) for _ in range(TIMES)]
            rounds[visit.name].append(Cpu(*(statistics.fmean(part) for part in zip(*taken, strict=True))))
    figures: Figures = {}
    for visit in visits:
        whole = [taken.whole for taken in rounds[visit.name]]
        figures[visit.name] = {"value": statistics.median(whole), "unit": "ms", "bar": visit.bar_ms, "least": min(whole), "most": max(whole)}
        figures[visit.name]["database"] = statistics.median(taken.database for taken in rounds[visit.name])
    resident, proportional = server.memory_mib()
    figures[f"memory after {browser.requests} requests, resident"] = {"value": resident, "unit": "MiB", "bar": MEMORY_MIB}
    figures["memory, proportional share"] = {"value": proportional, "unit": "MiB", "bar": None}
    figures["doing nothing, a second"] = {"value": idle_ms(server), "unit": "ms", "bar": None}
    return figures


def one_request(server: Server, visit: Visit) -> Cpu:
    """What one request costs, its answer read to the end. Raises RuntimeError when it is not the answer that was meant."""
    ask = visit.prepare()
    time.sleep(SETTLE_S)
    before = server.cpu_ms()
    answer = ask()
    time.sleep(SETTLE_S)
    after = server.cpu_ms()
    if answer.status != visit.status:
        raise RuntimeError(f"{visit.name}: status {answer.status}: {answer.text[:500]}")
    return Cpu(after.server - before.server, after.database - before.database)


def idle_ms(server: Server) -> float:
    """CPU milliseconds a second while nobody asks for anything: the worker's looks for jobs and signs of life."""
    before = server.cpu_ms().whole
    time.sleep(IDLE_S)
    return (server.cpu_ms().whole - before) / IDLE_S


@contextmanager
def installation(database: str, folder: Path) -> Iterator[Installation]:
    """An installation on that database. Raises PostgresMissing."""
    with ExitStack() as stack:
        address = ""
        if database == "postgresql":
            address = os.environ.get("DATABASE_URL") or stack.enter_context(running_server(durable=True))
        yield Installation(folder / database, address)


def show(database: str, incidents: int, figures: Figures) -> None:
    """The table of one database."""
    print(f"\n{database}, {incidents:,} incidents{'':20} measured     bar   ratio   (rounds; of it the database's processes)")
    for name, figure in figures.items():
        bar = f"{figure['bar']:5.0f}   {figure['value'] / figure['bar']:5.2f}" if figure["bar"] else " " * 13
        spread = f"   ({figure['least']:.1f} to {figure['most']:.1f}; {figure['database']:.1f})" if "least" in figure else ""
        print(f"{name:45} {figure['value']:8.1f} {figure['unit']:3} {bar}{spread}")


def measured(database: str, folder: Path, count: int, only: str, yardstick: Yardstick) -> Figures:
    """The figures of one database with that many incidents."""
    with installation(database, folder) as one:
        token = one.fill(count)
        with one.served() as server:
            return measure(server, token, only, yardstick)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{FEWEST} incidents instead of 5,000")
    parser.add_argument("--incidents", type=int, default=5000, help="how many incidents")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="one database only")
    parser.add_argument("--only", default="", help="only requests whose name holds this word")
    parser.add_argument("--keep", type=Path, help="keep the filled installation in this folder, or use what is there")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    count = FEWEST if asked.quick else max(FEWEST, asked.incidents)
    found: dict[str, Figures] = {}
    yardstick = Yardstick()
    with ExitStack() as stack:
        folder = asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for database in [asked.database] if asked.database else ["sqlite", "postgresql"]:
            try:
                found[database] = measured(database, folder, count, asked.only, yardstick)
            except PostgresMissing as error:
                print(f"{database} is left out: {error}", file=sys.stderr)
                continue
            if not asked.json:
                show(database, count, found[database])
    if asked.json:
        json.dump({"incidents": count, "quiet_share": round(yardstick.share, 3), **found}, sys.stdout, indent=2)
    else:
        print(f"\n{yardstick}")


if __name__ == "__main__":
    main()
