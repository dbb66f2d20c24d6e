"""Items keep their identifiers over a new reading, also where their text was changed."""

from __future__ import annotations

from nofault.postmortem.identity import keep_ids
from nofault.postmortem.model import ActionItem, Postmortem
from nofault.postmortem.reading import read, write

TEXT = "# Outage\n\n## Action items\n\n- Alert at 70 % of the pool\n- Load test with real volumes\n- Runbook for the pool\n"


def test_reading_twice_gives_the_same_identifiers():
    assert read(TEXT).document == read(TEXT).document


def test_a_changed_text_is_matched_to_its_former_item():
    former = read(TEXT).document
    changed = "# Outage\n\n## Action items\n\n- Load test with real volumes each week\n- Alert at 60 % of the pool\n- Probe from outside\n"
    now = keep_ids(read(changed).document, former)
    alert, load, runbook = (item.id for item in former.action_items)
    assert [item.id for item in now.action_items[:2]] == [load, alert]
    assert now.action_items[2].id not in (alert, load, runbook)


def test_an_identifier_that_stands_in_both_stays_where_it_is():
    former = Postmortem(action_items=[ActionItem(id="ai-1", text="Alert at 70 %"), ActionItem(id="ai-2", text="Load test")])
    now = keep_ids(Postmortem(action_items=[ActionItem(id="ai-2", text="Alert at 70 %"), ActionItem(id="x", text="Load test")]), former)
    assert [item.id for item in now.action_items] == ["ai-2", "x"]


def test_a_line_that_was_copied_to_its_former_place_gets_an_identifier_of_its_own():
    before = "# Outage\n\n## Action items\n\n- Load test\n- Alert at 70 %\n"
    alert = read(before).document.action_items[1].id
    copied = f"# Outage\n\n## Action items\n\n- Alert at 70 % ({alert})\n- Alert at 70 % ({alert})\n"
    document = read(copied).document
    assert len({item.id for item in document.action_items}) == 2
    assert read(write(document, "json")).document == document
