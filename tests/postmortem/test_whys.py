"""Five whys of other hands become trees, whatever shape they are written in, and nothing of them is lost."""

from __future__ import annotations

import pytest

from nofault.postmortem.reading import formats, read, write

PLAIN = [["Checkout refused orders", ["The pool was empty", ["It had a limit of 20"]]]]
SHAPES = {
    "nested": ("- Checkout refused orders\n  - The pool was empty\n    - It had a limit of 20\n", PLAIN),
    "numbered": ("1. Checkout refused orders\n2. The pool was empty\n3. It had a limit of 20\n", PLAIN),
    "below a problem": ("Checkout refused orders\n\n1. The pool was empty\n2. It had a limit of 20\n", PLAIN),
    "table": ("| # | Why | \n|---|---|\n| 1 | Checkout refused orders |\n| 2 | The pool was empty |\n| 3 | It had a limit of 20 |\n", PLAIN),
    "answers on the next line": (
        "1. Why no orders?\n   Pool empty\n2. Why was it empty?\n   Limit of 20\n",
        [["Why no orders?\nPool empty", ["Why was it empty?\nLimit of 20"]]],
    ),
    "answers in items of their own": (
        "- Why no orders?\n  - Pool empty\n- Why was it empty?\n  - Limit of 20\n",
        [["Why no orders?\nPool empty", ["Why was it empty?\nLimit of 20"]]],
    ),
    "paragraphs": (
        "**Why no orders?**\n\nPool empty.\n\n**Why was it empty?**\n\nLimit of 20.\n",
        [["**Why no orders?**\nPool empty.", ["**Why was it empty?**\nLimit of 20."]]],
    ),
    "questions between the answers": (
        "- No orders\n\n  **Why no orders?**\n\n  - Pool empty\n\n    **Why was it empty?**\n\n    - Limit of 20\n",
        [["No orders", ["**Why no orders?**\nPool empty", ["**Why was it empty?**\nLimit of 20"]]]],
    ),
    "sub-headings": (
        "### Why no orders?\n\nPool empty\n\n### Why was it empty?\n\nLimit of 20\n",
        [["Why no orders?\nPool empty", ["Why was it empty?\nLimit of 20"]]],
    ),
    "two problems": (
        "### Orders\n\n1. Refused\n2. Pool empty\n\n### Stock\n\n1. Late\n2. Mean over an hour\n",
        [["Orders", ["Refused", ["Pool empty"]]], ["Stock", ["Late", ["Mean over an hour"]]]],
    ),
}


def tree(text, whys):
    return [text, *(tree(why.text, why.whys) for why in whys)]


@pytest.mark.parametrize("name", SHAPES)
def test_whys_become_a_tree_in_the_shape_of(name):
    text, wanted = SHAPES[name]
    document = read(f"# Outage\n\n## Five whys\n\n{text}\n## Summary\n\nOrders failed.\n").document
    assert [tree(factor.property, factor.whys) for factor in document.factors] == wanted
    assert not document.sections
    for shape in formats():
        assert read(write(document, shape), shape=shape).document == document


@pytest.mark.parametrize("text", ["We did not get to it.\n", "1. Only one answer\n", "- a\n\n      code\n  - b\n", "1. \n2. \n"])
def test_what_is_no_chain_is_kept_as_it_stands(text):
    document = read(f"# Outage\n\n## Five whys\n\n{text}").document
    assert not document.factors
    assert document.sections[0].title == "Five whys"
    assert document.sections[0].text == text.strip()


def test_a_list_of_thousands_is_no_chain():
    document = read("# Outage\n\n## Five whys\n\n" + "".join(f"1. Answer {number}\n" for number in range(5000))).document
    assert not document.factors
    assert "Answer 4999" in document.sections[0].text
