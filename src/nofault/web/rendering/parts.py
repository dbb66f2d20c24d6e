"""The HTML of one part. Equal arguments give equal HTML, so the last few thousand are kept in the process."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from nofault.postmortem.parts import PARTS
from nofault.postmortem.states import SETTLED
from nofault.web.rendering.facts import masked, shown_facts
from nofault.web.rendering.markdown import markdown_html

# Parts with a look of their own; every other is a list of its facts.
LOOKS = {
    "timeline": "timeline",
    "factors": "factors",
    "action_items": "action_items",
    "summary": "prose",
    "background": "prose",
    "sections": "section",
}
LOOKS |= dict.fromkeys(("helped", "hurt", "went_well", "went_poorly", "luck", "lessons", "open_questions"), "statement")
LOOKS |= {"beliefs": "belief"}


@cache
def _template(look: str) -> Any:
    return get_template(f"postmortem/parts/{look}.html").template  # type: ignore[attr-defined]


def part_html(kind: str, key: str, data: str, *, today: date, may_write: bool) -> SafeString:
    """How a part looks to somebody who may write or only read, on this day (a promise may be late)."""
    return _part_html(kind, key, data, today if kind == "action_items" else date.min, may_write, get_language() or "en")


@lru_cache(maxsize=3000)
def _part_html(kind: str, key: str, data: str, today: date, may_write: bool, language: str) -> SafeString:
    value = masked(PARTS[kind].decode(data))
    context: dict[str, Any] = {"value": value, "key": key, "kind": kind, "may_write": may_write}
    look = LOOKS.get(kind, "facts")
    if look == "facts":
        context["facts"] = shown_facts(value)
    elif look in {"prose", "section"}:
        context["html"] = markdown_html(value if isinstance(value, str) else value.text)
    elif look == "action_items":
        context["is_late"] = bool(value.due_on and value.due_on < today and value.state not in SETTLED)
    return mark_safe(_render(look, context))  # noqa: S308 - a template's own output


def _render(look: str, context: dict[str, Any]) -> str:
    return str(_template(look).render(Context(context)))
