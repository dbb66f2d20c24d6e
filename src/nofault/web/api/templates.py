"""Templates: the organisation's own with every version, and the shipped ones beside them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from msgspec import UNSET, Struct, UnsetType
from ninja import Router

from nofault.web.access import actor_of, require_scope, require_template
from nofault.web.api.teams import team_named
from nofault.web.errors import NotFoundError
from nofault.web.models.templates import DocumentTemplate, TemplateVersion
from nofault.web.queries.templates import example_in, shape_of, shipped
from nofault.web.rest.bodies import answer, described, read_body, version_of
from nofault.web.rest.cursors import DEFAULT_LIMIT, page_by_id
from nofault.web.rest.idempotency import idempotent
from nofault.web.services import templates

router = Router()


class NewTemplate(Struct, kw_only=True, forbid_unknown_fields=True):
    """A Markdown file with front matter, of a team (its slug) or of the whole organisation."""

    text: str
    team: str | None = None


class TemplateChange(Struct, kw_only=True, forbid_unknown_fields=True):
    """What of a template should change; what is left out stays. Another text is another version; a retired one is offered to no new document."""

    text: str | UnsetType = UNSET
    retired: bool | UnsetType = UNSET


class TemplateShown(Struct, kw_only=True):
    """`version` counts every change, `number` the texts. A shipped template has no versions, and its `text` is an empty document."""

    name: str
    title: str
    text: str
    shipped: bool = False
    team: str | None = None
    retired: bool = False
    version: int | None = None
    number: int | None = None


class TextVersion(Struct, kw_only=True):
    number: int
    text: str
    note: str
    at: datetime
    by: str


def _shown(row: DocumentTemplate) -> TemplateShown:
    latest = templates.text_of(row)
    return TemplateShown(**templates.facts_of(row), text=latest.text, version=row.version, number=latest.number)


def _row_shown(row: DocumentTemplate) -> dict[str, Any]:
    return templates.facts_of(row) | {"version": row.version, "shipped": False}


def _version_shown(version: TemplateVersion) -> TextVersion:
    return TextVersion(number=version.number, text=version.text, note=version.note, at=version.at, by=version.by_name)


def template_named(name: str) -> DocumentTemplate:
    row = DocumentTemplate.objects.select_related("team").filter(name=name).first()
    if row is None:
        raise NotFoundError(f"There is no template {name[:60]!r} of your own.", "See the list of templates.")
    return row


def _answer(row: DocumentTemplate, status: int = 200) -> HttpResponse:
    return answer(_shown(row), status=status, version=row.version)


@router.get("", summary="List the organisation's own templates, or those that are shipped")
def list_templates(request: HttpRequest, shipped_ones: bool = False, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    require_scope(actor_of(request), "read")
    if shipped_ones:
        return answer({"items": [{"name": name, "title": module.TITLE, "shipped": True} for name, module in sorted(shipped().items())], "next": None})
    return answer(page_by_id(DocumentTemplate.objects.select_related("team"), after, limit, _row_shown, newest_first=False))


@router.post("", summary="Make a template", openapi_extra=described(NewTemplate, TemplateShown, status=201))
@idempotent
def create_template(request: HttpRequest) -> HttpResponse:
    body = read_body(request, NewTemplate)
    team = None if body.team is None else team_named(body.team)
    row = templates.create_template(actor_of(request), body.text, team=team)
    response = _answer(row, status=201)
    response["Location"] = f"/api/v1/templates/{row.name}"
    return response


@router.get("/{name}", summary="One template with its text", openapi_extra=described(response=TemplateShown))
def get_template(request: HttpRequest, name: str) -> HttpResponse:
    require_scope(actor_of(request), "read")
    if name in shipped():
        return answer(TemplateShown(name=name, title=shipped()[name].TITLE, text=shipped()[name].empty(), shipped=True))
    return _answer(template_named(name))


@router.get("/{name}/example", summary="A made-up postmortem as the template writes it")
def get_example(request: HttpRequest, name: str) -> HttpResponse:
    require_scope(actor_of(request), "read")
    shape = shipped().get(name) or shape_of(templates.text_of(template_named(name)).text)
    return answer({"name": name, "text": example_in(shape)})


@router.put("/{name}", summary="Change a template", openapi_extra=described(TemplateChange, TemplateShown))
@idempotent
def edit_template(request: HttpRequest, name: str) -> HttpResponse:
    actor, row, body = actor_of(request), template_named(name), read_body(request, TemplateChange)
    require_template(actor, row.team)
    version = version_of(request)
    with transaction.atomic():
        text = body.text if isinstance(body.text, str) else templates.text_of(row).text
        row = templates.edit_template(actor, row, text, version=version)
        if body.retired is not UNSET:
            row = templates.retire_template(actor, row, body.retired)
    return _answer(row)


@router.get("/{name}/versions", summary="Every text of a template, the latest first")
def list_versions(request: HttpRequest, name: str, after: str = "", limit: int = DEFAULT_LIMIT) -> HttpResponse:
    require_scope(actor_of(request), "read")
    return answer(page_by_id(TemplateVersion.objects.filter(template=template_named(name)), after, limit, _version_shown))


@router.get("/{name}/versions/{number}", summary="One text of a template", openapi_extra=described(response=TextVersion))
def get_version(request: HttpRequest, name: str, number: int) -> HttpResponse:
    require_scope(actor_of(request), "read")
    return answer(_version_shown(templates.version_of(template_named(name), number)))


@router.post("/{name}/versions/{number}/restore", summary="Make an earlier text the newest version", openapi_extra=described(response=TemplateShown))
@idempotent
def restore_version(request: HttpRequest, name: str, number: int) -> HttpResponse:
    row = template_named(name)
    require_template(actor_of(request), row.team)
    return _answer(templates.bring_back(actor_of(request), row, number, version=version_of(request)))
