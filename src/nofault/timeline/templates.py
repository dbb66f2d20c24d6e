"""Message templates: texts that differ only in their numbers, names in quotes, values and paths are one.

The mask runs on each distinct text with its digits flattened, not on each line, which is what makes it fast.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from nofault.timeline.gather import Ints

_DIGITS = b"0123456789"
_FLAT = bytes.maketrans(_DIGITS, b"0" * 10)
_REMEMBERED = 200_000  # texts that are remembered; beyond it each text is masked by itself, so that unique names cannot eat the memory
_BATCH = 2_048
_LONGEST = 2_000  # bytes of a text that are looked at
_TEMPLATES = 20_000  # templates that are told apart
OTHERS = b"<other messages>"

# One pass over a text: a quoted part, the value after "=", a path, or a token that holds a digit becomes one star.
_VARIABLE = re.compile(
    rb"\"[^\"]*\"|'[^']*'|(?<==)[^\s,;)\]}]+|(?<![\w.])/(?:[\w.@%+:-]+/?)+|\b0x[0-9a-fA-F]+\b|[\w.:@%+/#-]*\d[\w.:@%+/#-]*|\b[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b"
)
_STARS = re.compile(rb"\*(?:[ ,]*\*)+")
# A long identifier of hex digits, which flattening alone leaves distinct.
_HEX = re.compile(rb"(?=[a-f-]{0,40}\d)[0-9a-f]{8,}(?:-[0-9a-f]{4,12})*")


def template_of(text: bytes) -> bytes:
    """`text` with its variable parts as `*`."""
    return _STARS.sub(b"*", _VARIABLE.sub(b"*", text[:_LONGEST]))


class Templates:
    """Numbers for the templates of one source, in the order of first sight. `texts[number]` is the template, `examples[number]` its first text.

    `lead` matches what stands before the message in a text and is left out.
    """

    def __init__(self, lead: re.Pattern[bytes] | None = None) -> None:
        self.texts: list[bytes] = []
        self.examples: list[bytes] = []
        self.capped = False
        self._lead = lead
        self._numbers: dict[bytes, int] = {}
        self._flat: dict[bytes, int] = {}  # texts with each digit as 0
        self._by_key: dict[int, int] = {}  # keys of texts without their digits
        self._bare: dict[bytes, int] = {}  # texts without their digits and identifiers

    def numbers(self, data: bytes, starts: Ints, ends: Ints) -> list[int]:
        """The number of the template of each text `data[start:end]`."""
        flat, known = data.translate(_FLAT), self._flat.get
        numbers: list[int] = []
        for first in range(0, starts.size, _BATCH):  # so that what the first lines teach serves the rest
            spans = list(zip(starts[first : first + _BATCH].tolist(), ends[first : first + _BATCH].tolist(), strict=True))
            found = [known(flat[start:end], -1) for start, end in spans]
            if -1 in found:
                for place, number in enumerate(found):
                    if number < 0:
                        start, end = spans[place]
                        found[place] = self._number(data[start : min(end, start + _LONGEST)].rstrip(b"\r"), flat[start:end])
            numbers += found
        return numbers

    def numbers_by_key(self, data: bytes, starts: Ints, ends: Ints, keys: NDArray[np.uint64]) -> NDArray[np.int16]:
        """The number of the template of each text; texts with one key differ in their digits only, so each key is asked for once."""
        distinct, first, back = np.unique(keys, return_index=True, return_inverse=True)
        known = distinct.tolist()
        numbers = [self._by_key.get(key, -1) for key in known]
        for place in np.argsort(first).tolist():
            if numbers[place] < 0:
                start, end = int(starts[first[place]]), int(ends[first[place]])
                numbers[place] = self.number(data[start : min(end, start + _LONGEST)])
                if len(self._by_key) < _REMEMBERED:
                    self._by_key[known[place]] = numbers[place]
        return np.array(numbers, np.int16)[back]

    def number(self, text: bytes) -> int:
        """The number of the template that `text` belongs to."""
        return self._number(text, text.translate(_FLAT))

    def forget(self) -> None:
        """Let go of the texts that were remembered; the templates stay."""
        self._flat, self._bare, self._by_key = {}, {}, {}

    def _number(self, text: bytes, flat: bytes) -> int:
        known = self._flat.get(flat)
        if known is not None:
            return known
        bare = _HEX.sub(b"", text).translate(None, _DIGITS)
        number = self._bare.get(bare)
        if number is None:
            message = text[self._lead_bytes(text) :]
            number = self._of_template(template_of(message), message)
            if len(self._bare) < _REMEMBERED:
                self._bare[bare] = number
        if len(self._flat) < _REMEMBERED and len(flat) <= _LONGEST:
            self._flat[flat] = number
        return number

    def _lead_bytes(self, text: bytes) -> int:
        found = self._lead.match(text) if self._lead is not None else None
        return found.end() if found else 0

    def _of_template(self, template: bytes, example: bytes) -> int:
        if len(self.texts) >= _TEMPLATES and template not in self._numbers:
            self.capped, template = True, OTHERS
        number = self._numbers.setdefault(template, len(self.texts))
        if number == len(self.texts):
            self.texts.append(template)
            self.examples.append(example[:_LONGEST])
        return number
