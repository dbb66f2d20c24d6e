"""What a document gives to the search: one flat record, made by a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS

# Fields that hold pointers, hashes or other machinery: nobody searches for them, and they would drown the words.
UNSEARCHED = frozenset({"id", "sha256", "owner_id", "factors", "answered_by", "entry", "media_type", "axis", "template", "size_bytes"})


class SearchDoc(Struct, frozen=True, kw_only=True):
    """One document for the index.

    `tags` are exact words that filters ask for, in the caller's own spelling, such as `team:payments`, `state:published` or `audience:all`.
    `body` is everything else that a person may look for, one fact a line.
    """

    id: str
    reference: str = ""
    title: str = ""
    service: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()


def searchable(document: Postmortem, tags: tuple[str, ...] = (), *, shown: Callable[[str], str] = str) -> SearchDoc:
    """The record of `document`: title, reference and service apart, all its other text (timeline and action items too) as lines of the body.

    `shown` gives each text of the document as people may see it, without secrets; text by text, since looking through one long text takes longer.
    """
    incident = document.incident
    return SearchDoc(
        id=document.id,
        reference=incident.reference,
        title=shown(incident.title),
        service=shown(" ".join(dict.fromkeys([incident.service, *document.impact.services])).strip()),
        body="\n".join(shown(text) for name in PARTS for text in lines_of(getattr(document, name))),
        tags=tags,
    )


def lines_of(value: object) -> Iterator[str]:
    """Every text inside `value` (a part of a document), in document order; numbers, instants and vocabulary words are left out."""
    if type(value) is str:  # not a StrEnum: a state or a kind is a filter, not a word of the text
        if value.strip():
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from lines_of(item)
    elif isinstance(value, Struct):
        for name in _searched_fields(type(value)):
            inner = getattr(value, name)
            # Nearly all are texts or nothing, and going down for those would take most of the time.
            if type(inner) is str:
                if inner.strip():
                    yield inner
            elif isinstance(inner, (list, Struct)):
                yield from lines_of(inner)


@cache
def _searched_fields(kind: type[Struct]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in UNSEARCHED)
