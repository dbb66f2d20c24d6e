"""A Markdown template as data: which part of the model stands under which heading, and how it is laid out."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from nofault.postmortem.parts import SECTION_KINDS
from nofault.postmortem.reading import Told

# Layout of a part where a template does not name one.
TEXT, LABELS, TABLE, BULLETS, NUMBERED, LOG, CARDS, WHYS, FACTS, NOTHING = (
    "text", "labels", "table", "bullets", "numbered", "log", "cards", "whys", "facts", "nothing",
)  # fmt: skip
TIMELINE_FIELDS = (("Time (UTC)", "at"), ("Event", "text"), ("Source", "source"), ("ID", "id"))
ACTION_FIELDS = (("#", "-"), ("Action", "text"), ("Owner", "owner"), ("Due", "due_on"), ("Status", "state"), ("ID", "id"))
IMPACT_FIELDS = (
    ("Duration", "duration_minutes"),
    ("Services affected", "services"),
    ("User impact", "summary"),
    ("Revenue impact", "revenue"),
)


class Place(Struct, frozen=True, kw_only=True):
    """One section of a template.

    `part` is a place in the model (`summary`, `causes.root_cause`, `timeline`), or "" for none. `layout` is `text` (paragraphs), `labels`
    (labelled values, then the part's `summary` as text), `facts` (labelled values from anywhere), `table`, `bullets`, `numbered`, `log` (a
    timeline as a list), `cards` (an item with its fields below it), `whys` (factors with their trees of whys) or `nothing`. `fields` are labels
    or column heads with the field, or for facts the place, that each shows. `prompt` is what an empty document asks for there. Facts without a
    heading stand below the title.
    """

    heading: str
    part: str
    layout: str
    prompt: str
    fields: tuple[tuple[str, str], ...] = ()
    level: int = 2

    @property
    def root(self) -> str:
        """The part of the document that the place is in."""
        return self.part.partition(".")[0]


class Template(Struct, frozen=True, kw_only=True, dict=True):
    """A whole Markdown template: its NAME, what stands before the title, what an empty title asks for, and its sections in order.

    `told` is what a person says of one document that is read by it.
    """

    name: str
    prefix: str
    prompt: str
    places: tuple[Place, ...]
    told: Told = Told()

    @cached_property
    def parts(self) -> dict[str, str]:
        """Heading in small letters -> the place in the model that it holds."""
        placed = {place.heading.casefold(): place.part for place in self.places if place.heading and place.part}
        return {heading: part for heading, part in placed.items() if heading not in self.told.kinds}

    @cached_property
    def headings(self) -> frozenset[str]:
        """Every heading in small letters."""
        return frozenset(place.heading.casefold() for place in self.places)

    @cached_property
    def whys(self) -> frozenset[str]:
        """The headings in small letters under which factors stand with their whys."""
        return frozenset(place.heading.casefold() for place in self.places if place.layout == WHYS)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Heading in small letters -> its section kind, for the headings whose words the reader need not know."""
        return {heading: SECTION_KINDS[part.partition(".")[0]] for heading, part in self.parts.items()} | self.told.kinds

    @cached_property
    def labels(self) -> dict[str, str]:
        """Label in small letters -> place, of the facts."""
        return {label.casefold(): place for one in self.places if one.layout == FACTS for label, place in one.fields}

    @cached_property
    def last_of_part(self) -> dict[str, int]:
        """Part of the document -> the number of the last place that shows something of it."""
        return {place.root: number for number, place in enumerate(self.places) if place.root}
