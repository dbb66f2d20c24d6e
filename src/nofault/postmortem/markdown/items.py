"""Rows and list items of a document as plain items of the model: timeline entries, action items and the lists of single statements."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from typing import Any

from nofault.postmortem.inline import decode, split_id
from nofault.postmortem.markdown.places import MAIN_FIELDS, NOTHING
from nofault.postmortem.model import ActionItem, TimelineEntry
from nofault.postmortem.terms import ActionState, Priority
from nofault.postmortem.values import enum_word, fields, from_text, plain, to_text
from nofault.postmortem.when import clock_text, find_day, match_when, read_when

Plain = dict[str, Any]

_GROUP = re.compile(r"\b(?:team|squad|group|guild|department|everyone|everybody|all)\b", re.I)
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")
_EMPHASIS = re.compile(r"[*_]*")
_BEHIND_TIME = re.compile(r"[*_]*\s*(?:[-–—:|]+\s*)?[*_]*\s*")
_UNIT_WORDS = re.compile(r"\(?\b(?:UTC|GMT)\b\)?", re.I)


def statement(kind: str, text: str) -> Plain:
    """An item of a list of single statements, its identifier taken from the end of its first line."""
    first, line_end, rest = text.partition("\n")
    first, identifier = split_id(first)
    words = decode(first) + line_end + rest
    item: Plain = {MAIN_FIELDS.get(kind, "text"): words} if words else {}
    return {"id": identifier, **item} if identifier else item


class Times:
    """Reads the times of one timeline, with the day and the zone that its document states.

    `line` is where the next time stands; what is not clear about it goes to `questions`, each question once.
    """

    def __init__(self, day: date | None, zone: timezone | None, questions: list[str]) -> None:
        self.day = day
        self.zone = zone
        self.line = 0
        self.questions = questions
        self.before: datetime | None = None
        self.asked: set[str] = set()

    def read(self, text: str) -> Plain:
        """The fields of an entry that its written time says; an incomplete time is kept as written and asked about."""
        if not text:
            return {}
        if text.casefold() == "unknown":
            return {"at": None}
        when = read_when(text, self.day, self.zone)
        if when is None:
            self._ask_about(text)
            return {"at_text": text}
        if self.before is not None and when.at < self.before and not find_day(text):
            self._ask(f"{text} stands behind a later time: on which day was it?")
            return {"at_text": text}
        self.before = when.at
        found: Plain = {"at": plain(when.at)}
        if when.until_at:
            found["until_at"] = plain(when.until_at)
        return found | ({"approximate": True} if when.approximate else {})

    def _ask_about(self, text: str) -> None:
        if match_when(text) is None:
            return
        if self.day is None and not find_day(text):
            self._ask("On which day are the times of the timeline?")
        elif self.zone is None:
            self._ask("In which zone are the times of the timeline?")

    def _ask(self, question: str) -> None:
        if question not in self.asked:
            self.asked.add(question)
            self.questions.append(f"Line {self.line}: {question}")

    def entry(self, text: str) -> Plain | None:
        """A list item that begins with a time as an entry; None when it begins with none."""
        words = _EMPHASIS.sub("", text[:4]) + text[4:] if text[:1] in "*_" else text
        found = match_when(words)
        if found is None:
            return None
        return {**self.read(found.group().strip()), **statement("timeline", words[_BEHIND_TIME.match(words, found.end()).end() :])}  # type: ignore[union-attr]


def action_field(name: str, text: str) -> Plain:
    """What a cell or label of an action item says, as fields of the item; a word of the team's own scale survives."""
    if text.casefold() in NOTHING:
        return {}
    hints = fields(ActionItem)
    if name == "owner":
        owner = from_text(text, hints["owner"])
        return {"owner": owner, "owner_is_group": True} if owner and _GROUP.search(owner) else {"owner": owner}
    if name == "due_on":
        return _due(text)
    if name == "ticket":
        link = _LINK.fullmatch(text)
        return {"ticket": link.group(1), "ticket_url": link.group(2)} if link else {"ticket": text}
    if name == "priority":
        return _worded(text, "priority", Priority)
    if name == "state":
        if text.casefold() == "blocked":
            return {"blocked": True, "state": ActionState.COMMITTED.value, "state_word": text}
        return _worded(text, "state", ActionState)
    return {"verification": {"check": text}} if name == "check" else {name: text}


def _due(text: str) -> Plain:
    if text.casefold() == "unknown":
        return {"due_on": None}
    day = find_day(text)
    if day is None:
        return {"due_text": text}
    return {"due_on": day.isoformat()} if text == day.isoformat() else {"due_on": day.isoformat(), "due_text": text}


def _worded(text: str, name: str, kind: Any) -> Plain:
    """A value of a closed vocabulary, with the team's own word where it is another one."""
    if text.casefold() == "unknown":
        return {name: None} if kind is Priority else {}
    try:
        value = enum_word(text, kind)
    except ValueError:
        return {f"{name}_word": text}
    return {name: value} if text == value else {name: value, f"{name}_word": text}


def action_text(item: Plain, name: str) -> str:
    """What a cell shows of an action item, the team's own word before the common one; `action_field` reads it."""
    if name == "check":
        return str(item.get("verification", {}).get("check", ""))
    word = item.get("due_text" if name == "due_on" else f"{name}_word")
    if word:
        return str(word)
    if name == "ticket" and item.get("ticket_url"):
        return f"[{item.get('ticket', '')}]({item['ticket_url']})"
    return to_text(item[name], fields(ActionItem)[name]) if name in item else ""


def time_text(entry: Plain, day: date | None, before: datetime | None, zone: str = "") -> tuple[str, datetime | None]:
    """What a cell shows of an entry's time, and the instant that later ones are compared with; `Times.read` reads it.

    The day is written where it is not the document's `day`, or where the time goes back behind the entry before.
    """
    if "at" not in entry:
        return entry.get("at_text", ""), before
    if entry["at"] is None:
        return "unknown", before
    at = datetime.fromisoformat(entry["at"])
    text = clock_text(at, day if before is None or at >= before else None)
    if entry.get("until_at"):
        text = f"{text}–{clock_text(datetime.fromisoformat(entry['until_at']), at.date())}"
    return f"{'~' if entry.get('approximate') else ''}{text}{zone}", at


def entry_field(name: str, text: str, times: Times) -> Plain:
    """What a cell of a timeline says, as fields of the entry."""
    if name == "at":
        return times.read(text)
    if not text:
        return {}
    if name == "kind":
        return {"kind": from_text(text, fields(TimelineEntry)["kind"])}
    return {name: text}


def columns_of(kind: str, header: list[str], known: dict[str, str]) -> list[str]:
    """The field of each column of a table; "" where its head is not understood or its field stands further left already."""
    main = MAIN_FIELDS.get(kind, "text")
    found: list[str] = []
    for cell in header:
        words = _UNIT_WORDS.sub("", re.sub(r"[*_`]", "", cell)).strip(" :?").casefold()
        name = known.get(words, main if words == main else "")
        found.append("" if name in found else name)
    return found


def says_utc(text: str) -> bool:
    """Whether the head of a column names UTC as the zone of its times."""
    return bool(_UNIT_WORDS.search(text))


def checked_state(checked: bool | None) -> Plain:
    """The state that a check box says."""
    if checked is None:
        return {}
    return {"state": ActionState.DONE.value if checked else ActionState.COMMITTED.value}
