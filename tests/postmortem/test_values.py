"""Single values as text and back."""

from __future__ import annotations

import pytest

from nofault.postmortem.model import ActionItem, Impact, Incident
from nofault.postmortem.terms import ActionState, Severity
from nofault.postmortem.values import enum_word, fields, from_text, quantity_text, read_quantity, to_text


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("duration_minutes", "35 minutes (14:35 - 15:10 UTC)", {"value": 35.0, "note": "14:35 - 15:10 UTC"}),
        ("duration_minutes", "1h15m", {"value": 75.0}),
        ("duration_minutes", "2 hours", {"value": 120.0}),
        ("revenue", "Estimated $45,000 in lost orders", {"value": 45000.0, "estimate": True, "unit": "$", "note": "in lost orders"}),
        ("users", "~1400 users", {"value": 1400.0, "estimate": True, "unit": "users"}),
        ("peak_error_rate_percent", "18% of signed-in requests", {"value": 18.0, "note": "of signed-in requests"}),
        ("budget_percent", "57.1 %", {"value": 57.1}),
    ],
)
def test_a_quantity_is_read_with_its_unit_and_its_note(field, text, value):
    assert read_quantity(text, field) == value


@pytest.mark.parametrize("text", ["some users", "from 14:35 on", "14:35 to 15:10", ""])
def test_a_text_that_begins_with_no_number_is_no_quantity(text):
    assert read_quantity(text, "duration_minutes") is None


@pytest.mark.parametrize("value", [{"value": 23.0}, {"value": 0.5, "estimate": True}, {"value": 3.0, "note": "of 40 services"}])
def test_a_quantity_is_written_as_it_is_read(value):
    assert read_quantity(quantity_text(value, "duration_minutes"), "duration_minutes") == value


def test_unknown_is_a_value_and_the_word_can_still_be_a_text():
    owner, severity = fields(ActionItem)["owner"], fields(Incident)["severity"]
    assert from_text("unknown", owner) is None
    assert from_text(to_text("unknown", owner), owner) == "unknown"
    assert from_text("Unknown", severity) is None
    assert from_text("unknown", fields(Incident)["title"]) == "unknown"


@pytest.mark.parametrize(("text", "severity"), [("SEV2", "SEV2"), ("sev-2", "SEV2"), ("Severity 2", "SEV2"), ("S2", "SEV2")])
def test_a_severity_is_read_in_its_spellings(text, severity):
    assert enum_word(text, Severity) == severity


def test_a_word_of_another_scale_is_refused():
    with pytest.raises(ValueError, match="major"):
        enum_word("major", Severity)


def test_open_means_committed():
    assert enum_word("Open", ActionState) == "committed"


@pytest.mark.parametrize("text", ["maybe", "2"])
def test_a_truth_value_is_yes_or_no(text):
    with pytest.raises(ValueError, match="yes or no"):
        from_text(text, fields(Incident)["near_miss"])


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="a zone"):
        from_text("2026-01-14 14:32", fields(Impact)["customer_impact_from_at"])
