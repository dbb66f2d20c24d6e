"""A tree of whys as an indented outline: two blanks a level, marks in square brackets at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from nofault.postmortem.model import Why
from nofault.postmortem.terms import Horizon
from nofault.web.forms.errors import FieldError

MARK = re.compile(r"\s*\[(?P<mark>[^\[\]]+)\]\s*$")
BULLET = re.compile(r"^(?:[-*•]\s+|\d+[.)]\s+|why\s*\d*\s*:\s*)", re.IGNORECASE)
SYSTEMIC, CITES, DEEPEST = "systemic", "see ", 40


def write_outline(whys: list[Why], depth: int = 0) -> str:
    lines = []
    for why in whys:
        marks = [SYSTEMIC] if why.systemic else []
        marks += [why.horizon.value] if why.horizon else []
        marks += [CITES + why.cites] if why.cites else []
        lines.append("  " * depth + why.text.replace("\n", " ") + "".join(f" [{mark}]" for mark in marks))
        if why.whys:
            lines.append(write_outline(why.whys, depth + 1))
    return "\n".join(lines)


def read_outline(text: str, kept: list[Why]) -> list[Why]:
    """The tree of an outline; the answers (`answered_by`) of a why whose text stayed the same are taken over from `kept`."""
    answers = {why.text: why.answered_by for why in _flat(kept)}
    root: list[Why] = []
    # Each open level: how far its lines are indented, and the list that its whys stand in.
    levels: list[tuple[int, list[Why]]] = [(-1, root)]
    for line in text.expandtabs(2).splitlines():
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        while len(levels) > 1 and indent <= levels[-1][0]:
            levels.pop()
        if len(levels) > DEEPEST:
            raise FieldError(_("This goes deeper than %(depth)s whys.") % {"depth": DEEPEST})
        why = _why(line.strip())
        why.answered_by = list(answers.get(why.text, []))
        levels[-1][1].append(why)
        levels.append((indent, why.whys))
    return root


def _why(line: str) -> Why:
    why = Why(text=line)
    while found := MARK.search(why.text):
        mark = found["mark"].strip()
        if mark.lower() == SYSTEMIC:
            why.systemic = True
        elif mark.lower() in set(Horizon):
            why.horizon = Horizon(mark.lower())
        elif mark.lower().startswith(CITES):
            why.cites = mark[len(CITES) :].strip()
        else:
            break
        why.text = why.text[: found.start()]
    why.text = BULLET.sub("", why.text).strip()
    return why


def _flat(whys: list[Why]) -> Iterator[Why]:
    for why in whys:
        yield why
        yield from _flat(why.whys)
