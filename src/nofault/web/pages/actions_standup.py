"""The standup: one promise at a time, large, with one answer each. Blocked? Is the day still real?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from nofault.postmortem.model import ActionItem as Value
from nofault.postmortem.parts import PARTS
from nofault.postmortem.states import CAN_BE_BLOCKED, StateError
from nofault.postmortem.terms import ActionState
from nofault.web.access import Actor, Verb, actor_of, may, visible_action_items
from nofault.web.errors import ConflictError
from nofault.web.frame import toast, today_of
from nofault.web.models.incident import ActionItem
from nofault.web.pages.actions import STANDUP
from nofault.web.queries.actions import CHOICES, STANDUP_ITEMS, TEXTS, standup_ids
from nofault.web.queries.filters import Filters
from nofault.web.services.parts import edit_part

ON_TRACK, BLOCKED, NEW_DATE, DONE = "on-track", "blocked", "new-date", "done"


class Round:
    """The promises of one standup in the order they are gone through, kept in the address: what is answered meanwhile moves nothing."""

    def __init__(self, items: list[int], place: int) -> None:
        self.items = items
        self.place = max(0, min(place, len(items)))

    @classmethod
    def of(cls, request: HttpRequest, actor: Actor) -> Round:
        given, at = request.GET.get("items", ""), request.GET.get("at", "")
        numbers = [int(number) for number in given.split(".")[:STANDUP_ITEMS] if number.isascii() and number.isdecimal() and len(number) < 19]
        if not numbers:
            numbers = standup_ids(actor, Filters(request.GET, STANDUP, choices=CHOICES, texts=TEXTS))
        return cls(list(dict.fromkeys(numbers)), int(at) if at.isascii() and at.isdecimal() and len(at) < 4 else 0)

    def address(self, step: int = 0) -> str:
        pairs = {"items": ".".join(str(number) for number in self.items), "at": str(self.place + step)}
        return f"{STANDUP}?{urlencode(pairs)}"

    @property
    def number(self) -> int:
        return self.place + 1

    @property
    def here(self) -> str:
        return self.address()

    @property
    def next(self) -> str:
        return self.address(1)

    @property
    def before(self) -> str:
        return self.address(-1) if self.place else ""

    def item(self, actor: Actor) -> ActionItem | None:
        """The promise of this place, or of the next one where this is one that the person may not know of; None at the end."""
        visible = visible_action_items(actor)
        known = set(visible.filter(pk__in=self.items).values_list("pk", flat=True))
        while self.place < len(self.items) and self.items[self.place] not in known:
            self.place += 1
        return visible.filter(pk=self.items[self.place]).select_related("part", "incident").first() if self.place < len(self.items) else None


class AnswerForm(forms.Form):
    """One answer about one promise, and what that answer needs."""

    answer = forms.ChoiceField(choices=[(name, name) for name in (ON_TRACK, BLOCKED, NEW_DATE, DONE)])
    version = forms.IntegerField()
    reason = forms.CharField(max_length=2000, required=False)
    due_on = forms.DateField(required=False, error_messages={"invalid": gettext_lazy("Write the day as 2026-01-31.")})
    proof = forms.CharField(max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        needed = {
            BLOCKED: ("reason", _("Say what it waits for.")),
            NEW_DATE: ("due_on", _("Say which day is real.")),
            DONE: ("proof", _("Link the change, the runbook or the run that shows it.")),
        }.get(given.get("answer", ""))
        if needed is not None and not given.get(needed[0]) and needed[0] not in self.errors:
            self.add_error(*needed)
        return given

    def applied_to(self, value: Value) -> bool:
        """Put the answer into the promise; whether that changed anything."""
        given, before = self.cleaned_data, (value.blocked, value.blocked_reason, value.due_on, value.state, value.proof)
        answer = given["answer"]
        # Whatever is on track or done waits for nothing any more.
        if answer in (ON_TRACK, DONE):
            value.blocked, value.blocked_reason = False, ""
        if answer == BLOCKED:
            value.blocked, value.blocked_reason = True, given["reason"]
        elif answer == NEW_DATE:
            value.due_on = given["due_on"]
        elif answer == DONE:
            value.state, value.proof = ActionState.DONE, given["proof"]
        return before != (value.blocked, value.blocked_reason, value.due_on, value.state, value.proof)


@login_required
@require_http_methods(["GET", "POST"])
def standup(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    going = Round.of(request, actor)
    asked = going.place
    item = going.item(actor)
    if item is None:
        return render(request, "actions/standup_end.html", {"going": going})
    if going.place != asked and request.method == "POST":
        # The answer was about what the person may not see any more, not about the one that comes after it.
        return redirect(going.here)
    value: Value = PARTS["action_items"].decode(item.part.data)
    form = AnswerForm(request.POST or None)
    context: dict[str, Any] = {"going": going, "item": item, "value": value, "form": form, "version": item.part.version}
    context |= {"may_write": may(actor, Verb.WRITE, item.incident), "is_open": value.state in CAN_BE_BLOCKED, "state": value.state.replace("_", " ")}
    context["is_late"] = isinstance(value.due_on, date) and value.due_on < today_of(request, now)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, actor, item, form, now)
        except StateError as error:
            form.add_error(None, str(error))
        except ConflictError as error:
            context |= {"theirs": PARTS["action_items"].decode(error.theirs), "version": error.version}
        else:
            return redirect(going.next)
    return render(request, "actions/standup.html", context, status=422 if form.is_bound else 200)


def _keep(request: HttpRequest, actor: Actor, item: ActionItem, form: AnswerForm, now: datetime) -> None:
    value: Value = PARTS["action_items"].decode(item.part.data)
    if not form.applied_to(value):
        return
    edit_part(actor, item.incident, item.part.key, value, version=form.cleaned_data["version"], reason=_("standup"), at=now)
    toast(request, _("Saved: %(text)s") % {"text": value.text[:80]})


paths = [path("actions/standup/", standup, name="actions-standup")]
