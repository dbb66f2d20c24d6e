"""YAML without its dangers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nofault.postmortem.yaml_text import YamlError, dump, load, nodes, scalar, top_keys, values
from tests.postmortem.documents import TEXTS

BOMB = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BOMB, "line 1: anchors and aliases"),
        ("a: 1\nb: *a", "line 2: anchors and aliases"),
        ("a: 1\nb: 2\na: 3", "line 3: the key 'a' stands there twice"),
        ("[" * 100_000, "more than 60 levels"),
        ("- " * 100_000, "more than 60 levels"),
        ("a: 1\n---\nb: 2", "line 2: a second document"),
        ("? [a]\n: 1", "a key is no text"),
        ("a: 1\nb: \x00", "line 2"),
        ("a:\n\tb: 1", "line 2"),
        ("a: 'open", "line"),
    ],
)
def test_what_is_not_read_is_refused_with_its_line(text, why):
    with pytest.raises(YamlError, match=why):
        load(text)


def test_a_tag_makes_no_object():
    assert load("a: !!python/object/apply:os.getcwd []\nb: !!int x").value == {"a": [], "b": "x"}


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else scalar(value)


NUMBERS = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = TEXTS | st.lists(TEXTS | st.none() | st.booleans() | NUMBERS, max_size=3)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from("abcd") | TEXTS, VALUES, max_size=4))
def test_what_is_written_is_read_back(value):
    assert plain(load(dump(value)).value) == value


def test_only_null_truth_and_numbers_are_more_than_text():
    found = plain(load("a: 14:32\nb: 2026-01-14\nc: no\nd: true\ne: ~\nf: 12\ng: 1.5\nh: '12'\ni: 0x10\nj:").value)
    assert found == {
        "a": "14:32", "b": "2026-01-14", "c": "no", "d": True, "e": None, "f": 12, "g": 1.5, "h": "12", "i": "0x10", "j": None,
    }  # fmt: skip


def test_every_value_knows_its_line():
    assert load("a: 1\nb:\n  - c: 2\n    d: 3\n  - 4\n").lines == {"a": 1, "b": 3, "b.0": 3, "b.0.c": 3, "b.0.d": 4, "b.1": 5}


@pytest.mark.parametrize(
    ("text", "path", "keys"),
    [
        ("id: a\ntitle: b\n  - c: d\n", "", {"id", "title"}),
        ("# a comment\n---\nid: a\n", "", {"id"}),
        ("---\nid: a\n---\n# Postmortem\n", "", set()),
        ("# Postmortem\n\nText\n", "", set()),
        ("id: a\n", "notes.md", set()),
    ],
)
def test_markdown_is_not_taken_for_yaml(text, path, keys):
    assert top_keys(text, path) == keys


DEEP = ["[" * 100_000, '{"a":' * 100_000, "- " * 100_000, "".join(" " * level + "a:\n" for level in range(200))]


@pytest.mark.parametrize("text", DEEP, ids=["lists", "mappings", "items", "keys"])
@pytest.mark.parametrize("reader", [load, nodes, values])
def test_deep_nesting_is_an_error_and_not_the_end_of_the_process(reader, text):
    with pytest.raises((YamlError, yaml.YAMLError), match="60 levels"):
        reader(text)


def test_values_are_in_yamls_own_types():
    assert values("on: 2026-01-14\nis: yes\nn: 1.5\n") == {True: date(2026, 1, 14), "is": True, "n": 1.5}
