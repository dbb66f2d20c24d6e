"""Lines within lines: what an application wrote, where the runtime of its container keeps it behind a stamp of its own."""

from __future__ import annotations

import re
from typing import Any

from nofault.timeline.dialects import LEVEL_KEYS, LEVEL_NUMBERS, LEVEL_WORDS, MESSAGE_KEYS, Dialect, decode_line, held_key, say_with, written_key
from nofault.timeline.layouts import SEVERE, Said

_KLOG = re.compile(rb"[IWEF]\d{4} \d\d:\d\d:\d\d\.\d")
_LEVELS = re.compile(rb"\b(?:INFO|DEBUG|TRACE|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b")
_LOGFMT = re.compile(rb"(?:^| )(?:level|lvl)=\"?[a-z]")
_LOGFMT_FAILURE = re.compile(rb'\b(?:level|lvl)=\\?"?(?:err(?:or)?|eror|fatal|panic|crit(?:ical)?|alert|emerg)\b')
_LOGFMT_MESSAGE = re.compile(rb'\b(?:msg|message)=\\?"?([^"\\\n]++)')
_REACH = 240  # bytes of the whole line in which a level is looked for
_say_json = say_with(Dialect())


def marks_of(inner: list[bytes], *, before: bytes, escaped: bool = False) -> dict[str, Any]:
    """What tells failures and messages in lines that hold those of `inner`, as fields of a Layout; empty where nothing marks a level.

    `before` is the pattern of what stands before the inner line; with `escaped` it is a text of JSON, its quotes behind backslashes.
    """
    if not inner:
        return {}
    if _share(inner, lambda line: decode_line(line) is not None) >= 0.5:
        return _json_marks(inner, escaped=escaped)
    if _share(inner, _KLOG.match) >= 0.5:
        return {"failure": re.compile(before + rb"[EF]\d{4} \d\d:"), "reach": _REACH, "worded": False}
    if _share(inner, _LOGFMT.search) >= 0.5:
        told = {"lead": None, "message": _LOGFMT_MESSAGE} if _share(inner, _LOGFMT_MESSAGE.search) >= 0.5 else {}
        return {"failure": _LOGFMT_FAILURE, "worded": False, **told}
    if _share(inner, lambda line: _LEVELS.search(line[:120])) >= 0.3:
        return {"failure": SEVERE, "reach": _REACH, "worded": False}
    return {}


def _share(lines: list[bytes], fits: Any) -> float:
    return sum(1 for line in lines if fits(line)) / len(lines)


def _json_marks(inner: list[bytes], *, escaped: bool) -> dict[str, Any]:
    head, quote = b"\n".join(inner), rb"\\\"" if escaped else rb'"'
    level, message = held_key(head, LEVEL_KEYS), held_key(head, MESSAGE_KEYS)
    marks: dict[str, Any] = {"json": True, "lead": None, "message": None, "worded": level is None}
    if level is not None:
        levels = LEVEL_WORDS.replace(b'"', quote) + rb"|" + LEVEL_NUMBERS
        marks["failure"] = re.compile(re.escape(level).replace(b'"', quote) + rb"\s*:\s*(?:" + levels + rb")")
    if message is not None:
        text = rb'([^"\\\n]*+)' if escaped else rb'([^"\\\n]*+(?:\\.[^"\\\n]*+)*)'
        marks["message"] = re.compile(re.escape(message).replace(b'"', quote) + rb"\s*:\s*" + quote + text)
        marks["key"] = b"" if escaped else written_key(head, message)
    return marks


def say_inner(text: str) -> Said:
    """What the application's own line says: its message where it is JSON, else the line."""
    return _say_json(text.encode("utf-8", "replace")) if text.startswith("{") else Said(text.strip())
