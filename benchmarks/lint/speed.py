"""How fast the linter is: in process, as a whole process over many documents, and at start-up.

    ./dev bench lint.speed            (python -m benchmarks.lint.speed [--json])

Documents are `corpus/postmortems/` under NOFAULT_SHARED (default ../shared), repeated to 400 files and at least 1.3 MB. Times in process are CPU
time of one core, all rules, findings built; whole processes are wall and CPU time, the best of six. The bars are wall
times of a quiet machine; on a busy one the CPU time and the ratio to Python itself say more.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.lint import _sets
from nofault.lint.files import check_markdown

FILES = 400
LEAST_BYTES = 1_300_000
BARS = {"in_process_mb_s": 15.0, "whole_process_s": 0.30, "start_up_ms": 120.0}


def documents() -> list[bytes]:
    """The documents, repeated until there are enough files and bytes."""
    own = [path.read_bytes() for path in _sets.documents()]
    if not own:
        sys.exit(f"lint.speed: no documents below {_sets.SHARED}. Set NOFAULT_SHARED.")
    chosen: list[bytes] = []
    while len(chosen) < FILES or sum(map(len, chosen)) < LEAST_BYTES:
        chosen.append(own[len(chosen) % len(own)])
    return chosen


def in_process(texts: list[bytes]) -> float:
    """Megabytes a CPU second, the best of five."""
    best = float("inf")
    for _ in range(5):
        before = time.process_time()
        for text in texts:
            check_markdown(text, "x.md")
        best = min(best, time.process_time() - before)
    return sum(map(len, texts)) / best / 1e6


def processes(arguments: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a whole process, the best of six each; on a quiet machine they are the same."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # an installation has its bytecode
    wall = spent = float("inf")
    for _ in range(6):
        before, used = time.perf_counter(), _children()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False, env=environment)
        wall, spent = min(wall, time.perf_counter() - before), min(spent, _children() - used)
    return wall, spent


def _children() -> float:
    """CPU seconds that finished child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print what was measured beside the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    texts = documents()
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number}.md").write_bytes(text)
        one = Path(folder, "one.txt")
        one.write_text("# T\n\nThe upgrade started while the node was serving.\n", encoding="utf-8")
        whole = processes(["-m", "nofault", "lint", folder, "--output-format", "json"])
        start = processes(["-m", "nofault", "lint", str(one)])
        bare = processes(["-c", ""])
        measured: dict[str, float] = {"in_process_mb_s": round(in_process(texts), 1)}
    measured |= {"whole_process_s": round(whole[0], 3), "whole_process_cpu_s": round(whole[1], 3)}
    measured |= {"start_up_ms": round(1000 * start[0], 1), "start_up_cpu_ms": round(1000 * start[1], 1)}
    measured |= {"bare_python_cpu_ms": round(1000 * bare[1], 1), "start_up_ratio_to_python": round(start[1] / bare[1], 2)}
    measured |= {"files": len(texts), "megabytes": round(sum(map(len, texts)) / 1e6, 2)}
    if asked.json:
        print(json.dumps(measured, indent=2))
        return
    for name, value in measured.items():
        print(f"{name:18} {value:>8}" + (f"   bar {BARS[name]}, ratio {value / BARS[name]:.2f}" if name in BARS else ""))


if __name__ == "__main__":
    main()
