"""Incidents that look nothing like the generator's: every fact is told, no decoy is, and the phases stand between the right events."""

from __future__ import annotations

import pytest

from nofault.timeline.build import build_timeline
from tests.timeline.other_hands import STORIES, Fact, Story


def _told(story: Story, timeline, fact: Fact) -> list[str]:
    at = story.time(fact.at)
    return [one.text for one in timeline.events if one.kind.value in fact.kinds.split("|") and abs((one.at - at).total_seconds()) <= fact.within_s]


@pytest.fixture(scope="module", params=list(STORIES))
def told(request, tmp_path_factory):
    story, write = STORIES[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    write(folder)
    return story, build_timeline([folder])


def test_every_fact_is_told_and_no_decoy_is(told):
    story, timeline = told
    assert [fact for fact in story.facts if not _told(story, timeline, fact)] == []
    assert [(fact, text) for fact in story.decoys for text in _told(story, timeline, fact)] == []
    assert len(timeline.events) <= 60


def test_the_phases_stand_between_the_facts(told):
    story, timeline = told
    at = {fact.kinds: story.time(fact.at) for fact in story.facts}
    phases = {
        "detect": (at["onset"], at["alert"]),
        "acknowledge": (at["page"], at["acknowledge"]),
        "declare": (at["onset"], at["declare"]),
        "mitigate": (at["onset"], at["mitigation"]),
        "recover": (at["onset"], at["recovery"]),
    }
    for phase, (since, until) in phases.items():
        first, last = getattr(timeline.phases.between, phase)
        assert abs((timeline.events[first].at - since).total_seconds()) <= 90
        assert abs((timeline.events[last].at - until).total_seconds()) <= 90


def test_nothing_is_skipped_and_no_person_is_named(told):
    _, timeline = told
    assert timeline.skipped == []
    assert not any(name in event.text for event in timeline.events for name in ("UA", "UB", "UC"))
