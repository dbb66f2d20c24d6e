"""Sentences of a text, with their lines."""

from __future__ import annotations

import time

import pytest

from nofault.knowledge.classify import classify
from nofault.knowledge.sentences import Sentence, sentences_of_markdown

LENGTH = 300_000
MOST_S = 4.0  # CPU time; linear work takes well below one second, quadratic work minutes
HOSTILE = ["[", "![", "[](", "[a](b(", "A. ", "A.\n", "not deploy failed ", "the release and the deploy "]


def test_a_sentence_knows_its_line():
    found = list(sentences_of_markdown("## Analysis\n\nThe pool\nwas full. Retries\nmade it worse.\nThe cache\nwas cold."))
    assert [(one.text, one.line) for one in found[1:]] == [("The pool was full.", 3), ("Retries made it worse.", 4), ("The cache was cold.", 6)]
    assert {one.section for one in found} == {"analysis"}


def test_a_link_is_its_text_whatever_brackets_its_address_holds():
    found = list(sentences_of_markdown("See [the graph](https://example.com/a_(b)) and ![a plot](plot.svg)."))
    assert found == [Sentence("See the graph and a plot.", 1)]


@pytest.mark.parametrize("repeated", HOSTILE)
def test_classifying_takes_linear_time(repeated: str) -> None:
    begin = time.process_time()
    classify(sentences_of_markdown("x " + repeated * (LENGTH // len(repeated))))
    assert time.process_time() - begin < MOST_S


def test_far_words_of_a_cue_are_looked_for_in_linear_time():
    begin = time.process_time()
    classify([Sentence("release " * 30_000 + "word " * 10 + "deploy " * 30_000)])
    assert time.process_time() - begin < MOST_S
