"""How a part of the document is laid out in Markdown: each layout makes the lines of one section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from nofault.postmortem.inline import encode, encode_item, with_id
from nofault.postmortem.markdown.action_fields import action_text
from nofault.postmortem.markdown.labels import hint_of
from nofault.postmortem.markdown.outline import Outline
from nofault.postmortem.markdown.places import MAIN_FIELDS
from nofault.postmortem.markdown.template import BULLETS, CARDS, FACTS, LABELS, LOG, NOTHING, NUMBERED, TABLE, TEXT, WHYS, Place
from nofault.postmortem.markdown.times import has_open_times, time_text
from nofault.postmortem.values import quantity_text, to_text

Plain = dict[str, Any]
NOT_STATED = "—"


class Shown(Struct):
    """The document in plain form, and its day."""

    plain: Plain
    day: date | None

    def at(self, place: str) -> Any:
        """The value of a place; None where nothing is stated."""
        value: Any = self.plain
        for name in place.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value

    def stated(self, place: str) -> bool:
        """Whether the place is stated, be it as unknown."""
        *parts, name = place.split(".")
        holder = self.at(".".join(parts)) if parts else self.plain
        return isinstance(holder, dict) and name in holder


def text(place: Place, shown: Shown) -> list[str]:
    """Paragraphs as they are."""
    value = shown.at(place.part)
    return [value, ""] if value else []


def nothing(place: Place, shown: Shown) -> list[str]:
    """A heading with others below it."""
    return []


def _single(value: Any, place: str) -> str:
    if isinstance(value, dict):
        return quantity_text(value, place)
    return ", ".join(value) if isinstance(value, list) else to_text(value, hint_of(place))


def labels(place: Place, shown: Shown) -> list[str]:
    """Labelled values, then the summary of the part where it has more than one line."""
    lines = []
    for label, name in place.fields:
        field = f"{place.part}.{name}"
        value = shown.at(field)
        if shown.stated(field) and not (name == "summary" and "\n" in value):
            lines.append(f"- **{label}:** {encode(_single(value, field))}")
    summary = shown.at(f"{place.part}.summary") or ""
    return [*lines, *([""] if lines else []), *([summary, ""] if "\n" in summary else [])]


def facts(place: Place, shown: Shown) -> list[str]:
    """Labelled values from anywhere in the document; a severity in the team's own word."""
    lines = []
    for label, field in place.fields:
        word = shown.at("incident.severity_word") if field == "incident.severity" else ""
        if word or shown.stated(field):
            lines.append(f"- **{label}:** {encode(word or _single(shown.at(field), field))}")
    return [*lines, ""] if lines else []


def table(place: Place, shown: Shown) -> list[str]:
    """A row for each item."""
    items: list[Plain] = shown.at(place.part) or []
    if not items:
        return []
    zone = ""
    heads = [label for label, _ in place.fields]
    if place.part == "timeline" and has_open_times(items):
        heads, zone = [head.removesuffix(" (UTC)") for head in heads], " UTC"
    head = [f"| {' | '.join(heads)} |", f"|{'|'.join('-' * (len(one) + 2) for one in heads)}|"]
    return [*head, *_rows(place, items, shown.day, zone), ""]


def _rows(place: Place, items: list[Plain], day: date | None, zone: str) -> Iterator[str]:
    before: datetime | None = None
    for number, item in enumerate(items, 1):
        cells = []
        for _, name in place.fields:
            if name == "-":
                value = str(number)
            elif name == "at" and place.part == "timeline":
                value, before = time_text(item, day, before, zone)
            else:
                value = action_text(item, name) if place.part == "action_items" else str(item.get(name, ""))
            cells.append(encode(value, cell=True))
        yield f"| {' | '.join(cells)} |"


def bullets(place: Place, shown: Shown) -> list[str]:
    """A list item for each item."""
    return _list(place, shown, numbered=False)


def numbered(place: Place, shown: Shown) -> list[str]:
    """A numbered list item for each item."""
    return _list(place, shown, numbered=True)


def _list(place: Place, shown: Shown, *, numbered: bool) -> list[str]:
    items: list[Plain] = shown.at(place.part) or []
    main = MAIN_FIELDS.get(place.part, "text")
    lines = [_item(f"{number}." if numbered else "-", item.get(main, ""), item["id"]) for number, item in enumerate(items, 1)]
    return [*lines, ""] if lines else []


def _item(mark: str, text: str, identifier: str, head: str = "") -> str:
    """A list item: with its lines as they are where they come back as such, else on one line. `head` stands before the text."""
    if "\n" in text:
        first, _, rest = text.partition("\n")
        space = " " * (len(mark) + 1)
        begin = f"{head}{with_id(encode(first), identifier)}"
        candidate = "\n".join([f"{mark} {begin}", *(f"{space}{line}" if line else "" for line in rest.split("\n"))])
        outline = Outline(f"{candidate}\n\n## Summary")
        found = outline.items(outline.sections[0])
        if len(found) == 1 and found[0].text == f"{begin}\n{rest}" and len(outline.headings) == 1 and not outline.hidden:
            return candidate
    return f"{mark} {head}{with_id(encode(text) if head else encode_item(text), identifier)}"


def log(place: Place, shown: Shown) -> list[str]:
    """A timeline as a list, each time with its zone."""
    lines = []
    before: datetime | None = None
    for entry in shown.at(place.part) or []:
        time, before = time_text(entry, shown.day, before, " UTC")
        lines.append(_item("-", entry.get("text", ""), entry["id"], f"**{encode(time)}** – " if time else ""))
    return [*lines, ""] if lines else []


def cards(place: Place, shown: Shown) -> list[str]:
    """Each action item with its fields below it, what is not stated as a dash, so that nothing is guessed out of the text."""
    lines = []
    for item in shown.at(place.part) or []:
        lines.append(f"- {with_id(encode_item(item.get('text', '')), item['id'])}")
        for label, name in place.fields:
            lines.append(f"  - {label}: {encode(action_text(item, name)) or NOT_STATED}")
    return [*lines, ""] if lines else []


def whys(place: Place, shown: Shown) -> list[str]:
    """Each factor with its tree of whys below it."""
    lines = []
    for number, factor in enumerate(shown.at(place.part) or [], 1):
        lines.append(f"{number}. {with_id(encode_item(factor.get('property', '')), factor['id'])}")
        lines += _why_lines(factor.get("whys", []), "   ")
    return [*lines, ""] if lines else []


def _why_lines(found: list[Plain], indent: str) -> Iterator[str]:
    for why in found:
        yield f"{indent}- {encode_item(why['text'])}"
        yield from _why_lines(why.get("whys", []), f"{indent}  ")


LAYOUTS: dict[str, Callable[[Place, Shown], list[str]]] = {
    TEXT: text,
    LABELS: labels,
    FACTS: facts,
    TABLE: table,
    BULLETS: bullets,
    NUMBERED: numbered,
    LOG: log,
    CARDS: cards,
    WHYS: whys,
    NOTHING: nothing,
}
