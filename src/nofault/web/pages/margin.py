"""The margin: findings while somebody writes, "not this time", and comments."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nofault.postmortem.parts import encode
from nofault.web.access import Verb, actor_of
from nofault.web.forms.struct_form import PartForm
from nofault.web.frame import toast
from nofault.web.models.incident import Incident
from nofault.web.pages.editing import moment_of
from nofault.web.pages.postmortem import incident_seen, is_fragment, page_address, saved_answer, section_answer, whole_answer
from nofault.web.queries.postmortem import comments_at
from nofault.web.rendering.notes import questions_html
from nofault.web.rendering.remarks import NAME as REMARKS
from nofault.web.services import parts
from nofault.web.services.comments import add_comment, resolve_comment
from nofault.web.services.findings import WHOLE_DOCUMENT, dismiss_finding, findings_of


@login_required
@require_POST
def lint_block(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """What the linter asks about the block as it is typed now. Nothing is saved, and nothing stops anybody from saving."""
    incident = incident_seen(request, reference, Verb.WRITE)
    known = parts.kind_of(kind)
    form = PartForm(known, None, request.POST, moment=moment_of(request, incident, kind))
    # A field that can't be read yet is left as it was; the rest is looked at all the same.
    form.is_valid()
    return HttpResponse(questions_html(findings_of(kind, encode(form.value))))


@login_required
@require_POST
def dismiss(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    part = parts.part_of(incident, key)
    _dismiss(request, incident, key)
    return section_answer(request, incident, part.kind) if is_fragment(request) else redirect(page_address(incident, key))


@login_required
@require_POST
def dismiss_whole(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    _dismiss(request, incident, WHOLE_DOCUMENT)
    return whole_answer(request, incident) if is_fragment(request) else redirect(page_address(incident))


def _dismiss(request: HttpRequest, incident: Incident, key: str) -> None:
    given = {name: request.POST.get(name, "")[:300] for name in ("code", "digest", "reason")}
    dismiss_finding(actor_of(request), incident, key, given["code"][:10], given["digest"][:64], given["reason"])


@login_required
@require_POST
def comment(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    key = request.POST.get("part", "")[:80]
    kind = parts.part_of(incident, key).kind if key else REMARKS
    add_comment(actor_of(request), incident, request.POST.get("text", ""), part_key=key)
    if not is_fragment(request):
        return redirect(page_address(incident, key) if key else f"{page_address(incident)}#section-{REMARKS}")
    return _talk(request, incident, key) if request.GET.get("in") == "form" else saved_answer(request, incident, kind)


def _talk(request: HttpRequest, incident: Incident, key: str) -> HttpResponse:
    """The comments beside a form that stands open: only they are new, and what is typed in the form stays."""
    context = {"address": page_address(incident), "key": key, "comments": comments_at(incident, key)}
    answer = render(request, "postmortem/talk.html", context)
    answer["X-Saved"] = "true"
    return answer


@login_required
@require_POST
def resolve(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    incident = incident_seen(request, reference, Verb.WRITE)
    settled = resolve_comment(actor_of(request), incident, number)
    key = settled.part_key
    if is_fragment(request):
        if request.GET.get("in") == "form":
            return _talk(request, incident, key)
        return section_answer(request, incident, parts.part_of(incident, key).kind if key else REMARKS)
    toast(request, _("Settled."))
    return redirect(page_address(incident, key))


paths = [
    path("incidents/<str:reference>/lint/<str:kind>/", lint_block, name="incidents-lint"),
    path("incidents/<str:reference>/parts/<str:key>/dismiss/", dismiss, name="incidents-dismiss"),
    path("incidents/<str:reference>/dismiss/", dismiss_whole, name="incidents-dismiss-whole"),
    path("incidents/<str:reference>/comments/", comment, name="incidents-comment"),
    path("incidents/<str:reference>/comments/<int:number>/resolve/", resolve, name="incidents-comment-resolve"),
]
