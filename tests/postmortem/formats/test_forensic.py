"""The forensic record in YAML."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec import UNSET

from nofault.errors import NofaultError
from nofault.postmortem.formats import forensic
from nofault.postmortem.model import Postmortem, Quantity
from nofault.postmortem.reading import read, write
from nofault.postmortem.terms import Priority, Severity

RECORD = """\
id: INC-42
severity: SEV-2
title: "Checkout answered 503"
date_of_incident: "2026-01-14T14:32:00Z"
date_of_postmortem: "2026-01-16"
facilitator: "platform lead"
participants:
  - checkout-lead
  - platform-sre

timeline:
  - time: 14:32
    event: Deploy completes
    source: deploy log
  - time: "14:38:05"
    event: "Pool alert: 85 %"
    source: alerting

impact:
  duration_minutes: 23
  error_rate_peak: "18% of signed-in requests"
  affected_users_estimate: ~1400
  slo_budget_consumed_minutes: 23

contributing_factors:
  - "No query is counted in CI"
what_helped:
  - Rollback in one command
what_hurt:
  - Alert threshold too high

action_items:
  - description: Count queries in CI
    owner: platform-sre
    due: "2026-01-28"
    ticket: PLAT-1
    priority: high
"""


def test_every_key_of_the_record_has_its_place():
    reading = read(RECORD)
    found = reading.document
    assert (reading.shape, reading.kept, reading.questions) == ("forensic", [], [])
    assert (found.incident.reference, found.incident.severity, found.incident.title) == ("INC-42", Severity.SEV2, "Checkout answered 503")
    assert (found.incident.occurred_on, found.incident.markers.onset_at) == (date(2026, 1, 14), datetime(2026, 1, 14, 14, 32, tzinfo=UTC))
    assert (found.authorship.written_on, found.meeting.facilitator) == (date(2026, 1, 16), "platform lead")
    assert found.authorship.participants == ["checkout-lead", "platform-sre"]
    assert [(entry.at, entry.text, entry.source) for entry in found.timeline] == [
        (datetime(2026, 1, 14, 14, 32, tzinfo=UTC), "Deploy completes", "deploy log"),
        (datetime(2026, 1, 14, 14, 38, 5, tzinfo=UTC), "Pool alert: 85 %", "alerting"),
    ]
    assert found.impact.duration_minutes == found.impact.budget_minutes == Quantity(value=23)
    assert found.impact.peak_error_rate_percent == Quantity(value=18, note="of signed-in requests")
    assert found.impact.users == Quantity(value=1400, estimate=True)
    assert [one.property for one in found.factors] == ["No query is counted in CI"]
    assert ([one.text for one in found.helped], [one.text for one in found.hurt]) == (["Rollback in one command"], ["Alert threshold too high"])
    (item,) = found.action_items
    assert (item.owner, item.due_on, item.ticket) == ("platform-sre", date(2026, 1, 28), "PLAT-1")
    assert (item.priority, item.priority_word) == (Priority.P1, "high")


def test_the_record_is_written_with_its_own_keys_and_nothing_further():
    document = read(RECORD).document
    text = forensic.write(document)
    keys = [line.partition(":")[0] for line in text.splitlines() if line[0].isalpha()]
    assert keys == [line.partition(":")[0] for line in RECORD.splitlines() if line and line[0].isalpha()]
    assert read(text).document == document


def test_what_the_record_has_no_place_for_stands_under_further_record():
    document = read(RECORD).document
    document.summary = "The pool was exhausted."
    document.action_items[0].success_criterion = "Fails on 50 queries"
    text = forensic.write(document)
    record = text.partition("further_record:\n")[2]
    assert "summary: The pool was exhausted." in record
    assert f"{document.action_items[0].id}:\n      success_criterion: Fails on 50 queries" in record
    assert "Count queries" not in record
    assert read(text).document == document


def test_an_edit_of_a_visible_key_wins():
    document = read(RECORD).document
    text = forensic.write(document).replace("owner: platform-sre", "owner: Ana Lima") + "further_record:\n  incident:\n    title: Other\n"
    found = read(text).document
    assert (found.action_items[0].owner, found.incident.title) == ("Ana Lima", "Checkout answered 503")


def test_times_without_a_zone_are_asked_about():
    reading = read(RECORD.replace('"2026-01-14T14:32:00Z"', "2026-01-14"))
    assert [(entry.at, entry.at_text) for entry in reading.document.timeline] == [(UNSET, "14:32"), (UNSET, "14:38:05")]
    assert reading.questions == ["Line 12: In which zone are the times of the timeline?"]


def test_unknown_keys_and_shapes_are_kept():
    reading = read("date_of_incident: 2026-01-14\nweather:\n  sky: grey\ntimeline: see the wiki\nimpact:\n  pages: 3\n")
    assert [(one.title, one.text) for one in reading.document.sections] == [
        ("weather", "sky: grey"),
        ("timeline", "see the wiki"),
        ("impact.pages", "3"),
    ]
    assert [first for first, _ in reading.kept] == [3, 4, 6]


def test_null_is_not_stated():
    assert read("date_of_incident:\nseverity:\ntitle: ~\nimpact: null\ntimeline: []\n").document == Postmortem()


def test_the_empty_record_states_nothing():
    assert read(forensic.empty()).document == Postmortem()
    assert read(forensic.empty()).shape == "forensic"


@pytest.mark.parametrize("text", ["date_of_incident: &a x\nid: *a\n", "date_of_incident: 'open\n", "what_hurt: [\n"])
def test_yaml_that_cannot_be_read_is_one_clear_error(text):
    with pytest.raises(NofaultError, match="YAML, line"):
        read(text)


def test_the_shared_example_keeps_everything(shared):
    guide = next((shared / "seeds").glob("001_*.txt")).read_text(encoding="utf-8")
    found = read(guide[guide.index("id: INC-2026-0114") : guide.index("The sections that most commonly")])
    assert found.report()["timeline"] == {"entries": 6, "timed": 6}
    assert (len(found.document.action_items), len(found.document.factors), found.kept, found.questions) == (4, 5, [], [])
    for name in ("classic", "yaml", "json", "forensic"):
        assert read(write(found.document, name)).document == found.document
