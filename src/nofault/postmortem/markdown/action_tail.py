"""What stands behind the text of an action item without a label: `(Noor Haddad, due 2026-02-01) - OPS-12 - open`."""

from __future__ import annotations

import re
from typing import Any

from nofault.postmortem.days import days_in
from nofault.postmortem.markdown.action_fields import GROUP, TICKET, action_field, marked_state
from nofault.postmortem.markdown.places import COLUMNS
from nofault.postmortem.values import state_words

Plain = dict[str, Any]

LONGEST = 300  # characters at the end of an item that are looked at
FIELDS = ("owner", "due_on", "priority", "state", "ticket")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]][.\s]*\Z")
_DASHED = re.compile(r"(?:\s[-–—|]\s|\s*[;；]\s*)([^;；|]{2,80})\Z")
_PIECES = re.compile(r"\s*[,;，、；|/]\s*|\s+[-–—]\s+")
_LABEL = re.compile(r"(\w+(?: (?:date|by|to))?):?\s+(?=\S)")
_PRIORITY = re.compile(r"P[0-4]|critical|highest|high|medium|low", re.I)
_LINK = re.compile(r"\[([^\[\]]{1,60})\]\([^()\s]{1,300}\)")
_BY = re.compile(r"(?:by|due|until|before|bis|avant|antes de|até)\s+", re.I)
_HANDLE = re.compile(r"@[\w][\w.-]*")
_NAME = re.compile(r"[^\W\d_a-z][\w'’.-]+(?: [^\W\d_a-z][\w'’.-]*){1,2}")
_MARKS = "*_` "


def tail(text: str) -> Plain:
    """The owner, day, ticket, priority and state in brackets or between dashes at the end of a text; the text itself stays whole.

    A bracket or a dash counts only where all of its pieces say something. Two or three words with capitals are a name only beside another
    such piece.
    """
    found: Plain = {}
    names: list[str] = []
    rest = _LINK.sub(r"\1", text[-LONGEST:])
    marked = marked_state(rest)
    if marked:  # behind it nothing, before it perhaps more
        found = action_field("state", marked.group(1))
        rest = rest[: marked.start()]
    rest = rest.rstrip(_MARKS + ".")
    while segment := _BRACKET.search(rest) or _last_dash(rest):
        pieces = [_piece(piece.strip(_MARKS)) for piece in _PIECES.split(segment.group(1)) if piece.strip(_MARKS)]
        if not pieces or not all(pieces):
            break
        for piece in reversed(pieces):
            names += [piece["name"]] if "name" in piece else []
            found |= {name: value for name, value in piece.items() if name not in (*found, "name")}
        rest = rest[: segment.start()].rstrip(_MARKS)
    if names and found and "owner" not in found:
        found["owner"] = names[-1]
    return found


def _last_dash(text: str) -> re.Match[str] | None:
    """The last part that a dash, a bar or a semicolon sets apart."""
    at = max(text.rfind(sign) for sign in (" - ", " – ", " — ", " | ", ";", "；"))
    return _DASHED.match(text, at) if at >= 0 else None


def _piece(text: str) -> Plain:
    """What one piece says; nothing where it is none of these."""
    if _HANDLE.fullmatch(text) or (GROUP.search(text) and len(text.split()) < 4):
        return action_field("owner", text)
    if TICKET.fullmatch(text):
        return {"ticket": text}
    if text.casefold() in state_words():
        return action_field("state", text)
    if _PRIORITY.fullmatch(text):
        return action_field("priority", text)
    day = text[by.end() :] if (by := _BY.match(text)) else text
    days = days_in(day)
    if len(days) == 1 and days[0].start == 0 and days[0].end == len(day):
        return action_field("due_on", day)
    label = _LABEL.match(text)
    field = COLUMNS["action_items"].get(label.group(1).casefold(), "") if label else ""
    if label and field in FIELDS:
        return action_field(field, text[label.end() :])
    return {"name": text} if _NAME.fullmatch(text) else {}
