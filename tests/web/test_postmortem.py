"""The page of a document: everything in it is shown, to those who may, and costs the same however much there is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec.structs import replace

from nofault.postmortem.model import (
    ActionItem,
    Attachment,
    Belief,
    Decision,
    Evidence,
    Factor,
    FailureClass,
    Impact,
    Markers,
    NotFixing,
    Observation,
    Quantity,
    TimelineEntry,
    Why,
    WhyNotSooner,
)
from nofault.postmortem.model import Incident as Facts
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import EntryKind, Severity, SourceKind
from nofault.web.access import Actor
from nofault.web.forms.codec import is_group, leaf_of
from nofault.web.models.organisation import Organisation
from nofault.web.services.incidents import create_incident
from nofault.web.services.parts import add_part

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 14, 14, 32, 5, tzinfo=UTC)


@pytest.fixture
def client(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def put(member, incident):
    return lambda kind, value: add_part(Actor(member), incident, kind, value)


def page(client, incident) -> str:
    answer = client.get(f"/incidents/{incident.reference}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_document_teaches_and_offers_the_next_step(client, incident):
    text = page(client, incident)
    assert "Build it from logs, not from memory." in text
    assert f"/incidents/{incident.reference}/parts/new/timeline/" in text


def test_head_and_outline_say_what_is_owed_by_which_rule_and_what_is_due(client, incident, member):
    over = timezone.now()
    facts = Facts(title="Payments failed", severity=Severity.SEV2, markers=Markers(onset_at=over - timedelta(hours=1), recovered_at=over))
    text = page(client, create_incident(Actor(member), facts))
    head, outline = text.split('<nav class="pm-outline"')[0], text.split('<nav class="pm-outline"')[1].split("</nav>")[0]
    assert "A full postmortem is required (severe). SEV1 and SEV2 always get a full review." in head
    assert "set the meeting: <time" in head
    assert "full, required" in outline
    assert "set the meeting: in " in outline
    assert "A full postmortem is required" in page(client, incident), "also while nothing is due"
    nothing = create_incident(Actor(member), Facts(title="A printer jammed"))
    assert "No postmortem is owed." in page(client, nothing)


def test_questions_about_the_whole_document_stand_in_its_head_and_follow_the_policy(client, incident, put):
    assert "about the whole document" not in page(client, incident)
    factor = put("factors", Factor(property="The copy script took the first password=hunter2hunter2 it found."))
    text = page(client, incident)
    assert 'data-code="PRO001"' in text
    assert f'href="#part-{factor.key}"' in text
    assert "1 of at least 2 contributing factors" in text
    assert "hunter2" not in text
    Organisation.objects.update_or_create(defaults={"policy_overrides": "fewest_factors = 1"})
    assert 'data-code="PRO001"' not in page(client, incident)
    Organisation.objects.update(policy_overrides="")
    answer = client.get(f"/incidents/{incident.reference}/sections/factors/").content.decode()
    assert '<div id="pm-whole" hx-swap-oob="true"><details' in answer
    put("factors", Factor(property="No check compares the copy with its source."))
    assert 'data-code="PRO001"' not in page(client, incident)


def test_everything_stands_on_the_page(client, incident, put):
    put("summary", "Checkout **failed** for 23 minutes.")
    put("impact", Impact(users=Quantity(1400.0, "users", True), revenue=None))
    evidence = [Evidence(path="edge/access.log", line=7, sha256="ab" * 32, text="GET /pay 503")]
    put("timeline", TimelineEntry(at=AT, kind=EntryKind.ALERT, text="Alert fired", source="alertmanager", evidence=evidence))
    put("timeline", TimelineEntry(at=AT, text="Saw red graphs", source_kind=SourceKind.ACCOUNT, decision=Decision(known_at_that_moment="Pool full")))
    factor = put(
        "factors", Factor(property="Pool alert", current="95 %", target="70 %", whys=[Why(text="Never measured", whys=[Why(text="No load test")])])
    )
    put("action_items", ActionItem(text="Alert at 70 %", owner="Kim Member", due_on=date(2020, 1, 1), factors=[factor.key]))
    put("beliefs", Belief(believed="The cache was warm", actual="It was empty"))
    text = page(client, incident)
    for words in (
        "<strong>failed</strong>",
        "~1,400 users",
        "unknown",
        "14:32:05 UTC",
        "14 Jan 2026",
        "edge/access.log:7",
        "GET /pay 503",
        "abababab",
    ):
        assert words in text
    for words in ("Pool full", "account", "Never measured", "No load test", "Kim Member", "late", "The cache was warm", "It was empty"):
        assert words in text


def test_a_factor_shows_what_answers_it_or_its_open_gap(client, incident, put):
    first, second = (put("factors", Factor(property=name)).key for name in ("Pool alert", "Canary share"))
    assert page(client, incident).count("open gap") == 2
    put("action_items", ActionItem(text="Alert at 70 %", factors=[first]))
    put("not_fixing", NotFixing(what="Canary stays at 5 %", reason="cost", factors=[second]))
    text = page(client, incident)
    assert "open gap" not in text
    assert "not fixing" in text


def test_an_open_gap_offers_whoever_may_write_its_two_answers(client, incident, reader, put):
    key = put("factors", Factor(property="Pool alert")).key
    at = f"/incidents/{incident.reference}/"
    for kind in ("action_items", "not_fixing"):
        link = f"{at}parts/new/{kind}/?factors={key}"
        assert link in page(client, incident)
        form = client.get(link).content.decode()
        assert f'value="{key}" checked><span>Pool alert</span>' in form
    client.force_login(reader)
    assert "open gap" in page(client, incident)
    assert "?factors=" not in page(client, incident)


def test_no_identifier_stands_where_a_person_reads(client, incident, put):
    factor = put("factors", Factor(property="Pool alert, password=hunter2secret")).key
    item = put("action_items", ActionItem(text="Alert at 70 %")).key
    put("not_fixing", NotFixing(what="Canary stays at 5 %", factors=[factor]))
    put("why_not_sooner", WhyNotSooner(text="Nobody looked", answered_by=[item]))
    text = page(client, incident)
    assert f'<a href="#part-{item}">Alert at 70 %</a>' in text
    assert f'<a href="#part-{factor}">Pool alert, password=' in text
    assert "hunter2secret" not in text
    assert f">{factor}<" not in text
    assert f">{item}<" not in text


def test_figures_and_classes_are_said_once_and_in_words(client, incident, put):
    put("helped", Observation(text="One command rolls back", minutes=Quantity(10.0, "min", True)))
    put("hurt", Observation(text="Two dashboards", minutes=Quantity(6.0)))
    put("failure_classes", FailureClass(code="binary-push", axis="trigger", sentence="Deploy finished.", confirmed=True))
    put("failure_classes", FailureClass(code="home-made", axis="gap"))
    put("incident", Facts(title="Payments failed", markers=Markers(onset_at=AT), occurred_on=date(2026, 1, 14)))
    text = page(client, incident)
    assert "~10 min<" in text
    assert "6 min<" in text
    assert "New build" in text
    assert "home-made" in text
    assert text.count(">suggested<") == 1
    assert f'<time datetime="{AT:%Y-%m-%dT%H:%M:%SZ}">14 Jan 2026, 14:32:05 UTC</time>' in text
    assert "<dd>14 Jan 2026</dd>" in text


def test_a_reader_sees_no_way_to_change_anything(client, incident, reader, put):
    part = put("summary", "Text")
    client.force_login(reader)
    text = page(client, incident)
    assert "/edit/" not in text
    assert "/parts/new/" not in text
    for path in (f"parts/{part.key}/edit/", "parts/new/timeline/", f"parts/{part.key}/bin/", "lint/summary/", "comments/"):
        assert client.post(f"/incidents/{incident.reference}/{path}", {"value": "x", "text": "x"}).status_code == 403


def test_a_restricted_document_is_not_there_for_others(client, restricted, other_member):
    client.force_login(other_member)
    for path in ("", "parts/summary/edit/", "parts/new/timeline/"):
        answer = client.get(f"/incidents/{restricted.reference}/{path}")
        assert answer.status_code == 404
        assert "Signing key" not in answer.content.decode()


def test_secrets_are_masked_and_terminal_escapes_removed(client, incident, put):
    text = "\x1b[31mlogin\x1b[0m password=hunter2secret"
    put(
        "timeline",
        TimelineEntry(at=AT, text="Token nft " + "Bearer abcdefghijklmnopqrstuvwxyz0123456789", evidence=[Evidence(path="a", line=1, text=text)]),
    )
    shown = page(client, incident)
    assert "hunter2secret" not in shown
    assert "abcdefghijklmnopqrstuvwxyz0123456789" not in shown
    assert "\x1b" not in shown


def test_a_megabyte_line_is_cut_on_the_page_and_kept_whole(client, incident, put):
    part = put("timeline", TimelineEntry(at=AT, text="Long line", evidence=[Evidence(path="a", line=1, text="x" * 1_000_000)]))
    assert len(page(client, incident)) < 100_000
    assert len(PARTS["timeline"].decode(part.data).evidence[0].text) == 1_000_000


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>[a](javascript:alert(3))"


def hostile(kind: type, depth: int = 0):
    """A value with hostile text in every text of it."""
    if kind is str:
        return HOSTILE
    values: dict[str, object] = {}
    for info in msgspec.structs.fields(kind):
        base = leaf_of(info.type).base
        if base is str and info.name not in {"id", "reference"}:
            values[info.name] = HOSTILE
        elif is_group(base):
            values[info.name] = hostile(base, depth)
        elif getattr(base, "__origin__", None) is list and depth < 2:
            item = base.__args__[0]
            values[info.name] = [HOSTILE if item is str else hostile(item, depth + 1)]
    return kind(**values)


@pytest.mark.parametrize("name", PARTS)
def test_hostile_text_in_any_field_is_shown_and_never_run(client, incident, put, name):
    value = hostile(PARTS[name].type)
    if isinstance(value, Attachment):
        value.sha256 = ""  # nobody writes it but who took in the bytes
    part = put(name, value)
    shown = page(client, incident) + client.get(f"/incidents/{incident.reference}/parts/{part.key}/edit/").content.decode()
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert 'href="javascript' not in shown


def test_twice_the_entries_take_the_same_statements(client, incident, put):
    def statements() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(client, incident)
        return len(caught)

    def fill(count: int) -> None:
        for number in range(count):
            put("timeline", TimelineEntry(at=AT + timedelta(minutes=number), text=f"Entry {number}"))
            put("action_items", ActionItem(text=f"Improve thing {number}"))
            put("factors", Factor(property=f"Property {number}"))

    fill(5)
    page(client, incident)
    few = statements()
    fill(5)
    assert statements() == few


def test_the_timeline_is_in_order_whatever_the_order_of_writing(client, incident, put):
    for minutes in (30, 10, 20):
        put("timeline", TimelineEntry(at=AT + timedelta(minutes=minutes), text=f"After {minutes} minutes"))
    put("timeline", TimelineEntry(text="Without a time"))
    text = page(client, incident)
    places = [text.index(words) for words in ("After 10", "After 20", "After 30", "Without a time")]
    assert places == sorted(places)


def test_detection_is_shown_from_the_onset_and_from_the_trigger_where_it_is_known(client, member):
    markers = Markers(onset_at=AT, alert_at=AT + timedelta(minutes=5))
    unknown = create_incident(Actor(member), Facts(title="Payments failed", markers=markers))
    known = create_incident(Actor(member), Facts(title="Payments failed", markers=replace(markers, trigger_at=AT - timedelta(minutes=6))))
    for incident in (unknown, known):
        add_part(Actor(member), incident, "timeline", TimelineEntry(at=AT, text="The first answer with 503"))
    assert "detect from trigger 11 min" in page(client, known)
    assert "detect 5 min" in page(client, unknown)
    assert "from trigger" not in page(client, unknown)
