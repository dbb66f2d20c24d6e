"""One part changes at a time: two writers lose nothing, the bin gives back, versions have no gaps, columns follow the parts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.db import connection, connections
from msgspec import UNSET

from nofault.postmortem.model import ActionItem, Factor, Impact, Markers, Note, TimelineEntry, Verification
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.parts import PARTS, encode
from nofault.postmortem.states import StateError
from nofault.postmortem.terms import ActionState, Priority, Severity
from nofault.web.access import Actor
from nofault.web.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from nofault.web.models.history import Change
from nofault.web.models.incident import ActionItem as ActionRow
from nofault.web.models.incident import Incident, Part
from nofault.web.models.people import Service, Team
from nofault.web.services.accounts import create_person
from nofault.web.services.documents import document_of
from nofault.web.services.parts import add_part, bin_part, edit_part, move_part, restore_part

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 14, 14, 32, tzinfo=UTC)


@pytest.fixture
def kim(member) -> Actor:
    return Actor(member)


@pytest.fixture
def lee(other_member) -> Actor:
    return Actor(other_member)


def texts(incident: Incident, kind: str) -> list[str]:
    return [item.text for item in getattr(document_of(incident), kind)]


def add_notes(actor: Actor, incident: Incident, *words: str) -> list[Part]:
    return [add_part(actor, incident, "lessons", Note(text=word)) for word in words]


@pytest.fixture
def threads(transactional_db, incident, tmp_path):
    """Several connections to one real database: on SQLite the tests' own lies in memory, so its content is taken to a file."""
    if connection.vendor != "sqlite":
        yield
        return
    file = str(tmp_path / "nofault.sqlite3")
    connection.cursor().execute(f"VACUUM INTO '{file}'")
    memory, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, file
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


# Adding


def test_an_added_item_has_an_identity_a_place_and_a_version(kim, incident):
    first, second = add_notes(kim, incident, "a", "b")
    assert first.key != second.key
    assert (first.version, second.version) == (1, 1)
    assert PARTS["lessons"].decode(first.data).id == first.key
    assert texts(incident, "lessons") == ["a", "b"]


def test_an_identifier_that_was_brought_along_is_kept(kim, incident):
    assert add_part(kim, incident, "factors", Factor(id="cf-from-elsewhere", property="size of the pool")).key == "cf-from-elsewhere"


@pytest.mark.parametrize("key", ["has blanks", "a/b", "ä", "x" * 81, "-x", "timeline"])
def test_an_identifier_that_can_be_no_address_is_refused(kim, incident, key):
    with pytest.raises(InvalidError) as caught:
        add_part(kim, incident, "factors", Factor(id=key))
    assert set(caught.value.fields) == {"id"}


def test_an_identifier_is_given_once_in_a_document_even_after_the_bin(kim, incident):
    add_part(kim, incident, "factors", Factor(id="cf-1"))
    bin_part(kim, incident, "cf-1")
    with pytest.raises(InvalidError, match="perhaps in its bin"):
        add_part(kim, incident, "lessons", Note(id="cf-1"))


def test_a_part_that_no_document_has_is_named_with_those_there_are(kim, incident):
    with pytest.raises(NotFoundError, match=r"blame.*timeline"):
        add_part(kim, incident, "blame", "x")


def test_a_time_without_a_zone_is_asked_about_at_its_place(kim, incident):
    with pytest.raises(InvalidError) as caught:
        add_part(kim, incident, "incident", Facts(title="x", markers=Markers(alert_at=datetime(2026, 1, 14, 14, 32))))  # noqa: DTZ001 - what is refused
    assert set(caught.value.fields) == {"markers.alert_at"}


def test_an_instant_of_any_zone_is_kept_in_utc(kim, incident):
    there = AT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    part = add_part(kim, incident, "timeline", TimelineEntry(at=there, text="x"))
    assert '"2026-01-14T14:32:00Z"' in part.data
    assert part.at == AT


def test_a_text_that_no_database_takes_is_kept_all_the_same(kim, incident):
    add_notes(kim, incident, "nul \0 here")
    assert texts(incident, "lessons") == ["nul \N{REPLACEMENT CHARACTER} here"]


def test_a_timeline_is_ordered_by_instant_and_what_has_none_stands_last(kim, incident):
    for at, text in ((AT + timedelta(minutes=9), "later"), (UNSET, "untimed"), (AT, "first"), (AT, "also first")):
        add_part(kim, incident, "timeline", TimelineEntry(at=at, text=text))
    assert texts(incident, "timeline") == ["first", "also first", "later", "untimed"]


# Two writers


def test_the_second_writer_of_a_part_is_shown_both_versions_and_the_one_they_began_from(kim, lee, incident):
    part = add_part(kim, incident, "summary", "Payments failed.")
    edit_part(lee, incident, "summary", "Payments failed for 23 minutes.", version=part.version)
    with pytest.raises(ConflictError) as caught:
        edit_part(kim, incident, "summary", "Card payments failed.", version=part.version)
    error = caught.value
    assert (error.mine, error.theirs, error.base) == (
        encode("Card payments failed."),
        encode("Payments failed for 23 minutes."),
        encode("Payments failed."),
    )
    assert error.version == 2
    assert document_of(incident).summary == "Payments failed for 23 minutes."
    edit_part(kim, incident, "summary", "Card payments failed for 23 minutes.", version=error.version)
    assert document_of(incident).summary == "Card payments failed for 23 minutes."


def test_two_writers_of_different_parts_do_not_meet(kim, lee, incident):
    first, second = add_notes(kim, incident, "a", "b")
    edit_part(kim, incident, first.key, Note(text="a2"), version=1)
    edit_part(lee, incident, second.key, Note(text="b2"), version=1)
    assert texts(incident, "lessons") == ["a2", "b2"]


def test_of_two_people_who_write_a_single_value_first_the_second_is_told(kim, lee, incident):
    edit_part(kim, incident, "summary", "Kim's.", version=0)
    with pytest.raises(ConflictError) as caught:
        edit_part(lee, incident, "summary", "Lee's.", version=0)
    assert (caught.value.theirs, caught.value.base) == (encode("Kim's."), "")
    assert document_of(incident).summary == "Kim's."


def test_what_was_binned_meanwhile_can_not_be_edited(kim, lee, incident):
    (part,) = add_notes(kim, incident, "a")
    bin_part(lee, incident, part.key)
    with pytest.raises(NotFoundError, match="load the page again"):
        edit_part(kim, incident, part.key, Note(text="a2"), version=1)


def test_saving_what_stands_there_changes_nothing(kim, incident):
    (part,) = add_notes(kim, incident, "a")
    before = (Change.objects.count(), incident.version)
    assert edit_part(kim, incident, part.key, Note(text="a"), version=1).version == 1
    assert (Change.objects.count(), incident.version) == before


def test_an_item_keeps_its_identifier_whatever_is_sent(kim, incident):
    (part,) = add_notes(kim, incident, "a")
    edit_part(kim, incident, part.key, Note(id="p-other", text="a2"), version=1)
    assert [item.id for item in document_of(incident).lessons] == [part.key]


def test_an_incident_keeps_its_reference_whatever_is_sent(kim, incident):
    edit_part(kim, incident, "incident", Facts(reference="INC-0000-0000", title="Renamed"), version=1)
    assert document_of(incident).incident.reference == incident.reference


def test_many_at_once_leave_a_history_without_gaps_or_twins(member, incident, threads):
    def write(number: int) -> None:
        try:
            add_part(Actor(member), Incident.objects.get(pk=incident.pk), "lessons", Note(text=str(number)))
        finally:
            connections.close_all()

    start = incident.version
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    versions = list(Change.objects.filter(incident=incident).order_by("version").values_list("version", flat=True))
    assert versions == list(range(versions[0], start + 13))
    assert sorted(texts(incident, "lessons"), key=int) == [str(number) for number in range(12)]


def test_of_many_who_save_the_same_part_at_once_exactly_one_wins(member, incident, threads):
    (part,) = add_notes(Actor(member), incident, "start")

    def write(number: int) -> tuple[str, str]:
        try:
            edit_part(Actor(member), Incident.objects.get(pk=incident.pk), part.key, Note(text=str(number)), version=1)
        except ConflictError as error:
            return "", PARTS["lessons"].decode(error.mine).text
        finally:
            connections.close_all()
        return str(number), str(number)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(write, range(8)))
    assert [won for won, _ in answers if won] == texts(incident, "lessons")
    assert [handed_back for _, handed_back in answers] == [str(number) for number in range(8)]


# The bin, and the order of lists


def test_the_bin_gives_back_an_item_to_its_place(kim, incident):
    _, second, _ = add_notes(kim, incident, "a", "b", "c")
    bin_part(kim, incident, second.key)
    assert texts(incident, "lessons") == ["a", "c"]
    restore_part(kim, incident, second.key)
    assert texts(incident, "lessons") == ["a", "b", "c"]


def test_a_single_value_has_no_bin(kim, incident):
    add_part(kim, incident, "summary", "x")
    with pytest.raises(InvalidError, match="Empty its fields"):
        bin_part(kim, incident, "summary")


def test_only_what_is_in_the_bin_can_be_restored(kim, incident):
    (part,) = add_notes(kim, incident, "a")
    with pytest.raises(NotFoundError, match="the bin of"):
        restore_part(kim, incident, part.key)


def test_an_item_moves_before_another_or_to_the_end(kim, incident):
    first, _, third = add_notes(kim, incident, "a", "b", "c")
    move_part(kim, incident, third.key, before=first.key)
    assert texts(incident, "lessons") == ["c", "a", "b"]
    move_part(kim, incident, third.key, before=None)
    assert texts(incident, "lessons") == ["a", "b", "c"]


# History, and who may


def test_the_history_holds_who_when_before_and_after(kim, incident):
    (part,) = add_notes(kim, incident, "a")
    edit_part(kim, incident, part.key, Note(text="b"), version=1, reason="clearer", at=AT)
    change = Change.objects.latest("id")
    assert (change.actor_name, change.at, change.verb, change.kind, change.key, change.reason) == (
        *("Kim Member", AT, "edit", "lessons", part.key, "clearer"),
    )
    assert (PARTS["lessons"].decode(change.before).text, PARTS["lessons"].decode(change.after).text) == ("a", "b")
    assert change.version == incident.version == Incident.objects.get(pk=incident.pk).version


WRITES = {
    "add": lambda actor, incident, key: add_part(actor, incident, "lessons", Note(text="x")),
    "edit": lambda actor, incident, key: edit_part(actor, incident, key, Note(text="x"), version=1),
    "bin": lambda actor, incident, key: bin_part(actor, incident, key),
    "restore": lambda actor, incident, key: restore_part(actor, incident, key),
    "move": lambda actor, incident, key: move_part(actor, incident, key, before=None),
}


@pytest.mark.parametrize("write", WRITES)
def test_a_reader_writes_nothing(write, kim, reader, incident):
    (part,) = add_notes(kim, incident, "a")
    before = Change.objects.count()
    with pytest.raises(ForbiddenError):
        WRITES[write](Actor(reader), incident, part.key)
    assert Change.objects.count() == before


@pytest.mark.parametrize("write", WRITES)
def test_a_restricted_document_answers_others_as_if_it_was_not_there(write, kim, lee, restricted):
    (part,) = add_notes(kim, restricted, "a")
    with pytest.raises(NotFoundError, match=f"There is no incident {restricted.reference}"):
        WRITES[write](lee, restricted, part.key)


# Promises and the columns that repeat them


def test_a_promise_that_is_made_here_is_proposed(kim, incident):
    part = add_part(kim, incident, "action_items", ActionItem(text="Alert on pool use"))
    assert PARTS["action_items"].decode(part.data).state is ActionState.PROPOSED


def test_a_promise_that_was_read_with_a_word_of_its_own_stays_unknown(kim, incident):
    part = add_part(kim, incident, "action_items", ActionItem(text="Alert on pool use", state_word="parked"))
    assert PARTS["action_items"].decode(part.data).state is ActionState.UNKNOWN


def test_a_promise_is_not_done_without_evidence(kim, incident):
    part = add_part(kim, incident, "action_items", ActionItem(text="Alert on pool use", state=ActionState.COMMITTED))
    with pytest.raises(StateError, match="needs evidence"):
        edit_part(kim, incident, part.key, ActionItem(text="Alert on pool use", state=ActionState.DONE), version=1)
    done = ActionItem(text="Alert on pool use", state=ActionState.DONE, proof="https://example.com/changes/7")
    edit_part(kim, incident, part.key, done, version=1)
    failed = ActionItem(text="Alert on pool use", state=ActionState.VERIFIED, proof="x", verification=Verification(passed=False))
    with pytest.raises(StateError, match="passed verification"):
        edit_part(kim, incident, part.key, failed, version=2)
    assert ActionRow.objects.get(part=part).state == "done"


def test_the_columns_of_a_promise_follow_it(kim, member, incident):
    promise = ActionItem(text="Alert on pool use", owner="kim@example.com", due_on=date(2026, 2, 1), priority=Priority.P1)
    part = add_part(kim, incident, "action_items", promise)
    row = ActionRow.objects.get(part=part)
    assert (row.text, row.owner, row.owner_name, row.due_on, row.priority, row.state) == (
        *("Alert on pool use", member, "kim@example.com", date(2026, 2, 1), "P1", "proposed"),
    )
    edit_part(kim, incident, part.key, ActionItem(text="Alert on pool use at 70 %", state=ActionState.PROPOSED, owner=None), version=1)
    row.refresh_from_db()
    assert (row.text, row.owner, row.owner_name, row.due_on) == ("Alert on pool use at 70 %", None, "", None)


def test_an_owner_is_found_by_name_and_only_when_one_person_has_it(kim, member, incident):
    def owner(**told) -> object:
        return ActionRow.objects.get(part=add_part(kim, incident, "action_items", ActionItem(text="x", **told))).owner

    assert owner(owner="kim member") == member
    assert owner(owner="Kim Member", owner_is_group=True) is None
    assert owner(owner="Nobody Known") is None
    create_person("kim.two@example.com", name="Kim Member")
    assert owner(owner="Kim Member") is None
    assert owner(owner="Kim Member", owner_id=str(member.pk)) == member


def test_the_columns_of_an_incident_follow_its_facts(kim, incident, team):
    other = Team.objects.create(name="Search", slug="search")
    service = Service.objects.create(name="ranking", slug="ranking", team=other)
    facts = Facts(title="Ranking was slow", severity=Severity.SEV3, service="ranking", markers=Markers(onset_at=AT, recovered_at=AT))
    edit_part(kim, incident, "incident", facts, version=1)
    row = Incident.objects.get(pk=incident.pk)
    assert (row.title, row.severity, row.service, row.team, row.occurred_at, row.recovered_at) == (
        *("Ranking was slow", "SEV3", service, other, AT, AT),
    )


def test_an_incident_of_which_only_the_day_is_known_stands_on_that_day(kim, incident):
    edit_part(kim, incident, "incident", Facts(title="x", occurred_on=date(2025, 12, 24)), version=1)
    assert Incident.objects.get(pk=incident.pk).occurred_at == datetime(2025, 12, 24, tzinfo=UTC)


def test_unknown_and_not_stated_survive_being_kept(kim, incident):
    add_part(kim, incident, "impact", Impact(users=None))
    kept = document_of(incident).impact
    assert kept.users is None
    assert kept.revenue is UNSET
