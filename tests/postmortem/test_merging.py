"""Two texts of one document put together: nothing that a person wrote here is lost, and nothing new in the file either."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from nofault.postmortem.merging import merge
from nofault.postmortem.model import ActionItem, Incident, Postmortem, TimelineEntry

WORDS = st.sampled_from(["", "full", "emptied", "rebuilt"])


def document(summary: str = "The pool was full.", **texts: str) -> Postmortem:
    entries = [TimelineEntry(id=key, text=text) for key, text in texts.items()]
    return Postmortem(incident=Incident(title="Payments failed"), summary=summary, timeline=entries)


def texts(found: Postmortem) -> dict[str, str]:
    return {entry.id: entry.text for entry in found.timeline}


def test_what_only_one_of_the_two_changed_counts():
    base = document(a="alert", b="rebuilt")
    merged = merge(document("Edited here.", a="alert", b="rebuilt"), document(a="alert at 70 %", b="rebuilt", c="new"), base)
    assert (merged.document.summary, texts(merged.document)) == ("Edited here.", {"a": "alert at 70 %", "b": "rebuilt", "c": "new"})
    assert (merged.clashes, merged.added, merged.changed, merged.gone) == ([], 1, 1, 0)


def test_where_both_changed_what_stands_here_is_kept_until_somebody_takes_the_other():
    base, here, there = document(a="alert"), document(a="the alert fired"), document(a="alert at 70 %")
    merged = merge(here, there, base)
    assert texts(merged.document) == {"a": "the alert fired"}
    assert [(clash.place, clash.here, clash.there) for clash in merged.clashes] == [("timeline:a:text", "the alert fired", "alert at 70 %")]
    assert texts(merge(here, there, base, ["timeline:a:text"]).document) == {"a": "alert at 70 %"}


def test_different_fields_of_one_item_are_put_together():
    item = ActionItem(id="x", text="Alert", owner="Kim")
    base = Postmortem(action_items=[item])
    here = Postmortem(action_items=[msgspec.structs.replace(item, owner="Lee")])
    there = Postmortem(action_items=[msgspec.structs.replace(item, success_criterion="It pages")])
    merged = merge(here, there, base)
    assert merged.clashes == []
    assert (merged.document.action_items[0].owner, merged.document.action_items[0].success_criterion) == ("Lee", "It pages")


def test_an_item_that_the_file_dropped_goes_unless_it_was_edited_here():
    base = document(a="alert", b="rebuilt")
    assert texts(merge(base, document(a="alert"), base).document) == {"a": "alert"}
    edited = merge(document(a="alert", b="rebuilt twice"), document(a="alert"), base)
    assert texts(edited.document) == {"a": "alert", "b": "rebuilt twice"}
    assert [clash.place for clash in edited.clashes] == ["timeline:b:"]
    assert texts(merge(document(a="alert", b="rebuilt twice"), document(a="alert"), base, ["timeline:b:"]).document) == {"a": "alert"}


def test_what_a_person_added_here_stays_and_what_they_took_away_does_not_come_back():
    base = document(a="alert", b="rebuilt")
    merged = merge(document(a="alert", mine="seen on the graph"), base, base)
    assert texts(merged.document) == {"a": "alert", "mine": "seen on the graph"}
    assert merged.is_nothing


def test_without_a_common_text_every_difference_is_asked_about():
    merged = merge(document(a="alert"), document("Another.", a="alert at 70 %", b="new"), None)
    assert [clash.place for clash in merged.clashes] == ["summary::", "timeline:a:text"]
    assert texts(merged.document) == {"a": "alert", "b": "new"}


@given(
    st.dictionaries(st.sampled_from("abcd"), WORDS), st.dictionaries(st.sampled_from("abcd"), WORDS), st.dictionaries(st.sampled_from("abcd"), WORDS)
)
def test_no_text_of_either_is_lost(base, here, there):
    """Each text is in the result, or is an older one that somebody changed or took away, or is shown in a clash."""
    merged = merge(document(**here), document(**there), document(**base))
    shown = {
        (clash.key, side if isinstance(side, str) else side.text)
        for clash in merged.clashes
        for side in (clash.here, clash.there)
        if side is not None
    }
    told = shown | set(texts(merged.document).items())
    for one in (here, there):
        assert {(key, text) for key, text in one.items() if base.get(key) != text} <= told


@given(st.dictionaries(st.sampled_from("abcd"), WORDS), st.dictionaries(st.sampled_from("abcd"), WORDS))
def test_a_document_merged_with_itself_is_itself(base, here):
    merged = merge(document(**here), document(**here), document(**base))
    assert (merged.document, merged.is_nothing) == (document(**here), True)
