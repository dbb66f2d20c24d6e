"""What is moved to the bin, what lies there for thirty days, and the way back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nofault.web.access import Verb, actor_of, may
from nofault.web.frame import next_address, toast
from nofault.web.pages.postmortem import incident_seen, is_fragment, page_address, section_answer
from nofault.web.queries.incidents import comments_binned, incidents_binned, parts_binned
from nofault.web.rendering.remarks import NAME as REMARKS
from nofault.web.services.comments import bin_comment, restore_comment
from nofault.web.services.incidents import bin_incident, restore_incident
from nofault.web.services.parts import part_of, restore_part

BIN = "/incidents/bin/"


@login_required
@require_GET
def bin_page(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    documents = [(incident, may(actor, Verb.BIN, incident)) for incident in incidents_binned(actor, now=now)]
    context = {"documents": documents, "parts": parts_binned(actor, now=now), "comments": comments_binned(actor, now=now)}
    return render(request, "incidents/bin.html", context | {"may_write": actor.role != "reader"})


@login_required
@require_POST
def move_document(request: HttpRequest, reference: str) -> HttpResponse:
    """A whole document into the bin; the toast on the list takes it back."""
    incident = incident_seen(request, reference, Verb.BIN)
    bin_incident(actor_of(request), incident)
    toast(request, _("%(reference)s was moved to the bin.") % {"reference": reference}, undo=f"{BIN}{incident.reference}/restore/")
    return redirect("/incidents/")


@login_required
@require_POST
def move_comment(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One's own comment into the bin, with the way back."""
    incident = incident_seen(request, reference)
    comment = bin_comment(actor_of(request), incident, number)
    toast(request, _("The comment was taken away."), undo=f"{BIN}{incident.reference}/comments/{number}/restore/")
    if is_fragment(request):
        return section_answer(request, incident, part_of(incident, comment.part_key).kind if comment.part_key else REMARKS)
    return redirect(next_address(request, page_address(incident, comment.part_key)))


@login_required
@require_POST
def return_comment(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    incident = incident_seen(request, reference)
    comment = restore_comment(actor_of(request), incident, number)
    toast(request, _("The comment is back in %(reference)s.") % {"reference": reference})
    return redirect(next_address(request, page_address(incident, comment.part_key)))


@login_required
@require_POST
def restore_document(request: HttpRequest, reference: str) -> HttpResponse:
    incident = restore_incident(actor_of(request), reference)
    toast(request, _("%(reference)s is back in the list.") % {"reference": incident.reference})
    return redirect(next_address(request, f"/incidents/{incident.reference}/"))


@login_required
@require_POST
def restore_piece(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    restore_part(actor_of(request), incident_seen(request, reference), key)
    toast(request, _("It is back in %(reference)s.") % {"reference": reference})
    return redirect(next_address(request, f"/incidents/{reference}/"))


paths = [
    path("incidents/bin/", bin_page, name="incidents-bin"),
    path("incidents/<str:reference>/bin/", move_document, name="incidents-bin-move"),
    path("incidents/<str:reference>/comments/<int:number>/bin/", move_comment, name="incidents-comment-bin"),
    path("incidents/bin/<str:reference>/comments/<int:number>/restore/", return_comment, name="incidents-comment-restore"),
    path("incidents/bin/<str:reference>/restore/", restore_document, name="incidents-restore"),
    path("incidents/bin/<str:reference>/<str:key>/restore/", restore_piece, name="incidents-restore-part"),
]
