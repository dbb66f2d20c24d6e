"""A Markdown template as data: which part of the model stands under which heading, and how it is laid out."""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, frozen=True, kw_only=True):
    """One section of a template.

    `part` is a place in the model (`summary`, `causes.root_cause`, `timeline`). `layout` is `text` (paragraphs), `labels` (labelled values,
    then the part's `summary` as text), `table`, `bullets` or `numbered`. `fields` are labels or column heads with the field each shows.
    `prompt` is what an empty document asks for there.
    """

    heading: str
    part: str
    layout: str
    prompt: str
    fields: tuple[tuple[str, str], ...] = ()
    level: int = 2


class Template(Struct, frozen=True, kw_only=True):
    """A whole Markdown template: its NAME, what stands before the title, what an empty title asks for, and its sections in order."""

    name: str
    prefix: str
    prompt: str
    places: tuple[Place, ...]
