"""Action items that are a heading each, with their owner, day, ticket and state in labelled lines below it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from nofault.postmortem.inline import decode
from nofault.postmortem.markdown.action_fields import action_field
from nofault.postmortem.markdown.outline import Outline, Section
from nofault.postmortem.markdown.places import COLUMNS

Plain = dict[str, Any]

_FIELD = re.compile(r"\s*(?:[-*+]\s+)?(?:\*\*|__)?([^*_:：|\n]{1,40}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*(.*)\Z")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+(?=\S)")
TELLING = frozenset({"owner", "due_on", "ticket", "state"})


def headed_items(outline: Outline, section: Section) -> dict[int, tuple[int, Plain]]:
    """Such items of a section by the line of their heading, each with its last line."""
    heads = [block for block in section.blocks if block.kind == "heading" and not block.depth]
    if not heads:
        return {}
    ends = [*(block.line - 1 for block in heads[1:]), section.end_line]
    odd = [block.line for block in section.blocks if block.kind in ("row", "html", "fence") or block.checked is not None]
    found: dict[int, tuple[int, Plain]] = {}
    for head, end in zip(heads, ends, strict=True):
        if bisect_right(odd, head.line) == bisect_right(odd, end):
            plain = _item(head.text, outline.lines[head.end_line : end])
            found |= {head.line: (end, plain)} if plain else {}
    return found


def _item(title: str, lines: list[str]) -> Plain:
    """The item of a heading and the lines below it; nothing where these hold a list of something else, or say nothing of it."""
    plain: Plain = {}
    texts: list[str] = []
    for line in lines:
        found = _FIELD.match(line)
        field = COLUMNS["action_items"].get(found.group(1).strip().casefold(), "") if found else ""
        if found and field not in ("", "-", "id", "text") and not plain.keys() & action_field(field, decode(found.group(2).strip())).keys():
            plain |= action_field(field, decode(found.group(2).strip()))
        elif _BULLET.match(line):
            return {}
        else:
            texts.append(line)
    text = "\n".join([_NUMBER.sub("", title), *texts]).strip("\n").rstrip()
    return {"text": re.sub(r"\n{2,}", "\n\n", text), **plain} if plain.keys() & TELLING else {}
