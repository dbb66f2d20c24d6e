"""Links of a document to the files beside it."""

from __future__ import annotations

import time

import pytest

from nofault.postmortem.links import relative_links, target_of, with_links
from nofault.postmortem.model import Note, Postmortem

TEXT = """![a graph](img/a%20b.png "title") [notes](../notes.md#part) <img src="img/c.png"> [there][1] [out](https://example.com/x.png)
[root](/etc/passwd) [script](javascript:alert) [mail](mailto:kim@example.com) [here](#anchor)

[1]: <notes/d.txt>
"""


def test_every_way_to_link_a_file_is_found_and_nothing_that_leads_elsewhere():
    document = Postmortem(summary=TEXT, lessons=[Note(text="See [a](e.pdf).")])
    assert relative_links(document) == ["img/a%20b.png", "../notes.md#part", "img/c.png", "notes/d.txt", "e.pdf"]


@pytest.mark.parametrize(
    ("link", "path", "target"),
    [
        ("img/a%20b.png", "2026/x.md", "2026/img/a b.png"),
        ("../notes.md#part", "2026/x.md", "notes.md"),
        ("./a.png?raw=1", "x.md", "a.png"),
        ("../../a.png", "2026/x.md", ""),
        ("..%2f..%2f..%2fetc/passwd", "2026/x.md", ""),
        ("..\\..\\..\\a.png", "2026/x.md", ""),
        ("#part", "x.md", ""),
        ("%00.png", "x.md", ""),
    ],
)
def test_a_link_leads_to_a_file_of_the_same_folder_or_nowhere(link, path, target):
    assert target_of(link, path) == target


def test_links_are_changed_where_they_stand_and_nothing_else_is():
    document = Postmortem(summary=TEXT, lessons=[Note(text="img/a%20b.png is named, ![so](img/a%20b.png)")])
    changed = with_links(document, {"img/a%20b.png": "attachments/p-1/a.png"})
    assert changed.summary == TEXT.replace("(img/a%20b.png", "(attachments/p-1/a.png")
    assert changed.lessons[0].text == "img/a%20b.png is named, ![so](attachments/p-1/a.png)"
    assert document.summary == TEXT


@pytest.mark.parametrize("text", ["](" * 200_000, "[" * 400_000, "[a]: " * 100_000, 'src="' * 100_000, "](" + "a" * 1_000_000])
def test_looking_for_links_takes_linear_time(text):
    began_s = time.process_time()
    relative_links(Postmortem(summary=text))
    assert time.process_time() - began_s < 5
