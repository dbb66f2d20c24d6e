"""Templates as they are read: which there are, what shape a name stands for, and which one a new document begins in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from difflib import unified_diff
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from nofault.postmortem.example import example_document
from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.own_template import own_format
from nofault.postmortem.reading import DEFAULT, formats
from nofault.postmortem.terms import Severity, Variant
from nofault.web.access import Actor, Verb, may_organisation
from nofault.web.models.people import Team
from nofault.web.models.templates import DocumentTemplate, TemplateDefault, TemplateVersion

SCOPES: tuple[str, ...] = ("", *Severity)  # any severity first
MARKDOWN = ".md"
MOST_VERSIONS = 200
CONTEXT = 3  # lines that stay around a change
KINDS = {" ": "same", "-": "gone", "+": "new"}


class Offered(NamedTuple):
    """A template to choose."""

    name: str
    title: str


def shipped() -> dict[str, Any]:
    """The shipped templates by name: the formats that a document can be begun in."""
    return {name: module for name, module in formats().items() if hasattr(module, "empty")}


@lru_cache(maxsize=64)
def shape_of(text: str) -> MarkdownFormat:
    """The format of a kept template's text."""
    return own_format(text)


def shape_named(name: str) -> Any:
    """The format of a name, shipped or the organisation's own, retired ones included; None where there is none."""
    if name in formats():
        return formats()[name]
    text = own_text(name)
    return shape_of(text) if text else None


def own_text(name: str) -> str:
    """The text of the organisation's own template of a name, retired ones included; "" where there is none, or it is a shipped format."""
    if not name or name in formats():
        return ""
    return TemplateVersion.objects.filter(template__name=name).order_by("-number").values_list("text", flat=True).first() or ""


def shapes_read(actor: Actor) -> list[Offered]:
    """The shapes that a document which is brought may be in: the organisation's own templates and those of the actor's teams, then every format."""
    kept = DocumentTemplate.objects.filter(Q(team=None) | Q(team__in=actor.teams), retired_at=None)
    return [Offered(row.name, row.title) for row in kept] + sorted(Offered(name, module.TITLE) for name, module in formats().items())


def templates_kept(team: Team | None = None) -> QuerySet[DocumentTemplate]:
    """The organisation's own templates that a document of this team may begin in: those of all, and the team's."""
    return DocumentTemplate.objects.filter(Q(team=None) | Q(team=team), retired_at=None)


def templates_offered(team: Team | None) -> list[Offered]:
    """What a document of this team may be written in: its own templates first, then the shipped ones."""
    own = [Offered(row.name, row.title) for row in templates_kept(team)]
    return own + [Offered(name, module.TITLE) for name, module in shipped().items()]


def teams_keeping(actor: Actor) -> list[Team]:
    """The teams whose templates the actor may make and change."""
    if may_organisation(actor, Verb.ADMINISTER):
        return list(Team.objects.filter(retired_at=None))
    led = [team for team, is_lead in actor.teams.items() if is_lead]
    return [team for team in Team.objects.filter(retired_at=None, pk__in=led) if may_organisation(actor, Verb.LEAD_TEAM, team)]


def default_template(team: Team | None, severity: str, variant: Variant) -> str:
    """The template that a new document begins in: of the team and the severity, of the team, of the severity, of all, else the shipped one.

    A review that is no full one, such as a near miss, has a shipped template of its own.
    """
    if variant.value in formats():
        return variant.value
    rows = TemplateDefault.objects.filter(Q(team=None) | Q(team=team), severity__in={"", severity})
    chosen = {(row.team_id is not None, row.severity != ""): row.template for row in rows}
    return next((chosen[key] for key in sorted(chosen, reverse=True)), DEFAULT)


def choices_of(team: Team | None) -> dict[str, str]:
    """What is chosen for a team, or for all: severity (empty for any) -> name."""
    return dict(TemplateDefault.objects.filter(team=team).values_list("severity", "template"))


def stamp_of(choices: dict[str, str]) -> str:
    """Which state of the choices a form was filled in from."""
    return hashlib.sha256(repr(sorted(choices.items())).encode()).hexdigest()[:16]


def example_in(shape: Any) -> str:
    """The example document written in a shape."""
    text: str = shape.write(example_document())
    return text


def versions_of(row: DocumentTemplate) -> list[TemplateVersion]:
    """The last texts of a template, the newest first."""
    return list(TemplateVersion.objects.filter(template=row).order_by("-number")[:MOST_VERSIONS])


def text_differences(before: str, after: str) -> list[tuple[str, str]]:
    """The lines of two texts: `same`, `gone` and `new`, with what is unchanged in between left out but for a few lines around (`skip`), so that
    nothing is answered for equal texts."""
    rows: list[tuple[str, str]] = []
    for line in islice(unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=CONTEXT), 2, None):
        if line.startswith("@@"):
            rows.append(("skip", ""))
        else:
            rows.append((KINDS[line[0]], line[1:]))
    return rows[1:]


def defaults_shown() -> list[tuple[str, list[tuple[str, str]]]]:
    """What is chosen, for all and then for each team: whose, and the severity with the title of its template."""
    rows = list(TemplateDefault.objects.select_related("team").order_by("team__name", "severity"))
    titles = titles_of(row.template for row in rows)
    shown: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(rows, key=lambda row: row.team is not None):
        shown.setdefault(row.team.name if row.team else "", []).append((row.severity, titles[row.template]))
    return list(shown.items())


def titles_of(names: Iterable[str]) -> dict[str, str]:
    """The titles of templates by name; a name that nothing has is its own title."""
    names = set(names)
    own = dict(DocumentTemplate.objects.filter(name__in=names).values_list("name", "title"))
    return {name: own.get(name) or (formats()[name].TITLE if name in formats() else name) for name in names}
