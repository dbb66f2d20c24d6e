"""A document as Markdown in the shape of a template, with the section "Further record" for what the template has no place for."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from nofault.postmortem.inline import encode, encode_word
from nofault.postmortem.markdown.bullets import lines_of
from nofault.postmortem.markdown.layouts import LAYOUTS, Shown
from nofault.postmortem.markdown.places import LISTS, PROSE_LISTS
from nofault.postmortem.markdown.read import MOVED, UNTITLED, read_visible, section_id, seed_of
from nofault.postmortem.markdown.template import CARDS, FACTS, LABELS, TABLE, Place, Template
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.reading import identified
from nofault.postmortem.records import TITLE as RECORD
from nofault.postmortem.records import Plain, split, to_plain
from nofault.postmortem.sections import section_kind

NOTE = "What the template has no place for. Edit it like the rest; where a section above says something else, the section counts."


def write_markdown(document: Postmortem, template: Template) -> str:
    """The document in the shape of `template`. Reading the text gives the same document. Raises NofaultError when an instant has no zone."""
    document = identified(msgspec.convert(to_plain(document), Postmortem))
    plain = to_plain(document)
    seed, behind = seed_of(plain), _moved(plain, template)
    visible, rest = _split(document, template, seed, behind, frozenset())
    if _holds_sections(rest):
        named = frozenset(one["id"] for one in plain["sections"] if not one.get("title") or section_kind(one["title"]) in MOVED)
        other = _split(document, template, seed, behind, named)
        visible, rest = (visible, rest) if _holds_sections(other[1]) else other
    return visible if not rest else "\n".join([visible, f"## {RECORD}", "", f"<!-- {NOTE} -->", "", *lines_of(rest), ""])


def _split(document: Postmortem, template: Template, seed: str, behind: dict[str, str], named: frozenset[str]) -> tuple[str, Plain]:
    """The visible text and the rest."""
    return split(
        document, lambda shown: render(shown, template, seed, behind, named), lambda text: _at_home(read_visible(text, seed, template), behind)
    )


def _holds_sections(rest: Plain) -> bool:
    """Whether kept sections stand in the record, instead of where they are."""
    found = rest.get("sections", {})
    return any("text" in section or "title" in section for section in (found.values() if isinstance(found, dict) else found))


def _moved(plain: Plain, template: Template) -> dict[str, str]:
    """Where the template has no place for the part that a kept section stands behind, the part that it is shown behind instead, by identifier.

    That is the last one before it in the order of parts, but none behind a later section that is in its place. Sections stay in their own order,
    and one without a title goes on to the next list where it would be read as the end of the section before it, or as part of a text. The record
    says what each really stands behind.
    """
    sections = plain.get("sections", [])
    numbers = {"": -1, **template.last_of_part}
    order = {name: number for number, name in enumerate(PARTS)}
    lists = [one for one in LISTS.values() if one in numbers and (plain.get(one) or one not in PROSE_LISTS)]  # none takes a paragraph for its own
    ends = _ends([numbers.get(section.get("after", "")) for section in sections], len(template.places))
    moved: dict[str, str] = {}
    last = ""
    for number, (section, end) in enumerate(zip(sections, ends, strict=True)):
        before, part = last, section.get("after", "")
        nearer = [one for one in numbers if order.get(one, -1) <= order.get(part, -1) and numbers[one] <= max(end, numbers[last])]
        last = max(last, part if part in numbers else max(nearer, key=numbers.__getitem__), key=numbers.__getitem__)
        if part and not section.get("title") and ((number and last == before) or (last != part and last not in lists)):
            later = [one for one in numbers if numbers[one] > numbers[last]]
            last = min([one for one in later if one in lists] or later or [last], key=numbers.__getitem__)
        if part and last != part:
            moved[section["id"]] = last
    return moved


def _ends(places: list[int | None], after_all: int) -> list[int]:
    """For each section the first place of the later ones that have one."""
    ends: list[int] = []
    for place in reversed(places):
        ends.append(after_all)
        after_all = after_all if place is None else min(after_all, place)
    return ends[::-1]


def _at_home(plain: Plain | None, behind: dict[str, str]) -> Plain | None:
    """What was read, without the place of the sections that were shown elsewhere than they belong."""
    for section in (plain or {}).get("sections", []):
        if section["id"] in behind:
            section.pop("after", None)
    return plain


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


def render(document: Postmortem, template: Template, seed: str, behind: dict[str, str], named: frozenset[str] = frozenset()) -> str:
    """What the template shows of a document; `behind` are the parts that kept sections are shown behind instead of their own.

    The sections in `named` carry their identifier, which says that they are kept sections, whatever their title means elsewhere.
    """
    plain = to_plain(document)
    sections = [
        (order, section | ({"after": behind[section["id"]]} if section["id"] in behind else {}))
        for order, section in enumerate(plain.get("sections", []))
    ]
    title = encode(plain.get("incident", {}).get("title", ""))
    day = document.incident.occurred_on
    title = f"{title[:-1]}&#35;" if title.endswith("#") else title
    head = f"{template.prefix}: {title}" if title or isinstance(day, date) else template.prefix
    lines = [f"# {head} — {day.isoformat()}" if isinstance(day, date) else f"# {head}", ""]
    shown = Shown(plain, day if isinstance(day, date) else None)
    top = [place for place in template.places if not place.heading]
    for place in top:
        lines += LAYOUTS[place.layout](place, shown)
    lines += _kept(sections, "", seed, named)
    for number, place in enumerate(template.places):
        if place in top:
            continue
        lines += [*_heading(place), *LAYOUTS[place.layout](place, shown)]
        if template.last_of_part.get(place.root) == number:
            lines += _kept(sections, place.root, seed, named)
    return "\n".join(lines)


def _kept(sections: list[tuple[int, Plain]], after: str, seed: str, named: frozenset[str]) -> list[str]:
    """The sections that no typed part holds, behind the part that they stood behind."""
    lines: list[str] = []
    for order, section in sections:
        if section.get("after", "") != after:
            continue
        title: Any = section.get("title", "")
        text = section.get("text", "")
        if title or section["id"] in named:
            derived = section["id"] == section_id(seed, order, section)
            mark = "" if derived and section["id"] not in named else f" {{#{encode_word(section['id'])}}}"
            lines += [f"## {encode(title) or UNTITLED}{mark}", ""]
        lines += [text, ""] if text else []
    return lines
