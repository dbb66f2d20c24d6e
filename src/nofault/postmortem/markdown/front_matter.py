"""Front matter in YAML or TOML into places of the model, key by key; what cannot be read is kept as text and asked about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from nofault.postmortem.grammar import Block
from nofault.postmortem.markdown.labels import Put, label_value, take_label
from nofault.postmortem.markdown.places import IMPACT_LABELS, INCIDENT_LABELS
from nofault.postmortem.yaml_text import YamlError, is_null, load

# Keys that mean something else here than as a label of a text.
OWN = {
    "affected": "impact.services",
    "services": "impact.services",
    "tags": "",
    "type": "",
    "section": "",
    "impact": "impact.summary",
    "resolved at": "incident.markers.recovered_at",
    "detected at": "incident.markers.alert_at",
    "started at": "incident.markers.onset_at",
    "start": "incident.markers.onset_at",
    "end": "incident.markers.recovered_at",
}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_YAML_KEY = re.compile(r"[\"']?([^\"':#\s][^\"':]*)[\"']?\s*:(?:\s|$)")
_TOML_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")


def read_front_matter(block: Block, into: Put) -> tuple[set[int], str]:
    """Put what is understood; returns its lines, and a question where the front matter could not be read."""
    try:
        entries = list(_toml(block) if block.info == "toml" else _yaml(block))
    except (YamlError, tomllib.TOMLDecodeError, RecursionError) as error:
        return set(), f"Line {block.line}: the front matter cannot be read and was kept as text ({' '.join(str(error).split())}). What should it say?"
    taken: set[int] = set()
    for number, (key, line, value) in enumerate(entries):
        last = entries[number + 1][1] - 1 if number + 1 < len(entries) else block.end_line - 1
        if _take(key, value, line, into):
            taken.update(range(line, last + 1))
    comments = {number for number, line in enumerate(block.text.split("\n"), block.line + 1) if line.lstrip().startswith(("#", "["))}
    return taken - comments, ""


def _yaml(block: Block) -> Iterator[tuple[str, int, Any]]:
    value = load(block.text).value
    values = value if isinstance(value, dict) else {}
    for number, line in enumerate(block.text.split("\n"), block.line + 1):
        found = _YAML_KEY.match(line)
        if found and found.group(1) in values:
            yield found.group(1), number, values.pop(found.group(1))


def _toml(block: Block) -> Iterator[tuple[str, int, Any]]:
    tables = tomllib.loads(block.text)
    values = {name: value for name, value in tables.items() if not isinstance(value, dict)}
    for table in tables.values():
        if isinstance(table, dict):
            values = {**table, **values}
    for number, line in enumerate(block.text.split("\n"), block.line + 1):
        found = _TOML_KEY.match(line)
        if found and found.group(1) in values:
            yield found.group(1), number, values[found.group(1)]
        elif line.strip().startswith("["):
            yield "", number, None


def _take(key: str, value: Any, line: int, into: Put) -> bool:
    words = _CAMEL.sub(" ", key).replace("_", " ").replace("-", " ").casefold()
    place = OWN.get(words, INCIDENT_LABELS.get(words) or IMPACT_LABELS.get(words, ""))
    if not place or value is None or is_null(value):
        return False
    if isinstance(value, list):
        return _take_list(place, value, line, into)
    if isinstance(value, dict):
        return False
    return take_label(place, str(value), line, into)


def _take_list(place: str, value: list[Any], line: int, into: Put) -> bool:
    if not all(isinstance(one, str) for one in value) or not value:
        return False
    try:
        return into(place, label_value(place, ", ".join(value)) if len(value) == 1 or not _is_list(place) else [str(one) for one in value], line)
    except ValueError:
        return False


def _is_list(place: str) -> bool:
    return place in ("impact.services", "authorship.authors", "authorship.participants")
