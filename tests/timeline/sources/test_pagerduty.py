from __future__ import annotations

import json

import pytest

from tests.timeline.builders import assert_evidence_holds, read, shown, write

USER = {"type": "user_reference", "summary": "Robin Example"}
SERVICE = {"type": "service_reference", "summary": "checkout"}


def entry(kind, at, agent=USER, **more):
    incident = {"type": "incident_reference", "summary": "[#7] pool exhausted"}
    return {"id": f"R-{kind}-{at}", "type": f"{kind}_log_entry", "created_at": at, "agent": agent, "incident": incident, "service": SERVICE, **more}


ENTRIES = [
    entry("resolve", "2026-06-14T15:00:00Z"),
    entry("annotate", "2026-06-14T14:50:00Z", channel={"type": "note", "summary": "Rolled back checkout to 41"}),
    entry("escalate", "2026-06-14T14:40:00Z", SERVICE),
    entry("acknowledge", "2026-06-14T14:30:00+00:00"),
    entry("notify", "2026-06-14T14:25:04Z"),
    entry("trigger", "2026-06-14T14:25:03Z", SERVICE, channel={"type": "api", "summary": "pool exhausted"}),
]
SHAPES = {
    "the answer": json.dumps({"log_entries": ENTRIES, "limit": 25, "more": False}, indent=1),
    "the list": json.dumps(ENTRIES),
    "one a line": "\n".join(json.dumps(one) for one in ENTRIES) + "\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_entries_come_out_oldest_first(tmp_path, shape):
    timeline = read(write(tmp_path / "p", SHAPES[shape]))
    assert shown(timeline.events) == [
        ("06-14T14:25:03.000", "page"),
        ("06-14T14:25:04.000", "other"),
        ("06-14T14:30:00.000", "acknowledge"),
        ("06-14T14:40:00.000", "page"),
        ("06-14T14:50:00.000", "mitigation"),
        ("06-14T15:00:00.000", "other"),
    ]
    assert_evidence_holds(timeline)


def test_people_are_shown_by_role(tmp_path):
    timeline = read(write(tmp_path / "p", SHAPES["the answer"]))
    assert not any("Robin" in event.text or "Robin" in (event.actor or "") for event in timeline.events)
    assert [event.actor for event in timeline.events][2] == "on-call"


def test_notifications_are_left_out_of_the_significant(tmp_path):
    timeline = read(write(tmp_path / "p", SHAPES["the list"]), keep="significant")
    assert not any("notifies" in event.text for event in timeline.events)


def test_the_phase_of_acknowledgement_runs_from_the_page(tmp_path):
    assert read(write(tmp_path / "p", SHAPES["the list"])).phases.acknowledge_s == 297


def test_an_entry_without_a_time_is_counted_as_broken(tmp_path):
    timeline = read(write(tmp_path / "p", [*ENTRIES, {"type": "assign_log_entry"}]))
    assert len(timeline.events) == 6
    assert "1 parts could not be read" in timeline.sources[0].notes
