"""The row at the bottom of a list that is always there: a few fields, and Enter adds."""

from __future__ import annotations

from functools import cache
from html import escape

from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString
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
# Places in the text that is kept.
TOKEN, ADDRESS = "<!--token-->", "//address//"


def quick_html(kind: str, address: str, token: str) -> str:
    """The row for a list of that kind, ready to be sent."""
    return filled(_quick_html(kind, get_language() or "en"), address, token)


def filled(kept: str, address: str, token: str) -> str:
    """A form that is kept with places in it, for one document and one reader."""
    hidden = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
    return kept.replace(TOKEN, hidden).replace(ADDRESS, escape(address))


@cache
def _quick_html(kind: str, language: str) -> str:
    form = PartForm(PARTS[kind], only=QUICK[kind])
    context = {
        "form": form,
        "kind": PARTS[kind],
        "title": labels.PARTS[kind][0],
        "address": ADDRESS,
        "id": f"quick-{kind}",
        "token": SafeString(TOKEN),
    }
    context["here"] = f"{ADDRESS}parts/new/{kind}/"
    return str(get_template("postmortem/quick.html").template.render(Context(context)))  # type: ignore[attr-defined]
