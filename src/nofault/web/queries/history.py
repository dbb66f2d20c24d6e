"""The history of a document: every change with who, when, before and after."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from nofault.postmortem.parts import PARTS
from nofault.web.forms import labels
from nofault.web.forms.struct_form import PartForm, kinds_named_in
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident
from nofault.web.queries.postmortem import named_parts
from nofault.web.rendering.facts import masked

PAGE = 50
LONGEST_DIFF = 4000
# Edits of one part by one person that follow each other this closely are one act of writing: a form saves itself at every pause.
ONE_SITTING = timedelta(minutes=10)
WITH_VALUES = frozenset({"add", "edit", "bin", "restore"})
CONTEXT = 40  # characters of unchanged text that stay beside a change
VERBS: dict[str, Any] = {
    "add": _("added"),
    "edit": _("changed"),
    "bin": _("moved to the bin"),
    "restore": _("took out of the bin"),
    "move": _("moved"),
    "order": _("put in order"),
    "state": _("changed the state"),
    "template": _("changed the template"),
    "visibility": _("changed who sees the document"),
    "join": _("added to those who take part"),
    "leave": _("ended the part of"),
}


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
    """A change, or several of one sitting: `change` is the last of them, `first` the one that holds what stood before.

    `names` are what other parts say, by key: a part that points at them is not told in identifiers.
    """

    change: Change
    first: Change
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def verb(self) -> Any:
        return VERBS.get(self.change.verb, self.change.verb)

    @property
    def part(self) -> Any:
        return labels.PARTS[self.change.kind][0] if self.change.kind in PARTS else ""

    @property
    def can_be_restored(self) -> bool:
        return self.change.verb == "edit" and bool(self.first.before)

    def differences(self) -> list[Difference]:
        """Which fields say something else, or what the change is about where it is about no part."""
        before, after = self.first.before, self.change.after
        if self.change.kind in PARTS and self.change.verb in WITH_VALUES:
            return differences_of(self.change.kind, before, after, self.names)
        return [] if self.change.kind or not before + after else [Difference("", word_diff(before, after))]


def history_page(incident: Incident, *, key: str = "", before: int | None = None) -> tuple[list[ChangeShown], int | None]:
    """Changes, the latest first, and where the next page begins."""
    rows = Change.objects.filter(incident=incident).order_by("-id")
    if key:
        rows = rows.filter(key=key)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    shown = sittings(found[:PAGE])
    pointed = {kind for one in shown if one.change.kind in PARTS for kind in kinds_named_in(PARTS[one.change.kind])}
    names = {key: text for named in named_parts(incident, pointed).values() for key, text in named.items()}
    for one in shown:
        one.names = names
    return shown, found[PAGE - 1].pk if len(found) > PAGE else None


def sittings(changes: list[Change]) -> list[ChangeShown]:
    """The changes, the latest first, with those of one sitting put together."""
    shown: list[ChangeShown] = []
    for change in changes:
        last = shown[-1] if shown else None
        if last is not None and _continues(change, last.first):
            last.first = change
        else:
            shown.append(ChangeShown(change, change))
    return shown


def _continues(earlier: Change, later: Change) -> bool:
    same = (earlier.key, earlier.actor_id, earlier.actor_name) == (later.key, later.actor_id, later.actor_name)
    written = earlier.verb == later.verb == "edit" and not earlier.reason and not later.reason
    return same and written and later.at - earlier.at < ONE_SITTING


def differences_of(kind: str, before: str, after: str, names: Mapping[str, str]) -> list[Difference]:
    """Which fields differ between two values of a part, given as JSON text."""
    left, right = _texts(kind, before, names), _texts(kind, after, names)
    found = []
    for name, (label, _text) in {**left, **right}.items():
        old, new = (texts.get(name, (label, ""))[1] for texts in (left, right))
        if old != new:
            found.append(Difference(label, word_diff(old, new)))
    return found


def _texts(kind: str, data: str, names: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    """The fields of a value by name, with label and text; those that say no more than an empty value are left out."""
    if not data:
        return {}
    nothing = _empty_texts(kind)
    fields = PartForm(PARTS[kind], masked(PARTS[kind].decode(data))).all_fields
    said = [each for each in fields if each.text and each.text != nothing.get(each.name)]
    return {each.name: (each.label, _named(each.text, names) if each.name in labels.REFERS else each.text) for each in said}


def _named(text: str, names: Mapping[str, str]) -> str:
    return "\n".join(names.get(key, key) for key in text.splitlines())


@cache
def _empty_texts(kind: str) -> dict[str, str]:
    return {field.name: field.text for field in PartForm(PARTS[kind]).all_fields}


def word_diff(before: str, after: str) -> list[Word]:
    """The words that stayed, went and came. A very long text is shown as gone and new, since comparing it would take long."""
    if len(before) + len(after) > LONGEST_DIFF:
        return [Word(kind, text[:LONGEST_DIFF]) for kind, text in (("gone", before), ("new", after)) if text]
    left, right = (re.findall(r"\s+|\w+|[^\w\s]", text) for text in (before, after))
    words: list[Word] = []
    for verb, i1, i2, j1, j2 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if verb == "equal":
            words.append(Word("same", _shortened("".join(left[i1:i2]), is_first=not words, is_last=i2 == len(left) and j2 == len(right))))
            continue
        words += [Word(kind, text) for kind, text in (("gone", "".join(left[i1:i2])), ("new", "".join(right[j1:j2]))) if text]
    return words


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """Unchanged text, of which only what stands beside a change is shown."""
    if len(text) <= 3 * CONTEXT:
        return text
    before, after = "" if is_first else text[:CONTEXT], "" if is_last else text[-CONTEXT:]
    return f"{before} … {after}"
