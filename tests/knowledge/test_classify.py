"""Failure classes suggested from sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from nofault.knowledge.classify import LEAST, MOST, classify, taxonomy
from nofault.knowledge.sentences import Sentence, sentences_of, sentences_of_markdown, sentences_of_yaml
from nofault.knowledge.words import stems
from nofault.postmortem.model import Factor, Incident, Postmortem


def codes(*texts: str, section: str | None = "root-cause") -> list[str]:
    return [found.code for found in classify(Sentence(text, None, section) for text in texts)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The connection pool was exhausted within four minutes.", "CAP-2"),
        ("The TLS certificate of the gateway had expired.", "TIM-2"),
        ("Each checkout issued N+1 queries.", "COD-7"),
        ("Retries amplified the load until nothing else got through.", "CAP-3"),
        ("The volume filled until there was no space left on the device.", "CAP-5"),
        ("A schema migration held a lock on the table.", "REL-4"),
        ("Two writers hit a race condition.", "COD-4"),
        ("The alert threshold was far too generous.", "DET-3"),
        ("There was no alert for replica lag.", "DET-2"),
        ("The staging environment did not have production-like data.", "PRV-2"),
        ("The canary at 5 percent was too small.", "PRV-6"),
        ("The runbook was out of date.", "RSP-1"),
        ("A config change lowered the timeout.", "config-push"),
    ],
)
def test_a_sentence_earns_its_class(sentence: str, code: str) -> None:
    assert code in codes(sentence)


def test_a_denied_cue_earns_nothing() -> None:
    assert codes("There was no data loss.") == []
    assert "DAT-2" in codes("There was data loss.")


def test_words_far_apart_are_no_cue() -> None:
    assert "CAP-2" not in codes("The pool of candidates was discussed at length on Monday, then everybody felt exhausted.")


def test_different_cues_for_a_class_add_up_and_the_surest_sentence_is_shown() -> None:
    first, strong = Sentence("A deadlock.", 3, "root-cause"), Sentence("Both transactions were stuck waiting for a lock.", 9, "root-cause")
    (alone,) = [one for one in classify([first]) if one.code == "COD-5"]
    (together,) = [one for one in classify([first, strong]) if one.code == "COD-5"]
    assert (alone.line, together.line) == (3, 9)
    assert together.confidence > alone.confidence


def test_a_weak_cue_outside_the_causes_is_not_enough() -> None:
    assert codes("A deadlock.", section="communication") == []


def test_where_causes_are_told_a_cue_counts_more() -> None:
    here, there = (classify([Sentence("The certificate expired.", 1, section)])[0].confidence for section in ("root-cause", "communication"))
    assert here > there


def test_the_best_come_first_and_no_axis_is_flooded() -> None:
    everything = [Sentence(cue, None, "root-cause") for kind in taxonomy().values() for cue in kind.cues]
    found = classify(everything)
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
    assert Counter(one.axis for one in found) == MOST
    assert all(LEAST <= one.confidence <= 0.95 for one in found)


def test_a_document_gives_its_sentences_with_their_section() -> None:
    document = Postmortem(incident=Incident(title="Checkout refused cards"), factors=[Factor(property="The pool was exhausted. No alert told so.")])
    assert [(found.text, found.section) for found in sentences_of(document)] == [
        ("Checkout refused cards", "status"),
        ("The pool was exhausted.", "contributing-factors"),
        ("No alert told so.", "contributing-factors"),
    ]


MARKDOWN = """# Checkout refused cards

## Root cause

The **pool** was exhausted. See [the
graph](https://example.com/g). It filled
slowly.

```
no space left on device
```

| Time | Event |
|---|---|
| 14:02 | Deadlock seen |
"""


def test_markdown_gives_sentences_with_lines_and_leaves_code_out() -> None:
    found = [(one.text, one.line, one.section) for one in sentences_of_markdown(MARKDOWN)]
    assert found == [
        ("Checkout refused cards", 1, "summary"),
        ("Root cause", 3, "root-cause"),
        ("The pool was exhausted.", 5, "root-cause"),
        ("See the graph.", 5, "root-cause"),
        ("It filled slowly.", 6, "root-cause"),
        ("Time · Event", 13, "root-cause"),
        ("14:02 · Deadlock seen", 15, "root-cause"),
    ]


def test_yaml_gives_its_texts_with_lines_and_follows_an_alias_once() -> None:
    text = "title: Checkout refused cards\ncontributing_factors:\n  - &f No alert on the pool\n  - *f\nimpact: {minutes: 23}\n"
    assert [(one.text, one.line, one.section) for one in sentences_of_yaml(text)] == [
        ("Checkout refused cards", 1, None),
        ("No alert on the pool", 3, "contributing-factors"),
    ]


def test_every_class_can_be_suggested_or_says_that_it_cannot() -> None:
    assert [kind.code for kind in taxonomy().values() if not kind.cues] == ["none-found", "OTH"]
    for kind in taxonomy().values():
        for cue in kind.cues:
            assert len(set(stems(cue))) > 1 or " " not in cue, f"{kind.code}: {cue!r} is left with one common word"


def test_the_taxonomy_has_its_three_axes_in_full() -> None:
    assert Counter(kind.axis for kind in taxonomy().values()) == {"trigger": 14, "mechanism": 41, "gap": 26}
    assert len(taxonomy()) == 81


def test_no_class_is_about_a_person() -> None:
    for kind in taxonomy().values():
        assert not {"human", "person", "operator", "engineer", "careless"} & set(kind.meaning.casefold().split())
