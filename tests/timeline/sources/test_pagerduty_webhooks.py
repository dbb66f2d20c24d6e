from __future__ import annotations

import json

import pytest

from tests.timeline.builders import assert_evidence_holds, read, shown, write

SERVICE = {"id": "PSVC", "type": "service_reference", "summary": "checkout"}
INCIDENT = {"id": "PINC", "type": "incident", "number": 7, "title": "pool exhausted", "status": "triggered", "service": SERVICE}
USER = {"id": "PUSR", "type": "user_reference", "summary": "Robin Example"}


def event(kind, at, agent=USER, data=INCIDENT):
    return {
        "event": {"id": f"E-{kind}", "event_type": f"incident.{kind}", "resource_type": "incident", "occurred_at": at, "agent": agent, "data": data}
    }


NOTE = {"type": "incident_note", "incident": {**INCIDENT, "type": "incident_reference"}, "content": "Rolled back checkout to 41"}
UPDATE = {"type": "incident_status_update", "incident": INCIDENT, "message": "Payments are slow"}
EVENTS = [
    event("triggered", "2026-06-14T14:25:03.123Z", SERVICE),
    event("acknowledged", "2026-06-14T14:30:00Z"),
    event("responder.added", "2026-06-14T14:31:00Z"),
    event("status_update_published", "2026-06-14T14:40:00Z", data=UPDATE),
    event("annotated", "2026-06-14T14:50:00Z", data=NOTE),
    event("workflow.started", "2026-06-14T14:51:00Z"),
    event("resolved", "2026-06-14T15:00:00Z"),
]
SHAPES = {
    "a list": json.dumps(EVENTS, indent=1),
    "one a line": "\n".join(json.dumps(one) for one in EVENTS) + "\n",
    "one after another": "".join(map(json.dumps, EVENTS)),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_webhooks_become_facts(tmp_path, shape):
    timeline = read(write(tmp_path / "hooks", SHAPES[shape]))
    assert timeline.sources[0].format == "PagerDuty webhook"
    assert shown(timeline.events) == [
        ("06-14T14:25:03.123", "page"),
        ("06-14T14:30:00.000", "acknowledge"),
        ("06-14T14:31:00.000", "page"),
        ("06-14T14:40:00.000", "chat"),
        ("06-14T14:50:00.000", "mitigation"),
        ("06-14T14:51:00.000", "other"),
        ("06-14T15:00:00.000", "other"),
    ]
    assert_evidence_holds(timeline)


def test_they_name_the_incident_and_no_person(tmp_path):
    events = read(write(tmp_path / "hooks", SHAPES["a list"])).events
    assert "incident #7 of checkout" in events[0].text
    assert "Payments are slow" in events[3].text
    assert not any("Robin" in one.text or "Robin" in (one.actor or "") for one in events)


def test_the_phase_of_acknowledgement_runs_from_the_page(tmp_path):
    assert round(read(write(tmp_path / "hooks", SHAPES["a list"])).phases.acknowledge_s) == 297


def test_a_webhook_that_came_twice_is_one_fact(tmp_path):
    assert len(read(write(tmp_path / "hooks", SHAPES["one a line"] * 2)).events) == len(EVENTS)


def test_an_event_without_a_time_is_counted_as_broken(tmp_path):
    timeline = read(write(tmp_path / "hooks", json.dumps([*EVENTS, event("resolved", None)])))
    assert "1 parts could not be read" in timeline.sources[0].notes
