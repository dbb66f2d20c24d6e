"""Message templates: texts that differ only in their numbers, names in quotes, values and paths are one.

The mask runs on each distinct text with its digits removed, not on each line, which is what makes it fast.
"""

from __future__ import annotations

import re

_DIGITS = b"0123456789"
_REMEMBERED = 200_000  # texts that are remembered; beyond it each text is masked by itself, so that unique names cannot eat the memory
_TEMPLATES = 20_000  # templates that are told apart
OTHERS = b"<other messages>"

# One pass over a text: a quoted part, the value after "=", a path, or a token that holds a digit becomes one star.
_VARIABLE = re.compile(
    rb"\"[^\"]*\"|'[^']*'|(?<==)[^\s,;)\]}]+|(?<![\w.])/(?:[\w.@%+:-]+/?)+|\b0x[0-9a-fA-F]+\b|[\w.:@%+/#-]*\d[\w.:@%+/#-]*|\b[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b"
)
_STARS = re.compile(rb"\*(?:[ ,]*\*)+")


def template_of(text: bytes) -> bytes:
    """`text` with its variable parts as `*`."""
    return _STARS.sub(b"*", _VARIABLE.sub(b"*", text[:2_000]))


class Templates:
    """Numbers for the templates of one source, in the order of first sight. `texts[number]` is the template."""

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.capped = False
        self._numbers: dict[bytes, int] = {}
        self._seen: dict[bytes, int] = {}

    def number(self, text: bytes) -> int:
        """The number of the template that `text` belongs to."""
        flat = text.translate(None, _DIGITS)
        known = self._seen.get(flat)
        if known is None:
            known = self._number(template_of(text))
            if len(self._seen) < _REMEMBERED:
                self._seen[flat] = known
        return known

    def _number(self, template: bytes) -> int:
        if len(self.texts) >= _TEMPLATES and template not in self._numbers:
            self.capped, template = True, OTHERS
        number = self._numbers.setdefault(template, len(self.texts))
        if number == len(self.texts):
            self.texts.append(template)
        return number
