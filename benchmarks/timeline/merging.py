"""Two logs merged in UTC order and written out. Against lnav writing the same (it does not apply the offsets on the lines).

python -m benchmarks.timeline.merging [--megabytes 100] [--keep /tmp/logs] [--json]
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from benchmarks.timeline._logs import START, YEAR, ZONES, child_cpu_of, cpu_of, logs_of, nofault, one_line, options, ratio, show
from nofault.timeline.window import window_of

NAMES = ("nginx.log", "syslog.log")
SINCE, UNTIL = START - timedelta(days=1), START + timedelta(days=30)


def merge(paths: list[Path]) -> int:
    """Merge into memory that is thrown away; bytes written."""
    written = 0
    with Path("/dev/null").open("wb") as out:
        for piece in window_of(paths, since=SINCE, until=UNTIL, zones=ZONES, year=YEAR).pieces:
            written += out.write(piece)
    return written


def main() -> None:
    """Measure and print."""
    asked = options(__doc__ or "", 100.0)
    with logs_of(asked.megabytes, NAMES, asked.keep) as logs:
        paths = list(logs.values())
        size = sum(path.stat().st_size for path in paths) / 1e6
        ours = cpu_of(lambda: merge(paths))
        names = [str(path) for path in paths]
        lnav = child_cpu_of("lnav", "-n", *names, own=("lnav", "-n", *(str(one_line(path)) for path in paths)))
        command = nofault("window", *names, "--since", SINCE.isoformat(), "--until", UNTIL.isoformat(), "--zone", "*=UTC", "--year", str(YEAR))
        whole = child_cpu_of(*command)
    figures = {"megabytes in all": size, "ours, MB/s": round(size / ours), "lnav, MB/s": round(size / lnav, 1) if lnav else None}
    show({**figures, "times lnav": ratio(ours, lnav), "whole process, s": round(whole, 2) if whole else None}, asked.json)


if __name__ == "__main__":
    main()
