"""How fast the linter is: in process, as a whole process over many documents, and at start-up.

    ./dev bench lint.speed            (python -m benchmarks.lint.speed [--json])

Documents are `corpus/postmortems/` under NOFAULT_SHARED (default ../shared), repeated to 400 files: all of them, and the shorter ones, so many
that 400 files are 1.3 MB. Times in process are CPU time of one core, default rules, findings built; whole processes are the installed
command, wall and CPU time, the best of six. Short texts are 90 texts of one or two sentences of the benchmark's own set, judged one by one: cold
is the first time in a process, when patterns are compiled and phrases read, warm the best of ten. The bars are wall times of a quiet machine;
on a busy one the CPU time and the ratio to Python itself say more.
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
from nofault.lint.text import lint_text

FILES = 400
BYTES = 1_300_000
SHORT_TEXTS = 90
BARS = {"in_process_mb_s": 15.0, "whole_process_s": 0.30, "start_up_ms": 120.0}


def documents() -> tuple[list[bytes], list[bytes]]:
    """All documents, and the shorter ones that make `BYTES`, each repeated to as many files."""
    own = [path.read_bytes() for path in _sets.documents()]
    if not own:
        sys.exit(f"lint.speed: no documents below {_sets.SHARED}. Set NOFAULT_SHARED.")
    shorter = sorted(own, key=len)
    while len(shorter) > 1 and sum(map(len, shorter)) * FILES > BYTES * len(shorter):
        shorter.pop()
    return [own[number % len(own)] for number in range(FILES)], [shorter[number % len(shorter)] for number in range(FILES)]


def short_texts() -> list[str]:
    """Texts of one sentence and of two by turns, out of the whole of the benchmark's own set."""
    rows = [str(row["text"]) for row in _sets.own_rows()]
    step = len(rows) // (2 * SHORT_TEXTS)
    return [" ".join(rows[2 * number * step : (2 * number + 1 + number % 2) * step : step]) for number in range(SHORT_TEXTS)]


def judged(texts: list[str]) -> float:
    """CPU milliseconds that it takes to judge each text by itself."""
    before = time.process_time()
    for text in texts:
        lint_text(text, section="summary")
    return 1000 * (time.process_time() - before)


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
        subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False, env=environment)
        wall, spent = min(wall, time.perf_counter() - before), min(spent, _children() - used)
    return wall, spent


def _children() -> float:
    """CPU seconds that finished child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes(texts: list[bytes]) -> float:
    return round(sum(map(len, texts)) / 1e6, 2)


def main() -> None:
    """Print what was measured beside the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    short = short_texts()
    lint_text("")  # what every text needs is loaded
    measured: dict[str, float] = {"short_texts_cold_ms": round(judged(short), 1)}
    measured["short_texts_warm_ms"] = round(min(judged(short) for _ in range(10)), 1)
    texts, shorter = documents()
    command = str(Path(sys.executable).with_name("nofault"))
    with tempfile.TemporaryDirectory() as folder:
        for name, chosen in (("all", texts), ("shorter", shorter)):
            Path(folder, name).mkdir()
            for number, text in enumerate(chosen):
                Path(folder, name, f"{number}.md").write_bytes(text)
        one = Path(folder, "one.txt")
        one.write_text("# T\n\nThe upgrade started while the node was serving.\n", encoding="utf-8")
        all_of_them = processes([command, "lint", f"{folder}/all", "--output-format", "json"])
        whole = processes([command, "lint", f"{folder}/shorter", "--output-format", "json"])
        start = processes([command, "lint", str(one)])
        bare = processes([sys.executable, "-c", ""])
        measured["in_process_mb_s"] = round(in_process(texts), 1)
    measured |= {"whole_process_s": round(whole[0], 3), "whole_process_cpu_s": round(whole[1], 3), "megabytes": _megabytes(shorter)}
    measured |= {"whole_process_all_s": round(all_of_them[0], 3), "whole_process_all_cpu_s": round(all_of_them[1], 3)}
    measured |= {"start_up_ms": round(1000 * start[0], 1), "start_up_cpu_ms": round(1000 * start[1], 1)}
    measured |= {"bare_python_cpu_ms": round(1000 * bare[1], 1), "start_up_ratio_to_python": round(start[1] / bare[1], 2)}
    measured |= {"files": len(texts), "megabytes_all": _megabytes(texts)}
    if asked.json:
        print(json.dumps(measured, indent=2))
        return
    for name, value in measured.items():
        print(f"{name:25} {value:>8}" + (f"   bar {BARS[name]}, ratio {value / BARS[name]:.2f}" if name in BARS else ""))


if __name__ == "__main__":
    main()
