"""The sentences of a document with their section and line, from a text as written or from the typed model."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from nofault.knowledge.errors import KnowledgeError
from nofault.knowledge.searchable import lines_of
from nofault.postmortem.blocks import Block, cut
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.sections import section_kind, understand
from nofault.postmortem.yaml_text import nodes

PROSE = frozenset({"heading", "paragraph", "item", "row", "quote"})
_END = re.compile(r"(?<=[.!?;])\s+(?=[\"'(\[]?[A-Z0-9`*_])")
_MARKS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}|!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")


class Sentence(Struct, frozen=True):
    """One sentence. `line` counts from 1, None when the text has no lines; `section` is a section kind, None when unknown."""

    text: str
    line: int | None = None
    section: str | None = None


def sentences_of(document: Postmortem) -> Iterator[Sentence]:
    """Every sentence of a document, in the order of its parts."""
    for name, part in PARTS.items():
        for text in lines_of(getattr(document, name)):
            for _, sentence in _split(text):
                yield Sentence(sentence, None, part.section)


def sentences_of_markdown(text: str) -> Iterator[Sentence]:
    """Every sentence of a Markdown text, headings and table rows too; code is left out."""
    blocks = cut(text)
    headings = {heading.block: heading for heading in understand(blocks)}
    section: str | None = None
    for index, block in enumerate(blocks):
        if index in headings:
            heading = headings[index]
            section = "summary" if heading.understood == "title" else heading.kind
        if block.kind in PROSE:
            for offset, sentence in _split(_row(block) if block.cells else block.text):
                yield Sentence(sentence, block.line + offset, section)


def sentences_of_yaml(text: str, name: str = "The text") -> Iterator[Sentence]:
    """Every sentence of the texts of a YAML (or JSON) document; its section is that of the nearest key that names one.

    Raises KnowledgeError with `name` and the line when it is not valid.
    """
    try:
        root = nodes(text)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name} is not valid YAML: {' '.join(str(error).split())}.", "Mend that line.") from error
    pending: list[tuple[yaml.Node | None, str | None]] = [(root, None)]
    seen: set[int] = set()
    while pending:
        node, section = pending.pop()
        if node is None or id(node) in seen:  # an alias is the same node again
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            pending += [(value, _key_section(key) or section) for key, value in reversed(node.value)]
        elif isinstance(node, yaml.SequenceNode):
            pending += [(value, section) for value in reversed(node.value)]
        elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            for offset, sentence in _split(node.value):
                yield Sentence(sentence, node.start_mark.line + 1 + offset, section)


def _key_section(key: yaml.Node) -> str | None:
    return section_kind(str(key.value).replace("_", " ")) if isinstance(key, yaml.ScalarNode) else None


def _row(block: Block) -> str:
    return " · ".join(cell for cell in block.cells if cell)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text without inline markup, each with the number of lines before it."""
    start = line = 0
    for end in [*(found.start() for found in _END.finditer(text)), len(text)]:
        written = text[start:end]
        sentence = " ".join(_MARKS.sub(r"\1", written).split())
        if sentence:
            yield line + written.count("\n", 0, len(written) - len(written.lstrip())), sentence
        line += written.count("\n")
        start = end
