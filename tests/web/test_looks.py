"""How parts look: what people wrote in them is shown as it is in exports, and nothing of it runs."""

from __future__ import annotations

import pytest

from nofault.postmortem.model import Causes, Section
from nofault.postmortem.rich import spans_of
from nofault.web.rendering.looks import Here, facts_look, lines, section_look, words_in
from nofault.web.rendering.markdown import markdown_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Alert `pool_full` **fired**", "Alert <code>pool_full</code> <strong>fired</strong>"),
        ("[PR 12](https://example.com/12)", '<a href="https://example.com/12" rel="nofollow noreferrer">PR 12</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ('[x](https://example.com/"onclick=x)', "[x](https://example.com/&quot;onclick=x)"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("`<script>`", "<code>&lt;script&gt;</code>"),
        ("2 * 3 * 4 and pool_max_size and C:\\new", "2 * 3 * 4 and pool_max_size and C:\\new"),
        ("one\n*two*", "one<br><em>two</em>"),
        ("&#42;", "&amp;#42;"),
    ],
)
def test_links_code_and_emphasis_are_shown_and_nothing_runs(text, shown):
    assert lines(text) == shown


def test_a_text_that_looks_like_much_markup_takes_no_time_worth_a_word():
    for text in ("[" * 50_000, "*" * 50_001, "`" * 50_001, "[a](" * 20_000, "_a " * 20_000, "<https://" * 10_000):
        assert lines(text)
        assert spans_of(text)


def test_wide_tables_and_code_are_pushed_sideways_and_no_text_says_so_itself():
    html = markdown_html("![<table>](attachments/1/a.png) `</table>` <pre>\n\n| a |\n| --- |\n| <table> |\n\n```\n<pre>\n```\n")
    assert html.count('<div class="table-wrap" tabindex="0"><table>') == html.count("</table></div>") == 1
    assert html.count('<pre tabindex="0">') == html.count("<pre") == 1
    assert 'alt="&lt;table&gt;"' in html


def test_a_section_without_a_title_has_no_empty_heading():
    here = Here("p-1", "/incidents/INC-1/", True, False, words_in("en"), {})
    assert "<h3>" not in section_look(Section(text="Quiet."), here)
    assert "<h3>Weather</h3>" in section_look(Section(title="Weather", text="Quiet."), here)


def test_causes_are_markdown_and_the_words_of_a_trigger_alone_are_not_wrapped():
    here = Here("p-1", "/incidents/INC-1/", True, False, words_in("en"), {})
    html = facts_look(Causes(trigger="A deploy", root_cause="A **reconcile loop**\n\n- fed itself\n- <b>"), here)
    assert "<dd>A deploy</dd>" in html
    assert "<strong>reconcile loop</strong>" in html
    assert html.count("<li>") == 2
    assert "<b>" not in html
