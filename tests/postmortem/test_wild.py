"""Documents as other people write them: every shape of heading, timeline and action item, in seven languages."""

# ruff: noqa: E501 - a document stands on one line

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec import UNSET

from nofault.postmortem.reading import read
from nofault.postmortem.terms import ActionState, Priority


def times(text: str, path: str = "") -> list[tuple[str, str]]:
    """Each entry of the document as its time (UTC) or what was written instead, and its text."""
    entries = read(text, path).document.timeline
    return [(entry.at.strftime("%m-%d %H:%M") if isinstance(entry.at, datetime) else entry.at_text, entry.text) for entry in entries]


SHAPES = {
    "table with a zone in its head": "## Timeline\n\n| Time (JST) | Event |\n|---|---|\n| 09:00 | Pool at its limit |\n| 09:30 | Rollback |\n",
    "table with day and time apart": "## Timeline\n\n| Date | Time in CET | What |\n|--|--|--|\n| 2026-01-14 | 01:00 | Pool at its limit |\n| 2026-01-14 | 01:30 | Rollback |\n",
    "table whose heads say nothing": "## Timeline (UTC)\n\n| | |\n|---|---|\n| 00:00 | Pool at its limit |\n| 00:30 | Rollback |\n",
    "grid of reStructuredText": "## Timeline\n\n+-------+-------------------+\n| Time (UTC) | Event |\n+=======+===================+\n| 00:00 | Pool at its limit |\n+-------+----+\n| 00:30 | Rollback |\n+-------+----+\n",
    "columns of reStructuredText": "## Timeline\n\n==========  =================\nTime (UTC)  Event\n==========  =================\n00:00       Pool at its limit\n00:30       Rollback\n==========  =================\n",
    "bullets": "## Timeline\n\nAll times in UTC.\n\n- **00:00** - Pool at its limit\n- [00:30] Rollback\n",
    "bullets with zones": "## Timeline\n\n- 00:00 UTC: Pool at its limit\n- 01:30 CET – Rollback\n",
    "half days": "## Timeline\n\n_(All times US/Pacific)_\n\n- 4:00 PM PST: Pool at its limit\n- 4:30 PM: Rollback\n",
    "a heading for each time": "## Timeline\n\n*(All times UTC, 24-hour clock.)*\n\n### 2026-01-14 0:00\n\nPool at its limit\n\n### 2026-01-14 0:30\n\nRollback\n",
    "headings of days": "## Timeline\n\n### 2026-01-14\n\n- 00:00 UTC: Pool at its limit\n- 00:30 UTC: Rollback\n",
    "lines": "## Timeline\n\n00:00 UTC Pool at its limit\n00:30 UTC Rollback\n",
    "days without a year": "## Timeline\n\nTimes: UTC\n\n- [01-14 00:00] Pool at its limit\n- Jan 14, 00:30 - Rollback\n",
    "brackets behind the time": "## Timeline\n\n- 00:00 UTC (Jan 14) - Pool at its limit\n- 00:30 UTC - Rollback\n",
    "days as paragraphs": "## Timeline\n\n2026-01-14\n\n- 00:00 UTC: Pool at its limit\n\n- 00:30 UTC: Rollback\n",
    "no headings at all": "**Timeline:**\n\n- 00:00 UTC: Pool at its limit\n- 00:30 UTC: Rollback\n\n**Root cause:**\n\nA limit.\n",
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_timeline_is_read_in_the_shape(name):
    day = "2026-01-13" if name == "half days" else "2026-01-14"
    assert times(f"# Postmortem: Pool — {day}\n\n{SHAPES[name]}") == [("01-14 00:00", "Pool at its limit"), ("01-14 00:30", "Rollback")]


def test_prose_with_times_is_a_timeline_sentence_by_sentence():
    text = "# Outage — 2026-01-14\n\n## Timeline\n\nAt 14:32 UTC the pool was full. Nobody was paged.\nBy 14:40 UTC the rollback had ended.\n"
    assert times(text) == [
        ("01-14 14:32", "At 14:32 UTC the pool was full. Nobody was paged."),
        ("01-14 14:40", "By 14:40 UTC the rollback had ended."),
    ]


@pytest.mark.parametrize(
    ("where", "path"),
    [
        ("---\ndate: 2026-01-14\n---\n# Outage\n\n", ""),
        ('+++\ntitle = "Outage"\ndate = 2026-01-14\n+++\n\n', ""),
        ("# Outage\n\n**Date**: January 14, 2026\n\n", ""),
        ("# Outage\n\n", "2026-01-14-outage.md"),
        ("# Outage\n\n", "20260114_outage.md"),
        ("# January 14th, 2026 outage\n\n", ""),
        ("# Outage\n\n## Metadata\n\n| Field | Value |\n|---|---|\n| Window | 2026-01-14 14:00 UTC to 15:00 UTC |\n\n", ""),
        ("# Outage\n\n## Summary\n\nOn 14 January 2026 orders failed.\n\n", ""),
    ],
)
def test_the_day_may_stand_elsewhere(where, path):
    assert times(f"{where}## Timeline (UTC)\n\n- 14:32 Deploy\n", path) == [("01-14 14:32", "Deploy")]


def test_a_span_an_estimate_and_an_unknown_time():
    text = "# Outage — 2026-01-14\n\n## Timeline\n\n| Time (UTC) | Event |\n|--|--|\n| 14:32–14:40 | Retries |\n| ca. 15:00 | Calm |\n| unknown | Restart |\n| 23:50-00:10 | Copy |\n"
    first, second, third, fourth = read(text).document.timeline
    assert (first.at, first.until_at) == (datetime(2026, 1, 14, 14, 32, tzinfo=UTC), datetime(2026, 1, 14, 14, 40, tzinfo=UTC))
    assert second.approximate
    assert third.at is None
    assert fourth.until_at == datetime(2026, 1, 15, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["IST", "CST", "BST"])
def test_a_zone_that_means_several_is_asked_about(zone):
    reading = read(f"# Outage — 2026-01-14\n\n## Timeline\n\n- 14:32 {zone} Deploy\n")
    assert reading.document.timeline[0].at is UNSET
    assert reading.questions == [f"Line 5: {zone} means several zones: which one?"]


def test_bullets_elsewhere_in_the_section_are_no_entries():
    text = "# Outage — 2026-01-14\n\n## Timeline\n\nReasons:\n\n- A small pool\n\nEvents:\n\n- 14:32 UTC Deploy\n"
    reading = read(text)
    assert times(text) == [("01-14 14:32", "Deploy")]
    assert "A small pool" in reading.document.sections[0].text


ACTIONS = """\
## Remediation

### Immediate actions (completed)

- Retry limit set in the proxy ([#11](https://example.com/acme/shop/issues/11))

### Next

1. **HIGH** Alert at 70 % of the pool
   - Owner: Noor Haddad
   - Due: 2026-02-01
   - Done when: it fires in staging
2. Load test with real volumes by 2026-03-01. Owner: @ana. Tracked in: board
- [ ] Runbook for the pool [#12][i12]
- [x] Cache warmed

[i12]: https://example.com/acme/shop/issues/12
"""


def test_owner_day_ticket_priority_and_state_are_found_where_they_hide():
    done, alert, load, runbook, cache = read(ACTIONS).document.action_items
    assert (done.state, done.ticket, done.category) == (ActionState.DONE, "#11", "Immediate actions (completed)")
    assert (alert.text, alert.priority, alert.priority_word) == ("Alert at 70 % of the pool", Priority.P1, "HIGH")
    assert (alert.owner, alert.due_on, alert.success_criterion) == ("Noor Haddad", date(2026, 2, 1), "it fires in staging")
    assert (load.owner, load.due_on, load.state) == ("@ana", date(2026, 3, 1), ActionState.UNKNOWN)
    assert (runbook.ticket_url, runbook.state) == ("https://example.com/acme/shop/issues/12", ActionState.COMMITTED)
    assert cache.state is ActionState.DONE


def test_a_list_beside_a_table_of_actions_explains_the_table():
    text = "## Action items\n\nThe types are:\n\n- Prevent, so that it does not return\n\n| Action item | Type |\n|---|---|\n| Alert at 70 % | Detect |\n"
    reading = read(text)
    assert [item.text for item in reading.document.action_items] == ["Alert at 70 %"]
    assert "Prevent, so that" in reading.document.sections[0].text


def test_bullets_between_numbers_belong_to_the_number_before_them():
    text = "## Action items\n\n1. Migrate the table\n\n- new layout\n- triggers\n\n2. Clear the backlog\n"
    assert [item.text for item in read(text).document.action_items] == ["Migrate the table\n\n- new layout\n- triggers", "Clear the backlog"]


LANGUAGES = {
    "de": ("Zusammenfassung", "Zeitlicher Ablauf", "Ursachenanalyse", "Maßnahmen", "| Maßnahme | Verantwortlich | Frist | Status |", "erledigt"),
    "fr": ("Résumé", "Chronologie", "Cause racine", "Actions correctives", "| Action | Responsable | Échéance | Statut |", "terminé"),
    "es": ("Resumen", "Línea de tiempo", "Causa raíz", "Acciones correctivas", "| Acción | Responsable | Plazo | Estado |", "hecho"),
    "pt": ("Resumo", "Linha do tempo", "Causa raiz", "Itens de ação", "| Ação | Responsável | Prazo | Status |", "concluído"),
    "ja": ("サマリー", "タイムライン", "根本原因", "アクションアイテム", "| アクション | 担当 | 期限 | 状態 |", "完了"),
    "zh": ("概述", "时间线", "根本原因", "行动项", "| 行动项 | 负责人 | 截止日期 | 状态 |", "已完成"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_columns_and_states_are_read_in(language):
    summary, timeline, cause, actions, head, done = LANGUAGES[language]
    text = (
        f"# 2026-01-14\n\n## {summary}\n\nText.\n\n## {timeline}\n\n- 14:32 UTC: A\n\n## {cause}\n\nPool.\n\n## {actions}\n\n"
        f"{head}\n|--|--|--|--|\n| B | Noor | 2026-02-01 | {done} |\n"
    )
    document = read(text).document
    assert (document.summary, document.timeline[0].text, document.causes.root_cause) == ("Text.", "A", "Pool.")
    item = document.action_items[0]
    assert (item.text, item.owner, item.due_on, item.state) == ("B", "Noor", date(2026, 2, 1), ActionState.DONE)


def test_front_matter_that_does_not_parse_is_kept_and_asked_about():
    reading = read("---\ntitle: [a\nseverity: SEV1\n---\n# Outage\n")
    assert reading.document.sections[0].title == "Front matter"
    assert reading.document.sections[0].text == "```yaml\ntitle: [a\nseverity: SEV1\n```"
    assert reading.questions[0].startswith("Line 1: the front matter cannot be read and was kept as text")


def test_front_matter_lists_and_instants_are_read_and_nothing_is_lost():
    text = "---\ntitle: Websites are down\ndate: 2026-01-14T09:58:00-00:00\nresolvedWhen: 2026-01-14T12:41:00Z\nseverity: down\naffected:\n  - www.example.com\n  - pkg.example.com\nsection: issue\n---\nText.\n"
    document = read(text).document
    assert (document.incident.title, document.incident.severity_word) == ("Websites are down", "down")
    assert document.incident.markers.recovered_at == datetime(2026, 1, 14, 12, 41, tzinfo=UTC)
    assert document.impact.services == ["www.example.com", "pkg.example.com"]
    assert [section.text for section in document.sections] == ["Text.", "```yaml\ndate: 2026-01-14T09:58:00-00:00\nsection: issue\n```"]


def test_the_hand_made_labels_of_the_real_samples_are_met(shared):
    from benchmarks import reading_quality

    headings = reading_quality.headings(show=False)
    assert headings["right"] >= 97
    assert headings["templates only"]["templates__dastergon"] >= 95
    for name in ("entries", "actions"):
        figures = reading_quality.items(name, show=False)
        assert 100 * figures["right"] / figures["all"] >= 98, figures
