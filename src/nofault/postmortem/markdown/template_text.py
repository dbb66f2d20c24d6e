"""The text of a team's own template that begins from a shipped one: the same headings, places and prompts, to be changed."""

from __future__ import annotations

from nofault.postmortem.markdown.template import FACTS, Template
from nofault.postmortem.yaml_text import dump


def template_text(template: Template, name: str, title: str) -> str:
    """A template file as `own_format` reads it. A layout of its own that a shipped template has becomes the usual one of its part."""
    facts = {label: place for one in template.places if one.layout == FACTS for label, place in one.fields}
    sections = {place.heading: place.part for place in template.places if place.heading and place.part}
    head = {"name": name, "title": title, "prefix": template.prefix, **({"facts": facts} if facts else {}), "sections": sections}
    lines = ["---", dump(head).rstrip("\n"), "---", f"# {template.prefix}", ""]
    for place in template.places:
        if place.heading:
            lines += [f"{'#' * place.level} {place.heading}", "", *([place.prompt, ""] if place.prompt else [])]
    return "\n".join(lines)
