"""Work grows with the text, not with its square, whatever the text holds."""

from __future__ import annotations

import time

import pytest

from nofault.lint.config import Config
from nofault.lint.promises import judge_action
from nofault.lint.text import lint_text

# Time is measured, so nothing else runs beside it.
pytestmark = pytest.mark.alone
TIMES = 4  # how much longer the longer text is
MOST = 9.0  # how much more it may cost: 4 is linear, 16 quadratic; the rest is room for a busy machine
LENGTH = 20_000
TOO_LITTLE_S = 0.02  # below this a ratio says nothing
REPEATED = {
    "slips on one line": "The engineer forgot it and ",
    "brackets": "](",
    "backticks": "`` a ` ",
    "quotation marks": '"a ',
    "open tags": "<a ",
    "open comments": "<!-- ",
    "prepositions": "of the ",
    "conjunctions": "and forgot ",
    "asides": ", who ",
    "spaces": " ",
    "dots": ".",
    "modals": "should have been ",
    "conditions": "if had ",
    "allowances": "<!-- nofault: allow ",
    "headings": "# forgot\n",
    "dates": "by Friday and the team to ",
    "options": "--force ",
    "hyphens": "a-",
    "figures": "1.2.3.4.",
    "colons": "ab:",
    "braces": "{{ ",
    "underscores": "_",
    "german": "der Techniker hat nicht und ",
    "french": "l'équipe n'a pas ",
    "names": "Kim Example ",
    "facts": "Author: Kim\n",
    "timelines": "## Timeline\n\n- 2026-01-01 10:05 UTC a\n- 2026-01-01 10:02 UTC b\n\n",
    "placeholders": "<insert [your ",
}


def structured(kind: str, length: int) -> str:
    """Lists, tables and timelines of about `length` characters."""
    if kind == "nested items":
        return "".join("  " * min(number, 90) + "- the engineer forgot\n" for number in range(length // 180))
    if kind == "wide table":
        return "|" + "a|" * (length // 6) + "\n|" + "-|" * (length // 6) + "\n|" + "b|" * (length // 6)
    if kind == "action rows":
        return "## Action items\n|a|owner|due|\n|-|-|-|\n" + "|improve it|the team|soon|\n" * (length // 28)
    return "## Timeline\n" + "- 10:05 a\n- later\n" * (length // 18)


EVERYTHING = Config(select=("ALL",), people=("Kim Example",), roles=(("Kim Example", "the engineer"),))


def work(text: str) -> float:
    """The CPU seconds that judging a text with every rule takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        before = time.process_time()
        lint_text(text, config=EVERYTHING)
        lint_text("## Summary\n\nText.\n\n## Root cause\n\n- " + text, config=EVERYTHING)
        lint_text("## Action items\n\n- " + text)
        judge_action(text)
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.parametrize("kind", [*REPEATED, "nested items", "wide table", "action rows", "timeline"])
def test_a_longer_text_costs_as_much_more_as_it_is_longer(kind: str) -> None:
    def of_length(length: int) -> str:
        return REPEATED[kind] * (length // len(REPEATED[kind])) if kind in REPEATED else structured(kind, length)

    once, more = work(of_length(LENGTH)), work(of_length(TIMES * LENGTH))
    assert more < TOO_LITTLE_S or more / once < MOST
