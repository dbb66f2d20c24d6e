"""Stems: forms of one word become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nofault.knowledge.words import NO, stem, stems, words


@pytest.mark.parametrize(
    "forms",
    [
        "exhaust exhausts exhausted exhausting exhaustion",
        "query queries",
        "retry retries retried",
        "migrate migrates migrated migrating migration",
        "deploy deploys deployed deploying deployment deployments",
        "cache caches cached caching",
        "stop stops stopped stopping",
        "address addresses",
        "expire expires expired expiring",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("status", "stat"), ("string", "str"), ("being", "bee"), ("process", "proceed"), ("bus", "bu")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_identifiers_are_one_word() -> None:
    assert words("N+1 on pay-1.example.com since v2.4's hand-over") == ["n+1", "on", "pay-1.example.com", "since", "v2.4", "hand", "over"]


def test_every_word_of_absence_counts_as_one() -> None:
    assert stems("no alert, alert missing, without alert, wasn’t alerted") == [NO, "alert", "alert", NO, NO, "alert", NO, "alert"]


@given(st.text(max_size=200))
def test_any_text_has_stems_of_its_words(text: str) -> None:
    assert all(stems(text))
