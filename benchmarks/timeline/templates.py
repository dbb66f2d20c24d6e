"""Message templates of logs. Against drain3 on the same lines (their messages), where the Python named by DRAIN3_PYTHON has it.

DRAIN3_PYTHON=/tmp/drain3/bin/python python -m benchmarks.timeline.templates [--megabytes 60] [--keep /tmp/logs] [--json]
"""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.timeline._logs import YEAR, ZONES, child_cpu_of, cpu_of, logs_of, one_line, options, ratio, show
from nofault.timeline.counting import template_counts

NAMES = ("syslog.log", "app.jsonl")
DRAIN3 = """
import json, sys
from drain3 import TemplateMiner
from drain3.template_miner_config import TemplateMinerConfig
miner = TemplateMiner(config=TemplateMinerConfig())
for line in open(sys.argv[1]):
    miner.add_log_message(json.loads(line)["msg"] if line.startswith("{") else line.split(": ", 1)[-1])
"""


def count(path: Path) -> None:
    """All templates of a log."""
    found, _ = template_counts([path], zones=ZONES, year=YEAR)
    assert found


def main() -> None:
    """Measure and print."""
    asked = options(__doc__ or "", 20.0)
    python = os.environ.get("DRAIN3_PYTHON", "")
    figures: dict[str, float | None] = {"megabytes": asked.megabytes}
    with logs_of(asked.megabytes, NAMES, asked.keep) as logs:
        for name, path in logs.items():
            size = path.stat().st_size / 1e6
            ours = cpu_of(lambda path=path: count(path))  # type: ignore[misc]
            theirs = child_cpu_of(python, "-c", DRAIN3, str(path), own=(python, "-c", DRAIN3, str(one_line(path)))) if python else None
            figures[f"{name}: ours, MB/s"] = round(size / ours)
            figures[f"{name}: drain3, MB/s"] = round(size / theirs, 1) if theirs else None
            figures[f"{name}: times drain3"] = ratio(ours, theirs)
    show(figures, asked.json)


if __name__ == "__main__":
    main()
