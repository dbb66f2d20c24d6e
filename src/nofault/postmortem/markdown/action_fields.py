"""Single values of an action item: what a cell or a label says, what a text says by the way, and how a cell shows them again."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from nofault.postmortem.days import day_at, near_day
from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.places import COLUMNS, NOTHING
from nofault.postmortem.model import ActionItem
from nofault.postmortem.terms import ActionState, Priority
from nofault.postmortem.values import enum_word, fields, from_text, state_words, to_text
from nofault.postmortem.when import find_day

Plain = dict[str, Any]

GROUP = re.compile(r"\b(?:team|squad|group|guild|department|everyone|everybody|all|équipe|equipo|equipe|チーム|团队)\b|チーム|团队", re.I)
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]+)\])?")
TICKET = re.compile(r"(?:[A-Za-z][\w.-]{0,60}/[\w.-]{1,60})?#\d+|[A-Z][A-Z0-9]{1,20}-\d+")
LEADING_KEY = re.compile(r"[\[(*_`]{0,4}([A-Z][A-Z0-9]{1,20}-\d+)[\])*_`]{0,4}\s*[:：–—-]")
_BARE_KEY = re.compile(r"[\[(]?((?!SEV|UTF|HTTP|ISO|SHA|COVID|IPV|TLS|RFC|SLO|SLA|P\d|T\d|Q\d|Y\d)[A-Z][A-Z0-9]{1,9}-\d{1,6})[\])]?\s+\S")
_TICKET_URL = re.compile(
    r"https?://[^\s()<>|]{1,200}/(?:(?:issues|pull|browse|issue|merge_requests|-/issues|projects|tickets?|work_items|_workitems/edit|stories)/[\w#/.-]{1,100}"
    r"|show_bug\.cgi\?id=\d{1,12})"
)
_PRIORITY = re.compile(r"(?:\*\*|\[|\()?(P[0-4]|CRITICAL|HIGHEST|HIGH|MEDIUM|LOW)(?:\*\*|\]|\))?(?:\s*[:–—-])?\s+(?=\S)")
# A state word that is marked as one: in bold or in brackets, or in capitals.
_STATE_BEFORE = re.compile(r"(?:\*\*|__|\[|\()([^\W\d_]+(?:[ -][^\W\d_]+)?)(?:\*\*|__|\]|\))\s*[:–—-]?\s|([A-Z]{4,}(?: [A-Z]+)?)\s*[:–—-]\s")
_MARKED_STATE = re.compile(r"(?:\*\*|__|\[|\()\s*([^\W\d_]+(?:[ -][^\W\d_]+)?)\s*(?:\*\*|__|\]|\))[\s.]*\Z")
_SIGN_BEFORE = re.compile(r"([^\w\s*_`~(\[<>#|\\/.,:;!?@\"'-]{1,2})\s+\S")
_CLOSING = frozenset("*_])")
_NO_STATE_ALONE = frozenset({"new", "active", "started", "open"})
_ABOUT_TICKETS = frozenset({"jira", "issue", "bug", "ticket", "no", "number", "see", "github", "gitlab", "linear", "pr", "tracked", "in", "id"})
_DONE = re.compile(r"[(（\[*_](?:done|completed|complete(?! (?:by|before|until|within|in)\b)|fixed|erledigt|fait|hecho|feito|完了|已完成)\b", re.I)
_LABEL = re.compile(r"(?:^|(?<=[\s(（,;、。.|/*_–—-]))(\w[\w '-]{0,24}?)\s*[:：](?:\*\*|__)?\s*(?=\S)", re.M)
_SEGMENT_END = re.compile(r"[;,、。|)）\n]|\.(?:\s|\Z)|\*\*|\s[/—–]\s")
_OPENED = re.compile(r"(?<![^\s(（/|–—-])[*_]{1,3}\Z")  # what a label in bold begins with
_BY = re.compile(r"\b(?:by|due|until|before|bis|avant|antes de|até)\s+(?:the\s+)?", re.I)
_AT = re.compile(r"(?<![\w/.])@([\w][\w.-]*)(?![\w/])")
_NESTED = re.compile(r"\s*[-*+]\s+(?:\*\*|__)?([^*_:：\n]{1,40}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*(.*)\Z")
_SIGNS = re.compile(r"\A[^\w']+|[^\w'.]+\Z")  # around a word: emphasis, a coloured circle
_STATE_IN_GROUP = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")
# Answers to a column such as "Completed?".
_ANSWERS = {
    **dict.fromkeys(("yes", "y", "ja", "oui", "sí", "sim", "はい", "是"), ActionState.DONE),
    **dict.fromkeys(("no", "n", "nein", "non", "não", "いいえ", "否"), ActionState.COMMITTED),
}
_NOT_YET = frozenset({"unassigned", "not assigned", "to be assigned", "not yet assigned", "pending"})
_FULL_STOP = re.compile(r"(?<=\w{4})\.\Z")  # not that of an abbreviation
_NO_STATE_OF_GROUP = _NO_STATE_ALONE - {"open"}
WORD = 60  # characters of a word for a state or a priority with the signs around it
VALUE = 200  # characters that a labelled value inside a text may have
TRAILING = 4  # signs that may stand behind the last labelled value of a text


def action_field(name: str, text: str) -> Plain:
    """What a cell or label of an action item says, as fields of the item; a word of the team's own scale survives."""
    if text.casefold() in NOTHING or (name in ("owner", "due_on") and text.casefold() in _NOT_YET):
        return {}
    hints = fields(ActionItem)
    if name == "owner":
        owner = from_text(text, hints["owner"])
        return {"owner": owner, "owner_is_group": True} if owner and GROUP.search(owner) else {"owner": owner}
    if name == "due_on":
        return _due(text)
    if name == "ticket":
        return _ticket_cell(text)
    if name == "priority":
        return _worded(text, "priority", Priority)
    if name == "state":
        if text.casefold() == "blocked":
            return {"blocked": True, "state": ActionState.COMMITTED.value, "state_word": text}
        return _worded(text, "state", ActionState)
    return {"verification": {"check": text}} if name == "check" else {name: text}


def _ticket_cell(text: str) -> Plain:
    """A ticket, behind which its state may stand: `[OPS-12](...) **DONE**`, `n/a **TODO**`, `(Jira issue: OPS-12)`."""
    found: Plain = {}
    ending = marked_state(text)
    if ending:
        found = _worded(ending.group(1), "state", ActionState)
        text = text[: ending.start()].strip(" ,;:–—-")
    if not found and text.casefold() in state_words():
        return _worded(text, "state", ActionState)
    if text.casefold() in NOTHING:
        return found
    link = _LINK.fullmatch(text)
    if link:
        return {"ticket": link.group(1), "ticket_url": link.group(2), **found}
    keys = TICKET.findall(text)
    if len(keys) == 1 and all(word.casefold() in _ABOUT_TICKETS for word in re.findall(r"[^\W\d_]+", text.replace(keys[0], " "))):
        return {"ticket": keys[0], **found}
    return {"ticket": text, **found}


def state_within(text: str) -> Plain:
    """The state that a text begins or ends with, marked as one: `**TODO**: add an alert`, `add an alert **DONE**`."""
    begins, ends = _STATE_BEFORE.match(text), marked_state(text)
    sign = _SIGN_BEFORE.match(text)
    if sign and sign.group(1) in state_words():
        return {"state": state_words()[sign.group(1)]}
    for word in (begins.group(1) or begins.group(2) if begins else "", ends.group(1) if ends else ""):
        if word and word.casefold() in state_words() and word.casefold() not in _NO_STATE_ALONE:
            return {"state": state_words()[word.casefold()]}
    return {}


def _due(text: str) -> Plain:
    if text.casefold() == "unknown":
        return {"due_on": None}
    day = find_day(text) or _day_to_come(text.strip("*_` "))
    if day is None:
        return {"due_text": text}
    return {"due_on": day.isoformat()} if text == day.isoformat() else {"due_on": day.isoformat(), "due_text": text}


def _day_to_come(text: str) -> date | None:
    """The date that a text of a day without a year is, near the day of its document."""
    day = day_at(text, 0)
    return near_day(day) if day and day.end == len(text) else None


def marked_state(text: str) -> re.Match[str] | None:
    """The state word that a text ends with, in bold or in brackets."""
    found = _MARKED_STATE.search(text) if text.rstrip(" .\n")[-1:] in _CLOSING else None
    return found if found and found.group(1).casefold() in state_words() else None


def _worded(text: str, name: str, kind: Any) -> Plain:
    """A value of a closed vocabulary, with the team's own word where it is another one."""
    if text.casefold() == "unknown":
        return {name: None} if kind is Priority else {}
    if kind is ActionState and text.strip("*_`✓✔✗✘ ").casefold() in _ANSWERS:
        return {"state": _ANSWERS[text.strip("*_`✓✔✗✘ ").casefold()].value, "state_word": text}
    try:
        value = enum_word((_SIGNS.sub("", text) if len(text) <= WORD else text) or text, kind)
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


def state_of_group(heading: str) -> Plain:
    """The state that a heading over action items says of all of them ("Immediate actions (completed)", or no more than "Open")."""
    whole = state_words().get(heading.strip("*_: ").casefold())
    if whole:
        return {"state": whole}
    ending = marked_state(heading) if heading.rstrip(" .\n")[-1:] in ")]" else None
    if ending and ending.group(1).casefold() not in _NO_STATE_OF_GROUP:
        return {"state": state_words()[ending.group(1).casefold()]}
    found = {state for word in _STATE_IN_GROUP.findall(heading) if (state := state_words().get(word.casefold()))}
    return {"state": found.pop()} if found == {ActionState.DONE.value} else {}


def details(text: str, definitions: dict[str, str]) -> Plain:
    """A list item as fields: labelled lines and values taken out of the text, the rest read where it stands."""
    text, plain, labelled = _nested(text)
    text, more = _labelled(text)
    plain = more | plain
    found = _PRIORITY.match(text)
    if found and "priority" not in labelled and "priority" not in plain:
        plain |= action_field("priority", found.group(1))
        text = text[found.end() :]
    if "ticket" not in labelled | plain.keys():
        plain |= _ticket(text, definitions)
    if "due_on" not in labelled and not plain.keys() & {"due_on", "due_text"}:
        plain |= _day_within(text)
    if "owner" not in labelled | plain.keys():
        plain |= _owner_within(text)
    if "state" not in labelled and not plain.keys() & {"state", "state_word"}:
        plain |= {"state": ActionState.DONE.value} if _DONE.search(text) else state_within(text.partition("\n")[0])
    return {"text": text, **plain}


def _nested(text: str) -> tuple[str, Plain, set[str]]:
    """Take lines such as `  - Owner: Noor Haddad` out of the text; a label with nothing behind it states nothing, and nothing is guessed for it."""
    first, *rest = text.split("\n")
    kept = [first]
    plain: Plain = {}
    labelled: set[str] = set()
    for line in rest:
        found = _NESTED.match(line)
        name = COLUMNS["action_items"].get(found.group(1).strip().casefold(), "") if found else ""
        if found is None or name in ("", "-", "text", "id"):
            kept.append(line)
            continue
        labelled.add(name)
        plain |= action_field(name, _FULL_STOP.sub("", decode(found.group(2).strip())))
    return "\n".join(kept).rstrip(), plain, labelled


def _labelled(text: str) -> tuple[str, Plain]:
    """Read values with a label inside the text; those that end it are taken out of it."""
    plain: Plain = {}
    spans: list[tuple[int, int]] = []
    for found in _LABEL.finditer(text):
        name = COLUMNS["action_items"].get(found.group(1).strip().casefold(), "")
        if name not in ("owner", "due_on", "priority", "state", "ticket"):
            continue
        link = _LINK.match(text, found.end()) if text[found.end()] == "[" else None
        stop = _SEGMENT_END.search(text, link.end() if link else found.end(), found.end() + VALUE)
        end = stop.start() if stop else min(len(text), found.end() + VALUE)
        value = text[found.end() : end].strip(" *_")
        if name == "state" and "state" not in action_field(name, value):
            continue  # "migration completed: all rows moved"
        if value and not plain.keys() & action_field(name, value).keys():
            plain |= action_field(name, value)
            spans.append((found.start(), end))
    cut = len(text)
    for begin, end in reversed(spans):
        between = text[end:cut].strip()
        if len(between) > TRAILING or any(sign.isalnum() for sign in between):
            break
        cut = begin
    return (_OPENED.sub("", text[:cut]).rstrip(" \n,;、。(（–—-/|") if cut < len(text) else text), plain


def _ticket(text: str, definitions: dict[str, str]) -> Plain:
    """The first link or mark in the text that is a ticket."""
    for link in _LINK.finditer(text):
        key = TICKET.match(link.group(1))
        if key and marked_state(link.group(1)[key.end() :]):  # `[OPS-12 (Done)](...)`
            return {"ticket": key.group(), "ticket_url": link.group(2)}
        if TICKET.search(link.group(1)) or _TICKET_URL.match(link.group(2)):
            return {"ticket": link.group(1), "ticket_url": link.group(2)}
    for reference in _REFERENCE.finditer(text):
        if TICKET.fullmatch(reference.group(1)):
            url = definitions.get((reference.group(2) or reference.group(1)).casefold(), "")
            return {"ticket": reference.group(1), **({"ticket_url": url} if url else {})}
    key = LEADING_KEY.match(text) or _BARE_KEY.match(text)
    if key:
        return {"ticket": key.group(1)}
    address = _TICKET_URL.search(text)
    if address:
        return {"ticket": address.group(), "ticket_url": address.group()}
    mark = TICKET.search(text)
    return {"ticket": mark.group()} if mark and "#" in mark.group() else {}


def _day_within(text: str) -> Plain:
    """The day behind "by" or "due"."""
    for found in _BY.finditer(text):
        day = day_at(text, found.end())
        on = near_day(day)
        if on:
            return {"due_on": on.isoformat()}
    return {}


def _owner_within(text: str) -> Plain:
    """The one person who is addressed in the text with an @."""
    names = {found.group(1).rstrip(".-") for found in _AT.finditer(text)}
    return {"owner": f"@{names.pop()}"} if len(names) == 1 else {}
