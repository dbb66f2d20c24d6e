"""What reading evidence costs: CPU seconds and memory of a whole timeline, and the rate at which lines are stamped and windows found.

    python benchmarks/timeline_reading.py [--megabytes 20] [--json]

The evidence is the made-up incident of the tests (access log, JSON lines, syslog, alerts, pager, chat, version control). Peers are
measured where installed: `rg -c` of the stamp's shape is the ceiling, `lnav -n -c ';select count(*) from all_logs'` the nearest tool.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from nofault.timeline.build import build_timeline
from nofault.timeline.clocks import Clock
from nofault.timeline.finding import found_members
from nofault.timeline.recognising import Recognised, recognise
from nofault.timeline.tables import stamped_blocks
from nofault.timeline.window import window_of
from tests.timeline.incident import Truth, write_incident

ZONES = {"pay-1/*": "Europe/London"}
MB_PER_REQUEST_RATE = 3.0  # megabytes of evidence that one request a second gives in the four hours of the incident


def cpu_of(work: Callable[[], object]) -> float:
    """CPU seconds of this process while it works."""
    start = time.process_time()
    work()
    return time.process_time() - start


def child_cpu_of(*command: str) -> float | None:
    """CPU seconds of a program, None where it is not installed."""
    if shutil.which(command[0]) is None:
        return None
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stamp_all(path: Path) -> None:
    """Stamp every line of a log and keep nothing."""
    with found_members([path]) as found:
        one = recognise(found.members[str(path)])
        if isinstance(one, Recognised) and one.layout is not None:
            for _ in stamped_blocks(one.member, one.layout, Clock(None)):
                pass


def measure(truth: Truth) -> dict[str, float | None]:
    """All figures, rates in MB/s of CPU time."""
    folder = truth.folder
    megabytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    figures: dict[str, float | None] = {"evidence_mb": round(megabytes, 1)}
    build_timeline([folder], zones=ZONES)  # warm
    figures["timeline_cpu_s"] = round(cpu_of(lambda: build_timeline([folder], zones=ZONES)), 3)
    figures["peak_rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    for name in ("edge-1/access.log", "checkout/app.jsonl"):
        path, short = folder / name, name.split("/")[1].split(".")[0]
        size = path.stat().st_size / 1e6
        figures[f"stamp_{short}_mb_s"] = round(size / cpu_of(lambda path=path: stamp_all(path)), 0)  # type: ignore[misc]
        lnav = child_cpu_of("lnav", "-n", "-c", ";select count(*) from all_logs", str(path))
        figures[f"lnav_{short}_mb_s"] = round(size / lnav, 0) if lnav else None
    stamp = r"\[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\]"
    ripgrep = child_cpu_of("rg", "-c", stamp, str(folder / "edge-1/access.log"))
    figures["ripgrep_access_mb_s"] = round((folder / "edge-1/access.log").stat().st_size / 1e6 / ripgrep, 0) if ripgrep else None
    since = truth.onset
    logs = [folder / "edge-1/access.log", folder / "checkout/app.jsonl"]
    figures["window_of_10_min_ms"] = round(cpu_of(lambda: window_of(logs, since=since, until=since + timedelta(minutes=10))) * 1000, 1)
    return figures


def main() -> None:
    """Write the evidence, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=float, default=20.0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(write_incident(Path(folder) / "evidence", seed=1, per_second=options.megabytes / MB_PER_REQUEST_RATE))
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:<24} {'not installed' if value is None else f'{value:,g}'}")


if __name__ == "__main__":
    main()
