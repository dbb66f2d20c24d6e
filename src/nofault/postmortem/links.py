"""Links of a document to files beside it: which there are, and the same document with others in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from msgspec import Struct, structs

# The address in [words](address "title"), in [label]: address, and in an attribute of HTML. Each is bounded, so looking for them is linear.
_LINK = re.compile(r"""(\]\([ ]?<?|^\[[^\]\n]{1,200}\]:[ ]{1,4}<?|\b(?:src|href)=["'])([^\s<>()"']{1,500})""", re.M)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|#")


def relative_links(document: Struct) -> list[str]:
    """The addresses that lead to a file beside the document, as written, each once, in the order of the text."""
    found: dict[str, None] = {}
    for text in _texts(document):
        for match in _LINK.finditer(text):
            if not _ELSEWHERE.match(match[2]):
                found[match[2]] = None
    return list(found)


def target_of(link: str, path: str) -> str:
    """The path of the file that a relative link leads to, in a document at `path`; "" when it leads out of the folder of all."""
    address = unquote(link.partition("#")[0].partition("?")[0]).replace("\\", "/")
    target = normpath(join(dirname(path), address)) if address else ""
    return "" if target.startswith(("..", "/")) or "\0" in target or target == "." else target


def with_links(value: Any, links: Mapping[str, str]) -> Any:
    """The value with each of these links leading where it says; everything else is as it was."""
    return _rewritten(value, lambda text: _LINK.sub(lambda match: match[1] + links.get(match[2], match[2]), text)) if links else value


def _rewritten(value: Any, change: Callable[[str], str]) -> Any:
    if type(value) is str:
        return change(value) if "](" in value or "]: " in value or "=" in value else value
    if isinstance(value, Struct):
        changed = {name: _rewritten(getattr(value, name), change) for name in value.__struct_fields__}
        return structs.replace(value, **changed)
    return [_rewritten(each, change) for each in value] if isinstance(value, list) else value


def _texts(value: Any) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
