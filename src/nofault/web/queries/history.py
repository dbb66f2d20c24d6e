"""The history of a document: every change with who, when, before and after."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Any

from nofault.postmortem.parts import PARTS
from nofault.web.forms import labels
from nofault.web.forms.struct_form import PartForm
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident
from nofault.web.rendering.facts import masked

PAGE = 50
LONGEST_DIFF = 4000


@dataclass
class Word:
    """A piece of a text: `same`, `gone` or `new`."""

    kind: str
    text: str


@dataclass
class Difference:
    label: Any
    words: list[Word]


@dataclass
class ChangeShown:
    change: Change
    part: Any
    differences: list[Difference]
    can_be_restored: bool


def history_page(incident: Incident, *, key: str = "", before: int | None = None) -> tuple[list[ChangeShown], int | None]:
    """Changes, the latest first, and where the next page begins."""
    rows = Change.objects.filter(incident=incident).order_by("-id")
    if key:
        rows = rows.filter(key=key)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    return [change_shown(change) for change in found[:PAGE]], found[PAGE - 1].pk if len(found) > PAGE else None


def change_shown(change: Change) -> ChangeShown:
    known = change.kind in PARTS and change.verb != "move"
    differences = differences_of(change.kind, change.before, change.after) if known else []
    if not known and (change.before or change.after):
        differences = [Difference("", word_diff(change.before, change.after))]
    part = labels.PARTS[change.kind][0] if change.kind in PARTS else ""
    return ChangeShown(change, part, differences, known and change.verb == "edit" and bool(change.before))


def differences_of(kind: str, before: str, after: str) -> list[Difference]:
    """Which fields differ between two values of a part, given as JSON text."""
    left, right = _texts(kind, before), _texts(kind, after)
    found = []
    for name, (label, _text) in {**left, **right}.items():
        old, new = (texts.get(name, (label, ""))[1] for texts in (left, right))
        if old != new:
            found.append(Difference(label, word_diff(old, new)))
    return found


def _texts(kind: str, data: str) -> dict[str, tuple[Any, str]]:
    """The fields of a value by name, with label and text; those that say nothing are left out."""
    if not data:
        return {}
    form = PartForm(PARTS[kind], masked(PARTS[kind].decode(data)))
    fields = [field for item in form.items for field in getattr(item, "fields", [item])]
    return {field.name: (field.label, field.text) for field in fields if field.text}


def word_diff(before: str, after: str) -> list[Word]:
    """The words that stayed, went and came. A very long text is shown as gone and new, since comparing it would take long."""
    if len(before) + len(after) > LONGEST_DIFF:
        return [Word(kind, text[:LONGEST_DIFF]) for kind, text in (("gone", before), ("new", after)) if text]
    left, right = (re.findall(r"\s+|\w+|[^\w\s]", text) for text in (before, after))
    words = []
    for verb, i1, i2, j1, j2 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if verb == "equal":
            words.append(Word("same", "".join(left[i1:i2])))
            continue
        words += [Word(kind, text) for kind, text in (("gone", "".join(left[i1:i2])), ("new", "".join(right[j1:j2]))) if text]
    return words
