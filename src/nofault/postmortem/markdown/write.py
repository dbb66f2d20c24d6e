"""A document as Markdown in the shape of a template, with the section "Further record" for what the template has no place for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from nofault.postmortem.inline import encode, encode_item, encode_word, with_id
from nofault.postmortem.markdown.action_fields import action_text
from nofault.postmortem.markdown.bullets import lines_of
from nofault.postmortem.markdown.outline import Outline
from nofault.postmortem.markdown.places import MAIN_FIELDS
from nofault.postmortem.markdown.read import read_visible, section_id, seed_of
from nofault.postmortem.markdown.template import Place, Template
from nofault.postmortem.markdown.times import time_text
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import identified
from nofault.postmortem.records import TITLE as RECORD
from nofault.postmortem.records import Plain, split, to_plain
from nofault.postmortem.values import fields, quantity_text, to_text

NOTE = "What the template has no place for. Edit it like the rest; where a section above says something else, the section counts."


def write_markdown(document: Postmortem, template: Template) -> str:
    """The document in the shape of `template`. Reading the text gives the same document. Raises NofaultError when an instant has no zone."""
    document = identified(msgspec.convert(to_plain(document), Postmortem))
    seed = seed_of(to_plain(document))
    visible, rest = split(document, lambda shown: render(shown, template, seed), lambda text: read_visible(text, seed))
    return visible if not rest else "\n".join([visible, f"## {RECORD}", "", f"<!-- {NOTE} -->", "", *lines_of(rest), ""])


def blank(template: Template) -> str:
    """An empty document of the template, with prompts as comments that the reader ignores."""
    lines = [f"# {template.prefix}:", "", f"<!-- {template.prompt} -->", ""]
    for place in template.places:
        lines += [f"{'#' * place.level} {place.heading}", "", f"<!-- {place.prompt} -->", ""]
        if place.layout == "table":
            lines += [*_table_head(place), ""]
        elif place.layout == "labels":
            lines += [*(f"- **{label}:**" for label, _ in place.fields), ""]
    return "\n".join(lines)


def render(document: Postmortem, template: Template, seed: str) -> str:
    """What the template shows of a document."""
    plain = to_plain(document)
    sections = list(enumerate(plain.get("sections", [])))
    title = encode(plain.get("incident", {}).get("title", ""))
    day = document.incident.occurred_on
    title = f"{title[:-1]}&#35;" if title.endswith("#") else title
    head = f"{template.prefix}: {title}" if title or isinstance(day, date) else template.prefix
    lines = [f"# {head} — {day.isoformat()}" if isinstance(day, date) else f"# {head}", ""]
    lines += _kept(sections, "", seed)
    for place in template.places:
        lines += [f"{'#' * place.level} {place.heading}", "", *_place(place, plain, day if isinstance(day, date) else None)]
        lines += _kept(sections, place.part.partition(".")[0], seed)
    return "\n".join(lines)


def _kept(sections: list[tuple[int, Plain]], after: str, seed: str) -> Iterator[str]:
    """The sections that no typed part holds, behind the part that they stood behind."""
    for order, section in sections:
        if section.get("after", "") != after:
            continue
        title, text = section.get("title", ""), section.get("text", "")
        if title:
            mark = "" if section["id"] == section_id(seed, order, section) else f" {{#{encode_word(section['id'])}}}"
            yield f"## {encode(title)}{mark}"
            yield ""
        if text:
            yield text
            yield ""


def _place(place: Place, plain: Plain, day: date | None) -> list[str]:
    value: Any = plain
    for name in place.part.split("."):
        value = value.get(name, {}) if isinstance(value, dict) else {}
    if not value:
        return []
    if place.layout == "text":
        return [value, ""]
    if place.layout == "labels":
        return _labels(place, value)
    if place.layout == "table":
        return [*_table_head(place), *_rows(place, value, day), ""]
    main = MAIN_FIELDS.get(place.part, "text")
    marks = ("-" if place.layout == "bullets" else f"{number}." for number in range(1, len(value) + 1))
    return [*(_item(mark, item.get(main, ""), item["id"]) for mark, item in zip(marks, value, strict=True)), ""]


def _labels(place: Place, part: Plain) -> list[str]:
    """Labelled values, then the summary of the part where it has more than one line."""
    hints = fields(fields(Postmortem)[place.part].base)
    lines = []
    for label, name in place.fields:
        value = part.get(name)
        if name not in part or (name == "summary" and "\n" in part[name]):
            continue
        text = quantity_text(value, name) if isinstance(value, dict) else ", ".join(value) if isinstance(value, list) else to_text(value, hints[name])
        lines.append(f"- **{label}:** {encode(text)}")
    summary = part.get("summary", "")
    return [*lines, *([""] if lines else []), *([summary, ""] if "\n" in summary else [])]


def _table_head(place: Place) -> list[str]:
    heads = [label for label, _ in place.fields]
    return [f"| {' | '.join(heads)} |", f"|{'|'.join('-' * (len(head) + 2) for head in heads)}|"]


def _rows(place: Place, items: list[Plain], day: date | None) -> Iterator[str]:
    before: datetime | None = None
    for item in items:
        cells = []
        for _, name in place.fields:
            if name == "at" and place.part == "timeline":
                text, before = time_text(item, day, before)
            else:
                text = action_text(item, name) if place.part == "action_items" else str(item.get(name, ""))
            cells.append(encode(text, cell=True))
        yield f"| {' | '.join(cells)} |"


def _item(mark: str, text: str, identifier: str) -> str:
    """A list item: with its lines as they are where they come back as such, else on one line."""
    if "\n" in text:
        first, _, rest = text.partition("\n")
        space = " " * (len(mark) + 1)
        lines = [f"{mark} {with_id(encode(first), identifier)}", *(f"{space}{line}" if line else "" for line in rest.split("\n"))]
        candidate = "\n".join(lines)
        outline = Outline(f"{candidate}\n\n## Summary")
        found = outline.items(outline.sections[0])
        expected = f"{with_id(encode(first), identifier)}\n{rest}"
        if len(found) == 1 and found[0].text == expected and len(outline.headings) == 1 and not outline.hidden:
            return candidate
    return f"{mark} {with_id(encode_item(text), identifier)}"
