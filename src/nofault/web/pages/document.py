"""What is done with a document as a whole: its history, its state, and who sees it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nofault.postmortem.parts import PARTS
from nofault.postmortem.states import DOCUMENT_STEPS, StateError
from nofault.postmortem.terms import DocumentState
from nofault.web.access import Verb, actor_of, may
from nofault.web.errors import InvalidError, NotFoundError
from nofault.web.forms import labels
from nofault.web.frame import toast
from nofault.web.models.history import Change
from nofault.web.models.incident import Participant, Visibility
from nofault.web.models.people import User
from nofault.web.pages.postmortem import incident_seen, page_address
from nofault.web.queries.clocks import policy_in_force, standing_of
from nofault.web.queries.history import history_page
from nofault.web.services import parts
from nofault.web.services.audit import record_reading
from nofault.web.services.documents import document_of
from nofault.web.services.incidents import change_state, change_visibility, gaps_of, join_incident, leave_incident

STEPS: dict[Any, Any] = {
    (DocumentState.DRAFT, DocumentState.REVIEW): gettext_lazy("Send to review"),
    (DocumentState.REVIEW, DocumentState.PUBLISHED): gettext_lazy("Publish"),
    DocumentState.DRAFT: gettext_lazy("Take back to draft"),
    DocumentState.REVIEW: gettext_lazy("Take back to review"),
    DocumentState.PUBLISHED: gettext_lazy("Open again as published"),
    DocumentState.RESOLVED: gettext_lazy("Mark as resolved"),
    DocumentState.DEFERRED: gettext_lazy("Defer what is left"),
}


@login_required
@require_GET
def history(request: HttpRequest, reference: str) -> HttpResponse:
    incident = incident_seen(request, reference)
    record_reading(actor_of(request), incident)
    before, key = request.GET.get("before", ""), request.GET.get("part", "")[:80]
    changes, following = history_page(incident, key=key, before=int(before) if before.isdecimal() else None)
    context = {"incident": incident, "changes": changes, "next": following, "part": key, "address": page_address(incident)}
    return render(request, "postmortem/history.html", context | {"may_write": may(actor_of(request), Verb.WRITE, incident)})


@login_required
@require_POST
def restore_version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What a part said before a change, as its newest version. The change that is taken back stays in the history."""
    incident = incident_seen(request, reference, Verb.WRITE)
    change = Change.objects.filter(incident=incident, pk=number, verb="edit").first()
    if change is None or not change.before:
        raise NotFoundError("There is nothing to go back to.", "Load the history again.")
    part = parts.part_of(incident, change.key)
    value = PARTS[part.kind].decode(change.before)
    parts.edit_part(actor_of(request), incident, change.key, value, version=part.version, reason=f"as before version {change.version}")
    toast(request, _("It says again what it said before version %(version)s.") % {"version": change.version})
    return redirect(page_address(incident, change.key))


def step_words(state: DocumentState, to: DocumentState) -> Any:
    """What a step is called as something to do. The same state is come to in more than one way."""
    return STEPS.get((state, to)) or STEPS[to]


def _steps(state: DocumentState) -> list[dict[str, Any]]:
    gated = state is DocumentState.REVIEW
    return [
        {"to": to, "words": step_words(state, to), "needs_reason": needs_reason, "is_gated": gated and to is DocumentState.PUBLISHED}
        for to, needs_reason in DOCUMENT_STEPS[state].items()
    ]


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """The gate: what is missing, with the way to each place, and the steps that the document may take."""
    incident, actor = incident_seen(request, reference), actor_of(request)
    document = document_of(incident)
    context: dict[str, Any] = {"incident": incident, "address": page_address(incident), "may_write": may(actor, Verb.PUBLISH, incident)}
    context |= {"gaps": [(gap, labels.PARTS[gap.part][0]) for gap in gaps_of(document)], "typed": request.POST}
    context["standing"] = standing_of(document, policy_in_force(), incident.published_at, now=timezone.now())
    context["steps"] = _steps(DocumentState(incident.state))
    if request.method == "GET":
        return render(request, "postmortem/publish.html", context)
    to = request.POST.get("to", "")
    try:
        if to not in set(DocumentState):
            raise InvalidError("This is not a state of a document.", f"Choose one of {', '.join(DocumentState)}.")
        reason, waive = (request.POST.get(name, "")[:2000] for name in ("reason", "waive"))
        change_state(actor, incident, DocumentState(to), reason=reason, waive=waive)
    except (InvalidError, StateError) as error:
        return render(request, "postmortem/publish.html", context | {"problem": error, "tried": to}, status=422)
    toast(request, _("The document is now: %(state)s.") % {"state": incident.state})
    return redirect(page_address(incident))


@login_required
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, reference: str) -> HttpResponse:
    """Who sees the document, and who takes part."""
    incident, actor = incident_seen(request, reference), actor_of(request)
    if request.method == "POST":
        return _share(request, reference)
    context: dict[str, Any] = {
        "incident": incident,
        "address": page_address(incident),
        "participations": Participant.objects.filter(incident=incident).select_related("user").order_by("user__name"),
        "takes_part": actor.takes_part(incident),
        "may_write": may(actor, Verb.WRITE, incident),
        "may_restrict": may(actor, Verb.RESTRICT, incident),
        "people": User.objects.filter(is_active=True).exclude(participations__incident=incident).order_by("name")[:500],
        "visibilities": Visibility.choices,
    }
    return render(request, "postmortem/share.html", context)


def _share(request: HttpRequest, reference: str) -> HttpResponse:
    incident, actor, what = incident_seen(request, reference), actor_of(request), request.POST.get("what", "")
    number = request.POST.get("person", "")
    person = User.objects.filter(pk=int(number), is_active=True).first() if number.isdecimal() else None
    if what == "visibility":
        change_visibility(actor, incident, request.POST.get("visibility", ""))
    elif what == "join":
        join_incident(actor, incident)
    elif person is not None and what == "add":
        join_incident(actor, incident, person, function=request.POST.get("function", "")[:40])
    elif person is not None and what == "remove":
        leave_incident(actor, incident, person)
    else:
        raise InvalidError("It is not clear what should change.", "Load the page again and choose.")
    return redirect(f"{page_address(incident)}share/")


paths = [
    path("incidents/<str:reference>/history/", history, name="incidents-history"),
    path("incidents/<str:reference>/history/<int:number>/restore/", restore_version, name="incidents-history-restore"),
    path("incidents/<str:reference>/publish/", publish, name="incidents-publish"),
    path("incidents/<str:reference>/share/", share, name="incidents-share"),
]
