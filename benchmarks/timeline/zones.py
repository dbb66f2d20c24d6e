"""Zones of files whose stamps name none, worked out from identifiers that they share with a file of known zone: how many are right.

python -m benchmarks.timeline.zones [--json]
"""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.timeline._logs import options, show
from nofault.timeline.build import build_timeline

PLACES = (
    *("America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Africa/Nairobi", "Asia/Tehran"),
    *("Asia/Kolkata", "Asia/Kathmandu", "Asia/Shanghai", "Asia/Tokyo", "Australia/Adelaide", "Australia/Sydney", "Pacific/Auckland"),
)
ROUNDS = 3
LINES = 3_000


def write_pair(folder: Path, place: str, rng: random.Random, *, shared: float) -> datetime:
    """An edge log in UTC and an application's in local time that share some identifiers; the true time of the first line."""
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=rng.randrange(360), seconds=rng.randrange(86_400))
    skew, at, edge, local = rng.uniform(-90, 90), start, [], []
    for _ in range(LINES):
        at += timedelta(seconds=rng.expovariate(0.5))
        name = f"{rng.getrandbits(128):032x}"
        other = name if rng.random() < shared else f"{rng.getrandbits(128):032x}"
        edge.append(f'{{"time":"{at.isoformat()}","level":"info","msg":"done","trace":"{name}"}}\n')
        seen = (at + timedelta(seconds=skew + rng.random())).astimezone(ZoneInfo(place))
        local.append(f"{seen:%Y-%m-%d %H:%M:%S},{seen.microsecond // 1000:03d} INFO [w] {other} ok\n")
    (folder / "edge.jsonl").write_text("".join(edge))
    (folder / "app.log").write_text("".join(local))
    return start


def main() -> None:
    """Measure and print."""
    asked = options(__doc__ or "")
    rng = random.Random(7)
    figures: dict[str, float | None] = {}
    for name, shared in (("shared by all lines", 1.0), ("shared by one line in ten", 0.1), ("not shared", 0.0)):
        right = wrong = assumed = 0
        for place in PLACES * ROUNDS:
            with tempfile.TemporaryDirectory() as folder:
                start = write_pair(Path(folder), place, rng, shared=shared)
                found = next(one for one in build_timeline([folder]).sources if one.path.endswith("app.log"))
                if found.zone_from == "assumed":
                    assumed += 1
                elif found.since is not None and abs((found.since - start).total_seconds()) < 300:
                    right += 1
                else:
                    wrong += 1
        figures |= {f"{name}: right": right, f"{name}: wrong": wrong, f"{name}: said to be assumed": assumed}
    show(figures, asked.json)


if __name__ == "__main__":
    main()
