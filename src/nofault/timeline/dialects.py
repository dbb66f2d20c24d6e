"""JSON lines: which keys of a logger hold the time, the level, the message and the system, as data; and how a file's head is read with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import orjson
from msgspec import Struct

from nofault.timeline.gather import Ints
from nofault.timeline.layouts import NOWHERE, JsonKey, Layout, LineFormat, Said, Sample
from nofault.timeline.lines import Block
from nofault.timeline.shapes import CLF, CTIME, ISO_NAMED, NUMERIC, SLASHED, Shape, read_instant, written

# In the order they are tried. `receiveTimestamp` and its like are when a collector saw the line, not when it happened, and are left out.
TIME_KEYS: tuple[str, ...] = (
    *("@timestamp", "timestamp", "time", "ts", "t", "datetime", "date", "eventTime", "asctime", "when", "at", "instant", "Timestamp", "Time"),
    *("ts_ms", "timestamp_ms", "timestampMs", "ts_us", "ts_ns", "timestamp_ns", "_time", "eventTimestamp", "event_timestamp", "unixTimestamp"),
    *(
        "occurred_at",
        "occurredAt",
        "logged_at",
        "loggedAt",
        "t.$date",
        "@t",
        "event_time",
        "log_time",
        "created_at",
        "createdAt",
        "timeMillis",
        "time_ms",
        "epoch",
        "unixtime",
        "TimeGenerated",
    ),
)
LEVEL_KEYS = ("level", "severity", "log.level", "lvl", "levelname", "loglevel", "log_level", "Level", "SeverityText", "severity_text", "@l")
MESSAGE_KEYS = (
    "msg",
    "message",
    "event",
    "short_message",
    "textPayload",
    "Message",
    "Body",
    "body",
    "@m",
    "@mt",
    "log",
    "error",
    "err",
    "title",
    "text",
    "description",
    "summary",
)
SYSTEM_KEYS = ("service", "service.name", "app", "application", "name", "logger", "component", "container", "pod", "hostname", "host")

LEVEL_WORDS = rb'"(?i:err(?:or)?|fatal|panic|dpanic|crit(?:ical)?|alert|emerg(?:ency)?|severe)"'
LEVEL_NUMBERS = rb"(?:[56]0)\b"  # pino and bunyan: 50 error, 60 fatal
_DISTANCES = 16
# The shapes of times as texts, the usual one first; a slash may be escaped.
_SHAPES = (
    ISO_NAMED,
    CLF,
    written(r"%d\/%b\/%Y:%H:%M:%S %z"),
    SLASHED,
    written(r"%Y\/%m\/%d %H:%M:%S", "zone"),
    written("%a, %d %b %Y %H:%M:%S", "name"),
    written("%d %b %Y %H:%M:%S", "name"),
    CTIME,
    written("%Y-%m-%d[T ]%H:%MZ", utc=True),
    written("%Y-%m-%d[T ]%H:%M"),
)
_LONGEST_TIME = 64
_NUMBER = re.compile(rb"-?\d[\d.eE+]*")
_LEAST = 0.5  # share of the head's lines that must be objects with a time


class Dialect(Struct, frozen=True):
    """The habits of one logger. `needs` are keys (dotted where nested) that its lines have; `levels` matches a level that is a failure.

    `nanos` matches the keys that hold the nanoseconds beside a time in whole seconds.
    """

    needs: tuple[str, ...] = ()
    time: tuple[str, ...] = TIME_KEYS
    level: tuple[str, ...] = LEVEL_KEYS
    message: tuple[str, ...] = MESSAGE_KEYS
    system: tuple[str, ...] = SYSTEM_KEYS
    levels: bytes = LEVEL_WORDS + rb"|" + LEVEL_NUMBERS
    nanos: bytes = b""


def json_format(name: str, short: str, dialect: Dialect, rank: int = 2) -> LineFormat:
    """The format of a logger's JSON lines."""
    return LineFormat(name=name, short=short, learn=learn_with(dialect), say=say_with(dialect), rank=rank)


def decode_line(line: bytes) -> dict[str, Any] | None:
    """The object of a line; None when it is not one."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


def value_at(record: dict[str, Any], key: str) -> Any:
    """The value of a key, or along a dotted path; None where there is none."""
    if key in record:
        return record[key]
    found: Any = record
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _is_time(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and any(part is not None for part in read_instant(value)[:2])


def _time_key(records: list[dict[str, Any]], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        if sum(1 for record in records if _is_time(value_at(record, key))) >= 0.6 * len(records):
            return key
    return None


def held_key(data: bytes, keys: tuple[str, ...]) -> bytes | None:
    """The first of the keys that the head has, also where it stands in a nested object."""
    for part in (part for key in keys for part in dict.fromkeys((key, key.rsplit(".", 1)[-1]))):
        name = b'"' + part.encode() + b'"'
        if data.count(name + b":") + data.count(name + b" :"):
            return name
    return None


def _lead_of(line: bytes, value: Any, pattern: re.Pattern[bytes]) -> tuple[bytes, int] | None:
    """How the key is written up to its value, and where; only where the value there is that of the whole object, not of a nested one."""
    found = next((one for one in pattern.finditer(line) if _stands_at(value, line, one.end())), None)
    return (found[0], found.start()) if found is not None else None


def _stands_at(value: Any, line: bytes, at: int) -> bool:
    """Whether a time is written at a place of its line: its first ten letters, or a number of the same size."""
    if isinstance(value, str):
        return line.startswith((value.encode()[:10], value.replace("/", "\\/").encode()[:10]), at)
    found = _NUMBER.match(line, at)
    return found is not None and abs(float(found[0]) - value) < 1


class DecodedKey(Struct, frozen=True):
    """The stamp is the value of a key whose name stands in nested objects too: each line is decoded, and the value that counts looked for."""

    key: str
    pattern: re.Pattern[bytes]

    def locate(self, block: Block) -> Ints:
        """The place of the value's first byte in each line."""
        spans = zip(block.starts.tolist(), block.ends.tolist(), strict=True)
        places = [(start, self.find(block.data[start:end])) for start, end in spans]
        return np.array([start + at if at != NOWHERE else NOWHERE for start, at in places], np.int64)

    def find(self, line: bytes) -> int:
        """The place in a single line."""
        value = value_at(decode_line(line) or {}, self.key)
        lead = _lead_of(line, value, self.pattern) if value is not None else None
        return lead[1] + len(lead[0]) if lead is not None else NOWHERE


def learn_with(dialect: Dialect) -> Callable[[Sample], tuple[Layout, float] | None]:
    """A `learn` for the lines of a dialect; None when the head is not JSON lines with a time."""

    def learn(sample: Sample) -> tuple[Layout, float] | None:
        filled = sample.filled()
        pairs = [(line, record) for line, record in zip(filled, sample.objects(), strict=True) if record is not None]
        if not pairs or len(pairs) < _LEAST * len(filled):
            return None
        having = sum(1 for _, record in pairs if all(value_at(record, key) is not None for key in dialect.needs))
        key = _time_key([record for _, record in pairs], dialect.time) if having >= 0.6 * len(pairs) else None
        layout = _layout(pairs, key, dialect) if key is not None else None
        return (layout, len(pairs) / len(filled)) if layout is not None else None

    return learn


def _layout(pairs: list[tuple[bytes, dict[str, Any]]], key: str, dialect: Dialect) -> Layout | None:
    written = key if any(key in record for _, record in pairs) else key.rsplit(".", 1)[-1]
    pattern = re.compile(rb'(?<!\\)"' + re.escape(written.encode()) + rb'"\s*:\s*"?')
    timed = [(line, value) for line, record in pairs if (value := value_at(record, key)) is not None]
    held = [(line, found) for line, value in timed if (found := _lead_of(line, value, pattern)) is not None]
    leads = [found for _, found in held]
    nested = any(first.start() != at for line, (_, at) in held if (first := pattern.search(line)))
    shape = _shape_of([line[at + len(text) :][:_LONGEST_TIME] for line, (text, at) in held])
    if not leads or isinstance(shape, str):
        return None
    lead = Counter(text for text, _ in leads).most_common(1)[0][0]
    distances = Counter(distance for text, distance in leads if text == lead).most_common(_DISTANCES)
    head = b"\n".join(line for line, _ in pairs)
    level, message = held_key(head, dialect.level), held_key(head, dialect.message)
    return Layout(
        finder=DecodedKey(key, pattern) if nested else JsonKey(lead=lead, distances=tuple(distance for distance, _ in distances), pattern=pattern),
        shape=shape,
        failure=re.compile(re.escape(level) + rb"\s*:\s*(?:" + dialect.levels + rb")") if level else None,
        message=re.compile(re.escape(message) + rb'\s*:\s*"([^"\\\n]*+(?:\\.[^"\\\n]*+)*)"') if message else None,
        key=written_key(head, message) if message else b"",
        worded=level is None,
        json=True,
        nanos=_nanos_of(dialect, [value for _, value in timed]),
    )


def _nanos_of(dialect: Dialect, values: list[Any]) -> re.Pattern[bytes] | None:
    """The pattern of the nanoseconds beside the time, where the dialect has such a key and the times are whole seconds."""
    whole = bool(dialect.nanos) and all(len(str(value)) <= 11 and str(value).isdigit() for value in values)
    return re.compile(rb'(?<!\\)"(?:' + dialect.nanos + rb')"\s*:\s*"?(\d{1,9})(?!\d)') if whole else None


def written_key(head: bytes, message: bytes) -> bytes:
    """The key of the message as most lines write it, with its colon, space and opening quotation mark."""
    written = Counter(re.findall(re.escape(message) + rb"[ \t]*:[ \t]*\"", head))
    return written.most_common(1)[0][0] if written else b""


def _shape_of(written_times: list[bytes]) -> Shape | str | None:
    """The shape of most times as written (a slash may be escaped), None for epoch numbers, a word where none is known."""
    texts = [text for text in written_times if not NUMERIC.fullmatch(text.split(b'"', 1)[0].split(b",", 1)[0].strip(b" }").decode("latin-1"))]
    if 2 * len(texts) < len(written_times):
        return None
    return next((shape for shape in _SHAPES if 2 * sum(1 for text in texts if shape.read_at(text, 0) is not None) >= len(texts)), "unknown")


def say_with(dialect: Dialect) -> Callable[[bytes], Said]:
    """A `say` that gives the message of a line in words, and the service, logger or host it names; the whole line where it has no message."""

    def say(line: bytes) -> Said:
        record = decode_line(line) or {}
        payload = record.get("jsonPayload")
        holders = [record, payload] if isinstance(payload, dict) else [record]
        texts = (value_at(holder, key) for holder in holders for key in dialect.message)
        text = next((value for value in texts if isinstance(value, str) and value), line.decode("utf-8", "backslashreplace"))
        system = next((value for key in dialect.system if isinstance(value := value_at(record, key), str) and value), "")
        return Said(text.strip(), system)

    return say
