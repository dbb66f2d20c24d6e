"""A team's own template: a Markdown file whose front matter maps headings to parts."""

from __future__ import annotations

import pytest

from nofault.errors import NofaultError
from nofault.postmortem.markdown.own_template import own_format
from nofault.postmortem.reading import read
from tests.postmortem.test_visible import sample

TEMPLATE = """\
---
name: our-review
title: Our incident review
facts:
  Led by: authorship.commander
sections:
  What broke: summary
  Customer pain: impact
  Minute by minute: timeline
  Why possible: factors
  Promises: action_items
  Tries: questions.what_will_be_tested
---
# Review

## What broke

In two sentences.

## Customer pain
## Minute by minute
## Why possible
## Promises
## Tries
"""


def test_a_document_comes_back_from_it():
    shape = own_format(TEMPLATE, "own.md")
    text = shape.write(sample())
    assert "## Minute by minute\n\n| Time (UTC) | Event |" in text
    assert read(text, shape=shape).document == sample()
    assert shape.write(read(text, shape=shape).document) == text


def test_its_empty_document_asks_what_stands_below_the_headings():
    text = own_format(TEMPLATE).empty()
    assert "## What broke\n\n<!-- In two sentences. -->" in text
    assert "- **Led by:**" in text
    assert read(text, shape=own_format(TEMPLATE)).document.sections == []


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        ("name: our-review", "name: classic", "line 2: 'classic' cannot be the name"),
        ("summary", "sumary", "Line 7: What broke: 'sumary' is no place of the document"),
        ("What broke: summary", "Weather: summary", "Line 7: sections: 'Weather' is no heading of the template"),
        ("title:", "colour:", "line 3: unknown key 'colour'"),
        ("authorship.commander", "timeline", "Line 5: Led by: 'timeline' cannot stand there"),
        ("Tries: questions.what_will_be_tested", "Tries: incident.markers", "'incident.markers' cannot stand there"),
        ("---\nname", "name", "no front matter"),
        ("  Tries: q", "  Tries: [q", "YAML, line 1[23]: "),
        ("facts:", "facts: none\nprefix:", "Line 4: facts: a mapping"),
    ],
)
def test_what_does_not_belong_into_it_is_named(before, after, error):
    with pytest.raises(NofaultError, match=error):
        own_format(TEMPLATE.replace(before, after, 1))
