"""Patterns that are compiled when first used: most documents need few of them, and compiling all would take half of the start-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any


class Pattern:
    """A regular expression with its flags, compiled on first use."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """A match that begins at `at`."""
        return self.compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text."""
        return self.compiled.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match from `start` on and before `end`."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[Any]:
        """All matches as text."""
        return self.compiled.findall(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self.compiled.finditer(text)

    def sub(self, content: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with all matches replaced."""
        return self.compiled.sub(content, text)
