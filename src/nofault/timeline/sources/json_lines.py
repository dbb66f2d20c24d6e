"""One JSON object a line, as loggers write it: pino, bunyan, zap, slog, structlog, logrus, ECS, Stackdriver and their kin.

The keys are learned from the head: which one holds the time, the level and the message. Epoch numbers may be s, ms, us or ns.

Example: `{"level":50,"time":1781447103123,"pid":17,"hostname":"a","msg":"pool exhausted"}`
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import orjson

from nofault.timeline.layouts import JsonKey, Layout, LineFormat, Said, Sample
from nofault.timeline.stamps import ISO, read_instant

# In the order they are tried. `receiveTimestamp` and its like are when a collector saw the line, not when it happened, and are left out.
TIME_KEYS = ("@timestamp", "timestamp", "time", "ts", "t", "datetime", "date", "eventTime", "asctime", "when", "at", "instant", "Timestamp", "Time")
LEVEL_KEYS = ("level", "severity", "log.level", "lvl", "levelname", "loglevel", "log_level", "Level", "SeverityText", "severity_text", "@l")
MESSAGE_KEYS = ("msg", "message", "event", "short_message", "textPayload", "Message", "Body", "body", "@m", "@mt", "error", "err")

SYSTEM_KEYS = ("service", "service.name", "app", "application", "name", "logger", "component", "container", "pod", "hostname", "host")

_LEVEL_WORDS = rb'"(?i:err(?:or)?|fatal|panic|dpanic|crit(?:ical)?|alert|emerg(?:ency)?|severe)"'
_LEVEL_NUMBERS = rb"(?:[56]0)\b"  # pino and bunyan: 50 error, 60 fatal
_DISTANCES = 16


def decode_line(line: bytes) -> dict[str, Any] | None:
    """The object of a line; None when it is not one."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


def _time_key(records: list[dict[str, Any]]) -> str | None:
    for key in TIME_KEYS:
        values = [record[key] for record in records if key in record]
        good = sum(1 for value in values if isinstance(value, str | int | float) and any(part is not None for part in read_instant(value)[:2]))
        if good >= 0.6 * len(records):
            return key
    return None


def _held_key(data: bytes, keys: tuple[str, ...]) -> bytes | None:
    """The key among `keys` that most of the head has, in the order given, also where it stands in a nested object."""
    for key in keys:
        name = b'"' + key.encode() + b'"'
        if data.count(name + b":") + data.count(name + b" :"):
            return name
    return None


def _lead_of(line: bytes, record: dict[str, Any], key: str, pattern: re.Pattern[bytes]) -> tuple[bytes, int] | None:
    """How the key is written up to its value, and where; only where the value there is that of the whole object, not of a nested one."""
    found = pattern.search(line)
    if found is None:
        return None
    value = record[key]
    written = value.encode() if isinstance(value, str) else str(value).split(".")[0].encode()
    return (found[0], found.start()) if line.startswith(written[:10], found.end()) else None


def learn(sample: Sample) -> tuple[Layout, float] | None:
    """The layout of these JSON lines; None when the head is not JSON lines with a time."""
    pairs = [(line, record) for line in sample.lines if line.lstrip().startswith(b"{") and (record := decode_line(line)) is not None]
    filled = sum(1 for line in sample.lines if line.strip())
    if not pairs or len(pairs) < 0.5 * filled:
        return None
    key = _time_key([record for _, record in pairs])
    if key is None:
        return None
    pattern = re.compile(rb'(?<!\\)"' + re.escape(key.encode()) + rb'"\s*:\s*"?')
    leads = [found for line, record in pairs if key in record and (found := _lead_of(line, record, key, pattern)) is not None]
    if not leads:
        return None
    lead = Counter(text for text, _ in leads).most_common(1)[0][0]
    distances = Counter(distance for text, distance in leads if text == lead).most_common(_DISTANCES)
    head = b"\n".join(line for line, _ in pairs)
    level, message = _held_key(head, LEVEL_KEYS), _held_key(head, MESSAGE_KEYS)
    layout = Layout(
        finder=JsonKey(lead=lead, distances=tuple(distance for distance, _ in distances), pattern=pattern),
        shape=_shape_of([record[key] for _, record in pairs if key in record]),
        failure=re.compile(re.escape(level) + rb"\s*:\s*(?:" + _LEVEL_WORDS + rb"|" + _LEVEL_NUMBERS + rb")") if level else None,
        message=re.compile(re.escape(message) + rb'\s*:\s*"([^"\\\n]*+(?:\\.[^"\\\n]*+)*)"') if message else None,
        worded=level is None,
        json=True,
    )
    return layout, len(pairs) / filled


def _shape_of(values: list[Any]) -> Any:
    """None (an epoch number) or the ISO shape, whichever most values have."""
    numbers = sum(1 for value in values if isinstance(value, int | float) or str(value).replace(".", "", 1).isdigit())
    return None if 2 * numbers >= len(values) else ISO


def say(line: bytes) -> Said:
    """The message of a line in words, and the service, logger or host it names; the whole line where it has no message."""
    record = decode_line(line) or {}
    payload = record.get("jsonPayload")
    holders = [record, payload] if isinstance(payload, dict) else [record]
    texts = (holder.get(key) for holder in holders for key in MESSAGE_KEYS)
    text = next((value for value in texts if isinstance(value, str) and value), line.decode("utf-8", "backslashreplace"))
    system = next((value for key in SYSTEM_KEYS if isinstance(value := record.get(key), str) and value), "")
    return Said(text, system)


SOURCE = LineFormat(name="JSON lines", short="json", learn=learn, say=say)
