"""Bad input gives a document or one clear error, keeps what was written, and never takes long."""

from __future__ import annotations

import time

import pytest

from nofault.errors import NofaultError
from nofault.postmortem.export import html
from nofault.postmortem.reading import read, write


def test_a_broken_table_keeps_every_cell():
    text = (
        "# Outage — 2026-01-14\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:32 | Deploy | canary | eu |\n| 14:40 |\n| | nothing at all\n"
    )
    first, second, third = read(text).document.timeline
    assert first.text == "Deploy\ncanary\neu"
    assert (second.text, third.text) == ("", "nothing at all")


def test_mixed_indentation_keeps_the_items_and_what_is_in_them():
    text = "## Action items\n\n- Alert\n\t- at 70 %\n   - and at 90 %\n- Probe\n"
    alert, probe = read(text).document.action_items
    assert "at 70 %" in alert.text
    assert "and at 90 %" in alert.text
    assert probe.text == "Probe"


def test_duplicated_headings_lose_nothing():
    document = read("## Summary\n\nFirst.\n\n## Summary\n\nSecond.\n\n## Lessons\n\n- a\n\n## Lessons\n\n- b\n").document
    assert document.summary == "First."
    assert [(one.title, one.text) for one in document.sections] == [("Summary", "Second.")]
    assert [one.text for one in document.lessons] == ["a", "b"]


def test_text_from_right_to_left_comes_back():
    document = read("# تعطل الدفع — 2026-01-14\n\n## Summary\n\nامتلأ المجمع \u202bابتداء من\u202c 14:32.\n").document
    assert document.incident.title == "تعطل الدفع"
    assert read(write(document, "classic")).document == document
    assert "\u202b" in document.summary


@pytest.mark.parametrize(
    "text",
    [
        "summary: &a [x, x]\nbackground: *a\n",
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsummary: *c\n",
        "summary: " + "[" * 5_000,
        "summary: !!python/object/apply:os.system [ls]\n",
    ],
)
def test_yaml_that_could_do_harm_is_refused_with_a_reason(text):
    with pytest.raises(NofaultError, match="YAML, line 1"):
        read(text, "a.yaml")


def test_html_and_dangerous_links_stay_in_the_text_and_are_never_active():
    text = '## Summary\n\n<b onclick="x()">bold</b> [a](javascript:alert(1)) <script>alert(1)</script>\n'
    document = read(text).document
    assert document.summary == text.split("\n")[2]
    assert document.summary in write(document, "classic")
    page = html.export(document)[0].decode()
    assert "<script>" not in page
    assert 'href="javascript' not in page


@pytest.mark.alone
def test_a_table_of_a_hundred_thousand_rows_is_read_row_by_row():
    text = "# Outage — 2026-01-14\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n" + "| 14:32 | Pool full |\n" * 100_000
    begin = time.process_time()
    assert len(read(text).document.timeline) == 100_000
    assert time.process_time() - begin < 10


def test_an_unknown_encoding_and_controls_give_a_document_and_a_question():
    reading = read("# Outage\n\n## Summary\n\nCaf\u00e9 \x07 bell\n".encode("latin-1"))
    assert "bell" in reading.document.summary
    assert len(reading.questions) == 1
    assert "\x07" not in html.export(reading.document)[0].decode()
