"""The row at the bottom of a list that is always there: a few fields, and Enter adds."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template import Context
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from nofault.postmortem.parts import PARTS
from nofault.web.forms import labels
from nofault.web.forms.struct_form import PartForm

# The fields that a first sentence about such an item needs; all others are on its form.
QUICK: dict[str, tuple[str, ...]] = {
    "timeline": ("at", "kind", "text"),
    "factors": ("property", "current", "target"),
    "action_items": ("text", "owner", "due_on"),
    "helped": ("text", "minutes"),
    "hurt": ("text", "minutes"),
}
TOKEN = "<!--token-->"  # noqa: S105 - a place in a text


def quick_html(request: HttpRequest, kind: str, address: str) -> SafeString:
    """The row for a list of that kind, ready to be sent."""
    token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
    return mark_safe(_quick_html(kind, address, get_language() or "en").replace(TOKEN, token))  # noqa: S308 - a template's own output


@lru_cache(maxsize=500)
def _quick_html(kind: str, address: str, language: str) -> str:
    form = PartForm(PARTS[kind], only=QUICK[kind])
    context = {
        "form": form,
        "kind": PARTS[kind],
        "title": labels.PARTS[kind][0],
        "address": address,
        "id": f"quick-{kind}",
        "token": SafeString(TOKEN),
    }
    context["here"] = f"{address}parts/new/{kind}/"
    return str(get_template("postmortem/quick.html").template.render(Context(context)))  # type: ignore[attr-defined]
