"""One value on one line of Markdown, and back: nothing that a text may hold gets lost or breaks the line.

Markup stays as written. Only what would end the line or be read as something else is written another way that every viewer shows alike:
a line end as `<br>`, a pipe in a table as `\\|`, and the few signs left as numeric character references.
"""

from __future__ import annotations

import re

from nofault.postmortem.blocks import cut

_REFERENCE = re.compile(r"&((?:amp;)*)#")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|<(?=br\b|!--)", re.I)
_WRITTEN = re.compile(r"\\\||<br\s*/?>|&(?:amp;)+#|&#(\d{1,7});", re.I)
# Identifiers as this product makes them stand bare in brackets; others are named as such.
_OWN_ID = re.compile(r"(?:te|cf|ai|p)-[0-9a-z]+")
_TAIL = re.compile(r"(?:\A|[ \t])\((?:((?:te|cf|ai|p)-[0-9a-z]+)|id: ([^()\s]+))\)\Z")
_SEVERE = re.compile(r"[^\w.-]")


def encode(text: str, *, cell: bool = False) -> str:
    """The text on one line, `cell` for a table. `decode` gives it back exactly."""
    text = _REFERENCE.sub(r"&amp;\1#", text)
    text = _UNSAFE.sub(_number, text)
    if cell:
        text = text.replace("\\|", "\\&#124;").replace("|", "\\|")
    if text[-1:].isspace():
        text = text[:-1] + _number(text[-1])
    if text[:1].isspace():
        text = _number(text[0]) + text[1:]
    return text.replace("\n", "<br>")


def encode_start(text: str) -> str:
    """An encoded text whose first sign is written as a number, so that it begins no heading, list or table."""
    return text if text[:1] in ("", "&") else _number(text[0]) + text[1:]


def encode_item(text: str) -> str:
    """The text as the content of a list item."""
    line = encode(text)
    if line[:1].isalpha():
        return line
    found = cut(f"- {line}")
    return line if len(found) == 1 and found[0].text == line and found[0].checked is None else encode_start(line)


def encode_word(text: str) -> str:
    """A text as one word of letters, digits, dots, dashes and numeric references."""
    return _SEVERE.sub(_number, text)


def decode(text: str, *, cell: bool = False) -> str:
    """What `encode` was given; also reads the line ends and references that other people's documents hold."""
    if "&" not in text and "<" not in text and "\\" not in text:
        return text
    return _WRITTEN.sub(lambda found: _read(found, cell), text)


def _number(found: str | re.Match[str]) -> str:
    return f"&#{ord(found if isinstance(found, str) else found.group())};"


def _read(found: re.Match[str], cell: bool) -> str:
    whole = found.group()
    if whole == "\\|":
        return "|" if cell else whole
    if whole[0] == "<":
        return "\n"
    if found.group(1) is None:
        return "&" + whole[5:]
    number = int(found.group(1))
    return chr(number) if number < 0xD800 or 0xE000 <= number < 0x110000 else whole


def with_id(text: str, identifier: str) -> str:
    """The text with its item's identifier behind it, readable: `Set a query timeout (ai-4f1c09ab2d)`."""
    tail = f"({identifier})" if _OWN_ID.fullmatch(identifier) else f"(id: {encode_word(identifier)})"
    return f"{text} {tail}" if text else tail


def split_id(text: str) -> tuple[str, str]:
    """The text without its identifier, and the identifier; "" when it carries none."""
    found = _TAIL.search(text)
    if found is None:
        return text, ""
    return text[: found.start()], found.group(1) or decode(found.group(2))
