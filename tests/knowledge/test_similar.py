"""Similar past incidents, why they match, and what they still owe."""

from __future__ import annotations

from datetime import date

from nofault.knowledge.similar import Past, Unfinished, similar, text_of
from nofault.postmortem.model import ActionItem, Causes, Detection, Factor, FailureClass, Impact, Incident, Postmortem, TimelineEntry
from nofault.postmortem.terms import ActionState, Mitigation


def document(reference: str, title: str, *factors: str, service: str = "", **more: object) -> Postmortem:
    incident = Incident(reference=reference, title=title, service=service)
    return Postmortem(id=reference.lower(), incident=incident, factors=[Factor(property=text) for text in factors], **more)  # type: ignore[arg-type]


POOL = document(
    "INC-0007",
    "Checkout refused cards",
    "Connection pool of 20 was exhausted by N+1 queries",
    service="payments-api",
    detection=Detection(mitigation=Mitigation.ROLLBACK, mitigation_note="build 411"),
    action_items=[
        ActionItem(text="Count queries in CI", owner="Ines Duarte", due_on=date(2026, 2, 1), state=ActionState.IN_PROGRESS),
        ActionItem(text="Alert on pool use above 80 %", due_text="soon"),
        ActionItem(text="Raise the pool", state=ActionState.VERIFIED),
    ],
)
CERTIFICATE = document("INC-0008", "Login failed", "The certificate of the gateway expired", service="login")
DISK = document(
    "INC-0009",
    "Search was slow",
    "The disk of the index filled up",
    service="search",
    timeline=[TimelineEntry(text="pool of cards mentioned in passing")],
)
PAST = [Past(POOL, "a.md"), Past(CERTIFICATE, "b.md"), Past(DISK, "c.md")]


def ids(text: str, past: list[Past] = PAST, **more: object) -> list[str]:
    return [found.id for found in similar(text, past, **more)]  # type: ignore[arg-type]


def test_the_incident_with_the_same_causes_comes_first() -> None:
    assert ids("connections to the database pool are exhausted")[0] == "INC-0007"
    assert ids("expired certificates")[0] == "INC-0008"


def test_a_word_in_a_cause_counts_more_than_in_a_timeline() -> None:
    assert ids("pool") == ["INC-0007", "INC-0009"]


def test_it_says_why_in_the_words_of_the_earlier_document() -> None:
    why = similar("pools exhausting, many n+1 query", PAST)[0].why
    assert why[0].startswith("shared words: ")
    assert {"pool", "exhausted", "n+1", "queries"} <= set(why[0].removeprefix("shared words: ").split(", "))
    assert "same failure class: COD-7 Cost that grows too fast" in why


def test_unfinished_promises_come_along_and_kept_ones_do_not() -> None:
    found = similar("pool exhausted", PAST)[0]
    assert found.unfinished == [
        Unfinished("Count queries in CI", "Ines Duarte", "2026-02-01", "in_progress"),
        Unfinished("Alert on pool use above 80 %", None, "soon", "unknown"),
    ]
    assert found.mitigation == "rollback: build 411"


def test_nothing_shared_finds_nothing() -> None:
    assert ids("xylophone") == []
    assert ids("") == []
    assert ids("pool", []) == []


def test_at_most_top_are_answered() -> None:
    assert ids("pool", top=1) == ["INC-0007"]
    assert ids("pool", top=0) == []


def test_the_same_service_orders_equals_and_is_told() -> None:
    twins = [Past(document("INC-1", "Queue stuck", service="billing")), Past(document("INC-2", "Queue stuck", service="search"))]
    found = similar("queue stuck", twins, service="Search")
    assert [one.id for one in found] == ["INC-2", "INC-1"]
    assert "same service: Search" in found[0].why


def test_a_service_that_was_only_affected_counts_too() -> None:
    past = [Past(Postmortem(id="x", incident=Incident(title="Queue stuck"), impact=Impact(services=["ledger"])))]
    assert "same service: ledger" in similar("queue", past, service="ledger")[0].why


def test_a_class_that_a_person_confirmed_replaces_the_suggestions() -> None:
    past = Postmortem(id="x", causes=Causes(root_cause="The pool was exhausted"), failure_classes=[FailureClass(code="CAP-3", confirmed=True)])
    why = similar("pool exhausted by a retry storm", [Past(past)])[0].why
    assert why[1:] == ["same failure class: CAP-3 Load that feeds itself"]


def test_people_and_promises_are_not_compared() -> None:
    assert "Ines" not in text_of(POOL)
    assert ids("Ines Duarte") == []


def test_a_document_resembles_itself_most() -> None:
    for past in PAST:
        assert similar(text_of(past.document), PAST)[0].path == past.path
