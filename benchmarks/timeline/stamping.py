"""The time of every line of a log, into arrays, nothing printed. Against lnav's index, ripgrep counting the stamp's shape, DuckDB reading two fields.

python -m benchmarks.timeline.stamping [--megabytes 1000] [--keep /tmp/logs] [--json]
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.timeline._logs import YEAR, child_cpu_of, cpu_of, logs_of, one_line, options, ratio, show
from nofault.timeline.finding import found_members
from nofault.timeline.recognising import Recognised, clock_for, recognise
from nofault.timeline.tables import stamped_blocks

SHAPES = {"nginx.log": r"\[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\]", "syslog.log": r"^\w{3} [ \d]\d \d\d:\d\d:\d\d "}
DUCKDB = "import duckdb, sys; duckdb.sql(f\"select min(time), max(time), count(level) from read_json('{sys.argv[1]}', "
DUCKDB += "format='newline_delimited', columns={{'level': 'INT', 'time': 'BIGINT'}})\").fetchall()"


def stamp(path: Path) -> None:
    """Stamp every line and keep nothing."""
    with found_members([path]) as found:
        one = recognise(found.members[str(path)])
        assert isinstance(one, Recognised)
        assert one.layout is not None
        for _ in stamped_blocks(one.member, one.layout, clock_for(one, "UTC", YEAR, None)):
            pass


def main() -> None:
    """Measure and print."""
    asked = options(__doc__ or "", 100.0)
    figures: dict[str, float | None] = {"megabytes": asked.megabytes}
    with logs_of(asked.megabytes, keep=asked.keep) as logs:
        for name, path in logs.items():
            size = path.stat().st_size / 1e6
            ours = cpu_of(lambda path=path: stamp(path))  # type: ignore[misc]
            figures[f"{name}: ours, MB/s"] = round(size / ours)
            if name == "app.jsonl":
                own = (sys.executable, "-c", DUCKDB, str(one_line(path)))
                duckdb = child_cpu_of(sys.executable, "-c", DUCKDB, str(path), own=own) if _has_duckdb() else None
                figures[f"{name}: DuckDB, MB/s"] = round(size / duckdb) if duckdb else None
                figures[f"{name}: times DuckDB"] = ratio(ours, duckdb)
                continue
            query = ("lnav", "-n", "-c", ";select count(*) from all_logs")
            lnav = child_cpu_of(*query, str(path), own=(*query, str(one_line(path))))
            figures[f"{name}: lnav, MB/s"] = round(size / lnav) if lnav else None
            figures[f"{name}: times lnav"] = ratio(ours, lnav)
            ripgrep = child_cpu_of("rg", "-c", SHAPES[name], str(path), own=("rg", "-c", SHAPES[name], str(one_line(path))))
            figures[f"{name}: ripgrep (count only), MB/s"] = round(size / ripgrep) if ripgrep else None
    show(figures, asked.json)


def _has_duckdb() -> bool:
    return child_cpu_of(sys.executable, "-c", "import duckdb") is not None and _runs("import duckdb")


def _runs(text: str) -> bool:
    import subprocess

    return subprocess.run([sys.executable, "-c", text], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    main()
