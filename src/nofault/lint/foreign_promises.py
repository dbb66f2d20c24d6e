"""Action items in other languages, judged by the words of a language's file: a vague verb, a thing to point at, owner, date, check.

What counts is what counts in English (`promises.py`); only the words and the place of the verb differ. `LOOKS` are the rules that can be asked
so, `ALIKE` those whose look is the same in every language.
A language's file holds for it `PROMISES` (lists of words by name) and, where an item's verb stands at its end, `VERB_LAST = True`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType

from msgspec import Struct

from nofault.lint.items import Promise
from nofault.lint.lexicon import listed
from nofault.lint.patterns import Pattern
from nofault.lint.promises import ISO_DATE, LONGEST, WORD, owners_in, read_action
from nofault.lint.rule import Seen

FRONT = 4  # words at the front of an item among which its verb stands
ENDS = Pattern(r"[.;|(\n](?=\s|$)|\s[–—-]\s|\s\(")  # what ends the part of an item that says what is done
FIGURE = Pattern(r"[\d`]")  # a number, or a name written as code
BARE = 7  # words up to which an item can be bare of anything to point at


class PromiseWords(Struct, frozen=True):
    """A language's words about action items.

    `generic` are things that everybody has (bugs, tests, the process), `more` comparatives, `fillers` words that say nothing; `due` finds a date,
    `field` an owner's field, `joined` parts its people, `checked` finds how done is seen.
    """

    vague: frozenset[str]
    concrete: frozenset[str]
    generic: frozenset[str]
    more: frozenset[str]
    fillers: frozenset[str]
    groups: frozenset[str]
    nobody: frozenset[str]
    by: frozenset[str]
    verb_last: bool
    due: Pattern
    field: Pattern
    joined: Pattern
    checked: Pattern


def promise_words(module: ModuleType) -> PromiseWords | None:
    """The words of a language's file; None where it has none."""
    told: dict[str, str] | None = getattr(module, "PROMISES", None)
    if told is None:
        return None
    words = {name: listed(text) for name, text in told.items()}
    months, days, by = (_any(words[name]) for name in ("months", "weekdays", "by"))
    due = (
        rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b\d{{1,2}}(?:\.|er|º)?\s?(?:de\s)?{months}\b(?:\s(?:de\s)?\d{{4}}\b)?"
        rf"|\b{by}\s(?:\w{{1,12}}\s){{0,2}}(?:{months}|{days})\b|\b{months}\s(?:de\s)?\d{{4}}\b|\b(?:kw|[qt])\s?[1-5]\d?[ /-]?(?:\d{{4}})?\b"
    )
    return PromiseWords(
        vague=words["vague"],
        concrete=words["concrete"],
        generic=words["generic"],
        more=words["more"],
        fillers=listed(module.STOPWORDS),
        groups=words["groups"],
        nobody=words["nobody"],
        by=words["by"],
        verb_last=getattr(module, "VERB_LAST", False),
        due=Pattern(due, re.I),
        field=Pattern(rf"\b{_any(words['owner_words'])}\s?:\s*([^|.;()\[\]\n]{{0,60}})", re.I),
        joined=Pattern(rf"[,/&+]|\b{_any(words['and'])}\b", re.I),
        checked=Pattern(rf"\b{_any(words['checked'])}\b|\b{_any(words['limits'])}\s(?:\w{{1,12}}\s){{0,2}}\d", re.I),
    )


def _any(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def _is_group(words: PromiseWords, spoken: list[str]) -> bool:
    return any(word in words.groups or word.endswith("team") for word in spoken)


def _people(words: PromiseWords, value: str) -> list[str]:
    """The people whom an owner's field names, up to a date; none for a group."""
    named = []
    for part in words.joined.sub("|", value).split("|"):
        spoken = WORD.findall(part.lower())
        if spoken and (spoken[0] in words.by or spoken[0][0].isdigit()):
            break
        if spoken and not _is_group(words, spoken) and words.nobody.isdisjoint(spoken):
            named.append(part.strip())
    return named


def _owners(words: PromiseWords, text: str) -> list[str]:
    """The people whom an item's text names as its owners."""
    found = words.field.search(text[:LONGEST])
    if found is not None:
        return _people(words, found[1])
    return [name for name in owners_in(text) if not _is_group(words, WORD.findall(name.lower()))]


def _told(words: PromiseWords, promise: Promise) -> tuple[int, str, list[tuple[str, int, int]]]:
    """Where the part of an item begins that says what is done, that part without dates and owners, and its words with their places in it."""
    reading = read_action(promise.text)
    core = words.due.sub(lambda date: " " * len(date.group()), reading.core)
    end = ENDS.search(core)
    told = core[: end.start()] if end is not None else core
    return reading.start, told, [(one.group().lower(), one.start(), one.end()) for one in WORD.finditer(told)]


def _vague(words: PromiseWords, promise: Promise) -> Seen | None:
    """The verb that opens the item (or ends it, where verbs do) and leaves nothing behind; a concrete verb or a figure beside it rescues."""
    start, told, found = _told(words, promise)
    places = [*found[:FRONT], *(found[-1:] if words.verb_last else [])]
    seen = next((one for one in places if one[0].rpartition("'")[2] in words.vague), None)
    if seen is None or not words.concrete.isdisjoint(word for word, _, _ in found) or FIGURE.search(told):
        return None
    return Seen("text", start + seen[1], start + seen[2])


def _without_deliverable(words: PromiseWords, promise: Promise) -> Seen | None:
    """The item that names nothing but what everybody has, or more of something; a figure or a name in code rescues."""
    start, told, found = _told(words, promise)
    spoken = [word.rpartition("'")[2] for word, _, _ in found]
    if not spoken or FIGURE.search(told) or _vague(words, promise) is not None:
        return None
    said = words.fillers | words.generic | words.more | words.by
    verb = len(spoken) - 1 if words.verb_last and spoken[-1] not in said else 0
    bare = len(spoken) <= BARE and all(number == verb or word in said for number, word in enumerate(spoken))
    return Seen("text", start, start + found[-1][2]) if bare or spoken[0] in words.more else None


def _without_owner(words: PromiseWords, promise: Promise) -> Seen | None:
    if _shared(words, promise) is not None or _people(words, promise.owner or "") or _owners(words, promise.text):
        return None
    return Seen("owner" if promise.owner is not None else "text", 0, len(promise.owner or promise.text))


def _shared(words: PromiseWords, promise: Promise) -> Seen | None:
    """The owner that is a group or more than one person: in its place, in a field of the text, or before the first colon."""
    if promise.owner:
        return Seen("owner", 0, len(promise.owner)) if _many(words, promise.owner) else None
    text = promise.text[:LONGEST]
    found = words.field.search(text)
    if found is not None:
        return Seen("text", *found.span(1)) if _many(words, found[1]) else None
    led, colon, _ = text[:60].partition(":")
    return Seen("text", 0, len(led)) if colon and _is_group(words, WORD.findall(led.lower())) else None


def _many(words: PromiseWords, value: str) -> bool:
    return _is_group(words, WORD.findall(value.lower())) or len(_people(words, value)) > 1


def _without_date(words: PromiseWords, promise: Promise) -> Seen | None:
    if any(words.due.search(text[:LONGEST]) for text in (promise.due or "", promise.text)):
        return None
    return Seen("due" if promise.due is not None else "text", 0, len(promise.due or promise.text))


def _date_not_iso(words: PromiseWords, promise: Promise) -> Seen | None:
    for field, text in (("due", promise.due or ""), ("text", promise.text)):
        if (found := words.due.search(text[:LONGEST])) is not None:
            return None if ISO_DATE.search(text) else Seen(field, *found.span())
    return None


def _without_check(words: PromiseWords, promise: Promise) -> Seen | None:
    return None if promise.checked or words.checked.search(promise.text[:LONGEST]) else Seen("text", 0, len(promise.text))


LOOKS: dict[str, Callable[[PromiseWords, Promise], Seen | None]] = {
    "ACT001": _vague,
    "ACT002": _without_deliverable,
    "ACT003": _without_owner,
    "ACT004": _shared,
    "ACT005": _without_date,
    "ACT006": _date_not_iso,
    "ACT007": _without_check,
}
ALIKE = frozenset({"ACT008"})
