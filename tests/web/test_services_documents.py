"""Rows become the typed document and back without loss; a whole document replaces a kept one."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from nofault.postmortem.model import (
    ActionItem,
    Authorship,
    Belief,
    Causes,
    Decision,
    Evidence,
    Factor,
    Impact,
    Markers,
    Note,
    NotFixing,
    Postmortem,
    Quantity,
    Section,
    TimelineEntry,
    Verification,
    Why,
)
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import ActionState, EntryKind, FactorKind, Horizon, Priority, Severity
from nofault.web.access import Actor
from nofault.web.errors import ConflictError, ForbiddenError, NotFoundError
from nofault.web.models.history import Change
from nofault.web.models.incident import Incident, Part
from nofault.web.services.documents import document_of, replace_document
from nofault.web.services.parts import add_part, bin_part

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 14, 14, 32, tzinfo=UTC)


@pytest.fixture
def kim(member) -> Actor:
    return Actor(member)


def rich() -> Postmortem:
    """A document with something in every shape: single values, lists, trees, the three states of a fact."""
    decision = Decision(
        by_role="on-call engineer", known_at_that_moment="Pool use at 96 %", believed="The database is slow", actual="The pool is full"
    )
    line = Evidence(path="app.log", line=7, offset=812, sha256="f" * 64, text="pool exhausted")
    return Postmortem(
        incident=Facts(title="Payments failed", severity=Severity.SEV2, markers=Markers(onset_at=AT, alert_at=None)),
        authorship=Authorship(authors=["Kim Member"], written_on=date(2026, 1, 15)),
        summary="The pool of connections was full.",
        impact=Impact(summary="One in five payments failed", users=Quantity(value=1400.0, unit="users", estimate=True), revenue=None),
        timeline=[
            TimelineEntry(id="te-1", at=AT, kind=EntryKind.ALERT, text="Alert fired", evidence=[line]),
            TimelineEntry(id="te-2", at=AT + timedelta(minutes=3), kind=EntryKind.DECISION, text="Roll back", decision=decision),
            TimelineEntry(id="te-3", at_text="some time later", text="Graphs looked normal"),
        ],
        causes=Causes(trigger="Release 2026.2", symptoms=["HTTP 502"]),
        factors=[
            Factor(
                id="cf-1",
                property="alert threshold",
                current="95 %",
                target="70 %",
                kind=FactorKind.WRONG_THRESHOLD,
                whys=[
                    Why(
                        text="Pool full",
                        whys=[Why(text="Its size is not tied to load", systemic=True, horizon=Horizon.LONG_TERM, answered_by=["ai-1"])],
                    )
                ],
            ),
            Factor(id="cf-2", property="runbook", current="none for a full pool"),
        ],
        beliefs=[Belief(id="p-b", believed="The database is slow", actual="The pool is full")],
        lessons=[Note(id="p-l", text="A full pool looks like a slow database")],
        action_items=[
            ActionItem(
                id="ai-1",
                text="Alert on pool use at 70 %",
                owner="Kim Member",
                due_on=date(2026, 2, 1),
                priority=Priority.P1,
                state=ActionState.COMMITTED,
                verification=Verification(check="load test", passed=None),
                factors=["cf-1"],
            )
        ],
        not_fixing=[NotFixing(id="p-n", what="Second region", accepted_by="Lou Lead", review_on=date(2026, 7, 1))],
        sections=[Section(id="p-s", title="Glossary", text="Pool: shared connections.", after="factors")],
    )


def brought(actor: Actor, incident: Incident, document: Postmortem) -> Postmortem:
    """What is kept after `document` replaced what was there."""
    replace_document(actor, incident, copy.deepcopy(document), version=None)
    return document_of(incident)


def same(kept: Postmortem, given: Postmortem, incident: Incident) -> bool:
    given = copy.deepcopy(given)
    given.id = given.incident.reference = incident.reference
    return kept == given


def test_a_whole_document_comes_back_as_it_was_given(kim, incident):
    assert same(brought(kim, incident, rich()), rich(), incident)


def test_the_same_document_again_changes_nothing(kim, incident):
    brought(kim, incident, rich())
    before = (Change.objects.count(), Incident.objects.get(pk=incident.pk).version)
    brought(kim, incident, document_of(incident))
    assert (Change.objects.count(), Incident.objects.get(pk=incident.pk).version) == before


def test_only_what_differs_is_changed(kim, incident):
    brought(kim, incident, rich())
    start = Change.objects.latest("id").pk
    document = document_of(incident)
    document.factors[1].target = "one page"
    document.lessons.append(Note(text="Say what full looks like"))
    assert same(brought(kim, incident, document), document, incident) is False, "the new item got an identifier"
    assert sorted(Change.objects.filter(pk__gt=start).values_list("verb", "kind")) == [("add", "lessons"), ("edit", "factors")]


def test_what_a_new_document_leaves_out_waits_in_the_bin(kim, incident):
    brought(kim, incident, rich())
    document = document_of(incident)
    del document.timeline[0], document.action_items[0]
    document.summary = ""
    assert same(brought(kim, incident, document), document, incident)
    assert set(Part.objects.filter(incident=incident).exclude(binned_at=None).values_list("key", flat=True)) == {"te-1", "ai-1"}


def test_what_a_new_document_brings_back_comes_out_of_the_bin(kim, incident):
    brought(kim, incident, rich())
    for key in ("te-1", "cf-2"):
        bin_part(kim, incident, key)
    assert same(brought(kim, incident, rich()), rich(), incident)


def test_lists_take_the_order_of_the_new_document(kim, incident):
    brought(kim, incident, rich())
    document = document_of(incident)
    document.factors.reverse()
    document.factors.insert(1, Factor(id="cf-3", property="size of the pool"))
    assert [factor.id for factor in brought(kim, incident, document).factors] == ["cf-2", "cf-3", "cf-1"]


def test_items_without_an_identifier_get_one_that_a_second_reading_finds_again(kim, incident):
    for _ in range(2):
        document = Postmortem(id="imported-7", incident=Facts(title="Payments failed"), lessons=[Note(text="a"), Note(text="a"), Note(text="b")])
        kept = brought(kim, incident, document)
    assert [note.text for note in kept.lessons] == ["a", "a", "b"]
    assert Part.objects.filter(incident=incident, kind="lessons").count() == 3


def test_a_document_that_was_read_at_an_older_version_replaces_nothing(kim, incident):
    brought(kim, incident, rich())
    read_at = Incident.objects.get(pk=incident.pk).version
    add_part(kim, incident, "lessons", Note(id="p-new", text="Written meanwhile"))
    with pytest.raises(ConflictError) as caught:
        replace_document(kim, incident, rich(), version=read_at)
    assert caught.value.version == read_at + 1
    assert msgspec.json.decode(caught.value.theirs, type=Postmortem) == document_of(incident)
    assert "p-new" in {note.id for note in document_of(incident).lessons}


def test_a_refused_part_leaves_the_whole_document_as_it_was(kim, incident):
    brought(kim, incident, rich())
    before = document_of(incident)
    document = document_of(incident)
    document.summary = "Changed."
    document.action_items[0].state = ActionState.VERIFIED
    with pytest.raises(Exception, match="committed cannot become verified"):
        replace_document(kim, incident, document, version=None)
    assert document_of(incident) == before


def test_a_reader_replaces_nothing_and_a_restricted_document_is_not_there(reader, other_member, incident, restricted):
    with pytest.raises(ForbiddenError):
        replace_document(Actor(reader), incident, rich(), version=None)
    with pytest.raises(NotFoundError):
        replace_document(Actor(other_member), restricted, rich(), version=None)


def test_every_kind_of_part_has_a_row_of_its_own(kim, incident):
    brought(kim, incident, rich())
    for row in Part.objects.filter(incident=incident):
        kind = PARTS[row.kind]
        assert (row.key == row.kind) is not kind.is_list
