"""`nofault due`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nofault.postmortem.identity import assign_ids
from nofault.postmortem.model import ActionItem, Incident, Markers, Postmortem
from nofault.postmortem.reading import write
from nofault.postmortem.terms import ActionState, DocumentState, Severity
from tests.cli.running import Run, run

RESTORED_AT = datetime(2026, 1, 14, 15, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    incident = Incident(reference="INC-0114", title="Checkout refused cards", severity=Severity.SEV2, markers=Markers(recovered_at=RESTORED_AT))
    items = [
        ActionItem(text="Count queries in CI", owner="Ines Duarte", due_on=date(2026, 1, 28), state=ActionState.COMMITTED),
        ActionItem(text="Alert on pool use above 80 %", owner="Sam Okoro", due_on=date(2026, 3, 1), state=ActionState.COMMITTED),
        ActionItem(text="Raise the canary share", owner="Sam Okoro", due_on=date(2026, 1, 20), state=ActionState.VERIFIED),
    ]
    document = assign_ids(Postmortem(incident=incident, state=DocumentState.REVIEW, action_items=items))
    (tmp_path / "docs" / ".drafts").mkdir(parents=True)
    (tmp_path / "docs" / "inc-0114.md").write_text(write(document, "classic"))
    (tmp_path / "docs" / "notes.txt").write_text("not a document")
    (tmp_path / "docs" / ".drafts" / "hidden.md").write_text(write(document, "classic"))
    return tmp_path / "docs"


def due(folder: Path, at: str, *more: str) -> Run:
    return run("due", folder, "--at", at, "--format", "json", *more)


def test_each_row_has_the_agreed_keys(folder: Path) -> None:
    rows = due(folder, "2026-02-01T00:00Z").json
    assert rows
    assert all(list(row) == ["path", "id", "kind", "what", "owner", "due_at", "state", "rule"] for row in rows)
    assert {row["path"] for row in rows} == {str(folder / "inc-0114.md")}


def test_unfinished_promises_are_late_or_upcoming_by_their_day(folder: Path) -> None:
    rows = [row for row in due(folder, "2026-02-01T00:00Z").json if row["kind"] == "action"]
    assert [(row["what"], row["owner"], row["due_at"], row["state"]) for row in rows] == [
        ("Count queries in CI", "Ines Duarte", "2026-01-28T23:59:59Z", "late"),
        ("Alert on pool use above 80 %", "Sam Okoro", "2026-03-01T23:59:59Z", "upcoming"),
    ]


def test_steps_of_the_practice_are_due_by_the_policy(folder: Path) -> None:
    rows = {row["what"]: row for row in due(folder, "2026-01-21T12:00Z").json if row["kind"] == "step"}
    assert rows["publish"]["due_at"] == "2026-01-21T15:00:00Z"
    assert rows["publish"]["state"] == "due"
    assert "5 business days" in rows["publish"]["rule"]
    assert "draft" not in rows


def test_overdue_fails_only_when_asked(folder: Path) -> None:
    assert due(folder, "2026-02-01T00:00Z").status == 0
    assert due(folder, "2026-02-01T00:00Z", "--fail-on-overdue").status == 1
    assert due(folder, "2026-01-14T16:00Z", "--fail-on-overdue").status == 0


def test_a_file_that_cannot_be_read_is_named_and_stops_nothing(folder: Path) -> None:
    (folder / "broken.json").write_text('{"incident": 5')
    found = due(folder, "2026-02-01T00:00Z", "--fail-on-overdue")
    assert found.status == 2
    assert "broken.json" in found.err
    assert any(row["what"] == "Count queries in CI" for row in found.json)


@pytest.mark.parametrize("argv", [("due", "nowhere"), ("due", ".", "--at", "2026-02-01T00:00"), ("due",), ("due", ".", "--policy", "nobody")])
def test_bad_usage_is_status_2(folder: Path, argv: tuple[str, ...]) -> None:
    found = run(*argv)
    assert (found.status, found.out) == (2, "")
    assert found.err


def test_words_for_people(folder: Path) -> None:
    out = run("due", folder, "--at", "2026-02-01T00:00Z").out
    assert "late      2026-01-28 23:59 UTC  action  Count queries in CI · Ines Duarte" in out


def test_terminal_escapes_in_a_document_do_not_reach_the_terminal(folder: Path) -> None:
    text = (folder / "inc-0114.md").read_text().replace("Count queries", "Count \x1b[31mqueries")
    (folder / "inc-0114.md").write_text(text)
    assert "\x1b" not in run("due", folder, "--at", "2026-02-01T00:00Z").out
