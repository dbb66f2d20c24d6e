"""A value on one line of Markdown and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nofault.postmortem.blocks import cut
from nofault.postmortem.inline import decode, encode, encode_item, split_id, with_id
from tests.postmortem.documents import TEXTS


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS, st.booleans())
def test_any_text_comes_back_from_one_line(text, cell):
    line = encode(text, cell=cell)
    assert decode(line, cell=cell) == text
    assert "\n" not in line
    assert line == line.strip()


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS, TEXTS.filter(bool))
def test_any_identifier_comes_back_from_behind_a_text(text, identifier):
    assert split_id(with_id(encode(text), identifier)) == (encode(text), identifier)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS.filter(bool))
def test_any_text_is_one_list_item(text):
    (block,) = cut(f"- {encode_item(text)}")
    assert (block.kind, decode(block.text), block.checked) == ("item", text, None)


@pytest.mark.parametrize("text", ["**Pool** at `97 %` | [graph](https://example.com/g)", "R&D: a < b", "1.5 % of 3,000"])
def test_ordinary_text_is_written_as_it_is(text):
    assert encode(text) == text


@pytest.mark.parametrize("text", ["Rollback done (v2.3.1)", "Pool (97 %)", "See (ai-)"])
def test_ordinary_brackets_are_no_identifier(text):
    assert split_id(text) == (text, "")


def test_line_ends_and_references_of_other_documents_are_read():
    assert decode("a<br/>b&#39;s \\| c", cell=True) == "a\nb's | c"
