"""A piece of text as words: masked and tokenised once, places worked out only when a finding needs them."""

from __future__ import annotations

import re
from functools import cached_property

# Stands for every character of what is not the writer's own words (code, addresses, quotations); a letter, so that it stays one word.
MASK = "\u02d0"
TOKEN = re.compile(r"[^\W_]++(?:['._/@&+:-][^\W_]++)*|[,;:()\[\]|\"“”]|[.!?…]++|@[^\W_]++(?:[._-][^\W_]++)*|(?<!\S)--?(?=[^\W_])[\w-]++|[-–—]++")
# The same for small ASCII letters, which are told faster.
ASCII_TOKEN = re.compile(
    r"[a-z0-9]++(?:['._/@&+:-][a-z0-9]++)*|[,;:()\[\]|\"]|[.!?]++|@[a-z0-9]++(?:[._-][a-z0-9]++)*|(?<!\S)--?(?=[a-z0-9])[a-z0-9_-]++|-++"
)
# Quotations, addresses, targets of links and tags; each branch begins with a sign of its own, so that the search skips all other text fast.
MASKED = re.compile(
    r"\"(?<!\w\")(?=\S)[^\"]{1,400}+\"|“[^“”]{1,400}+”"
    r"|https?://[^\s()<>\[\]|]++|ftp://[^\s()<>\[\]|]++"
    r"|\]\([^()\n]*+\)|\]\[[^\[\]\n]*+\]"
    r"|<[/a-zA-Z][^<>]*+>"
)
SPACED = frozenset("]<")  # what begins with these turns into space
SIGNS = re.compile(r"[`\"“<\]/]")


def lowered(text: str) -> str:
    """`text` in lower case with straight apostrophes and `no one` as one word, exactly as long as before."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one) == 1 else sign for sign, one in ((sign, sign.lower()) for sign in text))
    low = low.replace("\u2019", "'")
    return low.replace("no one", "no-one") if "no one" in low else low


def masked(text: str) -> str:
    """`text` with code, addresses and quotations turned into one odd word each, and tags and link targets into space; same length."""
    if SIGNS.search(text) is None:
        return text
    if "`" in text:
        text = _without_code(text)
    if "<!--" in text:
        text = _without_comments(text)
    return MASKED.sub(_mask, text)


def _mask(found: re.Match[str]) -> str:
    length = found.end() - found.start()
    return (" " if found.group()[0] in SPACED else MASK) * length


def _without_code(text: str) -> str:
    """Mask code spans: a run of backticks up to the next run of the same length. Linear: each run is looked at once from each end."""
    runs = [(found.start(), found.end()) for found in re.finditer(r"`+", text)]
    following: dict[int, int] = {}
    closer = [-1] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        closer[number] = following.get(length, -1)
        following[length] = number
    pieces, at, number = [], 0, 0
    while number < len(runs):
        if closer[number] < 0:
            number += 1
            continue
        start, end = runs[number][0], runs[closer[number]][1]
        pieces += [text[at:start], MASK * (end - start)]
        at, number = end, closer[number] + 1
    return "".join([*pieces, text[at:]])


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[at:start], " " * (end + 3 - start)]
        at = end + 3
    return "".join([*pieces, text[at:]])


class Words:
    """The words of one piece of text, in lower case; punctuation marks are words of their own.

    `lead` is read before the text and is no part of it: the time of an entry that stands in a field of its own.
    """

    def __init__(self, text: str, lead: str = "") -> None:
        self.text = lead + text
        self.lead = len(lead)
        self.low = lowered(masked(self.text))
        self._token = ASCII_TOKEN if self.low.isascii() else TOKEN
        self.low_words: list[str] = self._token.findall(self.low)

    def __len__(self) -> int:
        return len(self.low_words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the text: start and end."""
        return [found.span() for found in self._token.finditer(self.low)]

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Every word once."""
        return frozenset(self.low_words)

    @cached_property
    def first_person(self) -> bool:
        """Whether the writer speaks of themselves (I, my)."""
        return "i" in self.low_words or "my" in self.low_words

    @cached_property
    def small(self) -> bool:
        """Whether the text is written without capital letters, as chat is."""
        return self.text == self.text.lower()

    def at(self, index: int) -> str:
        """The word at `index` in lower case, "" beyond either end."""
        return self.low_words[index] if 0 <= index < len(self.low_words) else ""

    def capitalised(self, index: int) -> bool:
        """Whether the word was written with one capital letter at its front."""
        start, end = self.spans[index]
        written = self.text[start:end]
        return written[:1].isupper() and written[1:].islower()

    def cut(self, first: int, last: int) -> tuple[int, int]:
        """The span in the text from word `first` to word `last`, both included."""
        return max(0, self.spans[first][0] - self.lead), max(0, self.spans[last][1] - self.lead)
