"""Whole documents in shapes that tools and disciplines write: their headings, entries in UTC, and items with owner, day, ticket and state."""

# ruff: noqa: E501 - a document stands on one line

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nofault.postmortem.markdown.places import COLUMNS, column_field
from nofault.postmortem.reading import read, write
from nofault.postmortem.terms import ActionState, Priority

OPEN, DONE, UNKNOWN, BUSY = ActionState.COMMITTED, ActionState.DONE, ActionState.UNKNOWN, ActionState.IN_PROGRESS
ITEMS = [("Ines Prado", date(2026, 2, 20), "OPS-13", OPEN), ("Noor Haddad", date(2026, 2, 25), "OPS-14", DONE)]
SETEXT = "2026-02-03 Search slow\n===\n\n3.1 Summary\n---\n\nSlow.\n\n3.2 Root Cause(s):\n---\n\nA limit.\n\n3.3 Timeline (all times UTC)\n---\n\n14:02 Deploy\n14:31 Rollback\n\n3.4 Corrective Actions\n---\n\n"
SHAPES = {
    "underlined headings with numbers, people in brackets": SETEXT
    + "1. Add an alert (Ines Prado, due 2026-02-20) - OPS-13 - Open\n2. Test the limit (Noor Haddad, due 2026-02-25) - OPS-14 - Done\n",
    "capitals and emoji": "# 🔥 POSTMORTEM: SEARCH SLOW (2026-02-03)\n\n## 📝 TL;DR\n\nSlow.\n\n## ⏱️ TIMELINE\n\n*All times in CET.*\n\n| Time | What happened | Who |\n|:--|:--|:--|\n| 15:02 | Deploy | bot |\n| 15:31 | Rollback | bot |\n\n## 🛠️ ACTION ITEMS\n\n"
    "| # | Action | Owner | Deadline | Status | Jira |\n|--|--|--|--|--|--|\n| 1 | Add an alert | Ines Prado | 2026-02-20 | To Do | [OPS-13](https://example.com/browse/OPS-13) |\n| 2 | Test the limit | Noor Haddad | Feb 25, 2026 | Completed | OPS-14 |\n",
    "lines in bold": "**Incident Postmortem: Search slow**\n\n**Date:** 2026-02-03\n\n**Summary**\n\nSlow.\n\n**Timeline (UTC)**\n\n- 14:02 – Deploy\n- 14:31 – Rollback\n\n**Action items**\n\n- [ ] Add an alert — Ines Prado — 2026-02-20 — OPS-13\n- [x] Test the limit — Noor Haddad — 2026-02-25 — OPS-14\n",
    "a table of keys and values, a column of days": "# Search slow\n\n|  |  |\n|--|--|\n| **Date** | 2026-02-03 |\n| **Time zone** | UTC |\n\n## Timeline\n\n| Date | Time | Description |\n|--|--|--|\n| 2026-02-03 | 14:02 | Deploy |\n| 2026-02-03 | 14:31 | Rollback |\n\n## Follow-up\n\n"
    "| Task | Assignee | Due | Issue | Resolution |\n|--|--|--|--|--|\n| Add an alert | Ines Prado | 20 Feb 2026 | OPS-13 | Unresolved |\n| Test the limit | Noor Haddad | 25 Feb 2026 | OPS-14 | Fixed |\n",
    "keys before the items, paragraphs that begin with a time": "# Incident postmortem – search slow\n\n| Incident date | 3 Feb 2026 |\n|--|--|\n| Incident duration | 29 minutes |\n\n## Timeline\n\n**All times are UTC.**\n\n**14:02** - Deploy\n\n**14:31** - Rollback\n\n## Corrective actions\n\n"
    "*   **OPS-13**: Add an alert. Owner: Ines Prado. Due: 2026-02-20. Status: Open\n*   **OPS-14**: Test the limit. Owner: Noor Haddad. Due: 2026-02-25. Status: Done\n",
    "offsets, zones and brackets": "# Search slow\n\n## Chronology\n\n- 2026-02-03T15:02:00+01:00: Deploy\n- Feb 3, 2:31 PM UTC — Rollback\n\n## Next steps\n\n"
    "1. **Add an alert** (Ines Prado, by 2026-02-20, [OPS-13](https://example.com/browse/OPS-13), open)\n2. **Test the limit** (owner Noor Haddad; deadline 2026-02-25; ticket OPS-14; status done)\n",
    "heads of several words": "# Report\n\nDate of occurrence: 3 February 2026\n\n## Chronology of events (UTC)\n\n| Event time | Event description |\n|--|--|\n| 14:02 | Deploy |\n| 14:31 | Rollback |\n\n## Safety actions\n\n"
    "| Safety action description | Safety action owner (role) | Action due date | Action status | Ticket link |\n|--|--|--|--|--|\n| Add an alert | Ines Prado | 2026-02-20 | Outstanding | OPS-13 |\n| Test the limit | Noor Haddad | 2026-02-25 | Closed | OPS-14 |\n",
    "tickets with their states, a day without a year": "# Search slow\n\n## Timeline\n\n2026-02-03 (*all times UTC*)\n\n| Time | Description |\n|--|--|\n| 14:02 | Deploy |\n| 14:31 | Rollback |\n\n## Action items\n\n"
    "| Action item | Type | Owner | Due | Bug |\n|--|--|--|--|--|\n| Add an alert | prevent | Ines Prado | Feb 20 | (Jira issue: OPS-13) **TODO** |\n| Test the limit | mitigate | Noor Haddad | 25 Feb | OPS-14 **DONE** |\n",
    "bullets below names of groups": "# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n- 14:02: Deploy\n- 14:31+: Rollback\n\n## Corrective and preventative measures\n\n- **Improvements:**\n  - **TODO**: Add an alert. Owner: Ines Prado. Due: Feb 20. Ticket: OPS-13\n"
    "- **Tasks to do next:**\n  - Test the limit (Noor Haddad, by Feb 25, OPS-14) **DONE**\n",
    "a heading for each item, times behind the words": "# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n- Deploy (14:02)\n- Rollback (14:31)\n\n## Action items\n\n### 1. Add an alert\n\n**Owner:** Ines Prado\n**Due:** 2026-02-20\n**Ticket:** OPS-13\n**Status:** Open\n\n"
    "### 2. Test the limit\n\nEvery month.\n\n- **Owner:** Noor Haddad\n- **Due:** 2026-02-25\n- **Ticket:** OPS-14\n- **Completed:** yes\n",
    "labels in bold between dashes": "# Search slow (2026-02-03)\n\n## Timeline\n\n| Local (CET) | UTC | Event |\n|--|--|--|\n| | 14:02 | Deploy |\n| | 14:31 | Rollback |\n\n## Action items\n\nOpen:\n\n- **Add an alert** — **Owner:** Ines Prado — **Due:** Feb 20 — **Ticket:** [OPS-13](https://example.com/browse/OPS-13)\n\n"
    "Completed:\n\n- OPS-14 Test the limit | Owner: Noor Haddad | Due: 2026-02-25\n",
    "tables of HTML": "# Search slow (2026-02-03)\n\n## Timeline\n\n<table>\n  <thead>\n    <tr><th>Time (UTC)</th><th>Event</th></tr>\n  </thead>\n  <tbody>\n  <tr>\n    <td><b>14:02</b></td>\n    <td>Deploy</td>\n  </tr>\n\n  <tr>\n    <td>14:31</td>\n    <td>Rollback</td>\n  </tr>\n  </tbody>\n</table>\n\n## Action items\n\n"
    '<table><tr><th>Action</th><th>Owner</th><th>Due</th><th>Ticket</th><th>Status</th></tr>\n<tr><td>Add an alert</td><td>Ines Prado</td><td>2026-02-20</td><td><a href="https://example.com/browse/OPS-13">OPS-13</a></td><td>Open</td></tr>\n<tr><td>Test the limit</td><td>Noor Haddad</td><td>2026-02-25</td><td>OPS-14</td><td>Done</td></tr>\n</table>\n',
    "lists of HTML": "# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n<ul>\n  <li><strong>14:02</strong> &ndash; Deploy</li>\n  <li><strong>14:31</strong> &ndash; Rollback</li>\n</ul>\n\n## Action items\n\n<ol>\n<li>Add an alert. Owner: Ines Prado. Due: 2026-02-20. Ticket: OPS-13. Status: open\n<li>Test the limit. Owner: Noor Haddad. Due: 2026-02-25. Ticket: OPS-14. Status: done</ol>\n",
    "rows without a head": "# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n| 14:02 | Deploy |\n| 14:31 | Rollback |\n\n## Action items\n\n| Add an alert | Ines Prado | 2026-02-20 | OPS-13 | Open |\n| Test the limit | Noor Haddad | 2026-02-25 | OPS-14 | Done |\n",
    "tables whose line of dashes counts other columns": "# Search slow (2026-02-03)\n\n## Timeline (UTC)\n\n| Time | Event |\n|--|--|--|\n| 14:02 | Deploy |\n| 14:31 | Rollback |\n\n## Action items\n\n| Action | Owner | Due | Ticket | Status |\n|--|--|--|\n| Add an alert | Ines Prado | 2026-02-20 | OPS-13 | Open |\n| Test the limit | Noor Haddad | 2026-02-25 | OPS-14 | Done |\n",
}


@pytest.mark.parametrize("name", SHAPES)
def test_entries_and_items_are_read_in_the_shape(name):
    document = read(SHAPES[name].encode()).document
    times = [(entry.at, entry.text.partition(" (")[0]) for entry in document.timeline]
    assert times == [(datetime(2026, 2, 3, 14, 2, tzinfo=UTC), "Deploy"), (datetime(2026, 2, 3, 14, 31, tzinfo=UTC), "Rollback")]
    assert [(item.owner, item.due_on, item.ticket, item.state) for item in document.action_items] == ITEMS
    assert ["Add an alert" in item.text or "Test the limit" in item.text for item in document.action_items] == [True, True]


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("shape", ["classic", "smart", "action-first"])
def test_what_was_read_in_the_shape_comes_back_from(name, shape):
    document = read(SHAPES[name].encode()).document
    assert read(write(document, shape), shape=shape).document == document


@pytest.mark.parametrize(
    "text",
    [
        "Move to (Kafka Streams)",
        "Use the format (JSON Lines, gzip)",
        "Read chapter 3 - Open Systems",
        "Alert on errors (p99, 5 minutes)",
        "Ask the people of Payments Core",
    ],
)
def test_brackets_that_say_something_else_give_no_owner(text):
    item = read(f"# Outage\n\n## Action items\n\n- {text}\n").document.action_items[0]
    assert (item.text, bool(item.owner), item.ticket, item.state) == (text, False, "", UNKNOWN)


def test_a_state_between_dashes_is_read():
    item = read("# Outage\n\n## Action items\n\n- Add an alert - @ines - in progress\n").document.action_items[0]
    assert (item.owner, item.state) == ("@ines", BUSY)


def test_a_day_whose_order_is_not_certain_is_asked_about():
    reading = read("# Outage\n\n## Timeline\n\n| Time | Event |\n|--|--|\n| 03/02/2026 14:02 UTC | Deploy |\n| 14 Feb 2026 14:02 UTC | Calm |\n")
    assert [entry.at_text for entry in reading.document.timeline] == ["03/02/2026 14:02 UTC", ""]
    assert "03/02/2026 14:02 UTC" in reading.questions[0]


def test_headings_of_html_begin_sections():
    reading = read(
        "<h1>Search slow – 3 February 2026</h1>\n\n<h2 id='s'>Summary</h2>\n<p>Slow.</p>\n\n<h2><b>Timeline</b></h2>\n\n- 14:02 UTC Deploy\n"
    )
    assert [heading.kind or heading.understood for heading in reading.headings] == ["title", "summary", "timeline"]
    assert (reading.document.summary, reading.document.timeline[0].text) == ("<p>Slow.</p>", "Deploy")


def test_a_label_that_repeats_what_is_known_leaves_nothing_over():
    reading = read("# Outage — 2026-02-03\n\n**Date:** 2026-02-03\n**Title:** Outage\n")
    assert (reading.kept, reading.document.sections) == ([], [])


@pytest.mark.parametrize(
    ("kind", "head", "field"),
    [
        ("action_items", "Action due date", "due_on"),
        ("action_items", "Action / owner", "text"),
        ("action_items", "Responsible person", "owner"),
        ("action_items", "Assigned to", "owner"),
        ("action_items", "Action item", "text"),
        ("action_items", "対応内容", "text"),
        ("action_items", "行动", "text"),
        ("action_items", "Dueño", "owner"),
        ("timeline", "Event / evidence", "text"),
        ("timeline", "Event source", "source"),
        ("timeline", "Date & Time (UTC)", "at"),
        ("timeline", "Phase", "kind"),
    ],
)
def test_the_head_of_a_column_says_its_field(kind, head, field):
    assert column_field(head, COLUMNS[kind]) == field


@pytest.mark.parametrize(
    ("cell", "state"),
    [("✅ Done", DONE), ("✅", DONE), ("🟡 In Progress", BUSY), ("**Open**", OPEN), ("⏳ soon", UNKNOWN), ("🔄", BUSY), ("⬜", OPEN)],
)
def test_signs_around_a_state_do_not_hide_it(cell, state):
    text = f"## Action items\n\n| Action | Priority | Status |\n|--|--|--|\n| Add an alert | 🔴 P0 | {cell} |\n"
    document = read(text).document
    assert (document.action_items[0].state, document.action_items[0].priority) == (state, Priority.P0)
    assert read(write(document, "classic"), shape="classic").document == document


@pytest.mark.parametrize(
    ("cell", "ticket", "url", "state"),
    [
        ("n/a **DONE**", "", "", DONE),
        ("**TODO**", "", "", OPEN),
        ("[ops#11](https://example.com/issues/11) **In progress**", "ops#11", "https://example.com/issues/11", BUSY),
        ("Jira Issue No: OPS-12", "OPS-12", "", UNKNOWN),
        ("OPS-12 and OPS-13", "OPS-12 and OPS-13", "", UNKNOWN),
        ("to be filed **soon**", "to be filed **soon**", "", UNKNOWN),
    ],
)
def test_a_cell_for_tickets_may_say_the_state(cell, ticket, url, state):
    text = f"# Slow\n\n## Action items\n\n| Action item | Owner | Bug |\n|--|--|--|\n| Add an alert | Ines Prado | {cell} |\n"
    item = read(text.encode()).document.action_items[0]
    assert (item.ticket, item.ticket_url, item.state, item.text) == (ticket, url, state, "Add an alert")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("**TODO**: Patch the server", OPEN),
        ("[DONE] Patch the server", DONE),
        ("TODO: patch the server", OPEN),
        ("Patch the server **DONE**", DONE),
        ("**New** alert for slow searches", UNKNOWN),
        ("**Patch**: the server", UNKNOWN),
        ("Resolved names are kept", UNKNOWN),
    ],
)
def test_a_marked_state_in_the_text_is_read(text, state):
    item = read(f"# Slow\n\n## Action items\n\n- {text}\n- Another\n".encode()).document.action_items[0]
    assert (item.state, item.text) == (state, text)


def test_numbered_items_with_details_below_are_no_groups():
    text = "# Slow\n\n## Action items\n\n1. Sort the screws\n2. Add to the list:\n   - Couplings\n   - Screws\n"
    assert [item.text for item in read(text.encode()).document.action_items] == ["Sort the screws", "Add to the list:\n- Couplings\n- Screws"]


def test_a_ticket_of_bugzilla_is_known_by_its_address():
    text = "# Slow\n\n## Action items\n\n- [x] [bug 15](https://bugs.example.com/show_bug.cgi?id=15) Tighten the schema\n"
    assert read(text.encode()).document.action_items[0].ticket == "bug 15"


@pytest.mark.parametrize("name", ["tables of HTML", "lists of HTML", "rows without a head", "tables whose line of dashes counts other columns"])
def test_of_tables_and_lists_that_were_understood_nothing_is_left_over(name):
    reading = read(SHAPES[name].encode())
    assert [section.text for section in reading.document.sections] == []
    lines = SHAPES[name].split("\n")
    for entry in reading.document.timeline:
        assert entry.text in "".join(lines[reading.lines[f"timeline.{entry.id}"] - 1 :][:4])
    for item in reading.document.action_items:
        assert item.text[:10] in lines[reading.lines[f"action_items.{item.id}"] - 1]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>14:02</td><td>Deploy</td></tr>",
        "<table>before <tr><td>14:02</td><td>Deploy</td></tr></table>",
        "<table><tr><td>14:02</td><td><table><tr><td>Deploy</td></tr></table></td></tr></table>",
        "<ul><li>14:02 <table><tr><td>Deploy</td></tr></table></li></ul>",
        "<table><tr><td rowspan=2>14:02</td><td>Deploy</td></tr><tr><td>Rollback</td></tr></table>",
        "<div>14:02 Deploy</div>",
        "| 14:02 Deploy |",
        "| 14:02 | Deploy",
    ],
)
def test_what_is_no_whole_table_or_list_is_kept_as_it_was(html):
    reading = read(f"# Slow (2026-02-03)\n\n## Timeline (UTC)\n\n{html}\n".encode())
    assert (reading.document.timeline, [section.text for section in reading.document.sections]) == ([], [html])


def test_what_stands_in_html_keeps_its_marks_and_its_breaks():
    cell = (
        "Rolled <b>back</b> to <code>v2</code>, see <a href='https://example.com/x'>the log</a>.<br>Calm &amp; quiet<ul><li>one</li><li>two</li></ul>"
    )
    text = f"# Slow (2026-02-03)\n\n## Timeline (UTC)\n\n<table>\n<tr><td>14:02</td><td>{cell}</td></tr>\n</table>\n"
    entry = read(text.encode()).document.timeline[0]
    assert entry.text == "Rolled **back** to `v2`, see [the log](https://example.com/x).\nCalm & quiet\none\ntwo"


def test_signs_that_mean_markup_stay_written_as_they_were():
    text = "# Slow (2026-02-03)\n\n## Timeline (UTC)\n\n<ul><li>14:02 &lt;b&gt; &amp;lt; &eacute; <img src='a.png' alt=\"a graph\"></li></ul>\n"
    assert read(text.encode()).document.timeline[0].text == "&lt;b&gt; &amp;lt; é ![a graph](a.png)"


def test_several_items_on_one_line_of_html_are_all_read():
    text = "# Slow\n\n## What went well\n\n<ul><li>One</li><li>Two<ul><li>inside</li></ul></li></ul>\n\nAnd more.\n"
    document = read(text.encode()).document
    assert [item.text for item in document.went_well] == ["One", "Two\n- inside"]
    assert [section.text for section in document.sections] == ["And more."]


def test_a_ticket_before_the_text_of_a_row_is_read():
    text = "# Slow\n\n## Action items\n\n| Action | Owner |\n|--|--|\n| OPS-12: Add an alert | Ines Prado |\n"
    item = read(text.encode()).document.action_items[0]
    assert (item.ticket, item.text) == ("OPS-12", "OPS-12: Add an alert")


@pytest.mark.parametrize(
    ("timeline", "times"),
    [
        ("- At 10:02 the deploy began.\n- 10:05 Alert\n", ["10:02 At 10:02 the deploy began.", "10:05 Alert"]),
        ("### 1. Deploy (10:02)\n\nOne.\n\n### 2. Alert (10:05–10:07)\n\nTwo.\n", ["10:02 1. Deploy\n\nOne.", "10:05 2. Alert\n\nTwo."]),
        ("**10:02**\nDeploy\n\n**10:05**\nAlert\n", ["10:02 Deploy", "10:05 Alert"]),
        ("- Noticed (2 h)\n- Left (late)\n", ["- Noticed (2 h)", "- Left (late)"]),
    ],
)
def test_times_of_sentences_and_headings_are_read(timeline, times):
    document = read(f"# Slow (2026-02-03)\n\n## Timeline (UTC)\n\n{timeline}".encode()).document
    assert [f"{entry.at:%H:%M} {entry.text}" if entry.at else f"- {entry.text}" for entry in document.timeline] == times


def test_words_behind_a_colon_are_no_state_where_they_are_none():
    text = "# Slow\n\n## Action items\n\n- Watch until the move is completed: all rows are there\n- Say when it is done: yes\n"
    first, second = read(text.encode()).document.action_items
    assert (first.text, first.state, second.state) == ("Watch until the move is completed: all rows are there", UNKNOWN, UNKNOWN)


def test_headings_over_lists_of_other_things_stay_groups():
    text = "# Slow\n\n## Action items\n\n### Alerts\n\nOwner: Ines Prado\n\n- Add one\n- Mend one\n"
    assert [(item.text, item.category) for item in read(text.encode()).document.action_items] == [("Add one", "Alerts"), ("Mend one", "Alerts")]


@pytest.mark.parametrize(
    ("heading", "lead", "owner"),
    [
        ("Action items and ownership", "**Ines Prado**", "Ines Prado"),
        ("Action items", "**Search Team**", "Search Team"),
        ("Action items", "**Faster Search**", None),
        ("Action items", "**Search Team Alerts**", None),
    ],
)
def test_what_leads_an_item_in_bold_is_its_owner_where_that_is_said(heading, lead, owner):
    item = read(f"# Slow\n\n## {heading}\n\n- [ ] {lead}: Add an alert\n".encode()).document.action_items[0]
    assert (item.owner or None, item.text) == (owner, f"{lead}: Add an alert")
