from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nofault.postmortem.model import ActionItem, Markers
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.terms import ActionState, DocumentState, Severity, Variant
from nofault.web.access import Actor
from nofault.web.models.incident import Incident, Visibility
from nofault.web.models.people import Service, Team, User
from nofault.web.services.incidents import bin_incident, change_state, create_incident
from nofault.web.services.parts import add_part, bin_part
from tests.web.counting import assert_constant

LIST = "/incidents/"
ONSET = datetime(2026, 1, 14, 14, 32, tzinfo=UTC)


def make(person: User, title: str, **facts) -> Incident:
    visibility = facts.pop("visibility", "")
    return create_incident(Actor(person), Facts(title=title, **facts), visibility=visibility)


def promise(person: User, incident: Incident, *, days: int, state: ActionState = ActionState.COMMITTED) -> None:
    due_on = timezone.now().date() + timedelta(days=days)
    add_part(Actor(person), incident, "action_items", ActionItem(text="Alert on pool use", state=state, due_on=due_on))


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [row.title for row in answer.context["rows"]]


@pytest.fixture
def kim(client: Client, member: User) -> Client:
    client.force_login(member)
    return client


def test_the_list_asks_a_stranger_to_sign_in(client: Client, db):
    answer = client.get(LIST)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_a_reader_sees_the_list_and_no_way_to_make_an_incident(client: Client, reader: User, incident: Incident):
    client.force_login(reader)
    page = client.get(LIST).content.decode()
    assert incident.title in page
    assert 'href="/incidents/new/"' not in page


def test_a_restricted_incident_is_in_nobody_elses_list(client: Client, other_member: User, incident: Incident, restricted: Incident):
    client.force_login(other_member)
    page = client.get(LIST).content.decode()
    assert incident.reference in page
    assert restricted.reference not in page
    assert restricted.title not in page


def test_a_restricted_incident_is_in_the_list_of_its_participant(kim: Client, restricted: Incident):
    page = kim.get(LIST).content.decode()
    assert restricted.title in page
    assert "restricted" in page


def test_a_hostile_title_is_shown_as_text(kim: Client, member: User):
    make(member, "<script>alert('x')</script>")
    page = kim.get(LIST).content.decode()
    assert "<script>alert(" not in page
    assert "&lt;script&gt;alert(" in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("severity=SEV1", {"Pool exhausted"}),
        ("severity=SEV1&severity=SEV3", {"Pool exhausted", "Search empty"}),
        ("state=review", {"Search empty"}),
        ("service=payments-api", {"Pool exhausted"}),
        ("team=payments", {"Pool exhausted"}),
        ("late=1", {"Search empty"}),
        ("q=POOL", {"Pool exhausted"}),
        ("severity=SEV1&state=review", set()),
        ("severity=nonsense", {"Pool exhausted", "Search empty"}),
    ],
)
def test_filters_narrow_the_list_down(kim: Client, member: User, team: Team, asked: str, expected: set[str]):
    Service.objects.create(name="payments-api", slug="payments-api", team=team)
    make(member, "Pool exhausted", severity=Severity.SEV1, service="payments-api")
    search = make(member, "Search empty", severity=Severity.SEV3)
    change_state(Actor(member), search, DocumentState.REVIEW)
    promise(member, search, days=-1)
    assert set(titles(kim, f"{LIST}?{asked}")) == expected


def test_items_are_counted_open_and_late_and_without_those_in_the_bin(kim: Client, member: User, incident: Incident):
    promise(member, incident, days=-2)
    promise(member, incident, days=5)
    promise(member, incident, days=-2, state=ActionState.PROPOSED)
    gone = add_part(Actor(member), incident, "action_items", ActionItem(text="Twice", due_on=date(2020, 1, 1)))
    bin_part(Actor(member), incident, gone.key)
    row = kim.get(LIST).context["rows"][0]
    assert (row.open_items, row.late_items) == (3, 2)


def test_evidence_given_makes_an_item_open_and_no_longer_late(kim: Client, member: User, incident: Incident):
    item = ActionItem(text="Alert on pool use", state=ActionState.DONE, proof="https://example.com/changes/1", due_on=date(2020, 1, 1))
    add_part(Actor(member), incident, "action_items", item)
    row = kim.get(LIST).context["rows"][0]
    assert (row.open_items, row.late_items) == (1, 0)


def test_a_row_says_by_which_rule_a_postmortem_is_owed_and_what_is_due(kim: Client, member: User):
    recovered = timezone.now() - timedelta(days=30)
    markers = Markers(onset_at=recovered - timedelta(minutes=23), declared_at=recovered, recovered_at=recovered)
    make(member, "Payments failed", severity=Severity.SEV2, markers=markers)
    answer = kim.get(LIST)
    row = answer.context["rows"][0]
    assert row.length == timedelta(minutes=23)
    assert row.standing.next.state == "late"
    assert "SEV1 and SEV2 always get a full review." in answer.content.decode()


def test_sorting_by_title_and_by_the_oldest(kim: Client, member: User):
    for number, title in enumerate(("Delta", "Alpha", "Charlie")):
        make(member, title, markers=Markers(onset_at=ONSET + timedelta(days=number)))
    assert titles(kim, f"{LIST}?sort=title") == ["Alpha", "Charlie", "Delta"]
    assert titles(kim, f"{LIST}?sort=oldest") == ["Delta", "Alpha", "Charlie"]
    assert titles(kim, LIST) == ["Charlie", "Alpha", "Delta"]


@pytest.mark.parametrize("sort", ["", "oldest", "severity", "title"])
def test_paging_shows_every_incident_once(kim: Client, member: User, sort: str, monkeypatch):
    monkeypatch.setattr("nofault.web.queries.incidents.PAGE", 3)
    for number in range(8):
        make(member, f"Incident {number % 4}", severity=Severity.SEV1 if number % 2 else Severity.SEV3, markers=Markers(onset_at=ONSET))
    address, seen = f"{LIST}?sort={sort}", []
    while address:
        answer = kim.get(address)
        seen += [row.reference for row in answer.context["rows"]]
        address = answer.context["next"]
    assert len(seen) == len(set(seen)) == 8


def test_a_link_of_a_filtered_page_keeps_the_filters(kim: Client, member: User, monkeypatch):
    monkeypatch.setattr("nofault.web.queries.incidents.PAGE", 1)
    for _ in range(2):
        make(member, "Pool exhausted", severity=Severity.SEV1)
    following = kim.get(f"{LIST}?severity=SEV1&q=pool&sort=title").context["next"]
    assert "severity=SEV1" in following
    assert "q=pool" in following
    assert "sort=title" in following


def test_a_broken_cursor_is_answered_in_words(kim: Client, incident: Incident):
    answer = kim.get(f"{LIST}?after=nonsense")
    assert answer.status_code == 422
    assert "cursor" in answer.content.decode()


def test_the_number_of_statements_does_not_grow_with_the_rows(kim: Client, member: User, team: Team):
    def add_rows() -> None:
        for number in range(3):
            row = make(member, f"Incident {number}", severity=Severity.SEV2, team=team.name)
            promise(member, row, days=-1)

    assert_constant(kim, LIST, add_rows)


def test_the_density_is_remembered_in_a_cookie(kim: Client, incident: Incident):
    answer = kim.post("/preferences/density/", {"density": "compact", "next": "/incidents/?severity=SEV2"})
    assert answer["Location"] == "/incidents/?severity=SEV2"
    assert "table-compact" in kim.get(LIST).content.decode()


def test_a_new_incident_opens_its_page(kim: Client, member: User):
    asked = {"title": "Payments failed", "variant": "full", "severity": "SEV2", "began": "2026-01-14 15:32", "zone": "Europe/Berlin"}
    answer = kim.post("/incidents/new/", asked)
    made = Incident.objects.get()
    assert answer["Location"] == f"/incidents/{made.reference}/"
    assert (made.title, made.severity, made.occurred_at) == ("Payments failed", "SEV2", ONSET)


def test_a_security_incident_is_restricted_from_birth(kim: Client):
    kim.post("/incidents/new/", {"title": "Key in a log", "variant": "security"})
    assert Incident.objects.get().visibility == Visibility.RESTRICTED


def test_a_near_miss_says_what_it_would_have_been(kim: Client):
    kim.post("/incidents/new/", {"title": "Disk nearly full", "variant": "near-miss", "severity": "SEV2"})
    made = Incident.objects.get()
    assert made.variant == Variant.NEAR_MISS
    assert made.severity == ""
    assert '"would_have_been":"SEV2"' in made.parts.get(key="incident").data


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"title": ""}, "title", "in one line"),
        ({"title": "x", "began": "2026-01-14 14:32"}, "zone", "which clock"),
        ({"title": "x", "began": "2026-01-14 14:32", "zone": "Mars/Olympus"}, "zone", "no zone of this name"),
        ({"title": "x", "began": "half past two", "zone": "UTC"}, "began", "2026-01-14 14:32"),
        ({"title": "x", "began": "2026-03-29 02:30", "zone": "Europe/Berlin"}, "began", "put forward"),
        ({"title": "x", "severity": "SEV9"}, "severity", "valid choice"),
    ],
)
def test_wrong_input_is_answered_beside_the_field_and_kept(kim: Client, asked: dict[str, str], field: str, words: str):
    answer = kim.post("/incidents/new/", {"variant": "full", "title": "Kept title", **asked})
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert asked.get("began", "") in answer.content.decode()
    assert not Incident.objects.exists()


@pytest.mark.parametrize("typed", ["2026-01-14T14:32:00Z", "2026-01-14 14:32 utc", "2026-01-14 15:32+01:00"])
def test_a_time_with_its_own_zone_needs_no_other(kim: Client, typed: str):
    kim.post("/incidents/new/", {"variant": "full", "title": "x", "began": typed, "zone": ""})
    assert Incident.objects.get().occurred_at == ONSET


def test_a_reader_may_not_make_an_incident(client: Client, reader: User):
    client.force_login(reader)
    assert client.get("/incidents/new/").status_code == 403
    assert client.post("/incidents/new/", {"title": "x", "variant": "full"}).status_code == 403
    assert not Incident.objects.exists()


def test_the_bin_gives_back_a_whole_incident(kim: Client, member: User, incident: Incident):
    bin_incident(Actor(member), incident)
    assert incident.title in kim.get("/incidents/bin/").content.decode()
    assert titles(kim, LIST) == []
    kim.post(f"/incidents/bin/{incident.reference}/restore/")
    assert titles(kim, LIST) == [incident.title]


def test_the_bin_gives_back_a_part(kim: Client, member: User, incident: Incident):
    part = add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on <pool> use"))
    bin_part(Actor(member), incident, part.key)
    assert "Alert on &lt;pool&gt; use" in kim.get("/incidents/bin/").content.decode()
    answer = kim.post(f"/incidents/bin/{incident.reference}/{part.key}/restore/", {"next": "//example.com/"})
    assert answer["Location"] == f"/incidents/{incident.reference}/"
    part.refresh_from_db()
    assert part.binned_at is None


def test_the_bin_hides_what_the_person_may_not_see(client: Client, member: User, other_member: User, restricted: Incident):
    part = add_part(Actor(member), restricted, "action_items", ActionItem(text="Rotate the signing key"))
    bin_part(Actor(member), restricted, part.key)
    client.force_login(other_member)
    assert "Rotate" not in client.get("/incidents/bin/").content.decode()
    assert client.post(f"/incidents/bin/{restricted.reference}/{part.key}/restore/").status_code == 404
    bin_incident(Actor(member), restricted)
    assert restricted.title not in client.get("/incidents/bin/").content.decode()
    assert client.post(f"/incidents/bin/{restricted.reference}/restore/").status_code == 404


def test_the_bin_forgets_after_thirty_days(kim: Client, member: User, incident: Incident):
    bin_incident(Actor(member), incident, at=timezone.now() - timedelta(days=31))
    assert incident.title not in kim.get("/incidents/bin/").content.decode()


def test_the_bin_needs_the_same_statements_for_more(kim: Client, member: User, incident: Incident):
    def add_rows() -> None:
        for _ in range(3):
            part = add_part(Actor(member), incident, "action_items", ActionItem(text="Alert on pool use"))
            bin_part(Actor(member), incident, part.key)
            bin_incident(Actor(member), make(member, "Reported twice"))

    assert_constant(kim, "/incidents/bin/", add_rows)
