"""The forensic record: one YAML file of facts, contributing factors, what helped and what hurt, and owned, dated action items.

`date_of_incident` with a time and a zone is the onset, and the times of the timeline are then on that day and in that zone; without it they
are written whole. An identifier stands under `id`, or in brackets behind a text. Keys that the record does not know are kept as sections;
what the record has no place for is written under `further_record`, in the words of the model. Anchors, aliases and tags are not read.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec

from nofault.postmortem.inline import split_id, with_id
from nofault.postmortem.markdown.action_fields import action_field, action_text
from nofault.postmortem.markdown.labels import hint_of, label_value, put
from nofault.postmortem.markdown.times import Times, time_text
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import Reading, identified
from nofault.postmortem.records import Plain, from_plain, merge, split, to_plain
from nofault.postmortem.typed import TypedReader
from nofault.postmortem.values import quantity_text
from nofault.postmortem.when import find_day, read_when
from nofault.postmortem.yaml_text import Tree, dump, is_null, load, top_keys

NAME = "forensic"
TITLE = "Forensic record in YAML"
EXTENSION = ".yaml"

RECORD = "further_record"

# Key -> place in the model, for single values and lists of texts.
PLACES = {
    "id": "incident.reference",
    "title": "incident.title",
    "date_of_postmortem": "authorship.written_on",
    "facilitator": "meeting.facilitator",
    "participants": "authorship.participants",
}
IMPACT = {
    "duration_minutes": "impact.duration_minutes",
    "error_rate_peak": "impact.peak_error_rate_percent",
    "affected_users_estimate": "impact.users",
    "slo_budget_consumed_minutes": "impact.budget_minutes",
}
# Key -> list of the model whose items are written as one text each, the identifier behind it.
STATEMENTS = {"contributing_factors": "factors", "what_helped": "helped", "what_hurt": "hurt"}
ENTRY = {"time": "at", "event": "text", "source": "source", "id": "id"}
ACTION = {"description": "text", "owner": "owner", "due": "due_on", "ticket": "ticket", "priority": "priority", "id": "id"}
# The keys that no other kind of file has.
TELLING = frozenset({"date_of_incident", "date_of_postmortem", "contributing_factors", "what_helped", "what_hurt", RECORD})
KEYS = TELLING | frozenset(PLACES) | frozenset({"severity", "timeline", "impact", "action_items"})

EMPTY = """\
# The identifier of the incident, such as INC-2026-0114.
id:
severity:
# What failed for whom, in a few words.
title: ""
# With its time and zone, such as "2026-01-14T14:32:00Z"; the times below are then in that zone and on that day.
date_of_incident:
date_of_postmortem:
# Somebody who was not part of the response.
facilitator: ""
# Roles rather than names.
participants: []
# Facts with their time and where each was seen: time, event, source.
timeline: []
impact:
  duration_minutes:
  error_rate_peak:
  affected_users_estimate:
  slo_budget_consumed_minutes:
# Properties of the system that can be changed, usually three to seven.
contributing_factors: []
# Tools and steps that made it shorter or smaller.
what_helped: []
# Tools, steps and gaps that made it longer or larger.
what_hurt: []
# Each with description, owner (one person), due (a day), ticket and priority.
action_items: []
"""


def sniff(text: str, path: str = "") -> int:
    """Its own keys at the beginning of lines."""
    keys = top_keys(text, path)
    return 10 if keys & TELLING else 5 if keys and keys <= KEYS else 0


def read(text: str, *, path: str = "") -> Reading:
    """Read a forensic record. Raises NofaultError that names the line where the YAML cannot be read."""
    reader = _Reader(load(text))
    document = identified(from_plain(merge(reader.plain, reader.record)))
    lines = {}
    for name, (place, index) in reader.places.items():
        items = getattr(document, place, None) if index is not None else None
        lines[f"{place}.{items[index].id}" if items else place] = reader.tree.lines.get(name, 1)
    return Reading(document, NAME, lines=lines, kept=reader.kept, questions=reader.questions)


def write(document: Postmortem) -> str:
    """The document as a forensic record; what it has no place for stands under `further_record`."""
    document = identified(msgspec.convert(to_plain(document), Postmortem))
    shown, rest = split(document, _render, lambda text: _Reader(load(text)).plain)
    return shown + (dump({RECORD: rest}) if rest else "")


def empty() -> str:
    """An empty record with prompts as comments."""
    return EMPTY


def _render(document: Postmortem) -> str:
    record = _record(document)
    return dump(record) if record else ""


def _record(document: Postmortem) -> dict[str, Any]:
    """What the record shows of a document, in the order of its keys."""
    plain = to_plain(document)
    incident = plain.get("incident", {})
    record: dict[str, Any] = {"id": _at(plain, PLACES["id"])}
    severity = incident.get("severity")
    record["severity"] = incident.get("severity_word") or (severity and severity.replace("SEV", "SEV-"))
    record["title"] = _at(plain, PLACES["title"])
    onset = incident.get("markers", {}).get("onset_at")
    day = incident.get("occurred_on")
    exact = bool(onset and day and onset[:10] == day)
    record["date_of_incident"] = onset if exact else day
    record |= {key: _at(plain, place) for key, place in list(PLACES.items())[2:]}
    record["timeline"] = _timeline(plain.get("timeline", []), date.fromisoformat(day) if exact else None)
    impact = {key: _amount(_at(plain, place), place) for key, place in IMPACT.items()}
    record["impact"] = {key: value for key, value in impact.items() if value is not None}
    for key, name in STATEMENTS.items():
        main = "property" if name == "factors" else "text"
        record[key] = [with_id(item.get(main, ""), item["id"]) for item in plain.get(name, [])]
    record["action_items"] = [_filled({key: action_text(item, name) for key, name in ACTION.items()}) for item in plain.get("action_items", [])]
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}


def _at(plain: Plain, place: str) -> Any:
    value: Any = plain
    for name in place.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _filled(item: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in item.items() if value}


def _amount(value: Any, place: str) -> Any:
    """A number where there is nothing but a number, else the quantity as a line."""
    if not isinstance(value, dict):
        return value
    number = value["value"]
    if value.keys() == {"value"}:
        return int(number) if float(number).is_integer() and abs(number) < 1e15 else number
    return quantity_text(value, place)


def _timeline(entries: list[Plain], day: date | None) -> list[dict[str, str]]:
    rows = []
    before: datetime | None = None
    for entry in entries:
        time, before = time_text(entry, day, before, "" if day else " UTC")
        rows.append(_filled({"time": time, **{key: entry.get(name, "") for key, name in ENTRY.items() if key != "time"}}))
    return rows


class _Reader:
    """Reads the tree of a record into plain form; what does not fit is kept as a section."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.plain: Plain = {}
        self.record: Plain = {}
        self.places: dict[str, tuple[str, int | None]] = {}
        self.kept: list[tuple[int, int]] = []
        self.questions: list[str] = []
        value = tree.value if isinstance(tree.value, dict) else {"document": tree.value} if tree.value else {}
        self.day: date | None = None
        self.exact = False
        if not is_null(value.get("date_of_incident")):
            self._date(value.get("date_of_incident"))
        for key, inner in value.items():
            if key == RECORD:
                self.record = TypedReader(tree).part(inner, Postmortem, RECORD)
            elif not is_null(inner) and not self._take(key, inner):
                self._keep(key, inner)

    def _put(self, key: str, place: str, value: Any) -> bool:
        self.places[key] = (place, None)
        return put(self.plain, place, value)

    def _take(self, key: str, value: Any) -> bool:
        """Read one key; False where it does not fit."""
        if key in PLACES:
            return self._single(key, PLACES[key], value)
        if key == "severity" and isinstance(value, str):
            return self._single(key, "incident.severity", value) or self._put(key, "incident.severity_word", str(value))
        if key == "date_of_incident":
            return self.day is not None
        if key == "impact" and isinstance(value, dict):
            odd = [name for name, amount in value.items() if not (name in IMPACT and self._single(f"impact.{name}", IMPACT[name], amount))]
            return all(self._keep(f"impact.{name}", value[name]) for name in odd)
        if key in STATEMENTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
            return self._items(key, STATEMENTS[key], [_statement(STATEMENTS[key], one) for one in value])
        if key in ("timeline", "action_items") and isinstance(value, list) and all(isinstance(one, dict) for one in value):
            times = Times(self.day, UTC if self.exact else None, self.questions)
            rows = []
            for number, one in enumerate(value):
                times.line = self.tree.lines[f"{key}.{number}"]
                rows.append(self._entry(one, times) if key == "timeline" else self._action(one))
            return self._items(key, key, rows)
        return False

    def _date(self, value: Any) -> None:
        """The day of the incident, and where a time with its zone stands there, the onset."""
        text = str(value)
        when, self.day = read_when(text), find_day(text)
        if when:
            self.exact, self.day = True, when.at.date()
            self._put("date_of_incident", "incident.markers.onset_at", when.at.isoformat().replace("+00:00", "Z"))
        if self.day:
            self._put("date_of_incident", "incident.occurred_on", self.day.isoformat())

    def _single(self, key: str, place: str, value: Any) -> bool:
        if isinstance(value, list) and place == PLACES["participants"] and all(isinstance(one, str) for one in value):
            return self._put(key, place, [str(one) for one in value])
        if is_null(value):
            return True
        if not isinstance(value, str):
            return False
        try:
            return self._put(key, place, str(value) if hint_of(place).base is str else label_value(place, value))
        except ValueError:
            return False

    def _items(self, key: str, name: str, items: list[Plain]) -> bool:
        for number in range(len(items)):
            self.places[f"{key}.{number}"] = (name, number)
        if items:
            self.plain[name] = items
        return True

    def _entry(self, row: dict[str, Any], times: Times) -> Plain:
        entry: Plain = {}
        for key, value in row.items():
            if key == "time":
                entry |= times.read(_text(value))
            elif key in ENTRY:
                entry[ENTRY[key]] = _text(value)
            else:
                entry["text"] = f"{entry.get('text', '')}\n{key}: {_text(value)}".strip()
        return {name: value for name, value in entry.items() if value != ""}

    def _action(self, row: dict[str, Any]) -> Plain:
        item: Plain = {}
        for key, value in row.items():
            if key in ACTION:
                item |= action_field(ACTION[key], _text(value))
            elif key == "status":
                item |= action_field("state", _text(value))
            else:
                item["text"] = f"{item.get('text', '')}\n{key}: {_text(value)}".strip()
        return item

    def _keep(self, key: str, value: Any) -> bool:
        """Keep what has no place as a section of its own."""
        text = value if isinstance(value, str) else dump(value).rstrip("\n")
        self.plain.setdefault("sections", []).append({"title": key, **({"text": str(text)} if text else {})})
        line = self.tree.lines.get(key, 1)
        self.kept.append((line, line + str(text).count("\n")))
        return True


def _text(value: Any) -> str:
    if is_null(value):
        return ""
    return str(value) if isinstance(value, str) else dump(value).rstrip("\n")


def _statement(name: str, text: str) -> Plain:
    words, identifier = split_id(str(text))
    item: Plain = {"property" if name == "factors" else "text": words} if words else {}
    return {"id": identifier, **item} if identifier else item
