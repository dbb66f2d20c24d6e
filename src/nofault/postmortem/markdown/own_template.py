"""A team's own template: a Markdown file whose headings are the sections, and whose front matter says which part of the document each is.

    ---
    name: our-review
    title: Our incident review
    facts:
      Severity: incident.severity
    sections:
      What broke: summary
      Minute by minute: timeline
      Promises: action_items
    ---
    # Review

    ## What broke

    In two sentences.

What stands below a heading is the prompt of an empty document. A heading that the front matter does not name means what its words say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from nofault.errors import NofaultError
from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.labels import hint_of
from nofault.postmortem.markdown.outline import Outline
from nofault.postmortem.markdown.places import LISTS, TEXTS
from nofault.postmortem.markdown.template import (
    ACTION_FIELDS,
    BULLETS,
    FACTS,
    IMPACT_FIELDS,
    LABELS,
    NOTHING,
    NUMBERED,
    TABLE,
    TEXT,
    TIMELINE_FIELDS,
    Place,
    Template,
)
from nofault.postmortem.reading import formats
from nofault.postmortem.sections import section_kind
from nofault.postmortem.values import is_part
from nofault.postmortem.yaml_text import Tree, load

KEYS = {"name", "title", "prefix", "facts", "sections"}
SHAPES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "timeline": (TABLE, TIMELINE_FIELDS),
    "action_items": (TABLE, ACTION_FIELDS),
    "impact": (LABELS, IMPACT_FIELDS),
    "factors": (NUMBERED, ()),
}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


def own_format(text: str, path: str = "") -> MarkdownFormat:
    """The format of a template file. Raises NofaultError that names the line of what does not belong there."""
    outline = Outline(text)
    file = path or "The template"
    if outline.front_matter is None:
        raise NofaultError(f"{file} has no front matter.", "Begin it with --- and the keys name and sections; see the how-to on templates.")
    # As many empty lines before it, and its lines are those of the file.
    tree = load("\n" * outline.front_matter.line + outline.front_matter.text)
    head: Any = tree.value
    if not isinstance(head, dict):
        raise NofaultError(f"{file}: keys and values belong into its front matter.", "Give it at least name and sections.")
    odd = sorted(set(head) - KEYS)
    if odd:
        raise NofaultError(f"{file}, line {tree.lines[odd[0]]}: unknown key {odd[0]!r}.", f"Known are: {', '.join(sorted(KEYS))}.")
    name = str(head.get("name") or PurePath(path).stem)
    if not _NAME.match(name) or name in formats():
        where = f"{file}, line {tree.lines['name']}" if "name" in tree.lines else file
        hint = "Use small letters, digits and dashes, and no name of a shipped format."
        raise NofaultError(f"{where}: {name!r} cannot be the name of a template.", hint)
    places = tuple(_places(outline, _mapping(head, "sections", tree), _mapping(head, "facts", tree), tree))
    if not places:
        raise NofaultError(f"{file} has no headings.", "Write one heading for each section.")
    prefix = str(head.get("prefix") or (outline.title.text if outline.title else "Postmortem")).rstrip(": ")
    template = Template(name=name, prefix=prefix, prompt="Behind the colon: what failed for whom, in a few words.", places=places)
    return MarkdownFormat(template, str(head.get("title") or name))


def _mapping(head: dict[str, Any], key: str, tree: Tree) -> dict[str, str]:
    value = head.get(key) or {}
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise NofaultError(
            f"Line {tree.lines.get(key, 1)}: {key}: a mapping of words to places belongs here.", "Write one line each, such as `What broke: summary`."
        )
    return {name: str(place) for name, place in value.items()}


def _places(outline: Outline, sections: dict[str, str], facts: dict[str, str], tree: Tree) -> Iterator[Place]:
    for label, place in facts.items():
        _require(tree.lines[f"facts.{label}"], label, place, single=True)
    if facts:
        yield Place(heading="", part="", layout=FACTS, prompt="", fields=tuple(facts.items()))
    known = {heading.casefold(): part for heading, part in sections.items()}
    headings = [heading for heading in outline.headings if heading.understood != "title"]
    there = {heading.text.casefold() for heading in headings}
    for word in sections:
        if word.casefold() not in there:
            line = tree.lines[f"sections.{word}"]
            raise NofaultError(f"Line {line}: sections: {word!r} is no heading of the template.", "Write the heading as it stands below.")
    for number, heading in enumerate(headings):
        end = headings[number + 1].line - 1 if number + 1 < len(headings) else len(outline.lines)
        prompt = " ".join(" ".join(outline.lines[heading.line : end]).replace("<!--", "").replace("-->", "").split())
        kind = section_kind(heading.text) or ""
        part = known.get(heading.text.casefold()) or ("impact" if kind == "impact" else TEXTS.get(kind) or LISTS.get(kind, ""))
        if part:
            _require(tree.lines.get(f"sections.{heading.text}", heading.line), heading.text, part, single=False)
        layout, fields = SHAPES.get(part, (_layout(part), ()))
        yield Place(heading=heading.text, part=part, layout=layout, prompt=prompt, fields=fields, level=max(2, heading.level))


def _layout(part: str) -> str:
    if not part:
        return NOTHING
    return BULLETS if part in LISTS.values() else TEXT


def _require(line: int, word: str, place: str, *, single: bool) -> None:
    """Refuse a place that the model does not have, or that cannot stand there."""
    try:
        hint = hint_of(place)
    except (KeyError, AttributeError, TypeError) as error:
        raise NofaultError(
            f"Line {line}: {word}: {place!r} is no place of the document.", "See `nofault schema` for the places, such as causes.root_cause."
        ) from error
    fits = not (hint.is_list and is_part(hint)) if single else place in LISTS.values() or place == "impact" or (hint.base is str and not hint.is_list)
    if not fits:
        raise NofaultError(f"Line {line}: {word}: {place!r} cannot stand there.", "A section holds a text, impact or a list of the document.")
