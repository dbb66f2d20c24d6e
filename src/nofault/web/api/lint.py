"""The linter over the API: what it asks about a text or about a document that is kept here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import Struct, to_builtins
from ninja import Router

from nofault.lint.document import lint_document
from nofault.lint.text import lint_text
from nofault.web.api.incidents import incident_seen
from nofault.web.rest.bodies import answer, described, read_body
from nofault.web.services.documents import document_of

router = Router()


class LintText(Struct, kw_only=True, forbid_unknown_fields=True):
    """A Markdown text; with `section` it is one block of that section."""

    text: str
    section: str | None = None
    filename: str = ""


@router.post("", summary="What the linter asks about a text", openapi_extra=described(LintText))
def lint(request: HttpRequest) -> HttpResponse:
    body = read_body(request, LintText)
    return answer(lint_text(body.text, filename=body.filename, section=body.section))


@router.get("/{reference}", summary="What the linter asks about a document, by part and field")
def lint_kept(request: HttpRequest, reference: str) -> HttpResponse:
    found: list[Any] = lint_document(document_of(incident_seen(request, reference)), filename=reference)
    return answer([to_builtins(finding) for finding in found])
