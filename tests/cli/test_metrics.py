"""`nofault metrics`."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from nofault.postmortem.identity import assign_ids
from nofault.postmortem.model import ActionItem, Incident, Postmortem
from nofault.postmortem.reading import write
from nofault.postmortem.terms import ActionState
from tests.cli.running import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    items = [ActionItem(text="Count queries in CI", owner="Ines Duarte", due_on=date(2026, 1, 28), state=ActionState.COMMITTED)]
    document = assign_ids(Postmortem(incident=Incident(title="Checkout refused cards"), summary="Cards were refused.", action_items=items))
    (tmp_path / "inc-0114.md").write_text(write(document, "classic"))
    return tmp_path


def test_json_holds_each_metric_with_n(folder: Path) -> None:
    found = {one["name"]: one for one in run("metrics", folder, "--at", "2026-02-01T00:00Z", "--format", "json").json}
    assert found["open-items"] == {
        "name": "open-items",
        "value": 1,
        "unit": "items",
        "n": 1,
        "left_out": 0,
        "detail": {"overdue": 1, "blocked": 0, "undated": 0},
    }
    assert found["publish-time"]["value"] is None
    assert (found["items-in-time"]["value"], found["items-in-time"]["n"]) == (0, 1)


def test_csv_has_one_figure_a_line(folder: Path) -> None:
    rows = list(csv.DictReader(run("metrics", folder, "--at", "2026-02-01T00:00Z", "--format", "csv").out.splitlines()))
    assert {(row["metric"], row["figure"]): row["value"] for row in rows}["open-items", "overdue"] == "1.0"


def test_words_say_what_is_unknown(folder: Path) -> None:
    out = run("metrics", folder, "--at", "2026-01-01T00:00Z").out
    assert "publish-time      unknown (n = 0)" in out
    assert "open-items        1 items (n = 1, overdue 0, blocked 0, undated 0)" in out
