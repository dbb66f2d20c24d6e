"""Templates of an organisation's own: every save is a version, what is retired stays with its documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nofault.errors import NofaultError
from nofault.postmortem.example import example_document
from nofault.postmortem.markdown.format import MarkdownFormat
from nofault.postmortem.markdown.own_template import own_format
from nofault.postmortem.parts import PARTS
from nofault.postmortem.reading import read
from nofault.web.access import Actor, Verb, require, require_template
from nofault.web.errors import ConflictError, InvalidError, NotFoundError
from nofault.web.laying_out import export_names
from nofault.web.models.incident import Incident
from nofault.web.models.people import Team
from nofault.web.models.templates import DocumentTemplate, TemplateDefault, TemplateVersion
from nofault.web.queries.templates import SCOPES, choices_of, shape_named, stamp_of, templates_offered
from nofault.web.services import parts
from nofault.web.services.audit import record_event

LONGEST_TEXT = 50_000
MOST_HEADINGS = 100
LONGEST_NAME = 60
LONGEST_TITLE = 120


def checked_text(text: str, name: str = "") -> tuple[str, MarkdownFormat]:
    """The text as it is kept, and its format. `name` is the one it has to have, once documents know it.

    Raises InvalidError that says which line does not belong there, or what of a document would be lost.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip() + "\n"
    if len(text) > LONGEST_TEXT:
        raise _wrong(_("The template has %(length)d characters.") % {"length": len(text)}, _("Use at most %(most)d.") % {"most": LONGEST_TEXT})
    try:
        shape = own_format(text)
    except NofaultError as error:
        raise _wrong(error.message, error.hint) from error
    headings = len(shape.template.places)
    if headings > MOST_HEADINGS:
        raise _wrong(_("The template has %(count)d headings.") % {"count": headings}, _("Use at most %(most)d.") % {"most": MOST_HEADINGS})
    if len(shape.TITLE) > LONGEST_TITLE or len(shape.NAME) > LONGEST_NAME:
        raise _wrong(
            _("Its name or title is too long."), _("Use at most %(name)d and %(title)d characters.") % {"name": LONGEST_NAME, "title": LONGEST_TITLE}
        )
    if shape.NAME in {*export_names(), "md"}:
        raise _wrong(_("name: %(name)s is a kind of file here.") % {"name": shape.NAME}, _("Choose another name."))
    if name and name != shape.NAME:
        raise _wrong(
            _("name: documents know this template as %(name)s.") % {"name": name}, _("Leave the name as it is; the title can be changed freely.")
        )
    _require_lossless(shape)
    return text, shape


def _require_lossless(shape: MarkdownFormat) -> None:
    """A document that is written in the template has to come back whole."""
    wanted = example_document()
    found = read(shape.write(wanted), shape=shape).document
    lost = [part for part in PARTS if getattr(found, part) != getattr(wanted, part)]
    if lost:
        raise _wrong(
            _("A document would not come back whole from this template: %(parts)s would change.") % {"parts": ", ".join(lost)},
            _("Look for a heading that is a time, or that a reader takes for another section, and word it differently."),
        )


def _wrong(message: str, hint: str) -> InvalidError:
    return InvalidError(message, hint, {"text": f"{message} {hint}"})


def facts_of(row: DocumentTemplate) -> dict[str, Any]:
    """What is kept of a template beside its texts."""
    return {"name": row.name, "title": row.title, "team": row.team.slug if row.team else None, "retired": row.retired_at is not None}


def text_of(row: DocumentTemplate) -> TemplateVersion:
    """The text in use."""
    return TemplateVersion.objects.filter(template=row).order_by("-number")[0]


@transaction.atomic
def create_template(actor: Actor, text: str, *, team: Team | None = None, at: datetime | None = None) -> DocumentTemplate:
    """A new template, of a team or of the whole organisation."""
    require_template(actor, team)
    if team is not None and team.retired_at is not None:
        raise InvalidError(f"{team.name} is retired.", "Choose another team, or bring it back first.", {"team": "This team is retired."})
    text, shape = checked_text(text)
    if DocumentTemplate.objects.filter(name=shape.NAME).exists():
        raise _wrong(_("name: there is a template %(name)s already.") % {"name": shape.NAME}, _("Choose another name, or change that one."))
    row = DocumentTemplate.objects.create(name=shape.NAME, title=shape.TITLE, team=team)
    _add_text(actor, row, text, "", at)
    return row


@transaction.atomic
def edit_template(
    actor: Actor, template: DocumentTemplate, text: str, *, version: int | None = None, note: str = "", at: datetime | None = None
) -> DocumentTemplate:
    """Another text for the template, as its next version; nothing where it is the same. With `version`, only if it is the one that was read."""
    row = _locked(actor, template, version, text)
    text, shape = checked_text(text, row.name)
    if text == text_of(row).text:
        return row
    row.title = shape.TITLE
    row.version += 1
    row.save(update_fields=["title", "version"])
    _add_text(actor, row, text, note, at)
    return row


def bring_back(actor: Actor, template: DocumentTemplate, number: int, *, version: int | None = None, at: datetime | None = None) -> DocumentTemplate:
    """What version `number` said, as the newest version."""
    earlier = version_of(template, number)
    return edit_template(actor, template, earlier.text, version=version, note=_("as version %(number)d") % {"number": number}, at=at)


def version_of(template: DocumentTemplate, number: int) -> TemplateVersion:
    found = TemplateVersion.objects.filter(template=template, number=number).first()
    if found is None:
        raise NotFoundError(f"{template.name} has no version {number}.", "See the list of its versions.")
    return found


@transaction.atomic
def retire_template(
    actor: Actor, template: DocumentTemplate, retired: bool, *, version: int | None = None, at: datetime | None = None
) -> DocumentTemplate:
    """Offer the template no more, or again. Documents that are written in it keep it."""
    row = _locked(actor, template, version, None)
    if retired == (row.retired_at is not None):
        return row
    used = TemplateDefault.objects.filter(template=row.name).select_related("team").first() if retired else None
    if used is not None:
        whose = used.team.name if used.team else _("the whole organisation")
        message = _("New documents of %(whose)s begin in it: choose another default first.") % {"whose": whose}
        raise InvalidError(f"{row.title} is in use.", message, {"retired": message})
    row.retired_at = (at or timezone.now()) if retired else None
    row.version += 1
    row.save(update_fields=["retired_at", "version"])
    record_event(actor, "template", row.name, "retired" if retired else "brought back", at=at)
    return row


def _locked(actor: Actor, template: DocumentTemplate, version: int | None, text: str | None) -> DocumentTemplate:
    """The row as it is now, locked until the transaction ends. Raises ConflictError when it is not the `version` that was read."""
    require_template(actor, template.team)
    row = DocumentTemplate.objects.select_for_update(of=("self",)).select_related("team").get(pk=template.pk)
    if version is not None and row.version != version:
        theirs = facts_of(row) | {"text": text_of(row).text}
        mine = theirs | ({} if text is None else {"text": text})
        texts = (json.dumps(each, ensure_ascii=False) for each in (mine, theirs))
        raise ConflictError(f"Somebody else changed {row.title} first.", mine=next(texts), theirs=next(texts), base="", version=row.version)
    return row


def _add_text(actor: Actor, row: DocumentTemplate, text: str, note: str, at: datetime | None) -> None:
    last = TemplateVersion.objects.filter(template=row).order_by("-number").values_list("number", flat=True).first() or 0
    moment = at or timezone.now()
    TemplateVersion.objects.create(template=row, number=last + 1, text=text, note=note, at=moment, by=actor.user, by_name=actor.label[:200])
    record_event(actor, "template", row.name, f"version {last + 1}" + (f", {note}" if note else ""), at=at)


@transaction.atomic
def set_defaults(
    actor: Actor, team: Team | None, wanted: Mapping[str, str], *, stamp: str | None = None, at: datetime | None = None
) -> dict[str, str]:
    """Which templates new documents of a team, or of all, begin in: severity (empty for any) -> name, or nothing for no choice of its own.

    What `wanted` leaves out stays. With `stamp`, only if the choices are those that were read.
    """
    require_template(actor, team)
    # Whoever chooses at the same time waits.
    kept = dict(TemplateDefault.objects.select_for_update().filter(team=team).values_list("severity", "template"))
    if stamp is not None and stamp != stamp_of(kept):
        mine, theirs = (json.dumps(each) for each in (dict(wanted), kept))
        raise ConflictError("Somebody else changed these choices first.", mine=mine, theirs=theirs, base="", version=stamp_of(kept))
    known = {each.name for each in templates_offered(team)}
    for severity, name in wanted.items():
        if severity not in SCOPES:
            raise InvalidError(
                f"{severity[:20]!r} is no severity.", f"Use one of {', '.join(SCOPES[1:])}, or nothing for any.", {severity: "Unknown."}
            )
        if name and name not in known:
            message = _("There is no template %(name)s for this team.") % {"name": name[:LONGEST_NAME]}
            raise InvalidError(message, _("Choose one of the list."), {severity or "any": message})
    changed = {severity: name for severity, name in wanted.items() if name != kept.get(severity, "")}
    for severity, name in changed.items():
        if name:
            TemplateDefault.objects.update_or_create(team=team, severity=severity, defaults={"template": name})
        else:
            TemplateDefault.objects.filter(team=team, severity=severity).delete()
        said = f"{severity or 'any severity'}: {kept.get(severity) or 'none'} to {name or 'none'}"
        record_event(actor, "template default", team.name if team else "organisation", said, at=at)
    return choices_of(team)


@transaction.atomic
def choose_template(actor: Actor, incident: Incident, name: str, *, at: datetime | None = None) -> None:
    """Write the document in another template from now on. Nothing of what it says changes."""
    require(actor, Verb.WRITE, incident)
    if shape_named(name) is None:
        message = _("There is no template %(name)s.") % {"name": name[:LONGEST_NAME]}
        raise InvalidError(message, _("Choose one of the list."), {"template": message})
    before, incident.template = incident.template, name
    if before != name:
        incident.save(update_fields=["template"])
        parts.record(actor, incident, "template", before=before, after=name, at=at or timezone.now())
