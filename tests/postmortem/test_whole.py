"""Shapes of whole documents of other hands: labels without headings, sentences as lines, days of the week, values that hold for a whole list."""

# ruff: noqa: E501 - a document stands on one line

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec import UNSET

from nofault.postmortem.days import days_in
from nofault.postmortem.reading import read
from nofault.postmortem.terms import ActionState
from nofault.postmortem.zones import find_zone, zone_of_all_times


def times(text: str) -> list[tuple[str, str]]:
    """Each entry of the document as its time (UTC) or what was written instead, and its text."""
    entries = read(text, "").document.timeline
    return [(entry.at.strftime("%m-%d %H:%M") if isinstance(entry.at, datetime) else entry.at_text or "", entry.text) for entry in entries]


def items(text: str) -> list:
    """The action items of a document with this section of them."""
    return read(f"# Outage of the pool — 2026-01-14\n\n{text}", "").document.action_items


@pytest.mark.parametrize("written", ["5-26-21", "05/26/21", "Website down 5-26-21"])
def test_a_short_american_day_is_read_where_its_middle_can_only_be_a_day(written):
    assert [day.on() for day in days_in(written)] == [date(2021, 5, 26)]


@pytest.mark.parametrize(
    "written", ["5-6-21", "26-5-21", "1.5-26-21", "5-26-2", "1/15/30 minutes", "retries 1-20-30s", "5-26/21", "13-26-21", "0-26-21", "5-26-21-4"]
)
def test_other_short_numbers_are_no_day(written):
    assert days_in(written) == []


def test_a_year_of_four_digits_is_taken_as_it_stands():
    assert days_in("0001-01-01")[0].on() == date(1, 1, 1)


def test_african_zones_are_known_by_name():
    assert find_zone("from 9:30 AM WAT") == "WAT"
    assert zone_of_all_times("## Timeline (all times West African Time)") == "West African Time"
    text = "# Outage — 2026-01-14\n\n## Timeline (all times West African Time)\n\n- 9:03 AM: Pool at its limit\n- 9:31 AM: Rollback\n"
    assert times(text) == [("01-14 08:03", "Pool at its limit"), ("01-14 08:31", "Rollback")]


LABELLED = """Issue Summary:
Duration: The outage lasted from 10:00 AM to 2:00 PM on May 8th, 2026 (UTC).
Timeline:
9:55 AM: An alert told of slow answers.
10:00 AM: The pool was at its limit.
2:00 PM: All answers came in time.
Root Cause and Resolution:
Root Cause: The pool was too small.
Corrective and Preventative Measures:
Improvements: Look after pools.
Tasks to Address the Issue:
Add an alert on the size of the pool.
Write down how a pool grows.
By implementing these measures, we hope for calm.
"""


def test_labels_on_lines_of_their_own_part_a_document_without_headings():
    document = read(LABELLED, "").document
    assert times(LABELLED) == [
        ("05-08 09:55", "An alert told of slow answers."),
        ("05-08 10:00", "The pool was at its limit."),
        ("05-08 14:00", "All answers came in time."),
    ]
    assert [item.text for item in document.action_items] == ["Add an alert on the size of the pool.", "Write down how a pool grows."]


def test_one_time_that_the_facts_share_by_chance_names_no_zone():
    text = LABELLED.replace("2:00 PM: All", "2:10 PM: All")
    assert [at for at, _ in times(text)] == ["9:55 AM", "10:00 AM", "2:10 PM"]


def test_an_outage_over_midnight_is_of_the_day_on_which_it_began():
    text = "## Summary\n\nDuration: June 15, 2026, 10:00 PM to June 16, 2026, 2:30 AM (UTC-5)\n\n## Timeline\n\n- 10:00 PM: Pool at its limit\n- 2:30 AM: Rollback\n"
    assert [at for at, _ in times(text)] == ["06-16 03:00", "06-16 07:30"]


def test_two_days_of_a_summary_that_are_no_span_stay_open():
    text = "## Summary\n\nOn June 15, 2026 it began, on June 16, 2026 we met.\n\n## Timeline\n\n- 10:00 UTC: Pool at its limit\n"
    assert [at for at, _ in times(text)] == ["10:00 UTC"]


def test_lines_that_are_sentences_are_entries_of_their_own():
    text = "# Outage — 2026-01-14\n\n## Timeline (UTC)\n\n10:00: The pool was at its limit.\nThe first look was at the network.\nThen the pool was looked at.\n"
    assert times(text) == [
        ("01-14 10:00", "The pool was at its limit."),
        ("", "The first look was at the network."),
        ("", "Then the pool was looked at."),
    ]


def test_a_line_behind_a_headline_with_a_time_belongs_to_it():
    text = "# Outage — 2026-01-14\n\n## Timeline (UTC)\n\n10:00: First look\nThe network was well.\n"
    assert times(text) == [("01-14 10:00", "First look\nThe network was well.")]


def test_bullets_that_are_no_more_than_a_section_word_are_headings():
    text = "# Outage — 2026-01-14\n\n# Issue in summary:\n\n* Impact: slow answers\n\n* Timeline:\n- 10:00 UTC: Pool at its limit\n- 10:30 UTC: Rollback\n\n* Corrective and Preventative Measures:\n\nWe do the following:\n- Add an alert\n- Write a runbook\n"
    assert times(text) == [("01-14 10:00", "Pool at its limit"), ("01-14 10:30", "Rollback")]
    assert [item.text for item in read(text, "").document.action_items] == ["Add an alert", "Write a runbook"]


def test_a_bullet_among_bullets_is_no_heading():
    text = "# Outage — 2026-01-14\n\n## Action items\n\n- Impact:\n- Add an alert\n- Write a runbook\n"
    assert [item.text for item in read(text, "").document.action_items] == ["Impact:", "Add an alert", "Write a runbook"]


def test_lone_bullets_that_may_be_groups_of_action_items_are_no_headings():
    found = items("## Action items\n\n* Detection:\n- Add an alert\n\n* Mitigation:\n- Write a runbook\n\n* Timeline:\n- 10:00 UTC: Rollback\n")
    assert [item.text for item in found if item.text[-1] != ":"] == ["Add an alert", "Write a runbook"]


def test_a_paragraph_that_is_a_time_holds_the_bullets_below_it():
    text = "# Outage — 2026-01-14\n\n## Timeline (UTC)\n\n**Wednesday, January 14, 11:00 PM**:\n- Pool at its limit\n- Somebody was paged\n\n**Thursday 1:00 AM - Friday**:\n- Rollback\n\n**Sunday**:\n- Calm\n"
    assert times(text) == [
        ("01-14 23:00", "- Pool at its limit\n- Somebody was paged"),
        ("Thursday 1:00 AM - Friday", "- Rollback"),
        ("Sunday", "- Calm"),
    ]
    assert any("On which day was Sunday?" in question for question in read(text, "").questions)


def test_a_paragraph_that_is_a_time_is_no_entry_where_the_bullets_have_their_own():
    text = "# Outage — 2026-01-14\n\n## Timeline (UTC)\n\n10:00\n\n- 10:05: Pool at its limit\n- 10:30: Rollback\n"
    assert times(text) == [("01-14 10:05", "Pool at its limit"), ("01-14 10:30", "Rollback")]


def test_what_bullets_before_the_first_item_say_holds_for_all_of_the_list():
    found = items(
        "## Follow-Up Actions\n\n- **Deadline:** 2026-02-10\n- **Owner:** Search Team\n\n1. Add an alert\n2. Write a runbook\n\n### Later\n\n- Buy a pool\n"
    )
    assert [(item.text, item.owner, item.due_on) for item in found] == [
        ("Add an alert", "Search Team", date(2026, 2, 10)),
        ("Write a runbook", "Search Team", date(2026, 2, 10)),
        ("Buy a pool", UNSET, UNSET),
    ]


def test_such_bullets_without_items_stay_in_the_document():
    text = "# Outage — 2026-01-14\n\n## Action items\n\n- **Owner:** Search Team\n"
    reading = read(text, "")
    assert reading.document.action_items == []
    assert "Search Team" in str(reading.document)


def test_a_box_that_is_open_may_be_in_progress():
    found = items("## Action items\n\n- [ ] Add an alert (in progress)\n- [ ] Write a runbook\n- [x] Buy a pool (in progress)\n")
    assert [item.state for item in found] == [ActionState.IN_PROGRESS, ActionState.COMMITTED, ActionState.DONE]


def test_the_state_in_brackets_behind_a_heading_is_that_of_its_items():
    found = items("## Action items\n\n### Short-term (In Progress)\n\n- Add an alert\n\n### Long-term (next 6 months)\n\n- Write a runbook\n")
    assert [item.state for item in found] == [ActionState.IN_PROGRESS, ActionState.UNKNOWN]


def test_what_is_to_be_complete_by_a_day_is_not_done():
    (found,) = items("## Action items\n\n1. **Audit of old code** (Complete by March 31)\n")
    assert (found.state, found.due_on) == (ActionState.UNKNOWN, date(2026, 3, 31))


def test_a_day_to_come_without_a_year_is_not_put_before_the_incident():
    (found,) = items("## Action items\n\n- Audit of old code, due Dec 31\n")
    assert found.due_on is UNSET


def test_an_owner_that_ends_a_sentence_has_no_full_stop_and_one_to_be_named_is_none():
    found = items(
        "## Preventive actions\n\n1. Add an alert\n   - Owner: Search Operations.\n2. Write a runbook\n   - **Owner:** pending confirmation\n   - **Target date:** to be determined\n3. Buy a pool\n   - Owner: Unassigned\n"
    )
    assert [(item.owner, item.due_on, item.due_text) for item in found] == [("Search Operations", UNSET, ""), (UNSET, UNSET, ""), (UNSET, UNSET, "")]


def test_the_label_of_the_text_is_no_owner():
    (found,) = items("## Preventive Actions (Owner and Target Date)\n\n1. **Action:** Add an alert\n   - **Owner:** pending confirmation\n")
    assert found.owner is UNSET


def test_the_state_inside_the_words_of_a_link_is_no_part_of_the_ticket():
    (found,) = items("## Action items\n\n- [OPS-12 (Done)](https://example.com/browse/OPS-12): add an alert\n")
    assert (found.ticket, found.ticket_url, found.state) == ("OPS-12", "https://example.com/browse/OPS-12", ActionState.DONE)
