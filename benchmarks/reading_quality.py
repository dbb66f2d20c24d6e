"""How well documents written elsewhere are understood: headings, timeline entries and action items against hand-made labels.

    python -m benchmarks.reading_quality [--errors] [--json] [--documents FOLDER --labels FOLDER]

The documents are `corpus/postmortems` under NOFAULT_SHARED (default ../shared), the labels `benchmarks/reading/*.tsv`; with `--documents` and
`--labels` those of your own, of which any of the three kinds of labels may be missing.

Headings: right means understood as the labelled kind, be it by its own words or inherited. `without its own words` leaves each organisation
out in turn: every phrase that decides a heading of that organisation and none of any other is taken away before its documents are read. This is
a lower bound, since most of those phrases are ones that anybody would think of.
Entries and action items: right means found at the labelled line with exactly the labelled words, and for entries at the labelled time.
What was found where no label stands counts as too much. Owner, day, ticket and state of an item are judged where its label has them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from nofault.postmortem.blocks import cut
from nofault.postmortem.grammar import row_cells
from nofault.postmortem.markdown.outline import Outline
from nofault.postmortem.markdown.places import COLUMNS
from nofault.postmortem.reading import Reading, read
from nofault.postmortem.sections import Heading, understand, vocabulary

SHARED = Path(os.environ.get("NOFAULT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPUS = SHARED / "corpus" / "postmortems"
LABELS = Path(__file__).parent / "reading"
FOLDERS = {"documents": CORPUS, "labels": LABELS}
Figures = dict[str, Any]

_WORD = re.compile(r"[^\W_]+")
_BOX = re.compile(r"^\s*[-*+] \[[ x]\]", re.I)
_TIME_WORD = re.compile(r"\d+z?|[ap]m|utc|gmt|[a-z]{2,4}t|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|hh|mm|unknown|date|頃|note", re.I)


def rows(name: str) -> Iterator[list[str]]:
    """The labels of a file."""
    path = FOLDERS["labels"] / f"{name}.tsv"
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        yield line.split("\t")


@cache
def text_of(file: str) -> str:
    """The text of a document."""
    return (FOLDERS["documents"] / file).read_text("utf-8", "replace")


@cache
def reading_of(file: str) -> Reading:
    """A document as the product reads it."""
    return read((FOLDERS["documents"] / file).read_bytes(), Path(file).name)


def organisation(file: str) -> str:
    """The folder of a document: whose it is."""
    return file.partition("/")[0]


def words(text: str) -> list[str]:
    """The words of a text without its markup."""
    return [word.casefold() for word in _WORD.findall(text)]


def headings(show: bool) -> Figures:
    """Headings understood rightly: all, by organisation, and without the words that only the organisation uses."""
    labels: dict[str, dict[int, set[str]]] = defaultdict(dict)
    for file, line, labelled in rows("headings"):
        labels[file][int(line)] = set(labelled.split("|"))
    found = {file: Outline(text_of(file)).headings for file in labels}
    own: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for file in labels:
        for heading in found[file]:
            if heading.phrase:
                own[heading.phrase].add(organisation(file))
    right, total, inherited = Counter[str](), Counter[str](), 0
    blind, misses = Counter[str](), []
    for file, wanted in labels.items():
        group = organisation(file)
        known = vocabulary(frozenset(phrase for phrase, users in own.items() if users == {group}))
        unseen = {heading.line: heading for heading in understand(cut(text_of(file)), known, text=text_of(file))}
        for heading in found[file]:
            kinds = wanted.get(heading.line, set())
            total[group] += 1
            inherited += heading.understood == "inherited"
            if is_right(heading, kinds):
                right[group] += 1
            else:
                misses.append(f"{file}:{heading.line} {heading.text!r} is {heading.kind or heading.understood}, not {'|'.join(sorted(kinds))}")
            blind[group] += is_right(unseen[heading.line], kinds)
    if show:
        print(*misses, sep="\n")
    templates = [group for group in total if group.startswith("templates")]
    return {
        "headings": total.total(),
        "right": share(right.total(), total.total()),
        "inherited": share(inherited, total.total()),
        "without its own words": share(blind.total(), total.total()),
        "templates only": {group: share(right[group], total[group]) for group in templates},
        "by organisation": {group: [share(right[group], total[group]), share(blind[group], total[group])] for group in sorted(total)},
    }


def is_right(heading: Heading, kinds: set[str]) -> bool:
    """Whether a heading was understood as one of the kinds; `other` never counts."""
    return (heading.kind or heading.understood or "other") in kinds - {"other"}


def share(part: int, whole: int) -> float:
    """A share in percent."""
    return round(100 * part / whole, 1) if whole else 100.0


def source_words(file: str, first: int, last: int, cell: str) -> list[str]:
    """The words that stand at a label."""
    lines = text_of(file).split("\n")[first - 1 : last]
    if cell.isdigit():
        return words(row_cells(lines[0])[0][int(cell) - 1].replace("<br>", " "))
    return words(_BOX.sub("", "\n".join(lines[1:] if cell == "h" else lines)))


def same_words(wanted: list[str], got: list[str], elsewhere: list[str], cell: str) -> bool:
    """Whether the text is what stands at the label, less its time and what went into other fields; a cell may be followed by further columns."""
    if cell.isdigit() and got[: len(wanted)] == wanted:
        return True
    rest = iter(wanted)
    missing = []
    for word in got:
        for other in rest:
            if other == word:
                break
            missing.append(other)
        else:
            return False
    allowed = set(elsewhere)
    return all(word in allowed or _TIME_WORD.fullmatch(word) for word in [*missing, *rest])


def items(name: str, show: bool) -> Figures:
    """Entries or action items found at their lines with their words, and entries at their times."""
    labels: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for file, at, *rest in rows(name):
        labels[file][int(at)] = rest
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    values: dict[str, Counter[bool]] = defaultdict(Counter)
    problems = []
    for file in sorted({file for kind in ("headings", "entries", "actions") for file, *_ in rows(kind)}):
        got = found_items(name, reading_of(file))
        count = counts[organisation(file)]
        for first, (last, cell, wanted, *stated) in labels.get(file, {}).items():
            item = got.pop(first, None)
            if wanted == "?":
                continue
            for field, value, read_as in judged_values(stated, item):
                values[field][value == read_as] += 1
                problems += [f"{file}:{first} {field} is {read_as!r}, not {value!r}"] if value != read_as else []
            count["all"] += 1
            verdict = judge(name, file, first, last, cell, wanted, item)
            count[verdict] += 1
            if verdict != "right":
                problems.append(f"{file}:{first} {verdict} {item and item.get('text', '')[:60]!r} {item and item.get('at')} {wanted}")
        count["too much"] += len(got)
        problems += [f"{file}:{line} too much {item.get('text', '')[:60]!r}" for line, item in got.items()]
    if show:
        print(*problems, sep="\n")
    total = sum(counts.values(), Counter[str]())
    by = {group: f"{count['right']}/{count['all']}, {count['too much']} too much" for group, count in counts.items() if count}
    fields = {field: [share(seen[True], seen.total()), seen.total()] for field, seen in values.items()}
    return {"all": total["all"], "right": share(total["right"], total["all"]), **total, **fields, "by organisation": by}


def found_items(name: str, reading: Reading) -> dict[int, dict[str, Any]]:
    """What was read, by line."""
    place = "timeline" if name == "entries" else "action_items"
    found = {}
    for item in getattr(reading.document, place):
        plain = {field: getattr(item, field) for field in item.__struct_fields__}
        found[reading.lines[f"{place}.{item.id}"]] = plain
    return found


def judged_values(stated: list[str], item: dict[str, Any] | None) -> Iterator[tuple[str, str, str]]:
    """Owner, day, ticket and state of an action item that was found: as labelled (`-` is not stated, `*` not judged), and as read."""
    for field, value in zip(("owner", "due_on", "ticket", "state"), stated if item else (), strict=False):
        found = item[field] if item else None
        text = str(found).strip("@") if found else "-"
        if value != "*":
            yield field, value, "-" if text == "unknown" else text


def judge(name: str, file: str, first: int, last: str, cell: str, wanted: str, item: dict[str, Any] | None) -> str:
    """What became of one label."""
    if item is None:
        return "missing"
    elsewhere = words(" ".join(str(value) for field, value in item.items() if field != "text" and value)) + list(COLUMNS["action_items"])
    if not same_words(source_words(file, first, int(last), cell), words(item["text"]), elsewhere, cell):
        return "other words"
    if name == "entries":
        at = item["at"].strftime("%Y-%m-%dT%H:%M:%SZ") if item["at"] else "-"
        if at != wanted:
            return "other time" if wanted != "-" else "time not stated"
    return "right"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--documents", type=Path, default=CORPUS, help="the folder of the documents")
    parser.add_argument("--labels", type=Path, default=LABELS, help="the folder of headings.tsv, entries.tsv and actions.tsv")
    options = parser.parse_args()
    FOLDERS.update(documents=options.documents, labels=options.labels)
    if not options.documents.is_dir():
        sys.exit(f"reading_quality: no documents at {options.documents}. Set NOFAULT_SHARED.")
    figures = {"headings": headings(options.errors), "entries": items("entries", options.errors), "actions": items("actions", options.errors)}
    print(json.dumps(figures, indent=None if options.json else 2, ensure_ascii=False))


if __name__ == "__main__":
    main()
