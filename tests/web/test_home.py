from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nofault.postmortem.model import ActionItem, Markers, Meeting, Reviewer
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import ActionState, DocumentState, Severity
from nofault.web.access import Actor
from nofault.web.models.incident import Incident
from nofault.web.models.people import Team, User
from nofault.web.queries.home import Home
from nofault.web.services.comments import add_comment, resolve_comment
from nofault.web.services.incidents import change_state, create_incident
from nofault.web.services.parts import add_part
from tests.web.counting import assert_constant


@pytest.fixture
def kim(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def home(client: Client) -> Home:
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.context["home"]


def promise(maker: User, incident: Incident, text: str, *, days: int, owner: User, **facts) -> None:
    due_on = timezone.now().date() + timedelta(days=days)
    item = ActionItem(text=text, due_on=due_on, owner=owner.name, owner_id=str(owner.pk), **{"state": ActionState.COMMITTED, **facts})
    add_part(Actor(maker), incident, "action_items", item)


def test_home_asks_a_stranger_to_sign_in(client: Client, db):
    assert client.get("/").status_code == 302


def test_my_promises_stand_by_what_they_need(kim: Client, member: User, other_member: User, incident: Incident):
    promise(member, incident, "late", days=-1, owner=member)
    promise(member, incident, "tomorrow", days=1, owner=member)
    promise(member, incident, "next week", days=7, owner=member)
    promise(member, incident, "to check", days=-9, owner=member, state=ActionState.DONE, proof="https://example.com/1")
    promise(member, incident, "Lee's", days=-1, owner=other_member)
    page = home(kim)
    assert [need.text for need in page.late] == ["late"]
    assert [need.text for need in page.soon] == ["tomorrow"]
    assert [need.text for need in page.word] == ["to check"]


def test_each_row_has_one_thing_to_do(kim: Client, member: User, incident: Incident):
    promise(member, incident, "late", days=-1, owner=member)
    need = home(kim).late[0]
    assert (need.verb, need.address.startswith(f"/actions/{incident.reference}/")) == ("Update", True)


def test_a_named_reviewer_is_asked_until_they_answered(client: Client, member: User, other_member: User, incident: Incident):
    add_part(Actor(member), incident, "reviewers", Reviewer(name=other_member.email))
    client.force_login(other_member)
    assert home(client).word == []
    change_state(Actor(member), incident, DocumentState.REVIEW)
    assert [need.reference for need in home(client).word] == [incident.reference]
    add_part(Actor(member), incident, "reviewers", Reviewer(name="Somebody else", note=f"instead of {other_member.name}"))
    assert len(home(client).word) == 1
    part = incident.parts.filter(kind="reviewers").first()
    part.data = part.data.replace("}", ',"done_at":"2026-01-14T14:32:00Z"}')
    part.save()
    assert home(client).word == []


def test_a_participant_is_asked_to_read_what_is_in_review(kim: Client, member: User, incident: Incident):
    change_state(Actor(member), incident, DocumentState.REVIEW)
    assert [need.reference for need in home(kim).word] == [incident.reference]


def test_a_postmortem_in_flight_shows_its_clock_and_a_late_step_is_late(kim: Client, member: User):
    recovered = timezone.now() - timedelta(days=30)
    markers = Markers(onset_at=recovered - timedelta(minutes=23), declared_at=recovered, recovered_at=recovered)
    made = create_incident(Actor(member), Facts(title="Payments failed", severity=Severity.SEV2, markers=markers))
    page = home(kim)
    assert [row.standing.next.state for row in page.week] == ["late"]
    assert [need.reference for need in page.late] == [made.reference]


def test_a_team_member_sees_the_flight_of_the_team_only(client: Client, lead: User, member: User, incident: Incident):
    elsewhere = create_incident(Actor(member), Facts(title="Of nobody's team"))
    client.force_login(lead)
    references = [row.reference for row in home(client).week]
    assert incident.reference in references
    assert elsewhere.reference not in references


def test_worth_reading_are_the_latest_two_that_one_did_not_work_on(client: Client, member: User, other_member: User):
    for number in range(3):
        made = create_incident(Actor(member), Facts(title=f"Incident {number}"))
        change_state(Actor(member), made, DocumentState.REVIEW)
        change_state(Actor(member), made, DocumentState.PUBLISHED, waive="an example", at=timezone.now() - timedelta(days=number))
    client.force_login(other_member)
    assert [row.title for row in home(client).reading] == ["Incident 0", "Incident 1"]
    client.force_login(member)
    assert home(client).reading == []


def test_nothing_restricted_is_on_somebody_elses_home(client: Client, member: User, other_member: User, restricted: Incident):
    promise(member, restricted, "Rotate the signing key", days=-1, owner=other_member)
    add_part(Actor(member), restricted, "reviewers", Reviewer(name=other_member.name))
    change_state(Actor(member), restricted, DocumentState.REVIEW)
    client.force_login(other_member)
    page = client.get("/").content.decode()
    assert restricted.reference not in page
    assert "Rotate" not in page


def test_an_empty_installation_teaches_and_offers_two_steps(kim: Client):
    page = kim.get("/").content.decode()
    assert 'href="/incidents/new/"' in page
    assert 'href="/sample/"' in page
    assert kim.get("/sample/").status_code == 200


def test_hidden_documents_do_not_make_home_look_full(client: Client, other_member: User, restricted: Incident):
    client.force_login(other_member)
    assert 'href="/sample/"' in client.get("/").content.decode()


def test_hostile_text_is_shown_as_text(kim: Client, member: User):
    made = create_incident(Actor(member), Facts(title="<script>alert(1)</script>"))
    promise(member, made, "<img src=x>", days=-1, owner=member)
    page = kim.get("/").content.decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x>" not in page


def test_the_number_of_statements_does_not_grow_with_the_rows(kim: Client, member: User, other_member: User, team: Team):
    def add_rows() -> None:
        for number in range(3):
            made = create_incident(Actor(member), Facts(title=f"Incident {number}", severity=Severity.SEV1, team=team.name))
            promise(member, made, "late", days=-1, owner=member)
            add_part(Actor(member), made, "reviewers", Reviewer(name=member.name))
            change_state(Actor(member), made, DocumentState.REVIEW)
            published = create_incident(Actor(other_member), Facts(title="Published"))
            change_state(Actor(other_member), published, DocumentState.REVIEW)
            change_state(Actor(other_member), published, DocumentState.PUBLISHED, waive="an example")

    assert_constant(kim, "/", add_rows)


def published(person: User, title: str, *, days: int) -> Incident:
    began = timezone.now() - timedelta(days=days)
    made = create_incident(Actor(person), Facts(title=title, markers=Markers(onset_at=began, recovered_at=began + timedelta(minutes=23))))
    change_state(Actor(person), made, DocumentState.REVIEW)
    change_state(Actor(person), made, DocumentState.PUBLISHED, waive="an example")
    return made


def test_the_week_holds_what_occurred_in_it_and_what_is_not_published_yet(kim: Client, member: User):
    published(member, "of this week", days=2)
    published(member, "long ago", days=9)
    markers = Markers(onset_at=timezone.now() - timedelta(days=40))
    create_incident(Actor(member), Facts(title="old and unpublished", markers=markers))
    assert [row.title for row in home(kim).week] == ["of this week", "old and unpublished"]
    assert "23 min" in kim.get("/").content.decode()


def test_meetings_of_the_next_seven_days_stand_by_their_time(kim: Client, member: User):
    for title, hours in (("in three days", 72), ("just begun", -0.5), ("was yesterday", -24), ("in two weeks", 400)):
        made = create_incident(Actor(member), Facts(title=title))
        add_part(Actor(member), made, "meeting", Meeting(at=timezone.now() + timedelta(hours=hours)))
    assert [row.title for row in home(kim).meetings] == ["just begun", "in three days"]


def test_a_comment_that_names_somebody_waits_for_their_word_until_it_is_resolved(
    client: Client, member: User, other_member: User, incident: Incident
):
    said = add_comment(Actor(member), incident, f"@{other_member.name.upper()}: was the <b>pool</b> full?", part_key="summary")
    add_comment(Actor(member), incident, f"{other_member.name} without a sign")
    client.force_login(other_member)
    assert [(need.address, need.verb) for need in home(client).word] == [(f"/incidents/{incident.reference}/#part-summary", "Answer")]
    assert "<b>pool" not in client.get("/").content.decode()
    resolve_comment(Actor(member), incident, said.pk)
    assert home(client).word == []


def test_one_s_own_comments_and_those_of_hidden_documents_wait_for_nothing(
    client: Client, member: User, other_member: User, restricted: Incident, incident: Incident
):
    add_comment(Actor(member), restricted, f"@{other_member.email} see this")
    add_comment(Actor(member), incident, f"@{member.name}")
    for person in (member, other_member):
        client.force_login(person)
        assert home(client).word == []


def test_what_others_did_in_a_document_of_mine_is_to_be_confirmed(client: Client, member: User, other_member: User, incident: Incident):
    promise(member, incident, "Lee's, done", days=-2, owner=other_member, state=ActionState.DONE, proof="https://example.com/1")
    promise(member, incident, "Lee's, open", days=-2, owner=other_member)
    client.force_login(member)
    assert [(need.text, need.verb) for need in home(client).word] == [("Lee's, done", "Confirm")]
    client.force_login(other_member)
    assert [(need.text, need.verb) for need in home(client).word] == [("Lee's, done", "Check")]
