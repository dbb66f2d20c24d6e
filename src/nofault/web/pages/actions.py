"""Promises across all documents: a table by due time, a board by state, and the step from one state to the next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import UNSET

from nofault.postmortem.model import ActionItem as Value
from nofault.postmortem.parts import PARTS
from nofault.postmortem.states import ACTION_STEPS, StateError, next_action_states
from nofault.postmortem.terms import ActionState, Priority, VerificationKind
from nofault.web.access import Actor, Verb, actor_of, may, not_found, require, visible_incidents
from nofault.web.errors import ConflictError, NotFoundError
from nofault.web.frame import next_address, toast, today_of
from nofault.web.models.incident import Incident
from nofault.web.models.people import Role
from nofault.web.queries.actions import BOARD_STATES, CHOICES, TEXTS, actions_board, actions_grouped, actions_page, person_of
from nofault.web.queries.filters import Filters
from nofault.web.queries.incidents import services_named, teams_named
from nofault.web.rendering.listing import action_rows
from nofault.web.services.parts import edit_part, part_of

ACTIONS, STANDUP = "/actions/", "/actions/standup/"
SORT_TITLES = (("", gettext_lazy("Due")), ("priority", gettext_lazy("Priority")), ("incident", gettext_lazy("Incident")))


@login_required
@require_GET
def actions_list(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), today_of(request, timezone.now())
    filters = Filters(request.GET, request.path, choices=CHOICES, texts=TEXTS)
    context: dict[str, Any] = {
        "filters": filters,
        "table": filters.address(view="", after=""),
        "board": filters.address(view="board", after="", due=""),
        "sorts": [(name, title, filters.address(sort=name, after="")) for name, title in SORT_TITLES],
        "standup": filters.address(view="", sort="", due="", after="").replace(ACTIONS, STANDUP, 1),
        "person": person_of(filters) if filters["person"] else None,
        "narrowed": filters.any_of("state", "priority", "owner", "person", "blocked", "service", "team"),
        "states": [(state, state.replace("_", " ")) for state in BOARD_STATES],
        "priorities": list(Priority),
        "services": services_named(),
        "teams": teams_named(),
        "may_write": actor.role != Role.READER,
    }
    if filters["view"] == "board":
        columns = list(actions_board(actor, filters, today=today))
        for column in columns:
            column.address = filters.with_value("state", column.name).address(view="", after="")
        return render(request, "actions/board.html", context | {"columns": columns, "any_rows": any(column.rows for column in columns)})
    if filters["due"]:
        group, following = actions_page(actor, filters, today=today)
        context |= {"groups": [group], "next": filters.address(after=following) if following else "", "whole": filters.address(due="", after="")}
    else:
        context["groups"] = actions_grouped(actor, filters, today=today)
    for group in context["groups"]:
        group.address = filters.address(due=group.name, after="")
        group.body = action_rows(group.rows, may_write=context["may_write"])
    return render(request, "actions/list.html", context)


class ChangeForm(forms.Form):
    """One step of a promise: its state with what the step asks for, its date, and whether something blocks it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(choices=[])
    proof = forms.CharField(max_length=2000, required=False)
    passed = forms.BooleanField(required=False)
    evidence = forms.CharField(max_length=2000, required=False)
    reason = forms.CharField(max_length=2000, required=False)
    due_on = forms.DateField(required=False, error_messages={"invalid": gettext_lazy("Write the day as 2026-01-31.")})
    blocked = forms.BooleanField(required=False)
    blocked_reason = forms.CharField(max_length=2000, required=False)

    def __init__(self, value: Value, data: Any = None, *, version: int) -> None:
        initial = {
            "version": version,
            "state": value.state,
            "proof": value.proof,
            "due_on": value.due_on or None,
            "blocked": value.blocked,
            "blocked_reason": value.blocked_reason,
            "evidence": value.verification.evidence,
            "passed": value.verification.passed is True,
        }
        super().__init__(data, initial=initial)
        self.value, self.before = value, value.state
        states = dict.fromkeys([value.state, *next_action_states(value)])
        field: Any = self.fields["state"]
        field.choices = [(state, state.replace("_", " ")) for state in states]

    def changed_value(self, *, now: datetime) -> Value:
        """The promise as the form says. A check that was run is kept with when."""
        given, value = self.cleaned_data, self.value
        value.state, value.proof, value.state_reason = ActionState(given["state"]), given["proof"], given["reason"]
        value.blocked, value.blocked_reason = given["blocked"], given["blocked_reason"] if given["blocked"] else ""
        # A day that was never stated stays so; one that is taken away is stated as unknown.
        value.due_on = given["due_on"] or (UNSET if value.due_on is UNSET else None)
        check = value.verification
        if given["passed"] and check.passed is not True:
            check.passed, check.run_at = True, now
            check.kind = check.kind or VerificationKind.ATTESTATION
        check.evidence = given["evidence"]
        return value

    def refuse(self, error: StateError) -> None:
        """Put what is missing beside its field."""
        to = ActionState(self.cleaned_data["state"])
        if ACTION_STEPS[self.before].get(to) and not self.cleaned_data["reason"].strip():
            self.add_error("reason", str(error))
        elif to in (ActionState.DONE, ActionState.VERIFIED) and not self.cleaned_data["proof"].strip():
            self.add_error("proof", str(error))
        elif to is ActionState.VERIFIED:
            self.add_error("passed", str(error))
        else:
            self.add_error("state", str(error))


@login_required
@require_http_methods(["GET", "POST"])
def change_action(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    actor = actor_of(request)
    incident = visible_incidents(actor).filter(reference=reference).first()
    if incident is None:
        raise not_found(reference)
    require(actor, Verb.READ, incident)
    part = part_of(incident, key)
    if part.kind != "action_items":
        raise NotFoundError(f"{key} in {reference} is not an action item.", "Look for it in the list of actions.")
    value: Value = PARTS["action_items"].decode(part.data)
    form = ChangeForm(value, request.POST or None, version=part.version)
    context: dict[str, Any] = {"form": form, "incident": incident, "key": key, "item": value, "may_write": may(actor, Verb.WRITE, incident)}
    context["next"] = next_address(request, ACTIONS)
    if request.method == "POST" and form.is_valid():
        try:
            _save(actor, incident, key, form)
        except StateError as error:
            form.refuse(error)
        except ConflictError as error:
            # What was typed stands; sending it again replaces what is shown as theirs.
            form.data = {**request.POST.dict(), "version": str(error.version)}
            context["theirs"] = PARTS["action_items"].decode(error.theirs)
        else:
            toast(request, _("Saved: %(text)s is %(state)s.") % {"text": value.text[:60], "state": value.state.replace("_", " ")})
            return redirect(context["next"])
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "actions/form.html" if fragment else "actions/change.html", context, status=422 if form.is_bound else 200)


def _save(actor: Actor, incident: Incident, key: str, form: ChangeForm) -> None:
    now, given = timezone.now(), form.cleaned_data
    edit_part(actor, incident, key, form.changed_value(now=now), version=given["version"], reason=given["reason"], at=now)


paths = [
    path("actions/", actions_list, name="actions-list"),
    path("actions/<str:reference>/<str:key>/", change_action, name="actions-change"),
]
