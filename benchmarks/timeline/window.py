"""Finding a window in a large sorted log: both ends, before any line is written. Against lnav, which reads it all.

python -m benchmarks.timeline.window [--megabytes 1000] [--keep /tmp/logs] [--json]
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from benchmarks.timeline._logs import START, YEAR, child_cpu_of, cpu_of, logs_of, nofault, one_line, options, ratio, show
from nofault.timeline.bisecting import Stretch, stretch_of
from nofault.timeline.finding import found_members
from nofault.timeline.recognising import Recognised, clock_for, recognise
from nofault.timeline.stamps import as_us

SINCE, UNTIL = START + timedelta(hours=14, minutes=25), START + timedelta(hours=15, minutes=50)
TIMES = 20


def find(path: Path) -> tuple[float, Stretch]:
    """CPU seconds of finding both ends, and what was found."""
    with found_members([path]) as found:
        one = recognise(found.members[str(path)])
        assert isinstance(one, Recognised)
        assert one.layout is not None
        layout, clock = one.layout, clock_for(one, "UTC", YEAR, None)
        stretch = stretch_of(one.member, layout, clock, as_us(SINCE), as_us(UNTIL))
        assert stretch is not None

        def again() -> None:
            for _ in range(TIMES):
                stretch_of(one.member, layout, clock, as_us(SINCE), as_us(UNTIL))

        return cpu_of(again) / TIMES, stretch


def main() -> None:
    """Measure and print."""
    asked = options(__doc__ or "", 200.0)
    figures: dict[str, float | None] = {"megabytes": asked.megabytes}
    with logs_of(asked.megabytes, keep=asked.keep) as logs:
        for name, path in logs.items():
            seconds, stretch = find(path)
            figures[f"{name}: both ends, ms"] = round(seconds * 1000, 3)
            figures[f"{name}: read, MB"] = round(stretch.bytes_read / 1e6, 3)
            bounds = ("-c", f":hide-lines-before {SINCE:%Y-%m-%dT%H:%M:%S}", "-c", f":hide-lines-after {UNTIL:%Y-%m-%dT%H:%M:%S}")
            if name != "app.jsonl":  # lnav of Debian does not know pino
                lnav = child_cpu_of("lnav", "-n", *bounds, str(path), own=("lnav", "-n", *bounds, str(one_line(path))))
                figures[f"{name}: lnav, ms"] = round(lnav * 1000, 1) if lnav else None
                figures[f"{name}: times faster than lnav"] = ratio(seconds, lnav)
            window = nofault("window", str(path), "--since", SINCE.isoformat(), "--until", UNTIL.isoformat(), "--zone", "*=UTC", "--year", str(YEAR))
            whole = child_cpu_of(*window)
            figures[f"{name}: whole process with output, s"] = round(whole, 2) if whole else None
    show(figures, asked.json)


if __name__ == "__main__":
    main()
