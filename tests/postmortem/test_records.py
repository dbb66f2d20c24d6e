"""The difference between a document and its visible text, and back."""

from __future__ import annotations

import pytest

from nofault.errors import NofaultError
from nofault.postmortem.records import difference, disagreements, from_plain, merge, without

WHOLE = {
    "summary": "Pool exhausted",
    "impact": {"summary": "Failed", "duration_minutes": {"value": 23.0}},
    "factors": [{"id": "cf-1", "property": "Pool size", "kind": "process-gap"}, {"id": "cf-2", "property": "Alert"}],
}
SHOWN = {"impact": {"summary": "Failed"}, "factors": [{"id": "cf-1", "property": "Pool size"}, {"id": "cf-2", "property": "Alert"}]}


def test_the_record_holds_only_what_is_not_shown():
    rest = difference(WHOLE, SHOWN)
    assert rest == {"summary": "Pool exhausted", "impact": {"duration_minutes": {"value": 23.0}}, "factors": {"cf-1": {"kind": "process-gap"}}}
    assert merge(SHOWN, rest) == WHOLE


def test_a_shown_value_wins_over_the_record():
    assert merge({"summary": "Edited"}, {"summary": "Recorded"}) == {"summary": "Edited"}


def test_more_about_a_deleted_item_is_left_out():
    shown = {"factors": [{"id": "cf-2", "property": "Alert"}]}
    assert merge(shown, {"factors": {"cf-1": {"kind": "process-gap"}}}) == shown
    assert merge({}, {"factors": {"cf-1": {"kind": "process-gap"}}}) == {}


def test_what_is_shown_otherwise_is_a_disagreement():
    shown = {"summary": "Other", "impact": {"users": {"value": 1.0}}, "factors": [{"id": "cf-2"}, {"id": "cf-1"}]}
    assert disagreements(WHOLE, shown) == [("summary",), ("impact", "users"), ("factors",)]


def test_a_quantity_is_one_value():
    shown = {"impact": {"duration_minutes": {"value": 20.0}}}
    assert disagreements(WHOLE, shown) == [("impact", "duration_minutes")]


def test_taking_out_what_is_not_there_takes_out_what_is_around_it():
    shown = {"impact": {"summary": "Failed"}}
    assert without(shown, ("impact", "users"))
    assert shown == {}


def test_an_item_keeps_its_place_when_its_values_are_taken_out():
    shown = {"factors": [{"id": "cf-1", "property": "Pool size"}]}
    assert without(shown, ("factors", "cf-1", "kind"))
    assert shown == {"factors": [{"id": "cf-1"}]}
    assert without(shown, ("factors", "cf-1", "kind"))
    assert shown == {}


def test_what_does_not_fit_the_model_is_one_clear_error():
    with pytest.raises(NofaultError, match=r"\$\.summary"):
        from_plain({"summary": 3})
