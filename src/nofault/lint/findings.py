"""What the linter answers: a finding with its place, a question to ask, and where one exists a rewrite.

`Finding` is the JSON of one finding as the command line, the API and the page share it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding weighs; `error` and `warning` make `nofault lint` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Location(Struct, frozen=True, gc=False):
    """A place in a text: `row` and `column` (in characters), both from 1."""

    row: int
    column: int


class Edit(Struct, frozen=True, gc=False):
    """Replace what stands from `location` to before `end_location` by `content`."""

    content: str
    location: Location
    end_location: Location


class Fix(Struct, frozen=True, gc=False):
    """Edits that settle a finding: `safe` ones cannot change the meaning, `unsafe` ones need a person's eye."""

    applicability: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]


class Finding(Struct, frozen=True, gc=False):
    """One finding. `location` is its first character, `end_location` the one after its last; `section` a section kind or None.

    `message` asks `question` first and then says what was seen; `suggestion` is a rewrite to start from.
    """

    code: str
    name: str
    severity: Severity
    message: str
    suggestion: str | None
    filename: str
    location: Location
    end_location: Location
    section: str | None
    fix: Fix | None
    url: str
    question: str

    @property
    def fails(self) -> bool:
        """Whether this finding makes the check fail (warning or error)."""
        return self.severity is not Severity.INFO


class PartFinding(Struct, frozen=True, gc=False):
    """A finding in a document held as a model.

    `part` is the field of the document (`timeline`), `item_id` the item's identifier ("" where the part is one value), `field` the path of
    the field inside it (`text`, `whys[0].text`, `owner`), `start` and `end` character offsets in that field's text (0 and 0 where the
    field is empty and that is what was found).
    """

    part: str
    item_id: str
    field: str
    start: int
    end: int
    finding: Finding
