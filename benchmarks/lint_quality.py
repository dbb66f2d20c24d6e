"""How well the linter tells blame from ordinary text: precision, recall and F1 on labelled sentences and action items, false alarms on documents.

    python benchmarks/lint_quality.py [--errors] [--documents] [--json]

The labelled set is `corpus/blame/` under NOFAULT_SHARED (default ../shared). Rules were written while reading the sentences of the `read`
fold only (CRC-32 of the text modulo 5 is 0, 1 or 2); `unread` holds the others, whose sentences nobody looked at while writing rules
(their scores were looked at). Keep it so: `unread` is the only honest figure here. All action items were read.
`--errors` lists what is judged wrongly in the read fold, never in the other. `--documents` lists every finding of the sentence rules in the
published postmortems, for a person to judge.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from nofault.lint.promises import judge_action
from nofault.lint.text import judge, lint_sentence

SHARED = Path(os.environ.get("NOFAULT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
Row = dict[str, object]


def rows_of(name: str) -> list[Row]:
    """The labelled rows of a file, without the ambiguous ones."""
    path = SHARED / "corpus" / "blame" / name
    if not path.exists():
        sys.exit(f"lint_quality: no labelled set at {path}. Set NOFAULT_SHARED.")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    return [row for row in rows if not row.get("ambiguous")]


def was_read(row: Row) -> bool:
    """Whether the row belongs to the fold that rules were written from."""
    return zlib.crc32(str(row["text"]).encode()) % 5 < 3


def score(pairs: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    """Precision, recall, F1 and counts of (wanted, flagged) pairs."""
    counts = Counter(pairs)
    hits, alarms, misses = counts[True, True], counts[False, True], counts[True, False]
    precision = hits / (hits + alarms) if hits + alarms else 1.0
    recall = hits / (hits + misses) if hits + misses else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    clean = alarms + counts[False, False]
    return {
        "rows": sum(counts.values()),
        "positives": hits + misses,
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
        "false_alarms_per_1000": round(1000 * alarms / clean, 1) if clean else 0.0,
    }


def interval(pairs: Sequence[tuple[bool, bool]], draws: int = 1000) -> tuple[float, float]:
    """The 95 % interval of F1 over resampled rows (bootstrap, fixed seed)."""
    rng = random.Random(20260101)
    values = sorted(score(rng.choices(pairs, k=len(pairs)))["f1"] for _ in range(draws))
    return values[int(0.025 * draws)], values[int(0.975 * draws)]


def sentences(show_errors: bool) -> dict[str, object]:
    """Scores on the labelled sentences, by fold and by origin."""
    rows = rows_of("sentences.jsonl")
    flagged = {str(row["id"]): lint_sentence(str(row["text"])) for row in rows}
    groups: dict[str, Callable[[Row], bool]] = {
        "all": lambda row: True,
        "read": was_read,
        "unread": lambda row: not was_read(row),
        "unread, real": lambda row: not was_read(row) and row["source"] != "own",
        "unread, own": lambda row: not was_read(row) and row["source"] == "own",
        "real": lambda row: row["source"] != "own",
        "hard negatives": lambda row: row["stratum"] == "own-hard-negative",
        "random": lambda row: row["stratum"] == "random",
    }
    result: dict[str, object] = {}
    for name, wanted in groups.items():
        pairs = [(bool(row["label"]), bool(flagged[str(row["id"])])) for row in rows if wanted(row)]
        result[name] = {**score(pairs), "f1_interval": interval(pairs)}
    for category in ("agent", "counterfactual", "negligence", "human_error", "exhortation", "timeline_judgement"):
        chosen = [row for row in rows if category in row["category"] and not was_read(row)]  # type: ignore[operator]
        found = sum(bool(flagged[str(row["id"])]) for row in chosen)
        result[f"unread recall {category}"] = f"{found}/{len(chosen)}"
    if show_errors:
        for row in rows:
            codes = flagged[str(row["id"])]
            if was_read(row) and bool(row["label"]) != bool(codes):
                print("ALARM" if codes else "MISS ", ",".join(codes), "|", row["stratum"], "|", row["text"])
    return result


def actions() -> dict[str, object]:
    """Scores on the labelled action items; the positive class is the defect. All rows were read while writing the rules."""
    rows = rows_of("actions.jsonl")
    return {
        key: score([(not row[key], not judge_action(str(row["text"]))[key]) for row in rows]) for key in ("specific", "owner", "due", "verifiable")
    }


def documents(listed: bool) -> dict[str, object]:
    """Findings of the sentence rules in the published postmortems, with the number of sentences they stand in."""
    folder = SHARED / "corpus" / "postmortems"
    found, size, spoken = Counter[str](), 0, 0
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8", "replace")
        size += len(text)
        spoken += sum(text.count(mark) for mark in (". ", ".\n", "?\n", "!\n", "\n- ", "\n* "))
        for start, _, one in judge(text, filename=path.name).sorted():
            if one.code[:3] in ("ACT", "STR") or one.code == "TML003":
                found[one.code] += 1
                continue
            found[one.code] += 1
            if listed:
                line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
                at = start - text.rfind("\n", 0, start) - 1
                print(f"{one.code} {path.parent.name[:18]}/{path.name[:30]}:{one.location.row} [{one.section}] …{line[max(0, at - 100) : at + 140]}…")
    sentence = sum(count for code, count in found.items() if code[:3] not in ("ACT", "STR") and code != "TML003")
    return {"characters": size, "sentences_about": spoken, "sentence_findings": sentence, "by_code": dict(sorted(found.items()))}


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list wrong judgements of the read fold")
    parser.add_argument("--documents", action="store_true", help="list findings in the published postmortems")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    result = {"sentences": sentences(asked.errors), "actions": actions(), "documents": documents(asked.documents)}
    if asked.json:
        print(json.dumps(result, indent=2))
        return
    for group, values in result.items():
        print(group)
        for name, value in values.items():
            print(f"  {name:28} {value}")


if __name__ == "__main__":
    main()
