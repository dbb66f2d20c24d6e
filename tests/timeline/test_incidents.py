"""Whole incidents against their truth, and the wording of everything that the engine writes by itself."""

from __future__ import annotations

import re

import pytest

from nofault.lint.config import Config
from nofault.lint.text import lint_sentence
from nofault.timeline.build import build_timeline
from tests.timeline.incidents import ZONES, score, write_evidence

SEEDS = range(3)


@pytest.fixture(scope="module", params=SEEDS)
def incident(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("incident")
    truth = write_evidence(folder, request.param, scale=1.0)
    return truth, build_timeline([folder], zones=ZONES)


def test_everything_that_matters_is_among_at_most_sixty_events(incident):
    truth, timeline = incident
    result = score(timeline, truth)
    assert result.missing == []
    assert result.events <= 60


def test_no_onset_stands_at_a_decoy(incident):
    truth, timeline = incident
    assert score(timeline, truth).decoys == []


def test_every_file_is_read_or_named(incident):
    _, timeline = incident
    assert timeline.skipped == []
    assert len({one.format for one in timeline.sources}) >= 20


def test_zones_that_nobody_gave_are_worked_out_or_said_to_be_assumed(incident):
    _, timeline = incident
    assert all(one.zone_from in ("line", "given", "inferred") or any("no zone" in note for note in one.notes) for one in timeline.sources)


def test_generated_texts_pass_our_own_linter(incident):
    _, timeline = incident
    for event in timeline.events:
        own = re.sub(r'"[^"]*"', "", event.text)  # quotes are verbatim and nobody's judgement
        assert lint_sentence(own, Config()) == [], event.text
        assert lint_sentence(event.why, Config()) == [], event.why


def test_the_words_of_every_source_pass_our_own_linter(tmp_path):
    """Also the sentences that no incident of the generator shows."""
    from nofault.timeline.deployments import STATES
    from nofault.timeline.sources import pagerduty, slack_export

    sentences = [words.format(incident="incident #412", type="x") for _, _, words in pagerduty.TYPES.values()]
    sentences += [f"{phrase} in #inc-412" for phrase in slack_export._PHRASES.values()]
    sentences += [f"v42 {words} live" for _, _, words in STATES.values()]
    sentences += [f"CloudWatch alert shop-5xx {words}" for words in ("fires", "resolved")]
    assert [sentence for sentence in sentences if lint_sentence(sentence, Config())] == []
