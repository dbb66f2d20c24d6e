"""Phrases as data: what their marks mean, and that every phrase of every rule can be read and has a word to be looked up by."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest

from nofault.lint.nouns import Names
from nofault.lint.phrases import SUBJECTS, Phrase, phrases_of
from nofault.lint.rule import Hit, rules
from nofault.lint.words import Words


def seen(phrases: Iterable[Phrase], text: str) -> list[str]:
    """What the phrases see in a text, as its words; the first at each cue."""
    words = Words(text)
    hits = [Hit(words, index, Names()) for index in range(len(words))]
    found = [next(filter(None, (phrase.look(hit) for phrase in phrases if hit.word in phrase.cues)), None) for hit in hits]
    return [" ".join(words.low_words[match.first : match.last + 1]) for match in found if match is not None]


@pytest.mark.parametrize(
    ("phrase", "loud", "quiet"),
    [
        ("- WHO !jumped the queue", "The engineer jumped the queue.", "The request jumped the queue."),
        ("- WHO- !queue", "The engineer did not queue.", "The engineer did queue."),
        ("- WHOM !sent", "The engineer was sent home.", "The engineer sent the log."),
        ("- DID on a !whim", "Maria changed the schema on a whim.", "The job changed the schema on a whim."),
        ("- NOSYSTEM must !hurry", "Hands must hurry: everybody must hurry.", "The job must hurry."),
        ("- slip|lapse ?of !memory", "A lapse of memory. A slip memory.", "A slip of the memory."),
        ("- lost * !patience", "It lost all of its patience.", "It lost. All patience."),
        ("- by PERSON !alone", "It was done by the engineer alone.", "It was done by the script alone."),
        ("- OWNER !haste", "The engineer's haste was told.", "The script's haste was told."),
        ("- NAMED !haste", "Maria's haste was told.", "The engineer's haste was told."),
        ("- START !silence END", "10:05 Silence.", "10:05 Silence in the log."),
        ("- !while ING", "It fell while walking.", "It fell while here."),
        ("- who !quietly VERB", "those who quietly left", "those who quietly there"),
        ("- !sleep ~TIME ~log", "We sleep.", "We sleep at 10:05. The log sleeps: sleep log."),
    ],
)
def test_a_mark_means_what_it_says(phrase: str, loud: str, quiet: str) -> None:
    assert seen(phrases_of(phrase), loud) != []
    assert seen(phrases_of(phrase), quiet) == []


def test_what_is_broken_behind_a_stroke_is_joined() -> None:
    assert seen(phrases_of("\n- one|\n  two !three\n- !four"), "two three, four") == ["two three", "four"]


def test_questions_and_texts_about_wording_are_left_alone() -> None:
    phrases = phrases_of("- START !hubris")
    assert seen(phrases, "Hubris, in short.") == ["hubris"]
    assert seen(phrases, "Hubris?") == []
    assert seen(phrases, "Hubris is a word that a blameless report does without.") == []


def test_every_phrase_can_be_read() -> None:
    found = [rule.module.PHRASES for rule in rules() if hasattr(rule.module, "PHRASES")]
    assert len(found) >= 14
    for phrase in itertools.chain(*found):
        assert [token[0] for token in phrase.tokens].count("!") == 1, phrase.tokens
        assert not any(token.strip("?") in SUBJECTS for token in phrase.tokens[1:]), phrase.tokens
        for cue in phrase.cues:
            seen([phrase], f"the engineer {cue} the engineer")
        assert phrase.places(), phrase.tokens


def test_a_phrase_is_looked_for_by_its_rarest_places() -> None:
    (phrase,) = phrases_of("- WHO had|has ?all the !time|warnings of vanity|hubris")
    assert phrase.places()[:2] == [["vanity", "hubris"], ["time", "warnings"]]
