"""Every part of a document can be edited through a form made from its type, and nothing that was not touched changes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from nofault.postmortem.model import ActionItem, Decision, Evidence, Impact, Incident, Markers, Quantity, TimelineEntry, Why
from nofault.postmortem.parts import PARTS
from nofault.postmortem.terms import EntryKind, Horizon, Severity
from nofault.web.forms import labels
from nofault.web.forms.codec import leaf_of, read_date, read_quantity, read_value, write_quantity, write_value
from nofault.web.forms.errors import FieldError
from nofault.web.forms.instants import Moment, read_instant, write_instant
from nofault.web.forms.outline import read_outline, write_outline
from nofault.web.forms.struct_form import Group, PartForm
from nofault.web.pages.typing import instant_words
from nofault.web.templatetags.times import day, utc_exact, utc_moment

AT = datetime(2026, 1, 14, 14, 32, 5, tzinfo=UTC)
MOMENT = Moment(day=date(2026, 1, 14), previous_at=AT, zone="Europe/Berlin")


def sent(form: PartForm, **changed: str) -> dict[str, str]:
    """What a browser sends of this form, with some fields typed over (`__` stands for the dot)."""
    data = {}
    for item in form.items:
        for each in item.fields if isinstance(item, Group) else [item]:
            data[each.name] = each.text
    return data | {name.replace("__", "."): text for name, text in changed.items()}


def edited(name: str, value, **changed: str) -> PartForm:
    form = PartForm(PARTS[name], value, sent(PartForm(PARTS[name], value)) | {k.replace("__", "."): v for k, v in changed.items()}, moment=MOMENT)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-01-14 14:32 UTC", "2026-01-14T14:32:00+00:00"),
        ("2026-01-14T14:32:05Z", "2026-01-14T14:32:05+00:00"),
        ("2026-01-14T14:32:05.250+01:00", "2026-01-14T13:32:05.250000+00:00"),
        ("14:32 UTC", "2026-01-14T14:32:00+00:00"),
        ("2:32 pm CET", "2026-01-14T13:32:00+00:00"),
        ("12:05 a.m. UTC", "2026-01-14T00:05:00+00:00"),
        ("14:32 Europe/Berlin", "2026-01-14T13:32:00+00:00"),
        ("14:32 -0330", "2026-01-14T18:02:00+00:00"),
        ("16 Nov 2026 14:41 UTC", "2026-11-16T14:41:00+00:00"),
        ("16 Nov 2026, 14:41:05 UTC", "2026-11-16T14:41:05+00:00"),
        ("3 september 2026 2:41 pm Europe/Berlin", "2026-09-03T12:41:00+00:00"),
        ("+5m", "2026-01-14T14:37:05+00:00"),
        ("+90 s", "2026-01-14T14:33:35+00:00"),
    ],
)
def test_a_typed_time_is_understood(text, at):
    assert read_instant(text, MOMENT) == datetime.fromisoformat(at)


def test_a_time_without_a_zone_is_asked_about_with_offers():
    with pytest.raises(FieldError) as caught:
        read_instant("15:40", MOMENT)
    assert caught.value.offers == ("2026-01-14 15:40 UTC", "2026-01-14 15:40 Europe/Berlin")
    for offer in caught.value.offers:
        assert read_instant(offer, MOMENT)


@pytest.mark.parametrize(
    "text",
    [
        "14:32 CST",
        "14:32 IST",
        "25:00 UTC",
        "13:00 pm UTC",
        "2026-02-30 10:00 UTC",
        "30 Feb 2026 10:00 UTC",
        "3 Octember 2026 10:00 UTC",
        "soon",
        "14:32 Atlantis/Reef",
        "+5",
        "1:2 UTC",
    ],
)
def test_what_is_not_one_instant_is_asked_about(text):
    with pytest.raises(FieldError):
        read_instant(text, MOMENT)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_every_form_in_which_a_page_shows_an_instant_or_a_day_is_read_again(at):
    at = at.replace(microsecond=0)
    for shown in (utc_exact(at), utc_moment(at), day(at.date())):
        text = re.sub(r"<[^>]*>", "", shown)
        if "UTC" in text:
            assert read_instant(text, Moment()) == at.replace(second=at.second if text.count(":") > 1 else 0)
        else:
            assert read_date(text) == at.date()
    assert read_instant(instant_words(at, "UTC"), Moment()) == at


def test_an_hour_that_occurs_twice_or_never_is_asked_about():
    with pytest.raises(FieldError) as twice:
        read_instant("2026-10-25 02:30 Europe/Berlin", MOMENT)
    assert twice.value.offers == ("2026-10-25 00:30:00 UTC", "2026-10-25 01:30:00 UTC")
    with pytest.raises(FieldError, match="put on"):
        read_instant("2026-03-29 02:30 Europe/Berlin", MOMENT)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_an_instant_survives_being_written_and_read(at):
    assert read_instant(write_instant(at), Moment()) == at


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("23", Quantity(23.0)),
        ("~1400 users", Quantity(1400.0, "users", True)),
        ("about 1,400", Quantity(1400.0, "", True)),
        ("12.5 %", Quantity(12.5, "%")),
        ("1,407 requests", Quantity(1407.0, "requests")),
        ("1 407 000.5", Quantity(1407000.5)),
        ("1,5 %", Quantity(1.5, "%")),
        ("0,002 %", Quantity(0.002, "%")),
        ("3e11 rows", Quantity(3e11, "rows")),
        ("0.00001 %", Quantity(1e-5, "%")),
        ("18 % (of authenticated requests)", Quantity(18.0, "%", False, "of authenticated requests")),
    ],
)
def test_a_quantity_is_read_and_written_back(text, value):
    assert read_quantity(text) == value
    assert read_quantity(write_quantity(value)) == value


@pytest.mark.parametrize("text", ["1.407.000 requests", "1,40,7", "12,5.3", "1.5.2", "€1.200,50", "many"])
def test_a_number_with_more_than_one_reading_is_asked_again(text):
    with pytest.raises(FieldError):
        read_quantity(text)


def test_whys_are_an_outline_that_keeps_answers():
    whys = [
        Why(text="Pool ran full", answered_by=["ai-1"], whys=[Why(text="Cache was empty", systemic=True, horizon=Horizon.LONG_TERM, cites="INC-1")])
    ]
    text = write_outline(whys)
    assert text == "Pool ran full\n  Cache was empty [systemic] [long-term] [see INC-1]"
    assert read_outline(text, whys) == whys
    assert read_outline("- a\n   - b\n      - c\n- d", []) == [Why(text="a", whys=[Why(text="b", whys=[Why(text="c")])]), Why(text="d")]


def test_not_stated_unknown_and_a_value_are_three_things():
    for text, value in (("", UNSET), ("unknown", None), ("~40 users", Quantity(40.0, "users", True))):
        form = edited("impact", Impact(), users=text)
        assert form.value.users is value or form.value.users == value
        assert edited("impact", form.value).value == form.value


@pytest.mark.parametrize("name", PARTS)
def test_each_part_has_a_form_in_which_each_field_has_a_label(name):
    kind = PARTS[name]
    assert name in labels.PARTS
    form = PartForm(kind)
    for item in form.items:
        assert str(item.label)
    assert edited(name, kind.empty()).value == kind.empty(), "an untouched empty form changes nothing"


def _leaf_texts(name: str) -> dict[str, str]:
    samples = {"instant": "2026-01-14 14:32:05 UTC", "date": "2026-01-14", "outline": "a\n  b", "text": "words", "area": "words"}
    texts = {}
    for item in PartForm(PARTS[name]).items:
        for each in item.fields if isinstance(item, Group) else [item]:
            texts[each.name] = next((value for value, _ in each.choices if value not in {"", "unknown"}), samples.get(each.widget, ""))
            if each.leaf.base in {Quantity, int, float}:
                texts[each.name] = "12"
    return texts


@pytest.mark.parametrize("name", PARTS)
def test_each_field_that_is_typed_arrives_in_the_value_and_comes_back_in_the_form(name):
    texts = _leaf_texts(name)
    form = PartForm(PARTS[name], None, texts, moment=MOMENT)
    assert form.is_valid(), form.errors
    shown = sent(PartForm(PARTS[name], form.value))
    assert shown == texts


def test_fields_that_were_not_sent_keep_their_value():
    item = ActionItem(text="Alert on pool use", owner="Kim Member", due_on=date(2026, 2, 1))
    form = PartForm(PARTS["action_items"], item, {"due_on": "2026-03-01"})
    assert form.is_valid()
    assert form.value == ActionItem(text="Alert on pool use", owner="Kim Member", due_on=date(2026, 3, 1))


def test_evidence_keeps_its_hash_where_its_line_stays():
    kept = Evidence(path="app.log", line=7, offset=812, sha256="f" * 64, text="pool exhausted")
    entry = TimelineEntry(text="x", evidence=[kept])
    form = edited("timeline", entry, evidence="app.log:7 pool exhausted\nhttps://graphs.example.com/1")
    assert form.value.evidence == [kept, Evidence(url="https://graphs.example.com/1")]


def test_an_error_stands_beside_its_field_and_what_was_typed_stays():
    form = edited("timeline", TimelineEntry(text="x"), at="15:40", kind="deploy")
    assert set(form.errors) == {"at"}
    field = next(item for item in form.fields if item.name == "at")
    assert (field.text, bool(field.error), len(field.offers)) == ("15:40", True, 2)
    assert next(item for item in form.fields if item.name == "kind").text == "deploy"


def test_nested_values_have_fields_of_their_own():
    form = edited("incident", Incident(title="x"), markers__onset_at="14:32 UTC", severity="SEV2")
    assert form.is_valid()
    assert form.value.markers == Markers(onset_at=datetime(2026, 1, 14, 14, 32, tzinfo=UTC))
    assert form.value.severity is Severity.SEV2


def test_a_decision_appears_when_it_is_written_and_not_before():
    entry = TimelineEntry(text="x", kind=EntryKind.DECISION)
    assert edited("timeline", entry).value.decision is None
    assert edited("timeline", entry, decision__known_at_that_moment="Pool full").value.decision == Decision(known_at_that_moment="Pool full")


@given(st.sampled_from([name for name in PARTS if PARTS[name].type is not str]), st.data())
@settings(max_examples=150, deadline=None)
def test_no_text_in_any_field_is_an_error_of_ours(name, data):
    form = PartForm(PARTS[name])
    texts = {key: data.draw(st.text(max_size=30)) for key in sent(form)}
    tried = PartForm(PARTS[name], None, texts, moment=MOMENT)
    if tried.is_valid():
        assert msgspec.json.decode(msgspec.json.encode(tried.value), type=PARTS[name].type) == tried.value


def test_an_unknown_choice_is_refused():
    leaf = leaf_of(msgspec.structs.fields(TimelineEntry)[0].type)
    assert leaf is not None
    assert set(edited("incident", Incident(), severity="SEV9").errors) == {"severity"}


def test_text_is_written_as_it_is():
    assert write_value(leaf_of(str), "a < b") == "a < b"
    assert read_value(leaf_of(str), " a < b ", None, MOMENT) == "a < b"
