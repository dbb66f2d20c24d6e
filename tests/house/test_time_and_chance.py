"""Instants are aware, and the pure rooms are told the time and the randomness instead of asking for them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.ruff import ruff_codes
from tests.house.tree import ROOT, dotted, plant, pure_rooms, sources

# Naive by construction: there is no argument that mends them.
NAIVE = ("datetime.utcnow", "datetime.utcfromtimestamp")
CLOCKS = ("datetime.now", "datetime.today", "date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime")
CHANCE = ("uuid1", "uuid4", "os.urandom")
CHANCE_MODULES = ("random", "secrets")
THE_ONE_DRAW = "src/nofault/postmortem/identity.py"  # identifiers of what a person makes are drawn there and nowhere else


def naive_offences(root: Path) -> list[str]:
    """Calls that can only give a naive instant, whatever a `noqa` says."""
    return [f"{source.at(node)} {call}" for source in sources(root) for node, call in _calls(source.tree) if _is(call, NAIVE)]


def clock_offences(root: Path) -> list[str]:
    """Calls in the pure rooms that look at a clock or draw a random number."""
    judged = [source for source in pure_rooms(root) if source.name != THE_ONE_DRAW]
    found = ((source.at(node), call) for source in judged for node, call in _calls(source.tree))
    return [f"{place} {call}" for place, call in found if _is(call, CLOCKS + CHANCE) or call.split(".")[0] in CHANCE_MODULES]


def _calls(tree: ast.Module) -> list[tuple[ast.Call, str]]:
    return [(node, dotted(node.func)) for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _is(call: str, names: tuple[str, ...]) -> bool:
    return any(call == name or call.endswith(f".{name}") for name in names)


def test_no_instant_is_naive() -> None:
    assert naive_offences(ROOT) == []


def test_the_pure_rooms_are_told_the_time() -> None:
    assert clock_offences(ROOT) == []


def test_a_naive_instant_is_an_offence(tmp_path: Path) -> None:
    plant(tmp_path, "src/nofault/web/late.py", "import datetime as dt\nat = dt.datetime.utcnow()  # noqa: DTZ003\n")
    assert naive_offences(tmp_path) == ["src/nofault/web/late.py:2 dt.datetime.utcnow"]


@pytest.mark.parametrize("call", ["datetime.now(UTC)", "time.time()", "random.choice([1])", "uuid.uuid4()", "datetime.date.today()"])
def test_a_clock_or_chance_in_a_pure_room_is_an_offence(tmp_path: Path, call: str) -> None:
    plant(tmp_path, "src/nofault/practice/late.py", f"x = {call}\n")
    plant(tmp_path, "src/nofault/web/late.py", f"x = {call}\n")
    assert clock_offences(tmp_path) == [f"src/nofault/practice/late.py:1 {call.split('(')[0]}"]


def test_ruff_finds_naive_datetimes(tmp_path: Path) -> None:
    plant(tmp_path, "src/nofault/late.py", "from datetime import datetime\n\nat = datetime(2026, 1, 14)\nnow = datetime.now()\n")
    assert ruff_codes(tmp_path) == ["DTZ001", "DTZ005"]
