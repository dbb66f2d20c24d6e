"""YAML with the same keys as the JSON."""

from __future__ import annotations

import msgspec
import yaml

from nofault.timeline.events import Timeline

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def render(timeline: Timeline, explain: bool = False) -> str:
    """The timeline as one YAML document; instants are texts in UTC."""
    plain = msgspec.json.decode(msgspec.json.encode(timeline))
    return str(yaml.dump(plain, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=150))
