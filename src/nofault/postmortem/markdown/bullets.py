"""Any part of the model as a nested list in Markdown, one value a line, and back. The section "Further record" is written so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from nofault.postmortem.grammar import Block
from nofault.postmortem.inline import decode, encode_item, encode_word
from nofault.postmortem.model import Item, Postmortem
from nofault.postmortem.values import Hint, fields, from_text, is_part, to_text

Plain = dict[str, Any]
# Before the name of a list whose items are shown above.
MORE = "More about "


class Node(Struct):
    """One line of a nested list: its text, its line in the document, and what is nested below it."""

    text: str
    line: int
    below: list[Node] = []


def lines_of(plain: Plain, kind: type[Struct] = Postmortem, indent: str = "") -> list[str]:
    """A plain part as lines of a nested list."""
    hints = fields(kind)
    lines: list[str] = []
    for name, value in plain.items():
        lines += _value_lines(name.replace("_", " ").capitalize(), value, hints[name], indent)
    return lines


def _value_lines(label: str, value: Any, hint: Hint, indent: str) -> list[str]:
    deeper = indent + "  "
    if isinstance(value, dict) and hint.is_list:
        label = MORE + label.lower()
        lines = [line for name, item in value.items() for line in _named(name, item, hint.base, deeper)]
    elif isinstance(value, list) and is_part(hint):
        lines = [line for number, item in enumerate(value, 1) for line in _named(item.get("id", str(number)), item, hint.base, deeper)]
    elif isinstance(value, list):
        lines = [f"{deeper}- {_quoted(encode_item(to_text(item, _ELEMENT)))}" for item in value]
    elif isinstance(value, dict):
        lines = lines_of(value, hint.base, deeper)
    else:
        return [f"{indent}- {label}: {_quoted(encode_item(to_text(value, hint)))}"]
    return [f"{indent}- {label}:", *lines]


def _named(name: str, item: Plain, kind: type[Struct], indent: str) -> list[str]:
    inner = {key: value for key, value in item.items() if key != "id"}
    return [f"{indent}- {encode_word(name)}:", *lines_of(inner, kind, indent + "  ")]


_ELEMENT = Hint(str, False, False)


def _quoted(text: str) -> str:
    """An empty value is written as two quotation marks, so a value of quotation marks alone gets two more."""
    return text if text.strip('"') or len(text) % 2 else f'""{text}'


def _unquoted(text: str) -> str:
    return text if text.strip('"') or len(text) % 2 else text[2:]


def nodes_of(blocks: list[Block]) -> list[Node]:
    """The list items among the blocks as a tree."""
    top: list[Node] = []
    path: list[Node] = []
    for block in blocks:
        if block.kind != "item":
            continue
        del path[max(0, block.level - 1) :]
        node = Node(block.text, block.line)
        (path[-1].below if path else top).append(node)
        path.append(node)
    return top


def whys_of(node: Node) -> list[Plain]:
    """The tree of whys below a list item."""
    found: list[Plain] = []
    for below in node.below:
        why: Plain = {"text": decode(below.text)}
        deeper = whys_of(below)
        found.append(why | ({"whys": deeper} if deeper else {}))
    return found


class Reader:
    """Reads a nested list back; `odd` names the lines that say nothing about the model."""

    def __init__(self) -> None:
        self.odd: list[tuple[int, str]] = []

    def part(self, nodes: list[Node], kind: type[Struct]) -> Plain:
        """The plain part that the lines say."""
        hints = fields(kind)
        plain: Plain = {}
        for node in nodes:
            label, text = _label(node.text)
            more = kind is Postmortem and label.startswith(MORE)
            name = label.removeprefix(MORE).lower().replace(" ", "_")
            hint = hints.get(name)
            if hint is None or name in plain:
                self.odd.append((node.line, node.text))
                continue
            value = {item["id"]: item for item in self._items(node, hint)} if more else self._value(node, text, hint)
            if value is not _NOTHING:
                plain[name] = value
        return plain

    def _value(self, node: Node, text: str, hint: Hint) -> Any:
        if hint.is_list and is_part(hint):
            return list(self._items(node, hint))
        if hint.is_list:
            return [_unquoted(decode(element.text)) for element in node.below]
        if is_part(hint) and not text:
            return self.part(node.below, hint.base)
        try:
            return from_text(_unquoted(decode(text)), hint)
        except (ValueError, TypeError) as error:
            self.odd.append((node.line, str(error)))
            return _NOTHING

    def _items(self, node: Node, hint: Hint) -> Iterator[Plain]:
        for item in node.below:
            plain = self.part(item.below, hint.base)
            if issubclass(hint.base, Item):
                plain = {"id": decode(_label(item.text)[0]), **plain}
            yield plain


_NOTHING = object()


def _label(text: str) -> tuple[str, str]:
    """Label and value of a line."""
    label, colon, value = text.partition(": ")
    return (label, value.strip()) if colon else (text.removesuffix(":"), "")
