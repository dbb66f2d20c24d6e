"""The model itself as readable YAML: the same keys as the JSON, texts of several lines as blocks.

Values are read by the type of their field: `14:32` is text where text belongs, `no` is a truth value where one belongs. A key that the model
does not know is an error that names its line. Anchors, aliases and tags are not read.
"""

from __future__ import annotations

from nofault.postmortem.model import Postmortem
from nofault.postmortem.reading import Reading, identified
from nofault.postmortem.records import from_plain, to_plain
from nofault.postmortem.typed import TypedReader
from nofault.postmortem.values import fields
from nofault.postmortem.yaml_text import dump, load, top_keys

NAME = "yaml"
TITLE = "The model as YAML"
EXTENSION = ".yaml"


def sniff(text: str, path: str = "") -> int:
    """Keys of the model at the beginning of lines, and every YAML file that is nothing else."""
    keys = top_keys(text, path)
    if keys and keys <= set(fields(Postmortem)):
        return 8
    return 3 if path.lower().endswith((".yaml", ".yml")) else 0


def read(text: str, *, path: str = "") -> Reading:
    """Read the YAML model. Raises NofaultError that names the line which does not fit."""
    tree = load(text)
    plain = TypedReader(tree).part(tree.value if tree.value is not None else {}, Postmortem)
    document = identified(from_plain(plain))
    lines = {place: line for place, line in tree.lines.items() if place.count(".") == 0}
    for name in plain:
        for number, item in enumerate(getattr(document, name) if isinstance(plain[name], list) else []):
            lines[f"{name}.{item.id}"] = tree.lines[f"{name}.{number}"]
    return Reading(document, NAME, lines=lines)


def write(document: Postmortem) -> str:
    """The document as YAML; what is not stated is left out, what is unknown is null."""
    return dump(to_plain(document))
