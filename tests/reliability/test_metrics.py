"""The metrics of the practice: figures, what is left out, and what each says about itself."""

from __future__ import annotations

import inspect
from datetime import UTC, date, datetime, timedelta
from types import ModuleType

import pytest

from nofault import plugins
from nofault.postmortem.model import ActionItem, Approval, Incident, Markers, Postmortem, Verification
from nofault.postmortem.terms import ActionState, DocumentState
from nofault.reliability.cases import METRICS, Case, case_from, measures
from nofault.reliability.metrics import items_in_time, open_items, publish_time

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
CLOSED_AT = datetime(2026, 1, 14, 16, tzinfo=UTC)


def published(hours: float | None, state: DocumentState = DocumentState.PUBLISHED, **markers: datetime) -> Case:
    document = Postmortem(state=state, incident=Incident(markers=Markers(**(markers or {"closed_at": CLOSED_AT}))))
    return Case(document, None if hours is None else CLOSED_AT + timedelta(hours=hours))


def with_items(*items: ActionItem, **done_at: datetime) -> Case:
    return Case(Postmortem(action_items=list(items)), done_at=done_at)


def test_publish_time_is_the_median_in_hours_with_n() -> None:
    found = publish_time.measure([published(40), published(10), published(400)], AT)
    assert (found.value, found.unit, found.n) == (40, "hours", 3)
    assert found.detail == {"lower_quartile": 25.0, "upper_quartile": 220.0}


def test_publish_time_counts_from_recovery_where_no_closing_is_recorded() -> None:
    assert publish_time.measure([published(5, recovered_at=CLOSED_AT - timedelta(hours=1))], AT).value == 6


def test_publish_time_says_what_it_left_out_and_ignores_drafts_and_the_future() -> None:
    cases = [published(None), published(3, DocumentState.DRAFT), published(24 * 365), published(8)]
    found = publish_time.measure(cases, AT)
    assert (found.value, found.n, found.left_out) == (8, 1, 1)


def test_a_document_published_before_closing_took_no_time() -> None:
    assert publish_time.measure([published(-2)], AT).value == 0


@pytest.mark.parametrize("metric", [publish_time, items_in_time])
def test_nothing_measured_is_unknown_and_not_zero(metric: ModuleType) -> None:
    found = metric.measure([], AT)
    assert (found.value, found.n) == (None, 0)


def test_items_in_time_counts_what_was_due() -> None:
    due = date(2026, 2, 1)
    case = with_items(
        ActionItem(id="early", due_on=due, state=ActionState.DONE),
        ActionItem(id="late", due_on=due, state=ActionState.VERIFIED),
        ActionItem(id="open", due_on=due, state=ActionState.IN_PROGRESS),
        ActionItem(id="unclear", due_on=due, state=ActionState.DONE),
        ActionItem(id="declined", due_on=due, state=ActionState.DECLINED),
        ActionItem(id="not yet", due_on=date(2026, 3, 1), state=ActionState.COMMITTED),
        ActionItem(id="undated", state=ActionState.COMMITTED),
        early=datetime(2026, 2, 1, 23, tzinfo=UTC),
        late=datetime(2026, 2, 2, 1, tzinfo=UTC),
    )
    found = items_in_time.measure([case], AT)
    assert (found.value, found.n, found.left_out) == (33.3, 3, 1)


def test_open_items_are_counted_with_what_stands_in_their_way() -> None:
    case = with_items(
        ActionItem(due_on=date(2026, 2, 28), state=ActionState.COMMITTED, blocked=True),
        ActionItem(due_on=date(2026, 3, 1)),
        ActionItem(state=ActionState.PROPOSED),
        ActionItem(due_on=date(2026, 1, 1), state=ActionState.DONE),
    )
    found = open_items.measure([case], AT)
    assert (found.value, found.n) == (3, 1)
    assert found.detail == {"overdue": 1, "blocked": 1, "undated": 1}


def test_a_file_gives_the_instants_that_it_states() -> None:
    run_at = datetime(2026, 2, 1, tzinfo=UTC)
    document = Postmortem(
        approvals=[Approval(what="Publication", at=CLOSED_AT), Approval(what="legal", at=AT)],
        action_items=[
            ActionItem(id="ai-1", verification=Verification(passed=True, run_at=run_at)),
            ActionItem(id="ai-2", verification=Verification(passed=False, run_at=run_at)),
        ],
    )
    case = case_from(document)
    assert (case.published_at, case.done_at) == (CLOSED_AT, {"ai-1": run_at})


def test_every_metric_answers_under_its_own_name() -> None:
    assert [found.name for found in measures([published(4)], AT)] == [module.NAME for _, module in plugins.walk(METRICS)]


@pytest.mark.parametrize(("name", "metric"), list(plugins.walk(METRICS)))
def test_every_metric_says_what_it_must_not_be_used_for(name: str, metric: ModuleType) -> None:
    text = inspect.getdoc(metric) or ""
    places = [text.find(f"\n{heading}\n") for heading in ("What it says", "Unit", "Formula", "What it must not be used for", "Sources")]
    assert -1 not in places
    assert places == sorted(places)
    assert name.replace("_", "-") == metric.NAME
