"""nofault beside other linters of prose, on the same sentences and documents, as far as they are installed.

    ./dev bench lint.side_by_side     (python -m benchmarks.lint.side_by_side [--json])

alex, write-good, proselint and textlint (with its rules alex and write-good) are looked for on PATH and skipped where they are not there:
`npm install -g alex write-good textlint textlint-rule-alex textlint-rule-write-good`, `pip install proselint`. None of them aims at blame; the
table says what they find of it. Each gets the sentences of a set as one Markdown file, a paragraph each, and a sentence counts as flagged where
any of its warnings stands on that line. Speed is wall time of one run over the published postmortems (as many as there are, once).
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.lint._sets import Row, documents, own_rows, score, shared_rows, was_read

Lines = set[int]
Tool = tuple[list[str], Callable[[str], Lines]]


def by_place(text: str) -> Lines:
    """Lines out of `12:3-12:9 warning` (alex)."""
    return {int(line) for line in re.findall(r"^\s+(\d+):\d+-", text, re.MULTILINE)}


def by_words(text: str) -> Lines:
    """Lines out of `on line 12 at column 3` (write-good)."""
    return {int(line) for line in re.findall(r"on line (\d+) at column", text)}


def by_positions(text: str) -> Lines:
    """Lines out of proselint's JSON."""
    result = json.loads(text).get("result", {}) if text.strip() else {}
    return {one["pos"][0] for file in result.values() for one in file.get("diagnostics", [])}


def by_messages(text: str) -> Lines:
    """Lines out of textlint's JSON."""
    return {one["line"] for file in json.loads(text or "[]") for one in file["messages"]}


def by_rows(text: str) -> Lines:
    """Lines out of nofault's JSON."""
    return {one["location"]["row"] for one in json.loads(text or "[]")}


def tools() -> dict[str, Tool]:
    """The linters that are installed, each with its command and the reader of its output."""
    known: dict[str, Tool] = {
        "nofault": ([sys.executable, "-m", "nofault", "lint", "--output-format", "json", "--ignore", "ACT,STR"], by_rows),
        "alex": (["alex"], by_place),
        "write-good": (["write-good"], by_words),
        "proselint": (["proselint", "check", "--output-format", "json"], by_positions),
        "textlint": (["textlint", "--rule", "alex", "--rule", "write-good", "--format", "json"], by_messages),
    }
    return {name: tool for name, tool in known.items() if name == "nofault" or shutil.which(name)}


def run(command: Sequence[str], files: Sequence[Path]) -> tuple[str, float]:
    """What a linter says about files, and the seconds that it took."""
    before = time.perf_counter()
    answer = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    return answer.stdout + answer.stderr if command[0] == "alex" else answer.stdout, time.perf_counter() - before


def quality(tool: Tool, rows: Sequence[Row]) -> dict[str, float]:
    """The scores of a linter on sentences."""
    command, lines = tool
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sentences.md")
        file.write_text("\n\n".join(str(row["text"]) for row in rows) + "\n", encoding="utf-8")
        flagged = lines(run(command, [file])[0])
    return score([(bool(row["label"]), 2 * number + 1 in flagged) for number, row in enumerate(rows)])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    sets = {"own": own_rows(), "shared, unread": [row for row in shared_rows() if not was_read(row)]}
    papers = documents()
    size = sum(path.stat().st_size for path in papers)
    result: dict[str, dict[str, object]] = {}
    for name, tool in tools().items():
        result[name] = {title: quality(tool, rows) for title, rows in sets.items() if rows}
        if papers:
            seconds = run(tool[0], papers)[1]
            result[name]["documents"] = {"seconds": round(seconds, 2), "mb_per_s": round(size / seconds / 1e6, 3)}
    if asked.json:
        print(json.dumps(result, indent=2))
        return
    missing = [name for name in ("alex", "write-good", "proselint", "textlint") if name not in result]
    print(f"{len(papers)} documents, {size / 1e6:.2f} MB" + (f"; not installed: {', '.join(missing)}" if missing else ""))
    for name, values in result.items():
        for title, value in values.items():
            print(f"{name:12} {title:16} {value}")


if __name__ == "__main__":
    main()
