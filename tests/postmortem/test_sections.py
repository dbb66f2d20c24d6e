"""What a heading says about its section."""

from __future__ import annotations

import pytest

from nofault import plugins
from nofault.postmortem.blocks import cut
from nofault.postmortem.parts import SECTION_KINDS
from nofault.postmortem.sections import KINDS, section_kind, understand
from nofault.postmortem.vocabulary import LATIN, OTHERS, RANK, Vocabulary


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Executive Summary", "summary"),
        ("TL;DR", "summary"),
        ("3. Impact", "impact"),
        ("Summary of impact", "impact"),
        ("**Timeline** of events", "timeline"),
        ("Incident timeline (UTC)", "timeline"),
        ("Root Cause(s)", "root-cause"),
        ("Root cause identification: The Five Whys", "five-whys"),
        ("Contributing factors", "contributing-factors"),
        ("What went well?", "went-well"),
        ("What didn’t go well", "went-poorly"),
        ("What went wrong", "went-poorly"),
        ("Where we got lucky", "luck"),
        ("Why we didn't catch it sooner", "why-not-sooner"),
        ("What was actually happening", "reality"),
        ("What we believed was happening (during)", "belief"),
        ("What helped, what hurt", "helped"),
        ("Action items ([board](https://example.com/b))", "action-items"),
        ("Lessons learned", "lessons"),
        ("Decisions not to fix", "decisions"),
        ("Open questions", "open-questions"),
        ("D4: Escape point", "why-not-sooner"),
        ("Signals we lacked", "why-not-sooner"),
        ("What we still wonder about", "open-questions"),
        ("What we did not change, and why", "decisions"),
        ("Safety recommendations", "action-items"),
        ("Causas raiz e acoes preventivas", "root-cause"),
        ("Analise de causa raiz", "root-cause"),
        ("Verbesserungsmassnahmen", "action-items"),
        ("Fehlerursachen", "root-cause"),
        ("Ce qui a mal fonctionne", "went-poorly"),
        ("検出できなかった理由", "why-not-sooner"),
        ("没有及早发现", "why-not-sooner"),
        ("Related incidents", "related"),
        ("Summary and current state", "summary"),
        ("Unknowns / follow-up needed by the storage team", "open-questions"),
        ("Testing and Validation Improvements", "action-items"),  # "testing" goes with the end
        ("2021-06-30 06:17", "entry"),
        ("14:32 UTC: rollback begins", "entry"),
        ("Payment pool", None),
        ("The cache of the checkout page kept its old entries after the cause was removed", None),
    ],
)
def test_the_words_of_a_heading_say_its_kind(text, kind):
    assert section_kind(text) == kind


def test_every_section_word_belongs_to_a_kind_of_the_closed_list():
    assert set(RANK) == set(KINDS) - {"entry"}
    for _, language in [*plugins.walk(LATIN), *plugins.walk(OTHERS)]:
        assert set(language.WORDS) <= set(RANK)
    assert set(SECTION_KINDS.values()) <= set(KINDS)


def understood(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(heading.text, heading.understood, heading.kind) for heading in understand(cut(text))]


def test_a_heading_below_a_known_one_inherits_its_kind():
    assert understood("# Outage of the payment timeline\n## Timeline\n### First day\n#### 10:02\n## Payment pool\n")[1:] == [
        ("Timeline", "kind", "timeline"),
        ("First day", "inherited", "timeline"),
        ("10:02", "kind", "entry"),
        ("Payment pool", None, None),
    ]


def test_nothing_is_inherited_from_the_title():
    assert understood("# Impact of the DNS outage\n## Resolver pool\n") == [
        ("Impact of the DNS outage", "title", None),
        ("Resolver pool", None, None),
    ]


def test_a_document_that_begins_with_a_section_has_no_title():
    assert understood("## Summary\n## Impact\n") == [("Summary", "kind", "summary"), ("Impact", "kind", "impact")]


def test_a_heading_above_main_sections_hands_nothing_down():
    assert understood("# Outage\n## Attached documents\n### Summary\n### Impact\n### Queue pool\n## Evidence\n### Graphs\n")[1:] == [
        ("Attached documents", "kind", "evidence"),
        ("Summary", "kind", "summary"),
        ("Impact", "kind", "impact"),
        ("Queue pool", None, None),
        ("Evidence", "kind", "evidence"),
        ("Graphs", "kind", "evidence"),
    ]


@pytest.mark.parametrize(("beside", "kind"), [("## Action items", "response"), ("### Action items", "action-items"), ("## Timeline", "action-items")])
def test_remediation_is_a_list_of_actions_unless_another_heading_is(beside, kind):
    assert understood(f"# Outage\n## Remediation\n{beside}\n")[1] == ("Remediation", "kind", kind)


def test_a_first_heading_that_names_the_document_is_its_title_among_equals():
    assert understood("## Report for the outage of 3 May\n## Impact\n")[0] == ("Report for the outage of 3 May", "title", None)


def test_which_scripts_were_met_changes_nothing_for_others():
    known = Vocabulary()
    fillers, slips = set(known.fillers), known.slips
    assert known.words("原因").tokens
    assert known.whole_world
    assert all(not word.isascii() for word in known.fillers - fillers)
    assert Vocabulary.slips.func(known) == slips
