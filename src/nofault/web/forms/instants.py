"""Times that a person types. One without a zone is asked about, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from nofault.web.forms.errors import FieldError

# Abbreviations that mean one offset only. CST, IST, BST and their like mean several, so they are asked about.
ABBREVIATIONS = {"UTC": 0, "GMT": 0, "Z": 0, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "WEST": 60}
ABBREVIATIONS |= {"EDT": -240, "MDT": -360, "PDT": -420, "JST": 540}
AMBIGUOUS = {"CST", "IST", "BST", "EST", "PST", "MST", "AST", "AMT", "GST", "SST", "CDT", "WET"}
# As the product itself writes a day, and as files do.
DAY = r"(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2}\s[A-Za-z]{3,9}\s\d{4})"
WORDY_DAY = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,6}))?)?\s*(?P<half>[ap]\.?m\.?)?"
ZONE = r"(?P<zone>[A-Za-z][A-Za-z_]*(?:/[A-Za-z_+\-0-9]+)*|[+-]\d{2}:?\d{2})?"
TYPED = re.compile(rf"(?:{DAY}(?:T|,?\s+))?{CLOCK}\s*{ZONE}", re.IGNORECASE)
AFTER = re.compile(r"\+\s*(?P<amount>\d{1,5})\s*(?P<unit>s|sec|m|min|h)", re.IGNORECASE)
UNITS = {"s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600}


@dataclass(frozen=True)
class Moment:
    """What a time may lean on: the day of the document, the entry above, and the zone of whoever types."""

    day: date | None = None
    previous_at: datetime | None = None
    zone: str = "UTC"


def write_instant(at: datetime) -> str:
    """`2026-01-14 14:32:05 UTC`, with a fraction only where there is one."""
    at = at.astimezone(UTC)
    fraction = f".{at.microsecond:06d}".rstrip("0") if at.microsecond else ""
    return f"{at:%Y-%m-%d %H:%M:%S}{fraction} UTC"


def read_instant(text: str, moment: Moment) -> datetime:
    """The instant meant by `14:32 UTC`, `2:32 pm CET`, `2026-01-14T14:32:05+01:00` or `+5m`. Raises FieldError with offers."""
    text = text.strip()
    later = AFTER.fullmatch(text)
    if later:
        if moment.previous_at is None:
            raise FieldError(_("There is no entry above to count from. Write a time with its zone."))
        return moment.previous_at + timedelta(seconds=int(later["amount"]) * UNITS[later["unit"].lower()])
    found = TYPED.fullmatch(text)
    if not found:
        raise FieldError(_("This is not a time. Write it like 14:32 UTC, 2026-01-14 14:32 UTC or +5m."))
    local = datetime.combine(_day(found["day"], moment), _clock(found))
    zone = found["zone"]
    if not zone:
        raise FieldError(_("In which zone?"), _offers(text, local, moment))
    return _in_zone(local, zone, text, moment).astimezone(UTC)


def day_of(text: str) -> date:
    """The day meant by `2026-01-14`, `14 Jan 2026` or `14 January 2026`. Raises ValueError."""
    found = WORDY_DAY.fullmatch(text.strip())
    if not found:
        return date.fromisoformat(text.strip())
    month = found[2].lower()
    number = MONTHS.index(month[:3]) + 1
    if date(2000, number, 1).strftime("%B").lower().startswith(month) or month == "sept":
        return date(int(found[3]), number, int(found[1]))
    raise ValueError(text)


def _day(text: str | None, moment: Moment) -> date:
    if text:
        try:
            return day_of(text)
        except ValueError:
            raise FieldError(_("There is no such day. Write it like 2026-01-14 or 14 Jan 2026.")) from None
    day = moment.previous_at.date() if moment.previous_at else moment.day
    if day is None:
        raise FieldError(_("On which day? Write it like 2026-01-14 14:32 UTC."))
    return day


def _clock(found: re.Match[str]) -> time:
    hour, half = int(found["hour"]), (found["half"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            raise FieldError(_("With am or pm the hour is 1 to 12."))
        hour = hour % 12 + (12 if half == "pm" else 0)
    fraction = int((found["fraction"] or "0").ljust(6, "0"))
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0), fraction)
    except ValueError:
        raise FieldError(_("There is no such time of day.")) from None


def _offers(text: str, local: datetime, moment: Moment) -> tuple[str, ...]:
    found = TYPED.fullmatch(text)
    stem = text if found and found["day"] else f"{local:%Y-%m-%d} {text}"
    return tuple(f"{stem} {zone}" for zone in dict.fromkeys(["UTC", moment.zone]))


def _in_zone(local: datetime, zone: str, text: str, moment: Moment) -> datetime:
    upper = zone.upper()
    if upper in AMBIGUOUS:
        stem = text[: -len(zone)].strip()
        message = _("%(zone)s means more than one zone. Write an offset such as +01:00, or a name such as Europe/Berlin.") % {"zone": upper}
        raise FieldError(message, _offers(stem, local, moment))
    if upper in ABBREVIATIONS:
        return local.replace(tzinfo=_offset(ABBREVIATIONS[upper]))
    if zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        if minutes >= 24 * 60:
            raise FieldError(_("There is no such offset."))
        return local.replace(tzinfo=_offset(-minutes if zone[0] == "-" else minutes))
    try:
        named = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise FieldError(_("There is no zone of this name. Write UTC, an offset such as +01:00, or a name such as Europe/Berlin.")) from None
    return _once(local, named)


def _offset(minutes: int) -> tzinfo:
    return datetime.strptime(f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}", "%z").tzinfo or UTC


def _once(local: datetime, zone: ZoneInfo) -> datetime:
    """The local time in its zone, if it occurs exactly once: a clock that is put back or on is asked about."""
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise FieldError(_("The clock of this zone was put on over this time. Write it in UTC."))
    offers = tuple(write_instant(each.astimezone(UTC)) for each in (first, second))
    raise FieldError(_("The clock of this zone was put back, so this time occurred twice. Which one?"), offers)
