"""logfmt, as logrus, Heroku, Grafana and many Go programs write it: `key=value` pairs with the time among them.

Example: `time="2026-06-14T16:25:03+02:00" level=error msg="pool exhausted"`
"""

from __future__ import annotations

import re
from collections import Counter

from nofault.timeline.layouts import JsonKey, Layout, LineFormat, Said, Sample
from nofault.timeline.shapes import ISO, read_instant

_KEY = re.compile(rb'(?<!\S)(time|ts|t|timestamp|at|@timestamp|datetime)=("?)([^"\s]+(?: [\d:.,+-]+)?)')
_PAIR = re.compile(rb'(?:^|[ \t])[\w.@-]+=(?:"|\S)')
_LEVEL = re.compile(rb'(?<!\S)(?:level|lvl|severity|at)="?(?i:error|err|fatal|panic|crit|critical|alert|emerg)\b')
_MESSAGE = re.compile(rb'(?<!\S)(?:msg|message|event)=(?:"([^"\\\n]*+(?:\\.[^"\\\n]*+)*)"|(\S+))')
_SYSTEM = re.compile(rb'(?<!\S)(?:service|app|component|logger|source)="?([\w./-]+)')


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout: the key of the time, where it stands, and whether it is an epoch."""
    lines = sample.filled()
    found = [match for line in lines if len(_PAIR.findall(line[:1_000])) >= 2 and (match := _KEY.search(line)) and _is_time(match[3])]
    if not found:
        return None
    key, quote = Counter((match[1], match[2]) for match in found).most_common(1)[0][0]
    lead = key + b"=" + quote
    distances = Counter(match.start() for match in found if (match[1], match[2]) == (key, quote)).most_common(8)
    epochs = sum(1 for match in found if match[3].replace(b".", b"").isdigit())
    layout = Layout(
        finder=JsonKey(lead=lead, distances=tuple(place for place, _ in distances), pattern=re.compile(rb"(?<!\S)" + re.escape(key) + rb'="?')),
        shape=None if 2 * epochs > len(found) else ISO,
        failure=_LEVEL,
        message=re.compile(rb'(?:msg|message|event)="([^"\\\n]*+(?:\\.[^"\\\n]*+)*)"'),
        json=True,
    )
    return layout, len(found) / len(lines)


def _is_time(text: bytes) -> bool:
    return any(part is not None for part in read_instant(text.decode("latin-1"))[:2])


def say(line: bytes) -> Said:
    """The message of a line, and the system it names."""
    message, system = _MESSAGE.search(line), _SYSTEM.search(line)
    text = (message[1] or message[2] or b"") if message else line
    return Said(text.decode("utf-8", "backslashreplace").strip(), system[1].decode("latin-1") if system else "")


SOURCE = LineFormat(name="logfmt", short="logfmt", learn=learn, say=say)
