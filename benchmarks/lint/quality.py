"""How well the linter tells blame from ordinary text: precision, recall and F1 on labelled sentences and action items, false alarms on documents.

    ./dev bench lint.quality          (python -m benchmarks.lint.quality [--errors] [--documents] [--json])

The shared set is `corpus/blame/` under NOFAULT_SHARED (default ../shared). Rules were written while reading the sentences of the `read`
fold only (CRC-32 of the text modulo 5 is 0, 1 or 2); `unread` holds the others, whose sentences nobody looked at while writing rules
(their scores were looked at). Keep it so: `unread` is the only honest figure there. All action items were read. How the set of this
repository was made stands in README.md beside this file.
`--errors` lists what is judged wrongly in the read fold and in our own set, never in the other fold. `--documents` lists the findings of the
sentence rules in the published postmortems that `decisions.csv` does not decide yet.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.lint._sets import (
    KEPT,
    KEPT_TRADES,
    KEPT_VOICES,
    SHARED,
    Row,
    documents,
    interval,
    own_rows,
    rows_of,
    score,
    shared_rows,
    show,
    was_read,
)
from nofault.lint.promises import judge_action
from nofault.lint.text import judge, lint_sentence

DECISIONS = Path(__file__).with_name("decisions.csv")
OWN_ACTIONS = Path(__file__).with_name("actions.jsonl")
ABOUT_ITEMS = ("ACT", "STR", "TML003", "TML005")  # rules that judge no sentence
CATEGORIES = ("agent", "counterfactual", "negligence", "human_error", "exhortation", "timeline_judgement")


def sentences(show_errors: bool) -> dict[str, object]:
    """Scores on the shared sentences, by fold and by origin."""
    rows = shared_rows()
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
        result[name] = {**score(pairs), "f1_interval": interval(pairs)} if pairs else "no such set here"
    for category in CATEGORIES:
        chosen = [row for row in rows if category in str(row["category"]) and not was_read(row)]
        result[f"unread recall {category}"] = f"{sum(bool(flagged[str(row['id'])]) for row in chosen)}/{len(chosen)}"
    if show_errors:
        show_wrong([row for row in rows if was_read(row)], flagged)
    return result


def ours(show_errors: bool) -> dict[str, object]:
    """Scores on the sentences of this repository, by batch."""
    rows = own_rows()
    flagged = {str(row["id"]): lint_sentence(str(row["text"])) for row in rows}
    result: dict[str, object] = {}
    for batch in ("all", *sorted({row["batch"] for row in rows}, key=str)):
        pairs = [(bool(row["label"]), bool(flagged[str(row["id"])])) for row in rows if batch in ("all", row["batch"])]
        result[f"batch {batch}"] = {**score(pairs), "f1_interval": interval(pairs, 300)}
    if show_errors:
        show_wrong(rows, flagged)
    return result


def kept(rows: list[Row]) -> dict[str, object]:
    """Scores on rows that no rule was written from; their sentences are never listed."""
    pairs = [(bool(row["label"]), bool(lint_sentence(str(row["text"])))) for row in rows]
    result: dict[str, object] = {"all": {**score(pairs), "f1_interval": interval(pairs)}}
    for category in CATEGORIES:
        flags = [flagged for row, (_, flagged) in zip(rows, pairs, strict=True) if row["category"] == category]
        result[f"recall {category}"] = f"{sum(flags)}/{len(flags)}"
    for voice in dict.fromkeys(str(row["voice"]) for row in rows if "voice" in row):
        result[f"voice {voice}"] = score([pair for row, pair in zip(rows, pairs, strict=True) if row["voice"] == voice])
    return result


def show_wrong(rows: list[Row], flagged: dict[str, list[str]]) -> None:
    """List what is judged wrongly."""
    for row in rows:
        codes = flagged[str(row["id"])]
        if bool(row["label"]) != bool(codes):
            print("ALARM" if codes else "MISS ", ",".join(codes), "|", row["category"], "|", row["text"])


def actions(rows: list[Row]) -> dict[str, object]:
    """Scores on labelled action items; the positive class is the defect. All rows were read while writing the rules."""
    keys = ("specific", "owner", "due", "verifiable")
    return {key: score([(not row[key], not judge_action(str(row["text"]))[key]) for row in rows]) for key in keys}


def in_documents(listed: bool) -> dict[str, object]:
    """Findings of the sentence rules in the published postmortems, by the decision of a person about each."""
    decided = {}
    with DECISIONS.open(encoding="utf-8", newline="") as file:
        for file_name, line, code, decision in list(csv.reader(file))[1:]:
            decided[file_name, int(line), code] = decision
    found, decisions = Counter[str](), Counter[str]()
    size = spoken = 0
    for path in documents():
        name = path.relative_to(SHARED / "corpus" / "postmortems").as_posix()
        text = path.read_text("utf-8", "replace")
        size += len(text)
        spoken += sum(text.count(mark) for mark in (". ", ".\n", "?\n", "!\n", "\n- ", "\n* "))
        for _, _, one in judge(text, filename=name).sorted():
            found[one.code] += 1
            if one.code.startswith(ABOUT_ITEMS):
                continue
            decision = decided.get((name, one.location.row, one.code), "undecided")
            decisions[decision] += 1
            if listed and decision == "undecided":
                print(f"{name},{one.location.row},{one.code},{one.message}")
    alarms = round(1000 * decisions["false alarm"] / spoken, 2) if spoken else 0.0
    return {
        "characters": size,
        "sentences_about": spoken,
        "decisions": dict(decisions),
        "false_alarms_per_1000_sentences": alarms,
        "by_code": dict(sorted(found.items())),
    }


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list wrong judgements of the read fold and of our own set")
    parser.add_argument("--documents", action="store_true", help="list findings in the published postmortems that nobody decided")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    asked = parser.parse_args()
    result = {
        "shared sentences": sentences(asked.errors),
        "own sentences": ours(asked.errors),
        "kept sentences": kept(rows_of(KEPT)),
        "kept sentences of six voices": kept(rows_of(KEPT_VOICES)),
        "kept sentences of eleven trades and places": kept(rows_of(KEPT_TRADES)),
        "shared action items": actions(rows_of(SHARED / "corpus" / "blame" / "actions.jsonl")),
        "own action items": actions(rows_of(OWN_ACTIONS)),
        "published postmortems": in_documents(asked.documents),
    }
    show(result, asked.json)


if __name__ == "__main__":
    main()
