"""Slack exports: `<channel>/YYYY-MM-DD.json` with `users.json` and `channels.json` beside, or a single day. `ts` is the time (UTC) and the identity.

A reply in a thread counts at its own `ts`; an edited message at the time it was first written. People are shown by role, in quoted words too
(`[responder]`); the evidence keeps the message verbatim.

Example: `[{"type":"message","user":"U1","text":"ack, looking","ts":"1781447103.123456"}]`
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import orjson
from msgspec import Struct

from nofault.postmortem.terms import EntryKind
from nofault.timeline.layouts import Sample
from nofault.timeline.masking import display_text, mask_secrets
from nofault.timeline.records import Candidate, Document, DocumentFormat, json_values
from nofault.timeline.talk import MARKS, chat_meaning
from nofault.timeline.verbs import Meaning, machine_meaning

_MESSAGE = re.compile(rb'"ts"\s*:\s*"\d{9,11}\.\d{1,6}"')
_DIRECTORY = re.compile(rb'"(?:team_id|is_bot|real_name|is_general|members|creator)"\s*:')
_DAY = re.compile(r"[-_]?\d{4}-\d\d-\d\d$")
# Joins, topics and the like say nothing about the incident.
_HOUSEKEEPING = frozenset(
    {"channel_join", "channel_leave", "group_join", "group_leave", "channel_name", "pinned_item", "unpinned_item", "bot_add", "reminder_add"}
)
_WEIGHTS = {
    EntryKind.DECLARE: 90.0,
    EntryKind.RECOVERY: 72.0,
    EntryKind.MITIGATION: 84.0,
    EntryKind.CHANGE: 58.0,
    EntryKind.DECISION: 70.0,
    EntryKind.DEPLOY: 66.0,
    EntryKind.ACKNOWLEDGE: 64.0,
    EntryKind.ALERT: 50.0,
    EntryKind.PAGE: 50.0,
    EntryKind.CHAT: 34.0,
}
_TALK_WEIGHT = 8.0
_PHRASES = {
    EntryKind.DECLARE: "An incident is declared",
    EntryKind.RECOVERY: "A responder reports recovery",
    EntryKind.MITIGATION: "A responder reports a mitigation",
    EntryKind.CHANGE: "A responder reports a change",
    EntryKind.DECISION: "A responder states a decision",
    EntryKind.DEPLOY: "A responder reports a deploy",
    EntryKind.ACKNOWLEDGE: "A responder takes it up",
    EntryKind.CHAT: "Message",
}
_BOT_ALERT = re.compile(r"\[?\bFIRING\b|\btriggered\b|^alert\b|\balerting\b", re.IGNORECASE)
_BOT_CLOSED = re.compile(r"\[?\bRESOLVED\b|\bresolved\b|\brecovered\b", re.IGNORECASE)
_BOT_ACK = re.compile(r"\back(?:nowledged)?\b", re.IGNORECASE)
_NAME_KEYS = ("name", "real_name", "display_name", "first_name")
_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:https?://|mailto:)[^>|]*\|([^>]*)>|<(https?://[^>]*)>|<#C[A-Z0-9]+\|([^>]*)>|<!(?:subteam\^[A-Z0-9]+\|)?([^>]*)>")


def recognise(sample: Sample) -> float:
    """Certain for a list of messages with `ts`; fairly sure for the directory files of an export."""
    head = sample.data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b"[", b"{")):
        return 0.0
    if _MESSAGE.search(head) and (b'"text"' in head or b'"type"' in head):
        return 0.95
    return 0.6 if _is_directory(sample.label) and (_DIRECTORY.search(head) or head.strip() == b"[]") else 0.0


def _is_directory(label: str) -> bool:
    return posixpath.basename(label.replace("!", "/")) in (
        "users.json",
        "channels.json",
        "groups.json",
        "dms.json",
        "mpims.json",
        "integration_logs.json",
        "org_users.json",
    )


def channel_of(label: str) -> str:
    """The channel that a day file belongs to: its folder, or what its name says before the day."""
    folder, name = posixpath.split(label.replace("!", "/"))
    stem = _DAY.sub("", name.rsplit(".", 1)[0])
    return stem or posixpath.basename(folder) or "chat"


class _Directory(Struct, frozen=True):
    """Who is in the export: the names of people as one pattern, so that quotes can show a role instead, and the names of bots by identifier."""

    people: re.Pattern[str] | None
    bots: dict[str, str]


def _directory(document: Document) -> _Directory:
    names: set[str] = set()
    bots: dict[str, str] = {}
    for user in (user for beside in ("../users.json", "users.json") for user in _users(document.neighbour(beside))):
        if user.get("is_bot"):
            bots[str(user.get("id"))] = str(user.get("real_name") or user.get("name") or "bot")
            continue
        held = [user, *(profile for profile in (user.get("profile"),) if isinstance(profile, dict))]
        names |= {str(one.get(key) or "") for one in held for key in _NAME_KEYS}
    words = sorted((re.escape(name) for name in names if len(name) >= 3), key=len, reverse=True)
    return _Directory(re.compile(rf"@?\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else None, bots)


def _users(data: bytes | None) -> list[dict[str, Any]]:
    try:
        users = orjson.loads(data) if data else []
    except orjson.JSONDecodeError:
        return []
    return [user for user in users if isinstance(user, dict)] if isinstance(users, list) else []


def _text_of(message: dict[str, Any]) -> str:
    """The words of a message; of a bot's message also those of its attachments."""
    parts = [str(message.get("text") or "")]
    attachments = message.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else []:
        if isinstance(attachment, dict):
            parts += [str(attachment.get(key) or "") for key in ("pretext", "title", "text")]
            parts += [str(attachment.get("fallback") or "")] if not any(parts[1:]) else []
    return _LINK.sub(
        lambda found: found[1] or found[2] or (f"#{found[3]}" if found[3] else f"@{found[4]}"), "\n".join(part for part in parts if part)
    )


_BOT_DECLARES = re.compile(r"\bdeclar|\bnew incident\b|\bincident\b.{0,30}\b(?:opened|created|started)", re.IGNORECASE)
_BOT_DOES = frozenset({EntryKind.DEPLOY, EntryKind.CHANGE, EntryKind.MITIGATION})


def _bot_meaning(text: str) -> Meaning | None:
    if _BOT_ALERT.search(text) and not _BOT_CLOSED.search(text):
        return Meaning(EntryKind.ALERT, "alert", notice=True, quote=text)
    if _BOT_ACK.search(text):
        return Meaning(EntryKind.ACKNOWLEDGE, "acknowledged", done=True, quote=text)
    told = chat_meaning(text)
    if _BOT_DECLARES.search(text):
        return told
    return machine_meaning(MARKS.sub("", text)) or (told if told is not None and told.kind in _BOT_DOES else None)


def _candidate(document: Document, message: dict[str, Any], at: tuple[int, int], offset: int, known: _Directory) -> Candidate:
    text, bot = _text_of(message), _bot_of(message, known)
    by_role = _MENTION.sub("[responder]", text)
    meaning = _bot_meaning(by_role) if bot else chat_meaning(by_role)
    kind = meaning.kind if meaning else EntryKind.CHAT
    quote = (meaning.quote if meaning else by_role).strip()
    quote = display_text(mask_secrets(known.people.sub("[responder]", quote) if known.people else quote), 240)
    channel = channel_of(document.label)
    lead = "A bot posts" if bot else _PHRASES.get(kind, "Message")
    weight = _WEIGHTS[kind] - (12 if bot else 0) if meaning else _TALK_WEIGHT
    return Candidate(
        us=at[0],
        code=at[1],
        kind=kind,
        text=f'{lead} in #{channel}: "{quote}"',
        source="slack",
        weight=weight,
        why=f"chat words “{display_text(meaning.words, 60)}”" if meaning else "a chat message",
        actor=display_text(bot, 80) if bot else "responder",
        evidence=[document.evidence(offset, text)],
        done=bool(meaning and meaning.done),
        human=not bot,
        same=f"{channel} {message.get('ts')}",
        notice=bool(meaning and meaning.notice) or kind in (EntryKind.DECLARE, EntryKind.ACKNOWLEDGE, EntryKind.PAGE),
    )


def _bot_of(message: dict[str, Any], known: _Directory) -> str:
    """The name of the bot that wrote a message; empty for a person."""
    user = str(message.get("user") or "")
    if not (message.get("bot_id") or message.get("subtype") == "bot_message" or user in known.bots):
        return ""
    profile = message.get("bot_profile")
    return str((profile.get("name") if isinstance(profile, dict) else None) or message.get("username") or known.bots.get(user) or "bot")


def _messages(value: Any) -> list[Any]:
    """The messages of a file of an export (a list), of an answer of the history call (`messages`), or of a line (one message)."""
    if isinstance(value, dict) and isinstance(value.get("messages"), list):
        return list(value["messages"])
    return value if isinstance(value, list) else [value]


def parse(document: Document) -> Iterator[Candidate]:
    """One candidate for each message; the export's directory files give none."""
    if _is_directory(document.label):
        document.notes.append("names and channels of the export; no events in it")
        return
    known = _directory(document)
    for offset, value in json_values(document):
        place = offset
        for message in _messages(value):
            if not isinstance(message, dict) or message.get("subtype") in _HOUSEKEEPING or "ts" not in message:
                continue
            at = document.instant(message.get("ts"))
            if at is None:
                document.broken += 1
                continue
            document.timed += 1
            place = document.find(str(message["ts"]), place)
            yield _candidate(document, message, at, place, known)
            replies = message.get("replies")
            for reply in (
                replies if isinstance(replies, list) else ()
            ):  # a parent names the stamps of its replies, which are not the replies themselves
                place = document.find(str(reply.get("ts")), place) + 1 if isinstance(reply, dict) else place


SOURCE = DocumentFormat(name="Slack export", short="slack", recognise=recognise, parse=parse)
