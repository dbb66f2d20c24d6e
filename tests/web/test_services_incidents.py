"""Incidents from their first minute to the bin: references, states with the gate before publication, who sees and who takes part."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nofault.postmortem.model import ActionItem, Factor, Impact, TimelineEntry
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.states import StateError
from nofault.postmortem.terms import ActionState, DocumentState, Variant
from nofault.web.access import Actor, visible_incidents
from nofault.web.errors import ForbiddenError, InvalidError, NotFoundError
from nofault.web.models.audit import AuditEvent
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident, Participant, ReferenceCounter
from nofault.web.models.organisation import Organisation
from nofault.web.services.documents import document_of
from nofault.web.services.incidents import (
    bin_incident,
    change_state,
    change_visibility,
    create_incident,
    gaps_of,
    join_incident,
    leave_incident,
    restore_incident,
)
from nofault.web.services.parts import add_part, edit_part

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 14, 14, 32, tzinfo=UTC)
REVIEW, PUBLISHED, RESOLVED, DEFERRED = DocumentState.REVIEW, DocumentState.PUBLISHED, DocumentState.RESOLVED, DocumentState.DEFERRED


@pytest.fixture
def kim(member) -> Actor:
    return Actor(member)


@pytest.fixture
def complete(kim, incident) -> Incident:
    """A document that lacks nothing of what the policy asks for before publication."""
    add_part(kim, incident, "summary", "The pool was full.")
    add_part(kim, incident, "impact", Impact(summary="One in five payments failed"))
    add_part(kim, incident, "timeline", TimelineEntry(at=AT, text="Alert fired"))
    add_part(kim, incident, "factors", Factor(id="cf-1", property="alert threshold", current="95 %", target="70 %"))
    promise = ActionItem(
        id="ai-1", text="Alert at 70 %", owner="Kim Member", due_on=AT.date(), success_criterion="it fires in staging", factors=["cf-1"]
    )
    add_part(kim, incident, "action_items", promise)
    return incident


def state_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).state


# Making one


def test_references_count_up_by_kind_and_year(kim):
    made = [create_incident(kim, Facts(title="x"), variant=variant, at=AT) for variant in (Variant.FULL, Variant.FULL, Variant.NEAR_MISS)]
    assert [incident.reference for incident in made] == ["INC-2026-0001", "INC-2026-0002", "NM-2026-0001"]


def test_a_number_that_somebody_took_by_hand_is_passed_over(kim):
    create_incident(kim, Facts(title="x", reference="INC-2026-0001"), at=AT)
    assert create_incident(kim, Facts(title="y"), at=AT).reference == "INC-2026-0002"
    assert ReferenceCounter.objects.get(stem="INC-2026-").last == 2


@pytest.mark.parametrize(
    ("facts", "more", "field"),
    [
        (Facts(title="  "), {}, "title"),
        (Facts(title="x", reference="a/b"), {}, "reference"),
        (Facts(title="x", reference="x" * 61), {}, "reference"),
        (Facts(title="x"), {"visibility": "nobody"}, "visibility"),
        (Facts(title="x"), {"template": "<b>"}, "template"),
    ],
)
def test_what_can_not_be_kept_is_answered_at_its_place(kim, facts, more, field):
    with pytest.raises(InvalidError) as caught:
        create_incident(kim, facts, **more)
    assert set(caught.value.fields) == {field}
    assert not Incident.objects.exists()


def test_a_reference_is_given_once(kim, incident):
    with pytest.raises(InvalidError) as caught:
        create_incident(kim, Facts(title="x", reference=incident.reference))
    assert set(caught.value.fields) == {"reference"}


def test_who_makes_it_takes_part_and_its_facts_are_a_part(kim, member, incident):
    assert Participant.objects.filter(incident=incident, user=member).exists()
    assert document_of(incident).incident.title == incident.title
    assert Change.objects.get(incident=incident).verb == "add"


def test_a_security_review_is_restricted_from_birth(kim, other_member):
    made = create_incident(kim, Facts(title="Key exposed"), variant=Variant.SECURITY)
    assert made.visibility == "restricted"
    assert made not in visible_incidents(Actor(other_member))


def test_a_reader_makes_no_incident(reader):
    with pytest.raises(ForbiddenError):
        create_incident(Actor(reader), Facts(title="x"))


# States, and the gate


def test_what_the_policy_asks_for_stands_before_publication(kim, incident):
    change_state(kim, incident, REVIEW)
    with pytest.raises(InvalidError) as caught:
        change_state(kim, incident, PUBLISHED)
    assert "There is no summary." in caught.value.message
    assert set(caught.value.fields) == {"waive"}
    assert (state_of(incident), Incident.objects.get(pk=incident.pk).published_at) == ("review", None)


def test_what_is_missing_is_waived_by_name_and_reason(kim, incident):
    change_state(kim, incident, REVIEW)
    change_state(kim, incident, PUBLISHED, waive="The vendor has not answered yet.")
    change = Change.objects.filter(verb="state").latest("id")
    assert (change.before, change.after, change.reason, change.actor_name) == (
        *("review", "published", "The vendor has not answered yet.", "Kim Member"),
    )
    event = AuditEvent.objects.get(verb="waive")
    assert event.detail.startswith("The vendor has not answered yet. Missing: There is no summary.")
    assert event.actor_name == "Kim Member"


def test_a_complete_document_is_published_without_a_word(kim, complete):
    assert gaps_of(document_of(complete)) == []
    change_state(kim, complete, REVIEW)
    change_state(kim, complete, PUBLISHED, at=AT)
    assert Incident.objects.get(pk=complete.pk).published_at == AT
    assert Change.objects.filter(verb="state").latest("id").reason == ""


def test_published_is_first_published_and_stays_so(kim, complete):
    change_state(kim, complete, REVIEW)
    change_state(kim, complete, PUBLISHED, at=AT)
    change_state(kim, complete, REVIEW, reason="The timeline lacks an hour.")
    change_state(kim, complete, PUBLISHED)
    assert Incident.objects.get(pk=complete.pk).published_at == AT


def test_the_gate_asks_for_what_the_organisation_decided(kim, incident):
    Organisation.objects.create(policy_overrides='[required]\npublication = ["summary"]')
    add_part(kim, incident, "summary", "The pool was full.")
    change_state(kim, incident, REVIEW)
    change_state(kim, incident, PUBLISHED)
    assert state_of(incident) == "published"


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_step_back_needs_a_reason(kim, incident, reason):
    change_state(kim, incident, REVIEW)
    with pytest.raises(StateError, match="needs a reason"):
        change_state(kim, incident, DocumentState.DRAFT, reason=reason)
    assert state_of(incident) == "review"


def test_no_step_is_left_out(kim, incident):
    with pytest.raises(StateError, match="cannot become published"):
        change_state(kim, incident, PUBLISHED, waive="x")


def test_a_document_is_resolved_only_when_each_promise_is_settled(kim, complete):
    change_state(kim, complete, REVIEW)
    change_state(kim, complete, PUBLISHED)
    promise = document_of(complete).action_items[0]
    promise.state = ActionState.COMMITTED
    edit_part(kim, complete, "ai-1", promise, version=1)
    with pytest.raises(StateError, match="neither verified nor declined"):
        change_state(kim, complete, RESOLVED)
    promise.state, promise.state_reason = ActionState.DECLINED, "The service is retired in March."
    edit_part(kim, complete, "ai-1", promise, version=2)
    change_state(kim, complete, RESOLVED)
    assert state_of(complete) == "resolved"


def test_a_reader_moves_no_document_on(reader, incident):
    with pytest.raises(ForbiddenError):
        change_state(Actor(reader), incident, REVIEW)


# The bin


def test_a_whole_incident_goes_to_the_bin_and_comes_back(kim, incident):
    bin_incident(kim, incident)
    assert incident not in visible_incidents(kim)
    restore_incident(kim, incident.reference)
    assert incident in visible_incidents(kim)
    assert document_of(incident).incident.title == incident.title


def test_only_those_who_answer_for_an_incident_bin_it(other_member, lead, administrator, incident):
    with pytest.raises(ForbiddenError):
        bin_incident(Actor(other_member), incident)
    for person in (lead, administrator):
        bin_incident(Actor(person), incident)
        restore_incident(Actor(person), incident.reference)


def test_what_is_not_in_the_bin_is_said_so(kim, incident):
    with pytest.raises(NotFoundError, match="not in the bin"):
        restore_incident(kim, incident.reference)


def test_a_restricted_incident_in_the_bin_is_not_there_for_others(kim, administrator, restricted):
    bin_incident(kim, restricted)
    with pytest.raises(NotFoundError):
        restore_incident(Actor(administrator), restricted.reference)


# Who sees it, and who takes part


def test_who_sees_a_document_is_changed_by_those_who_answer_for_it_and_audited(kim, other_member, incident):
    with pytest.raises(ForbiddenError):
        change_visibility(Actor(other_member), incident, "restricted")
    change_visibility(kim, incident, "restricted")
    assert incident not in visible_incidents(Actor(other_member))
    assert AuditEvent.objects.get(verb="visibility").detail == "organisation to restricted"


def test_a_visibility_that_is_none_is_refused(kim, incident):
    with pytest.raises(InvalidError, match="restricted"):
        change_visibility(kim, incident, "friends")


def test_one_person_takes_part_once_with_their_function(kim, other_member, incident):
    join_incident(kim, incident, other_member)
    join_incident(kim, incident, other_member, function="scribe")
    assert Participant.objects.get(incident=incident, user=other_member).function == "scribe"


def test_who_no_longer_takes_part_no_longer_sees_a_restricted_document(kim, other_member, restricted):
    join_incident(kim, restricted, other_member)
    with pytest.raises(ForbiddenError):
        leave_incident(Actor(other_member), restricted, kim.user)
    leave_incident(kim, restricted, other_member)
    assert restricted not in visible_incidents(Actor(other_member))
    with pytest.raises(NotFoundError, match="does not take part"):
        leave_incident(kim, restricted, other_member)


def test_anybody_ends_their_own_part(other_member, incident):
    join_incident(Actor(other_member), incident)
    leave_incident(Actor(other_member), incident, other_member)
    assert not Participant.objects.filter(incident=incident, user=other_member).exists()


def test_deferring_takes_a_reason_that_the_history_keeps(kim, complete):
    change_state(kim, complete, REVIEW)
    change_state(kim, complete, PUBLISHED)
    change_state(kim, complete, DEFERRED, reason="Waits for the new data centre.")
    assert Change.objects.filter(verb="state").latest("id").reason == "Waits for the new data centre."
