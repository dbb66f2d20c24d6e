"""Edits in YAML and JSON: only the text that earned them changes, in whatever form it stands, and a second time changes nothing."""

from __future__ import annotations

import json

import pytest
import yaml

from nofault.lint.model_fixing import fixed_model

HEAD = "# kept by the team\ntemplate: classic\nincident:\n  title: Checkout outage   # as told\ntimeline:\n"


def entry(text: str) -> str:
    return f"{HEAD}  - at: 2026-02-13T10:05:00Z\n    text: {text}\nsummary: The rollback took an hour.\n"


def mended(text: str, filename: str = "one.yaml", *, unsafe: bool = False) -> str:
    once, _ = fixed_model(text, filename=filename, unsafe=unsafe)
    assert fixed_model(once, filename=filename, unsafe=unsafe) == (once, 0)
    return once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The engineer finally noticed the graph.  # seen", "The engineer noticed the graph.  # seen"),
        ("'The engineer finally noticed it''s down.'", "'The engineer noticed it''s down.'"),
        ('"The engineer finally noticed the graph."', '"The engineer noticed the graph."'),
        ('"The engineer finally saw caf\\u00e9."', '"The engineer saw caf\\u00e9."'),
        ("|\n      The engineer finally noticed it.\n      Nothing else.", "|\n      The engineer noticed it.\n      Nothing else."),
        ("|-\n      The engineer finally noticed it.", "|-\n      The engineer noticed it."),
    ],
)
def test_a_text_is_mended_in_the_form_that_it_stands_in(before: str, after: str) -> None:
    assert mended(entry(before)) == entry(after)


@pytest.mark.parametrize(
    "text",
    [
        "The engineer opened the graph.",
        ">\n      The engineer finally\n      noticed the graph.",  # a folded text has its lines elsewhere
        '"The engineer \\x66inally noticed."',  # an escape that only YAML has
    ],
)
def test_what_cannot_be_mended_in_its_place_stays_byte_for_byte(text: str) -> None:
    assert mended(entry(text)) == entry(text)


def test_a_text_that_stands_twice_in_its_entry_stays_because_one_of_them_may_be_evidence() -> None:
    said = "The engineer finally noticed the graph."
    text = entry(f"{said}\n    evidence:\n      - path: chat.txt\n        text: {said}")
    assert mended(text) == text


def test_every_entry_is_mended_and_nothing_else_changes() -> None:
    text = HEAD + "".join(
        f"  - at: 2026-02-13T10:{minute:02}:00Z\n    text: The engineer finally saw graph {minute}.\n"
        "    evidence: [{path: chat.txt, text: 'finally ended'}]\n"
        for minute in range(30)
    )
    after = mended(text)
    assert after == text.replace("finally saw", "saw")
    assert list(yaml.safe_load(after)) == list(yaml.safe_load(text))


def test_json_keeps_its_layout() -> None:
    value = {"template": "classic", "timeline": [{"at": "2026-02-13T10:05:00Z", "text": 'The engineer finally saw "café".'}]}
    for indent, plain in ((None, True), (2, False), (4, True)):
        text = json.dumps(value, indent=indent, ensure_ascii=plain)
        assert mended(text, "one.json") == text.replace("finally ", "")
