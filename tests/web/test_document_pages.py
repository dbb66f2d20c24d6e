"""History, the gate before publication, and who sees a document."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from nofault.postmortem.model import ActionItem, Factor, Impact, Note, NotFixing, TimelineEntry
from nofault.postmortem.terms import ActionState, DocumentState
from nofault.web.access import Actor
from nofault.web.models.audit import AuditEvent
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident, Participant
from nofault.web.queries.history import VERBS, history_page
from nofault.web.services.documents import document_of
from nofault.web.services.incidents import change_state, change_visibility, join_incident, leave_incident
from nofault.web.services.parts import add_part, bin_part, edit_part, move_part, order_parts, restore_part
from nofault.web.services.templates import choose_template

pytestmark = pytest.mark.django_db
BACKEND = "nofault.web.signed_in.SignedIn"


@pytest.fixture
def client(client, member):
    client.force_login(member, backend=BACKEND)
    return client


@pytest.fixture
def at(incident) -> str:
    return f"/incidents/{incident.reference}/"


def complete(member, incident) -> None:
    """Everything that the gate asks for."""
    actor = Actor(member)
    add_part(actor, incident, "summary", "Checkout failed for 23 minutes.")
    add_part(actor, incident, "impact", Impact(users=None))
    add_part(actor, incident, "timeline", TimelineEntry(text="Deploy finished"))
    factor = add_part(actor, incident, "factors", Factor(property="Pool alert")).key
    item = ActionItem(text="Alert at 70 %", owner="Kim Member", due_on=date(2026, 12, 1), success_criterion="fires in staging", factors=[factor])
    add_part(actor, incident, "action_items", item)


def state_of(incident) -> str:
    return Incident.objects.get(pk=incident.pk).state


def test_the_history_shows_who_when_and_which_words(client, incident, at, member):
    add_part(Actor(member), incident, "summary", "Checkout failed for 20 minutes.")
    edit_part(Actor(member), incident, "summary", "Checkout failed for 23 minutes.", version=1)
    text = client.get(f"{at}history/").content.decode()
    assert "<del>20</del><ins>23</ins>" in text
    assert "Kim Member" in text
    assert "<script" not in client.get(f"{at}history/?part=<script>x").content.decode().split("<main", 1)[1]


def test_a_part_goes_back_to_what_it_said_and_the_history_keeps_both(client, incident, at, member):
    add_part(Actor(member), incident, "summary", "First")
    edit_part(Actor(member), incident, "summary", "Second", version=1)
    change = Change.objects.get(incident=incident, key="summary", verb="edit")
    client.post(f"{at}history/{change.pk}/restore/")
    assert document_of(incident).summary == "First"
    assert Change.objects.filter(incident=incident, key="summary").count() == 3


def test_what_saved_itself_while_somebody_wrote_is_one_change_and_goes_back_to_its_begin(client, incident, at, member, other_member):
    start = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
    add_part(Actor(member), incident, "summary", "First", at=start)
    for version, text in enumerate(("First dr", "First draft", "First draft, longer"), start=1):
        edit_part(Actor(member), incident, "summary", text, version=version, at=start + timedelta(minutes=version))
    edit_part(Actor(other_member), incident, "summary", "Second", version=4, at=start + timedelta(minutes=5))
    shown, _ = history_page(incident, key="summary")
    assert [(one.change.actor_name, one.first.before, one.change.after) for one in shown] == [
        ("Lee Member", '"First draft, longer"', '"Second"'),
        ("Kim Member", '"First"', '"First draft, longer"'),
        ("Kim Member", "", '"First"'),
    ]
    client.post(f"{at}history/{shown[1].first.pk}/restore/")
    assert document_of(incident).summary == "First"


def test_each_kind_of_change_is_told_in_words(client, incident, at, member, other_member):
    actor = Actor(member)
    keys = [add_part(actor, incident, "lessons", Note(text=text)).key for text in ("a lesson", "another")]
    move_part(actor, incident, keys[1], before=keys[0])
    order_parts(actor, incident, "lessons", keys)
    bin_part(actor, incident, keys[0])
    restore_part(actor, incident, keys[0])
    change_state(actor, incident, DocumentState.REVIEW)
    change_visibility(actor, incident, "restricted")
    choose_template(actor, incident, "coe")
    join_incident(actor, incident, other_member)
    leave_incident(actor, incident, other_member)
    text = client.get(f"{at}history/").content.decode()
    for verb, words in VERBS.items():
        assert str(words) in text or verb == "edit"
    assert "Lee Member" in text
    assert "draft" in text


def test_only_what_an_item_says_stands_in_the_history(client, incident, at, member):
    add_part(Actor(member), incident, "timeline", TimelineEntry(text="Deploy finished"))
    text = client.get(f"{at}history/").content.decode()
    assert "Deploy finished" in text
    assert "Certainty" not in text
    assert "Slow point" not in text


def test_the_history_tells_a_link_in_words(client, incident, at, member):
    factor = add_part(Actor(member), incident, "factors", Factor(property="Pool alert")).key
    add_part(Actor(member), incident, "action_items", ActionItem(text="Alert at 70 %", factors=[factor, "cf-gone"]))
    text = client.get(f"{at}history/").content.decode()
    assert "<ins>Pool alert\ncf-gone</ins>" in text
    assert factor not in text.replace(f"part={factor}", "")


def test_secrets_and_markup_of_an_earlier_version_are_as_harmless_as_now(client, incident, at, member):
    add_part(Actor(member), incident, "summary", "<script>alert(1)</script> password=hunter2secret")
    edit_part(Actor(member), incident, "summary", "Removed.", version=1)
    text = client.get(f"{at}history/").content.decode()
    assert "<script>alert" not in text
    assert "hunter2secret" not in text


def test_the_history_is_paged_and_costs_the_same_for_more_changes(client, incident, at, member, django_assert_max_num_queries):
    for number in range(60):
        add_part(Actor(member), incident, "lessons", Note(text=f"Lesson {number}"))
    page = client.get(f"{at}history/").content.decode()
    assert "Earlier changes" in page
    with django_assert_max_num_queries(12):
        client.get(f"{at}history/")


def test_the_gate_lists_what_is_missing_with_the_way_to_each_place(client, incident, at, member):
    factor = add_part(Actor(member), incident, "factors", Factor(property="Pool alert")).key
    text = client.get(f"{at}publish/").content.decode()
    assert "There is no summary." in text
    assert f'href="{at}#section-summary"' in text
    assert f'href="{at}#part-{factor}"' in text


def test_a_complete_document_is_published_in_two_steps(client, incident, at, member):
    complete(member, incident)
    client.post(f"{at}publish/", {"to": "review"})
    assert client.post(f"{at}publish/", {"to": "published"}).status_code == 302
    assert state_of(incident) == "published"
    assert Incident.objects.get(pk=incident.pk).published_at


def test_an_incomplete_document_is_published_only_with_a_reason_on_record(client, incident, at):
    client.post(f"{at}publish/", {"to": "review"})
    assert "Any member may waive" in client.get(f"{at}publish/").content.decode()
    refused = client.post(f"{at}publish/", {"to": "published"})
    assert refused.status_code == 422
    assert "not ready to be published" in refused.content.decode()
    assert state_of(incident) == "review"
    client.post(f"{at}publish/", {"to": "published", "waive": "shared as it is for the review on Friday"})
    assert state_of(incident) == "published"
    assert AuditEvent.objects.filter(verb="waive", subject=incident.reference, detail__contains="Friday").exists()


def test_a_step_back_needs_a_reason_and_goes_to_review(client, incident, at, member):
    complete(member, incident)
    for to in ("review", "published"):
        client.post(f"{at}publish/", {"to": to})
    assert client.post(f"{at}publish/", {"to": "review"}).status_code == 422
    client.post(f"{at}publish/", {"to": "review", "reason": "the timeline lacks the database host"})
    assert state_of(incident) == "review"


def test_a_document_is_resolved_only_when_its_promises_are_settled(client, incident, at, member):
    complete(member, incident)
    item = document_of(incident).action_items[0]
    item.state = ActionState.COMMITTED
    edit_part(Actor(member), incident, item.id, item, version=1)
    for to in ("review", "published"):
        client.post(f"{at}publish/", {"to": to})
    assert client.post(f"{at}publish/", {"to": "resolved"}).status_code == 422
    assert state_of(incident) == "published"


def test_a_decision_not_to_fix_answers_a_factor(client, incident, at, member):
    factor = add_part(Actor(member), incident, "factors", Factor(property="Pool alert")).key
    add_part(Actor(member), incident, "not_fixing", NotFixing(what="Pool alert", factors=[factor]))
    assert f"#part-{factor}" not in client.get(f"{at}publish/").content.decode()


def test_an_unknown_state_is_refused(client, incident, at):
    assert client.post(f"{at}publish/", {"to": "gone"}).status_code == 422


def test_a_reader_may_look_and_not_step(client, incident, at, reader):
    client.force_login(reader, backend=BACKEND)
    assert client.get(f"{at}publish/").status_code == 200
    assert client.post(f"{at}publish/", {"to": "review"}).status_code == 403
    assert client.post(f"{at}history/1/restore/").status_code == 403
    assert state_of(incident) == "draft"


def test_those_who_answer_for_a_document_restrict_it_and_it_goes_on_record(client, incident, at, other_member):
    client.post(f"{at}share/", {"what": "visibility", "visibility": "restricted"})
    assert AuditEvent.objects.filter(verb="visibility", subject=incident.reference).exists()
    client.force_login(other_member, backend=BACKEND)
    for page in ("", "history/", "publish/", "share/", "export/"):
        assert client.get(at + page).status_code == 404


def test_others_may_not_restrict_it(client, incident, at, other_member):
    client.force_login(other_member, backend=BACKEND)
    assert client.post(f"{at}share/", {"what": "visibility", "visibility": "restricted"}).status_code == 403


def test_people_take_part_and_leave(client, incident, at, other_member):
    client.post(f"{at}share/", {"what": "add", "person": other_member.pk, "function": "facilitator"})
    assert Participant.objects.get(incident=incident, user=other_member).function == "facilitator"
    client.force_login(other_member, backend=BACKEND)
    client.post(f"{at}share/", {"what": "remove", "person": other_member.pk})
    assert not Participant.objects.filter(incident=incident, user=other_member).exists()


def test_a_request_that_says_nothing_changes_nothing(client, at):
    assert client.post(f"{at}share/", {"what": "add", "person": "x"}).status_code == 422
