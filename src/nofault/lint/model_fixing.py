"""Edits of findings applied to a YAML or JSON document: inside the texts that earned them, everything else byte for byte as it was.

A text is changed where it stands exactly once in its item, and where the file then reads as before but for that text. What stands in a form
whose inside is not the text itself (folded lines, escapes of YAML) is left alone.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import yaml
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.lint.allow import allowances_in_yaml
from nofault.lint.config import DEFAULT, Config
from nofault.lint.findings import Edit
from nofault.lint.fixing import ROUNDS, apply, edits_of
from nofault.lint.model_files import Fields, placed_findings
from nofault.postmortem.reading import read
from nofault.postmortem.yaml_text import parsed


class Scalar(Struct, frozen=True):
    """A text of the file: its value, its line from 1, and where it stands with its quotation marks or the head of its block."""

    value: str
    line: int
    start: int
    end: int
    style: str


def fixed_model(text: str, *, filename: str, config: Config = DEFAULT, unsafe: bool = False) -> tuple[str, int]:
    """The file with every safe edit applied (with `unsafe` all edits), and how many were. Fixing the answer again changes nothing.

    Raises NofaultError where the file cannot be read.
    """
    applied = 0
    seen = {text}
    for _ in range(ROUNDS):
        after, count = _once(text, filename, config, unsafe)
        if not count or after in seen:
            break
        seen.add(after)
        text, applied = after, applied + count
    return text, applied


def _once(text: str, filename: str, config: Config, unsafe: bool) -> tuple[str, int]:
    """One round: the file with the edits of what it says now, and how many were applied."""
    reading = read(text.encode(), filename)
    wanted: dict[tuple[str, str, str], list[Edit]] = {}
    lines = text.splitlines()
    for one, _ in placed_findings(reading, lines, allowances_in_yaml(lines), filename, config):
        if edits := edits_of([one.finding], unsafe):
            wanted.setdefault((one.part, one.item_id, one.field), []).extend(edits)
    if not wanted:
        return text, 0
    file, fields = File(text), Fields(reading.document)
    begins = sorted(set(reading.lines.values()))
    changes: list[Change] = []
    for (part, item_id, field), edits in wanted.items():
        old = fields.text(part, item_id, field)
        new, count = apply(old, edits)
        first = reading.lines.get(f"{part}.{item_id}", reading.lines.get(part, 1))
        after = bisect_right(begins, first)
        number = file.only(old, first, begins[after] if after < len(begins) else len(text) + 1)
        raw = file.written(number, old, new) if number is not None and new != old else None
        if number is not None and raw is not None:
            changes.append(Change(number, raw, _new_value(file.scalars[number].value, old, new), count))
    return file.changed(changes)


class Change(Struct, frozen=True):
    """What is written instead of text number `number`, what that reads as, and how many edits it holds."""

    number: int
    raw: str
    value: str
    count: int


class File:
    """A YAML or JSON file and its texts in order, keys included."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.scalars = _scalars(text)
        self.by_value: dict[str, list[int]] = {}
        for number, one in enumerate(self.scalars):
            self.by_value.setdefault(one.value.rstrip("\n"), []).append(number)

    def only(self, value: str, first: int, end: int) -> int | None:
        """The number of the one text that says this in lines `first` to before `end`; None where there is none or more."""
        numbers = self.by_value.get(value.rstrip("\n"), [])
        at = bisect_left(numbers, first, key=self._line)
        inside = bisect_left(numbers, end, key=self._line) - at
        return numbers[at] if inside == 1 else None

    def _line(self, number: int) -> int:
        return self.scalars[number].line

    def written(self, number: int, old: str, new: str) -> str | None:
        """How the new text is written in the form that the old one has; None where it cannot be."""
        target = self.scalars[number]
        value = _new_value(target.value, old, new)
        for raw in _forms(self.text[target.start : target.end], target.style, old, new):
            try:
                alone = _scalars(f"x: {raw}")
            except NofaultError:
                continue
            if [one.value for one in alone] == ["x", value] and alone[1].style == target.style:
                return raw
        return None

    def changed(self, changes: list[Change]) -> tuple[str, int]:
        """The file with the changes, if it then holds the same texts but for these; as it was where it would not."""
        pieces: list[str] = []
        at = 0
        values = [one.value for one in self.scalars]
        for change in sorted(changes, key=lambda one: one.number):
            target = self.scalars[change.number]
            pieces += [self.text[at : target.start], change.raw]
            at = target.end
            values[change.number] = change.value
        text = "".join([*pieces, self.text[at:]])
        try:
            same = [one.value for one in _scalars(text)] == values
        except NofaultError:
            same = False
        return (text, sum(change.count for change in changes)) if same else (self.text, 0)


def _new_value(value: str, old: str, new: str) -> str:
    """What a text says with its part `old` as `new`; a block ends with a line end that its field may not have."""
    return value.replace(old.rstrip("\n"), new.rstrip("\n"), 1)


def _forms(raw: str, style: str, old: str, new: str) -> Iterator[str]:
    """How the new text may be written in the place of the old one, in the form that the file has it in."""
    if raw.count(old) == 1:
        yield raw.replace(old, new)
    if style == "|":
        head, *lines = raw.split("\n")
        pairs = zip(lines, old.split("\n"), new.split("\n"), strict=False)
        mended = [line.replace(was, now) if was != now else line for line, was, now in pairs]
        yield "\n".join([head, *mended, *lines[len(mended) :]])
    if style == "'":
        yield raw.replace(old.replace("'", "''"), new.replace("'", "''"), 1)
    if style == '"':
        for plain in (False, True):
            if json.dumps(old, ensure_ascii=plain) == raw:
                yield json.dumps(new, ensure_ascii=plain)


def _scalars(text: str) -> list[Scalar]:
    """Every text of a YAML or JSON file with its place, keys included. Raises YamlError."""
    found = []
    for event in parsed(text):
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and start is not None and end is not None:
            found.append(Scalar(event.value, start.line + 1, start.index, end.index, event.style or ""))
    return found
