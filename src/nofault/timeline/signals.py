"""What single lines of logs tell: error messages never seen before, and deploys, mitigations and other changes by their verbs.

Both are decided on message templates, of which there are few, not on lines, of which there are many.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable

import numpy as np
import orjson
from msgspec import Struct

from nofault.postmortem.terms import EntryKind
from nofault.timeline.impact import Sighting
from nofault.timeline.layouts import Said
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate
from nofault.timeline.streams import stream_name
from nofault.timeline.tables import LineTable
from nofault.timeline.verbs import Meaning, machine_meaning

ROUTINE_LINES = 40  # a message more frequent than this is routine, unless it is new
BASELINE_US = 600_000_000  # a message is new when it first comes so long (or a tenth of the log) after the log's start
LEAST_BASELINE_US = 120_000_000
MOST_SIGNALS = 8
QUOTED = 240
_WEIGHTS = {EntryKind.DEPLOY: 76.0, EntryKind.MITIGATION: 86.0, EntryKind.CHANGE: 46.0}
_NAMES = {EntryKind.DEPLOY: "a deploy", EntryKind.MITIGATION: "a mitigation", EntryKind.CHANGE: "a change"}
_TAG = re.compile(r"^[^\s:\[]+(?:\[\d+\])?: ?")


class Seen(Struct):
    """A template over all tables: its first row, and how many lines it has, how many of them failures."""

    table: LineTable
    row: int
    number: int
    us: int
    count: int
    failures: float
    new: bool


def said_quote(said: Said) -> str:
    """The message of a line as a quote with its system in front."""
    lead = f"{display_text(said.system, 60)}: " if said.system else ""
    return f'{lead}"{display_text(mask_secrets(said.text), QUOTED)}"'


def templates_seen(tables: list[LineTable]) -> list[Seen]:
    """Each message template of the evidence with its first sight, in order of first sight; the same text in several files is one."""
    starts: dict[str, tuple[int, int]] = {}
    for table in tables:
        if table.us.size:
            low, high = int(table.us.min()), int(table.us.max())
            before = starts.get(stream_name(table.label), (low, high))
            starts[stream_name(table.label)] = (min(low, before[0]), max(high, before[1]))
    found: dict[bytes, Seen] = {}
    for table in tables:
        for seen in _seen_in(table):
            text = table.templates.texts[seen.number]
            other = found.get(text)
            if other is not None:
                first, second = (seen, other) if seen.us < other.us else (other, seen)
                seen = Seen(first.table, first.row, first.number, first.us, first.count + second.count, first.failures + second.failures, False)
            found[text] = seen
    for seen in found.values():
        low, high = starts[stream_name(seen.table.label)]
        seen.new = seen.us - low >= max(LEAST_BASELINE_US, min(BASELINE_US, (high - low) // 10))
    return sorted(found.values(), key=lambda seen: seen.us)


def _seen_in(table: LineTable) -> Iterable[Seen]:
    rows = np.flatnonzero(table.template >= 0)
    if not rows.size:
        return
    rows = rows[np.argsort(table.us[rows], kind="stable")]
    numbers, firsts = np.unique(table.template[rows], return_index=True)
    counts = np.bincount(table.template[rows])
    failures = np.bincount(table.template[rows], weights=table.failed[rows])
    for number, first in zip(numbers.tolist(), firsts.tolist(), strict=True):
        row = int(rows[first])
        yield Seen(table, row, number, int(table.us[row]), int(counts[number]), float(failures[number]), False)


def sightings_of(seen: list[Seen]) -> list[Sighting]:
    """The first sights of new error messages."""
    return [Sighting(one.us, int(one.table.codes[one.row]), one.table.place(one.row), one.count) for one in seen if _is_new_error(one)]


def _is_new_error(one: Seen) -> bool:
    return one.new and one.failures > one.count / 2


def signal_candidates(seen: list[Seen], starts_us: list[int]) -> list[Candidate]:
    """New error messages, the frequent ones and those near the start of an impact first."""
    found = []
    for one in seen:
        if not _is_new_error(one):
            continue
        near = any(abs(one.us - start) <= 300_000_000 for start in starts_us)
        weight = (58.0 if near else 46.0) + min(8.0, math.log2(one.count)) - (14.0 if one.count < 3 and not near else 0.0)
        found.append(
            _of_row(one.table, one.row, EntryKind.SIGNAL, weight, _first_of("New error message", one.count), "an error message not seen before")
        )
    return sorted(found, key=lambda candidate: -candidate.weight)[:MOST_SIGNALS]


def _first_of(lead: str, count: int) -> Callable[[Said], str]:
    return lambda said: f"{lead}{' in' if said.system else ':'} {said_quote(said)}{f' (first of {count:,} lines)' if count > 1 else ''}"


def _of_row(table: LineTable, row: int, kind: EntryKind, weight: float, tell: Callable[[Said], str], why: str) -> Candidate:
    code = int(table.codes[row])
    return Candidate(
        us=int(table.us[row]),
        code=code,
        uncertainty_s=table.clock.uncertainty_s(code),
        kind=kind,
        text="",
        source=table.kind.short,
        weight=weight,
        why=why,
        places=[table.place(row)],
        tell=tell,
    )


def _words(table: LineTable, number: int) -> str:
    """A template's example in plain words: unescaped, without the tag of syslog."""
    example = table.templates.examples[number]
    if table.layout.json:
        try:
            return str(orjson.loads(b'"' + example + b'"'))
        except orjson.JSONDecodeError:
            return example.decode("utf-8", "replace")
    return _TAG.sub("", example.decode("utf-8", "replace"))


def change_candidates(tables: list[LineTable], seen: list[Seen]) -> list[Candidate]:
    """Lines that report a deploy, a mitigation or another change: each line of a rare message, the first line of a new one, none of routine."""
    rare = {one.table.templates.texts[one.number] for one in seen if one.count <= ROUTINE_LINES}
    found = []
    for one in seen:
        meaning = machine_meaning(_words(one.table, one.number)) if one.count > ROUTINE_LINES and one.new else None
        if meaning is not None:
            found.append(_change(one.table, one.row, meaning, one.number, one.count))
    for table in tables:
        meanings = {
            number: meaning
            for number, text in enumerate(table.templates.texts)
            if text in rare and (meaning := machine_meaning(_words(table, number))) is not None
        }
        rows = np.flatnonzero(np.isin(table.template, list(meanings)))
        found += [_change(table, row, meanings[int(table.template[row])], int(table.template[row])) for row in rows.tolist()]
    return found


def _change(table: LineTable, row: int, meaning: Meaning, number: int, count: int = 1) -> Candidate:
    kind = meaning.kind
    tell = said_quote if count == 1 else _first_of("Repeated", count)
    candidate = _of_row(table, row, kind, _WEIGHTS[kind], tell, f"{_NAMES[kind]} by its words “{display_text(meaning.words, 60)}”")
    candidate.done = meaning.done
    candidate.bundle = f"{kind} {table.templates.texts[number]!r}"
    return candidate
