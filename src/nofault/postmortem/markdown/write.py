"""A document as Markdown in the shape of a template, with the section "Further record" for what the template has no place for."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from nofault.postmortem.inline import encode, encode_word
from nofault.postmortem.markdown.bullets import lines_of
from nofault.postmortem.markdown.layouts import LAYOUTS, Shown
from nofault.postmortem.markdown.read import read_visible, section_id, seed_of
from nofault.postmortem.markdown.template import CARDS, FACTS, LABELS, TABLE, Place, Template
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import identified
from nofault.postmortem.records import TITLE as RECORD
from nofault.postmortem.records import Plain, split, to_plain

NOTE = "What the template has no place for. Edit it like the rest; where a section above says something else, the section counts."


def write_markdown(document: Postmortem, template: Template) -> str:
    """The document in the shape of `template`. Reading the text gives the same document. Raises NofaultError when an instant has no zone."""
    document = identified(msgspec.convert(to_plain(document), Postmortem))
    seed = seed_of(to_plain(document))
    visible, rest = split(document, lambda shown: render(shown, template, seed), lambda text: read_visible(text, seed, template))
    return visible if not rest else "\n".join([visible, f"## {RECORD}", "", f"<!-- {NOTE} -->", "", *lines_of(rest), ""])


def blank(template: Template) -> str:
    """An empty document of the template, with prompts as comments that the reader ignores."""
    lines = [f"# {template.prefix}:", "", f"<!-- {template.prompt} -->", ""]
    for place in template.places:
        lines += [*_heading(place), f"<!-- {place.prompt} -->", ""] if place.prompt else _heading(place)
        if place.layout == TABLE:
            heads = [label for label, _ in place.fields]
            lines += [f"| {' | '.join(heads)} |", f"|{'|'.join('-' * (len(head) + 2) for head in heads)}|", ""]
        elif place.layout in (LABELS, FACTS):
            lines += [*(f"- **{label}:**" for label, _ in place.fields), ""]
        elif place.layout == CARDS:
            lines += [f"<!-- - What is delivered{''.join(f'{chr(10)}  - {label}:' for label, _ in place.fields)} -->", ""]
    return "\n".join(lines)


def _heading(place: Place) -> list[str]:
    return [f"{'#' * place.level} {place.heading}", ""] if place.heading else []


def render(document: Postmortem, template: Template, seed: str) -> str:
    """What the template shows of a document."""
    plain = to_plain(document)
    sections = list(enumerate(plain.get("sections", [])))
    title = encode(plain.get("incident", {}).get("title", ""))
    day = document.incident.occurred_on
    title = f"{title[:-1]}&#35;" if title.endswith("#") else title
    head = f"{template.prefix}: {title}" if title or isinstance(day, date) else template.prefix
    lines = [f"# {head} — {day.isoformat()}" if isinstance(day, date) else f"# {head}", ""]
    shown = Shown(plain, day if isinstance(day, date) else None)
    top = [place for place in template.places if not place.heading]
    for place in top:
        lines += LAYOUTS[place.layout](place, shown)
    lines += _kept(sections, "", seed)
    for number, place in enumerate(template.places):
        if place in top:
            continue
        lines += [*_heading(place), *LAYOUTS[place.layout](place, shown)]
        if template.last_of_part.get(place.root) == number:
            lines += _kept(sections, place.root, seed)
    return "\n".join(lines)


def _kept(sections: list[tuple[int, Plain]], after: str, seed: str) -> list[str]:
    """The sections that no typed part holds, behind the part that they stood behind."""
    lines: list[str] = []
    for order, section in sections:
        if section.get("after", "") != after:
            continue
        title: Any = section.get("title", "")
        text = section.get("text", "")
        if title:
            mark = "" if section["id"] == section_id(seed, order, section) else f" {{#{encode_word(section['id'])}}}"
            lines += [f"## {encode(title)}{mark}", ""]
        lines += [text, ""] if text else []
    return lines
