"""Reading a document in any shape, and writing it in any. The shapes are the files of `nofault.postmortem.formats`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from types import ModuleType
from typing import Any

from msgspec import Struct

from nofault import plugins
from nofault.errors import NofaultError
from nofault.postmortem.broken_tables import broken_tables, questions_of
from nofault.postmortem.identity import assign_ids
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS, cleaned
from nofault.postmortem.sections import Heading

PACKAGE = "nofault.postmortem.formats"
DEFAULT = "classic"  # what a document is written in where nobody asks for another shape


class Told(Struct, frozen=True, omit_defaults=True):
    """What a person says of a document that its reader would not find: the NAME of its format; for Markdown also the day of the incident, the zone
    of the times that name none, and headings in small letters with their section kind.
    """

    shape: str = ""
    day: date | None = None
    zone: str = ""
    kinds: dict[str, str] = {}


class Places(Mapping[str, int]):
    """From a place in the model to its line: `single` as they are, those of a list's items by the order of the items (0: none is known)."""

    def __init__(self, document: Postmortem, single: dict[str, int], items: Mapping[str, Sequence[int]]) -> None:
        self.single = single
        self.items_of = items
        self.document = document

    @cached_property
    def all(self) -> dict[str, int]:
        """Every place with its line, put together when the first is asked for: a large document has a hundred thousand."""
        found = dict(self.single)
        for name, lines in self.items_of.items():
            found |= {f"{name}.{item.id}": line for item, line in zip(getattr(self.document, name), lines, strict=True) if line}
        return found

    def __getitem__(self, place: str) -> int:
        return self.all[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)


class Reading(Struct):
    """A document that was read, and what its reader has to say.

    `lines` leads from a place in the model (`summary`, `timeline.te-4f1c09ab2d`) to the line it came from, from 1. `kept` are the first and
    last lines of what no typed part holds and was kept as it was. `questions` need a person. `shape` is the NAME of the format.
    """

    document: Postmortem
    shape: str
    headings: list[Heading] = []
    lines: Mapping[str, int] = {}
    kept: list[tuple[int, int]] = []
    questions: list[str] = []

    def report(self) -> dict[str, Any]:
        """The import report as JSON values: headings, timeline, actions, kept, questions."""
        document = self.document
        return {
            "headings": [{"line": one.line, "text": one.text, "understood": one.understood, "kind": one.kind} for one in self.headings],
            "timeline": {"entries": len(document.timeline), "timed": sum(1 for entry in document.timeline if entry.at)},
            "actions": len(document.action_items),
            "kept": [list(lines) for lines in self.kept],
            "questions": self.questions,
        }


@cache
def formats() -> dict[str, ModuleType]:
    """Every format by its NAME."""
    found = {module.NAME: module for _, module in plugins.walk(PACKAGE)}
    return dict(sorted(found.items(), key=lambda one: one[0] != DEFAULT))


def format_named(name: str) -> ModuleType:
    """The format of that NAME. Raises NofaultError that lists the known ones."""
    if name not in formats():
        raise NofaultError(f"Unknown format: {name}.", f"Known are: {', '.join(sorted(formats()))}.")
    return formats()[name]


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text of a file and questions about its bytes: UTF-8, or UTF-16 with its mark; bytes that are neither are replaced and named."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), []
    text = data.decode("utf-8", "replace")
    questions = []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        questions.append(f"Line {line} holds bytes that are not UTF-8; they were replaced. Which encoding is the file in?")
    return text.removeprefix("\ufeff"), questions


def sniff(text: str, path: str = "") -> ModuleType:
    """The format that a text is in: the one whose `sniff` is surest."""
    return max(formats().values(), key=lambda module: module.sniff(text, path) if hasattr(module, "sniff") else 0)


def read(data: str | bytes, path: str = "", shape: Any = "", told: Told | None = None) -> Reading:
    """Read a document of any supported shape; `path` is what its file is called, `shape` its format, or the NAME of it, where that is known.

    `told` holds what a person knows better; a format that is no Markdown says itself what it means.
    Every item of the result has an identifier of its own. Raises NofaultError where nothing can be read.
    """
    text, questions = decode(data) if isinstance(data, bytes) else (data, [])
    if "\0" in text:
        questions.append("The file holds NUL characters; they were replaced. Is it a text file?")
    if not text.strip():
        questions.append("The file holds no text. Is it the right one?")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    module = (format_named(shape) if isinstance(shape, str) else shape) if shape else sniff(text, path)
    shaped: Any = getattr(module, "FORMAT", module)
    if told is not None and hasattr(shaped, "told"):
        module = shaped.told(told)
    reading: Reading = module.read(text, path=path)
    broken = broken_tables(text) if reading.headings else []
    del text  # of a large document text and identifiers need not be held together
    give_ids(reading.document)
    if broken:
        reading.questions += questions_of(broken, reading.headings, set(reading.lines.values()))
    reading.questions[:0] = questions
    return reading


def write(document: Postmortem, shape: Any) -> str:
    """The document in a format, or in that of a NAME. Raises NofaultError for an unknown one."""
    text: str = (format_named(shape) if isinstance(shape, str) else shape).write(document)
    return text


def identified(document: Postmortem) -> Postmortem:
    """The document as it is kept: instants in UTC, no NUL, an identifier for every item; of two equal ones the later gets its derived one."""
    return give_ids(cleaned(document))


def give_ids(document: Postmortem) -> Postmortem:
    """Give every item an identifier of its own, in place, and return the document."""
    for kind in PARTS.values():
        if kind.is_list:
            seen: set[str] = set()
            for item in getattr(document, kind.name):
                if item.id in seen:
                    item.id = ""
                seen.add(item.id)
    return assign_ids(document)
