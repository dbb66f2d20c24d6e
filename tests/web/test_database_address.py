"""What DATABASE_URL may say beside the address."""

from __future__ import annotations

from pathlib import Path

import pytest

from nofault.errors import NofaultError
from nofault.web.environment import database

ADDRESS = "postgresql://kim@db.example.com:5433/incidents"


def options(monkeypatch: pytest.MonkeyPatch, more: str) -> dict[str, object]:
    monkeypatch.setenv("DATABASE_URL", ADDRESS + more)
    found: dict[str, object] = database(Path())["OPTIONS"]
    return found


@pytest.mark.parametrize(("more", "threshold"), [("", 2), ("?prepare_threshold=none", None), ("?prepare_threshold=10&sslmode=require", 10)])
def test_statements_are_kept_unless_a_pooler_cannot_keep_them(monkeypatch: pytest.MonkeyPatch, more: str, threshold: int | None):
    found = options(monkeypatch, more)
    assert found["prepare_threshold"] == threshold
    assert ("sslmode" in found) is ("sslmode" in more)


@pytest.mark.parametrize("wrong", ["-1", "soon", "²", ""])
def test_a_threshold_that_is_none_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, wrong: str):
    with pytest.raises(NofaultError, match="prepare_threshold") as told:
        options(monkeypatch, f"?prepare_threshold={wrong}&application_name=nofault") if wrong else options(monkeypatch, "?prepare_threshold=%20")
    assert "none" in told.value.hint
