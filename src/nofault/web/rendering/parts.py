"""The row of one part on the page. Equal arguments give equal HTML, so the last few thousand are kept in the process."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from django.utils.translation import get_language

from nofault.knowledge.searchable import lines_of
from nofault.postmortem.model import ActionItem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState
from nofault.web.forms import labels
from nofault.web.rendering.facts import masked_part
from nofault.web.rendering.looks import LOOKS, Here, facts_look, open_gap, shortened, words_in

KEPT = 4000
# Nothing is late any more once evidence was given, or somebody decided on record.
OVER = frozenset({ActionState.DONE, ActionState.VERIFIED, ActionState.DECLINED})


class Answer(NamedTuple):
    """What answers a factor: an action item, or the decision not to fix it."""

    key: str
    text: str
    state: str


def is_late(item: ActionItem, today: date) -> bool:
    """A promise is late from the day after its day on, until there is evidence."""
    return bool(item.due_on and item.due_on < today and item.state not in OVER)


class Around(NamedTuple):
    """What a row says of other parts: what answers its factor (None: it is no factor), and the words of the parts that it points at.

    `may_add` is whether parts can be added where the row stands; a document that is on its way in has no place for new ones.
    """

    answers: tuple[Answer, ...] | None = None
    names: tuple[tuple[str, str], ...] = ()
    may_add: bool = True


ALONE = Around()


def name_of(value: Any) -> str:
    """The first words of a part, which it is known by elsewhere; empty when it says nothing."""
    return next(lines_of(value), "")


def row_html(kind: str, key: str, data: str, *, address: str, today: date, may_write: bool, around: Around = ALONE) -> str:
    """A part with its way to be edited, as it looks on that day to somebody who may write or only read. The row is left open for its notes."""
    day = today if kind == "action_items" else date.min
    return _row_html(kind, key, data, address, day, may_write, around, get_language() or "en")


@lru_cache(maxsize=KEPT)
def _row_html(kind: str, key: str, data: str, address: str, today: date, may_write: bool, around: Around, language: str) -> str:
    value = masked_part(kind, data)
    late = isinstance(value, ActionItem) and is_late(value, today)
    here = Here(key, address, may_write, late, words_in(language), dict(around.names))
    body = LOOKS.get(kind, facts_look)(value, here)
    edit = _edit_link(kind, value, here) if may_write else ""
    adding = here if around.may_add else here._replace(may_write=False)
    below = _answers(around.answers, adding) if around.answers is not None else ""
    return f'<div class="pm-row" id="part-{escape(key)}"><div class="pm-block pm-{kind}">{body}{below}</div>{edit}'


def _edit_link(kind: str, value: Any, here: Here) -> str:
    """The way to the part's form. Its name says what would be edited, since there are many of them on a page."""
    words = name_of(value)[:60] if PARTS[kind].is_list else ""
    name = f"{here.words['edit']} {escape(str(labels.PARTS[kind][0]))}{f': {escape(words)}' if words else ''}"
    where = f"{here.address}parts/{escape(here.key)}/edit/"
    return f'<p class="pm-actions"><a data-edit href="{where}" aria-label="{name}">{here.words["edit"]}</a></p>'


def _answers(answers: tuple[Answer, ...], here: Here) -> str:
    shown = "<br>".join(
        f'<a href="#part-{escape(key)}">{escape(shortened(text, 80))}</a> '
        f'<span class="state" data-state="{escape(state)}">{escape(state).replace("_", " ")}</span>'
        for key, text, state in answers
    )
    return f'<div class="answers small">{shown or open_gap(here)}</div>'
