"""A Markdown template as a format: reading, writing, an empty document, and how surely a text is in its shape."""

from __future__ import annotations

import re

from msgspec import structs

from nofault.postmortem.markdown.read import read_markdown
from nofault.postmortem.markdown.template import Template
from nofault.postmortem.markdown.write import blank, write_markdown
from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import Reading, Told

_HEADING = re.compile(r"^#{1,6} (.{1,200})", re.M)
HEADINGS = 400  # that are looked at


class MarkdownFormat:
    """What a format module offers, for one template."""

    EXTENSION = ".md"

    def __init__(self, template: Template, title: str) -> None:
        self.template = template
        self.NAME = template.name
        self.TITLE = title

    def sniff(self, text: str, path: str = "") -> float:
        """Up to 7: all of its headings; below 4 where they could be another's; 0 for YAML and JSON."""
        found = {match.group(1).rstrip("# ").strip().casefold() for _, match in zip(range(HEADINGS), _HEADING.finditer(text), strict=False)}
        own = set(self.template.parts)
        share = len(own & found) / len(own)
        prefix = re.search(rf"^# {re.escape(self.template.prefix)}(?::|$| —)", text[:2000], re.M)
        return 6 * share + (0.5 if prefix else 0) if share > 0.6 else 0

    def read(self, text: str, *, path: str = "") -> Reading:
        """Read Markdown of this shape, or written by hand elsewhere."""
        return read_markdown(text, path, self.template)

    def told(self, told: Told) -> MarkdownFormat:
        """This format for one document, with what a person says of it."""
        return MarkdownFormat(structs.replace(self.template, told=told), self.TITLE)

    def write(self, document: Postmortem) -> str:
        """The document as Markdown of this shape; reading it gives the same document."""
        return write_markdown(document, self.template)

    def empty(self) -> str:
        """An empty document with prompts."""
        return blank(self.template)
