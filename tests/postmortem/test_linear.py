"""Reading and writing a document costs time in proportion to its length, whatever it holds."""

from __future__ import annotations

import time

import pytest

from nofault.postmortem.reading import read, write

LENGTH = 200_000
MOST_S = 4.0  # CPU time; linear work takes well below one second, quadratic work minutes
HOSTILE = {
    "a heading of spaces": "# Outage " + " " * LENGTH + "x",
    "a section title of spaces": "# T\n\n## Weather" + " " * LENGTH + "x\n\ntext",
    "items nested deep": "".join("  " * number + "- a\n" for number in range(450)),
    "comments that never end": "# T\n\n## Summary\n\n<!-- a --> b\n\nc " + "<!-- " * (LENGTH // 5),
    "spaces before a word": "# T\n\n## Summary\n\n<!-- a -->" + " " * LENGTH + "x",
    "open brackets": "# T\n\n## Action items\n\n- " + "[" * LENGTH,
    "times": "# T\n\n## Timeline\n\n- " + "14:32 " * (LENGTH // 6),
    "labels inside an item": "# T\n\n## Action items\n\n- " + "owner: " * (LENGTH // 14),
    "a table of times that are none": "## Timeline\n\n==== ====\nTime Event\n==== ====\n" + "1432 b\n" * (LENGTH // 40) + "==== ====\n",
    "items that name what is nested": "## Action items\n\n" + "- **A:**\n  - b\n" * (LENGTH // 60),
    "headings of items": "## Action items\n\n" + "### Add one\n\nOwner: Ines\n\n| a | b |\n|--|--|\n" * (LENGTH // 200),
    "lists of HTML": "## Action items\n\n" + "<ul><li>a</li></ul>\n\n## Action items\n\n" * (LENGTH // 200),
    "tables of HTML that never end": "## Timeline\n\n" + "<table>\n\n" * (LENGTH // 20),
    "tags that never end": "## Timeline\n\n<table>" + "<td " * (LENGTH // 4) + "</table>",
    "attributes that never end": "## Timeline\n\n<ul><li><a" + " href='" * (LENGTH // 7) + "></ul>",
    "rows without a head": "## Action items\n\n" + "| a | b |\n" * (LENGTH // 60),
    "days of numbers": "## Timeline\n\n" + "- 03/02/2026 10:02 a\n" * (LENGTH // 100),
    "times of the facts": "14:02 UTC " * (LENGTH // 20) + "\n\n" + "## Timeline\n\n- 14:02 a\n\n## Impact\n\n14:02 UTC\n\n" * (LENGTH // 400),
    "a log": "## Timeline\n\n```\n" + "14:02 a\n" * (LENGTH // 60) + "```\n",
    "empty headings": "#\n" * (LENGTH // 20),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_and_writing_take_linear_time(name: str) -> None:
    begin = time.process_time()
    document = read(HOSTILE[name].encode(), "a.md").document
    assert write(document, "classic")
    assert time.process_time() - begin < MOST_S
