"""Cutting Markdown into blocks, compared with markdown-it-py."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from markdown_it import MarkdownIt

from nofault.postmortem.blocks import Block, cut, unfold

PARSER = MarkdownIt("commonmark").enable("table")

HANDWRITTEN = {
    "headings": "# One #\n\nTwo\nlines\n===\n\nThree\n---\n#### Four ####\n#five\n####### seven\n",
    "nested items": "- a\n  more of a\n  - b\n\n    c\n    1. d\n- [x] e\n\n10) f\n   1) g\n* \n+ h\n",
    "items and rules": "- a\n- - -\n***\n1. b\n***\nc\n- d\n2. e\n",
    "table": "| Time (UTC) | Event |\n|---|:-:|\n| 14:02 | Pool \\| full |\n| 14:05 | `a|b` | more |\nlast\n\nnot a row | x\n",
    "table after text": "Text\nA | B\n--|--\nc | d\n> e\n",
    "table in an item": "- | a | b |\n  |---|---|\n  | c | d |\n\ne\n",
    "no table": "| a | b |\n|---|\n\na\n---|---\n",
    "fences": "```yaml\na: 1\n\n# not a heading\n~~~\n```\n~~~~ text ```\n```\n~~~\n~~~~\n- a\n  ```\n  b\n    c\n  ```\n```\nopen",
    "quotes": "> # a\n> b\nlazy\n> - c\n>   d\n>\n> ```\n> e\n\n> | a |\n> |---|\n> | b |\n",
    "html": "<div>\n# not a heading\n\n# heading\n<!-- # no\n\n- no\n-->\n- yes\n\n<pre>\n\n# no\n</pre>\n# yes\n<b>\n# no\n",
    "indented": "    # code\n\ntext\n    # text\n\n- a\n\n      # code\n\n\t# code\n",
    "line ends": "# a\r\n\r\n- b\r- c\r\n| d |\r\n|---|\r\n| e |\r\n",
    "tabs": "-\ta\n\n\tb\n\n\t- c\n>\t- d\n",
}


def _lines(text: str) -> list[str]:
    """Where a line ends in spaces the two differ without meaning."""
    return [line.rstrip() for line in text.split("\n")]


def theirs(text: str) -> list[tuple[Any, ...]]:
    """Headings, items, rows and fences as markdown-it-py sees them."""
    found: list[tuple[Any, ...]] = []
    tokens = PARSER.parse(text)
    depth = 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            found.append(("heading", int(token.tag[1]), _lines(tokens[index + 1].content), token.map[0] + 1))
        elif token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
            if token.nesting > 0:
                found.append(("item", depth, token.map[0] + 1))
        elif token.type == "tr_open":
            last = next(place for place in range(index, len(tokens)) if tokens[place].type == "tr_close")
            found.append(("row", tuple(cell.content for cell in tokens[index:last] if cell.type == "inline"), token.map[0] + 1))
        elif token.type == "fence":
            found.append(("fence", token.info.strip(), token.content.rstrip(), token.map[0] + 1))
    return found


def ours(text: str) -> list[tuple[Any, ...]]:
    """The same of our own cutter; cells beyond the head of a table are ours alone."""
    found: list[tuple[Any, ...]] = []
    columns = 0
    for block in cut(text):
        if block.kind == "heading":
            found.append(("heading", block.level, _lines(block.text), block.line))
        elif block.kind == "item":
            found.append(("item", block.level, block.line))
        elif block.kind == "fence":
            found.append(("fence", block.info, block.text.rstrip(), block.line))
        elif block.kind == "row":
            columns = len(block.cells) if block.header else columns
            cells = [cell.replace("\\|", "|") for cell in block.cells]
            found.append(("row", tuple((cells + [""] * columns)[:columns]), block.line))
    return found


@pytest.mark.parametrize("name", HANDWRITTEN)
def test_blocks_agree_with_markdown_it_on(name):
    assert ours(HANDWRITTEN[name]) == theirs(HANDWRITTEN[name].replace("\r\n", "\n").replace("\r", "\n"))


def test_blocks_agree_with_markdown_it_on_every_sample_document(shared):
    for path in sorted((shared / "corpus" / "postmortems").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        front = next((block.end_line for block in cut(text) if block.kind == "front-matter"), 0)
        assert ours(text) == [block for block in theirs(text) if block[-1] > front], path.name


def test_blocks_agree_with_markdown_it_on_mixed_pieces():
    pieces = ["# ", "## b", "a", "c d", "- ", "* ", "1. ", "7) ", "> ", "```", "~~~", "===", "---", "   ", " ", "- [x] t", "***", "\n", "\n", "\n\n"]
    draw = random.Random(20260114)
    for _ in range(3000):
        text = "a" + "".join(draw.choice(pieces) for _ in range(draw.randint(1, 12)))
        assert ours(text) == theirs(text), repr(text)


def test_a_folded_text_unfolds_into_the_same_blocks():
    pieces = ["- a\n", "* b\n", "- [ ] c\n", "  - d\n", "\n", "e\n", "    f\n", "1. g\n", "-\n", "> - h\n", "```\n", "---\n", "# i\n", "- j  \r\n"]
    pieces += ["| k |\n|---|\n| l |\n", "- a\n" * 600, "<!--\n"]
    draw = random.Random(20260114)
    folded = 0
    for _ in range(2000):
        text = "".join(draw.choice(pieces) for _ in range(draw.randint(1, 12)))
        blocks = cut(text, fold=True)
        folded += sum(block.end_line > block.line for block in blocks if block.kind == "items")
        assert [one for block in blocks for one in (unfold(block, text) if block.kind == "items" else (block,))] == cut(text), repr(text[:200])
    assert folded > 1000


@pytest.mark.parametrize("name", HANDWRITTEN)
def test_each_line_of_a_block_stands_at_its_offset(name):
    text = HANDWRITTEN[name]
    for block in cut(text):
        for line, start in zip(block.text.split("\n"), block.starts, strict=False):
            assert text[start : start + len(line)] == line
        for cell, start in zip(block.cells, block.cell_starts, strict=True):
            assert text[start : start + len(cell)] == cell
        assert text[: block.offset].replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1 == block.line


def test_a_position_in_the_text_of_a_block_leads_to_its_place_in_the_document():
    text = "- first line\n  second line\n"
    block = cut(text)[0]
    assert text[block.place(block.text.index("second")) :].startswith("second line")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in cut(text)]


def test_front_matter_is_a_block_of_its_own():
    assert blocks("---\nid: INC-1\n---\n# a") == [("front-matter", "id: INC-1"), ("heading", "a")]
    assert blocks("+++\nid = 1\n+++\n# a") == [("front-matter", "id = 1"), ("heading", "a")]


@pytest.mark.parametrize("text", ["---\nid: INC-1\n# a", "---\n\nText without a key\n\n---\n"])
def test_a_rule_at_the_top_is_no_front_matter(text):
    assert cut(text)[0].kind == "rule"


def test_text_behind_a_comment_is_kept():
    assert blocks("<!-- note\nmore --> visible\ntext") == [("comment", "<!-- note\nmore -->"), ("paragraph", "visible\ntext")]


def test_a_check_box_is_no_part_of_the_text():
    found = cut("- [ ] open\n- [x] done\n- [y] word")
    assert [(block.checked, block.text) for block in found] == [(False, "open"), (True, "done"), (None, "[y] word")]


def test_a_link_definition_is_no_paragraph():
    assert blocks("[a]: https://example.com 'b'\ntext") == [("definition", "[a]: https://example.com 'b'"), ("paragraph", "text")]


def test_an_item_keeps_its_marker_and_its_lines():
    found = cut("7. a\n   b\n")[0]
    assert (found.info, found.line, found.end_line, found.text) == ("7.", 1, 2, "a\nb")


def test_paragraphs_in_a_block_quote_are_quotes():
    found = cut("> a\n\nb")
    assert [(block.kind, block.quotes) for block in found] == [("quote", 1), ("paragraph", 0)]


HOSTILE = {
    "quotes": ">" * 200_000,
    "items": "- " * 100_000,
    "deep items and blank lines": "- " * 90 + "\n" * 200_000,
    "pipes": "|a" * 100_000 + "\n" + "|-" * 100_000,
    "delimiter": "a|b\n-|-" + " " * 200_000 + "x",
    "heading": "# a" + " " * 200_000 + "b",
    "heading signs": "# " + " #" * 100_000 + "x",
    "attributes": "<a" + " a" * 100_000,
    "comments": "<!--" * 50_000,
    "rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * 30_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_more_than_linear_time(name):
    begin = time.process_time()
    found = cut(HOSTILE[name])
    assert time.process_time() - begin < 2.0
    assert found
    assert all(isinstance(block, Block) for block in found)
