"""YAML without its dangers: a tree of mappings, lists and texts with the line of each, and readable output.

No tag makes an object, an alias is refused (it can blow a small file up to gigabytes), depth is limited, a repeated key is an error.
Only `null`, `true` and `false` and numbers are more than text: `14:32`, `2026-01-14` and `no` stay what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from nofault.errors import NofaultError
from nofault.postmortem.grammar import front_matter_end

MAX_DEPTH = 60
MAX_CHARACTERS = 20_000_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Word(str):
    """A text that stood without quotation marks, so that it may mean a number, a truth value or nothing at all."""

    __slots__ = ()


class YamlError(NofaultError):
    """A text that is no YAML, or YAML that is not read."""


class Tree(Struct):
    """What was read: mappings, lists, texts (`Word` where unquoted); and path -> line, such as `timeline.0.event` -> 12."""

    value: Any
    lines: dict[str, int]


def load(text: str) -> Tree:
    """Read one YAML document. Raises YamlError that names the line."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(f"The YAML has {len(text)} characters, more than {MAX_CHARACTERS}.", "Split the document.")
    builder = _Builder()
    for event in parsed(text):
        builder.take(event)
    return Tree(builder.root, builder.lines)


def parsed(text: str) -> Iterator[yaml.Event]:
    """The events of a YAML text with their places. Raises YamlError that names the line."""
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else text.encode()[: getattr(error, "position", 0)].count(b"\n") + 1
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not valid"
        raise YamlError(f"YAML, line {line}: {problem}.", "Check indentation and quotation marks there.") from error


def nodes(text: str) -> yaml.Node | None:
    """The nodes of a YAML text with their places, aliases followed. Raises yaml.YAMLError, also beyond MAX_DEPTH levels."""
    _require_shallow(text)
    return yaml.compose(text, Loader=_Loader)


def values(text: str) -> Any:
    """What a small YAML file says in YAML's own types, days and instants included. Raises yaml.YAMLError as `nodes`, ValueError for no such day."""
    _require_shallow(text)
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - it is the safe one


def _require_shallow(text: str) -> None:
    """libyaml composes by recursion: a hundred thousand brackets would not be an error but the end of the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise yaml.YAMLError(f"line {event.start_mark.line + 1 if event.start_mark else 1}: more than {MAX_DEPTH} levels")


class _Builder:
    """Builds the tree out of the parser's events, without recursion."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: dict[str, int] = {}
        self.open: list[Any] = []  # the containers that are not ended
        self.keys: list[Any] = []  # the key that waits for its value, for each open mapping; the next index for a list
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(f"YAML, line {line}: anchors and aliases are not read.", "Write the value out where it belongs.")
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise YamlError(f"YAML, line {line}: a second document begins.", "Keep one postmortem a file.")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.open) >= MAX_DEPTH:
                raise YamlError(f"YAML, line {line}: more than {MAX_DEPTH} levels.", "Flatten the document.")
            container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._add(container, line)
            self.open.append(container)
            self.keys.append(None if isinstance(container, dict) else 0)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
            self.keys.pop()
            self._next()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        text = Word(event.value) if event.style is None or event.style == "" else event.value
        if self.open and isinstance(self.open[-1], dict) and self.keys[-1] is None:
            if text in self.open[-1]:
                raise YamlError(f"YAML, line {line}: the key {text!r} stands there twice.", "Keep one of them.")
            self.keys[-1] = str(text)
        else:
            self._add(text, line)
            self._next()

    def _add(self, value: Any, line: int) -> None:
        if not self.open:
            self.root = value
            return
        holder = self.open[-1]
        if isinstance(holder, dict):
            if self.keys[-1] is None:
                raise YamlError(f"YAML, line {line}: a key is no text.", "Use a word as key.")
            holder[self.keys[-1]] = value
        else:
            holder.append(value)
        self.lines[".".join(str(key) for key in self.keys)] = line

    def _next(self) -> None:
        """The value of the innermost open container is complete."""
        if self.open:
            self.keys[-1] = None if isinstance(self.open[-1], dict) else self.keys[-1] + 1


_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(?:0|[1-9]\d*)\Z")
_FLOAT = re.compile(r"[-+]?\d+\.\d*(?:[eE][-+]\d+)?\Z")


def scalar(text: str) -> Any:
    """What a text of the tree means: None, a truth value, a number, or the text."""
    if not isinstance(text, Word):
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.match(text) and len(text) < 20:
        return int(text)
    return float(text) if _FLOAT.match(text) else str(text)


def is_null(value: Any) -> bool:
    """Whether a value of the tree is nothing at all."""
    return isinstance(value, Word) and value in _NULL


class _Writer(yaml.SafeDumper):
    """Indents lists below their key and writes texts of several lines as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


# Signs that only a text in double quotation marks can carry unharmed.
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def _text(dumper: Any, text: str) -> Any:
    style = None
    if _ODD.search(text):
        style = '"'
    elif "\n" in text:
        # A block can neither begin with space nor end with an empty line without signs that few people know.
        plain = not text[0].isspace() and all(line == line.rstrip() for line in text.split("\n")) and not text.endswith("\n")
        style = "|" if plain else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _text)
_Writer.add_representer(Word, lambda dumper, word: dumper.represent_data(scalar(word)))


def dump(value: Any) -> str:
    """A plain value as readable YAML, keys in the order given. `load` reads the same texts and numbers back."""
    text: str = yaml.dump(value, Dumper=_Writer, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1_000_000)
    return text


def top_keys(text: str, path: str = "") -> set[str]:
    """The words that stand as keys at the beginning of lines of a YAML file, without parsing; empty where the file is Markdown."""
    if path.lower().endswith((".md", ".markdown")):
        return set()
    lines = text.split("\n")
    end, _ = front_matter_end(lines)
    first = next((line for line in lines if line.strip() and not line.startswith(("# ", "---", "%"))), "")
    if not _KEY.match(first) or (end and any(line.strip() for line in lines[end + 1 :])):
        return set()
    return set(_KEY.findall(text))


_KEY = re.compile(r"^([A-Za-z_]\w*):(?=\s|$)", re.M)
