"""What a document gives to the search."""

from __future__ import annotations

from nofault.knowledge.searchable import searchable
from nofault.postmortem.model import ActionItem, Evidence, Factor, Impact, Incident, Postmortem, TimelineEntry, Why

DOCUMENT = Postmortem(
    id="pm-1",
    incident=Incident(reference="INC-0114", title="Checkout refused cards", service="payments-api"),
    impact=Impact(services=["payments-api", "ledger"]),
    timeline=[
        TimelineEntry(id="te-1", text="Pool exhausted", evidence=[Evidence(path="pay-1/error.log", sha256="abc123", text="FATAL: too many clients")])
    ],
    factors=[Factor(property="pool size", whys=[Why(text="the limit was copied", whys=[Why(text="no load test covers it")])])],
    action_items=[ActionItem(id="ai-1", text="Alert on pool use above 80 %", owner="Ines Duarte")],
)


def test_title_reference_and_services_stand_apart() -> None:
    found = searchable(DOCUMENT)
    assert (found.id, found.reference, found.title, found.service) == ("pm-1", "INC-0114", "Checkout refused cards", "payments-api ledger")


def test_the_body_holds_entries_evidence_whys_and_action_items() -> None:
    lines = searchable(DOCUMENT).body.splitlines()
    for text in ("Pool exhausted", "FATAL: too many clients", "no load test covers it", "Alert on pool use above 80 %", "Ines Duarte"):
        assert text in lines


def test_identifiers_hashes_and_vocabulary_words_are_left_out() -> None:
    lines = searchable(DOCUMENT).body.splitlines()
    for word in ("te-1", "abc123", "exact", "unknown", "classic", "draft"):
        assert word not in lines
