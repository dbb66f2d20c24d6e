"""The model itself as JSON and YAML."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from nofault.errors import NofaultError
from nofault.postmortem.model import ActionItem, Incident, Postmortem
from nofault.postmortem.reading import read, write

DOCUMENT = Postmortem(
    incident=Incident(title="Checkout answered 503", near_miss=False, systemic_gap=None),
    summary="One\nTwo",
    action_items=[ActionItem(id="ai-1", text="Alert: 70 %", owner=None)],
)


def test_json_leaves_out_what_is_not_stated_and_says_null_for_unknown():
    assert write(DOCUMENT, "json") == (
        '{\n  "incident": {\n    "title": "Checkout answered 503",\n    "near_miss": false,\n    "systemic_gap": null\n  },\n'
        '  "summary": "One\\nTwo",\n  "action_items": [\n    {\n      "id": "ai-1",\n      "text": "Alert: 70 %",\n'
        '      "owner": null\n    }\n  ]\n}\n'
    )


def test_yaml_is_readable():
    assert write(DOCUMENT, "yaml") == (
        "incident:\n  title: Checkout answered 503\n  near_miss: false\n  systemic_gap: null\nsummary: |-\n  One\n  Two\n"
        "action_items:\n  - id: ai-1\n    text: 'Alert: 70 %'\n    owner: null\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"summary": 3}', r"\$\.summary"),
        ('{"sumary": "a"}', "sumary"),
        ('{"incident": {"markers": {"onset_at": "2026-01-14T14:32:00"}}}', r"incident\.markers\.onset_at.*no zone"),
        ('{"summary": ', "JSON"),
        ('{"factors":[{"whys":' + '[{"text":"a","whys":' * 50_000, "JSON"),
        ("summary:\n  a: b\n", "line 2?1?, summary"),
        ("summary: a\nincident:\n  severity: bad\n", "line 3, incident.severity: 'bad' is not SEV1"),
        ("summary: a\nincident:\n  sevrity: SEV1\n", "line 3, incident.sevrity: unknown key"),
        ("summary: a\ntimeline: none\n", "line 2, timeline: a list belongs here"),
        ("summary: a\nincident:\n  markers:\n    onset_at: 2026-01-14 14:32\n", "line 4, incident.markers.onset_at.*a zone"),
    ],
)
def test_what_does_not_fit_is_one_clear_error_with_its_place(text, why):
    with pytest.raises(NofaultError, match=why):
        read(text)


def test_yaml_is_led_by_the_type_of_the_field():
    text = "incident:\n  title: 14:32\n  reference: 0042\n  near_miss: no\n  users_affected: yes\n  occurred_on: 2026-01-14\n"
    found = read(text).document.incident
    assert (found.title, found.reference, str(found.occurred_on)) == ("14:32", "0042", "2026-01-14")
    assert (found.near_miss, found.users_affected) == (False, True)


def test_null_is_unknown_where_a_fact_may_be_and_not_stated_elsewhere():
    found = read("summary: null\nincident:\n  severity: null\n  title:\n").document
    assert (found.summary, found.incident.severity, found.incident.title, found.incident.near_miss) == ("", None, "", UNSET)


def test_every_item_of_yaml_knows_its_line():
    assert read("summary: a\naction_items:\n  - text: b\n  - id: ai-2\n    text: c\n").lines["action_items.ai-2"] == 4
