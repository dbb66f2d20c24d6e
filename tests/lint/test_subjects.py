"""Who acts."""

from __future__ import annotations

import pytest

from nofault.lint.nouns import Kind, Names, phrase_kind
from nofault.lint.subjects import subject_of
from nofault.lint.words import Words

NOBODY = Names()


def kind_before(sentence: str, verb: str, names: Names = NOBODY) -> Kind:
    """The kind of subject of `verb`, which stands once in the sentence."""
    words = Words(sentence)
    return subject_of(words, words.low_words.index(verb), names).kind


@pytest.mark.parametrize(
    ("sentence", "verb", "kind"),
    [
        ("The author of the change did not consider it", "consider", Kind.ROLE),
        ("An engineer working on the migration forgot it", "forgot", Kind.ROLE),
        ("The engineer on call forgot it", "forgot", Kind.ROLE),
        ("The engineer, under pressure, forgot it", "forgot", Kind.ROLE),
        ("one of the engineers forgot it", "forgot", Kind.ROLE),
        ("The engineer restarted the pod and forgot the rest", "forgot", Kind.ROLE),
        ("Nobody on the team bothered to look", "bothered", Kind.PRONOUN),
        ("Daniel, who merged it", "merged", Kind.NAME),
        ("Priya and Tom forgot it", "forgot", Kind.NAME),
        ("10:05 UTC Alex ignored it", "ignored", Kind.NAME),
        ("@kim forgot it", "forgot", Kind.NAME),
        ("The platform team forgot it", "forgot", Kind.GROUP),
        ("He decided to ignore it", "ignore", Kind.PRONOUN),
        ("we forgot it", "forgot", Kind.WE),
        ("users forgot it", "forgot", Kind.USER),
        ("10:05 UTC forgot it", "forgot", Kind.NOBODY),
    ],
)
def test_the_subject_is_found_left_of_the_verb(sentence: str, verb: str, kind: Kind) -> None:
    assert kind_before(sentence, verb) is kind


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The alert sent to the engineer did not fire", "fire"),
        ("The page for the on-call engineer failed", "failed"),
        ("The operator controller forgot it", "forgot"),
        ("The Prometheus operator forgot it", "forgot"),
        ("The engineer's script ignored it", "ignored"),
        ("The service of the team forgot it", "forgot"),
        ("The memory management ignored it", "ignored"),
        ("The patch rejects names and forgets others", "forgets"),
        ("Redis forgot it", "forgot"),
        ("the engineer started it and it forgot the rest", "forgot"),
    ],
)
def test_a_system_is_not_taken_for_a_person(sentence: str, verb: str) -> None:
    assert kind_before(sentence, verb) is Kind.SYSTEM


def test_the_lists_of_an_organisation_settle_names() -> None:
    names = Names(people=frozenset({"qwerta"}), systems=frozenset({"marvin", "alice"}))
    assert kind_before("Qwerta restarted it", "restarted", names) is Kind.NAME
    assert kind_before("Alice restarted it", "restarted") is Kind.NAME
    assert kind_before("Alice restarted it", "restarted", names) is Kind.SYSTEM


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The engineer did not forget it", "forget"),
        ("An operator can forget it", "forget"),
        ("If an operator forgets it", "forgets"),
        ("The engineer was forgotten", "forgotten"),
        ("Did the engineer forget it", "forget"),
    ],
)
def test_what_was_denied_possible_or_suffered_is_no_act(sentence: str, verb: str) -> None:
    words = Words(sentence)
    assert not subject_of(words, words.low_words.index(verb), NOBODY).acted


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a junior engineer on the data team", Kind.ROLE),
        ("the engineer's script", Kind.SYSTEM),
        ("developer tools of the team", Kind.SYSTEM),
        ("Daniel merging the branch", Kind.NAME),
        ("one of the operators", Kind.ROLE),
        ("a race between two writers", Kind.SYSTEM),
    ],
)
def test_the_head_of_a_phrase_says_what_it_is_about(phrase: str, kind: Kind) -> None:
    assert phrase_kind(Words(phrase), 0, NOBODY)[0] is kind
