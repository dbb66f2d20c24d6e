"""Zones as people name them: offsets, abbreviations that mean one offset, regions. An abbreviation that means several is never guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

# Hours east of UTC. Abbreviations with several meanings (CST, IST, BST, AST, SST) stand in AMBIGUOUS instead.
HOURS = {
    "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "JST": 9, "KST": 9, "SGT": 8, "HKT": 8, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "ART": -3,
    "WAT": 1, "SAST": 2, "EAT": 3, "PKT": 5, "WIB": 7,
}  # fmt: skip
REGIONS = {
    "PT": "America/Los_Angeles", "Pacific": "America/Los_Angeles", "Pacific Time": "America/Los_Angeles",
    "MT": "America/Denver", "Mountain Time": "America/Denver",
    "CT": "America/Chicago", "Central Time": "America/Chicago",
    "US Eastern": "America/New_York", "US Pacific": "America/Los_Angeles", "US Central": "America/Chicago",
    "ET": "America/New_York", "Eastern": "America/New_York", "Eastern Time": "America/New_York",
    "Eastern Standard Time": "EST", "Eastern Daylight Time": "EDT", "Pacific Standard Time": "PST", "Pacific Daylight Time": "PDT",
    "Central European Time": "CET", "Central European Summer Time": "CEST", "Japan Standard Time": "JST", "Korea Standard Time": "KST",
    "West Africa Time": "WAT", "West African Time": "WAT", "East Africa Time": "EAT", "East African Time": "EAT",
    "South Africa Standard Time": "SAST", "South African Standard Time": "SAST", "South African Time": "SAST", "Pakistan Standard Time": "PKT",
    "India Standard Time": "Asia/Kolkata", "Indian Standard Time": "Asia/Kolkata", "Singapore Time": "Asia/Singapore", "Tokyo time": "Asia/Tokyo",
    "London time": "Europe/London", "UK time": "Europe/London", "Berlin time": "Europe/Berlin", "Paris time": "Europe/Paris",
    "Madrid time": "Europe/Madrid", "Amsterdam time": "Europe/Amsterdam", "New York time": "America/New_York", "Sydney time": "Australia/Sydney",
    "Beijing time": "Asia/Shanghai", "China Standard Time": "Asia/Shanghai", "Taiwan time": "Asia/Taipei", "Taipei time": "Asia/Taipei",
    "日本時間": "Asia/Tokyo", "日本标准时间": "Asia/Tokyo", "北京时间": "Asia/Shanghai", "北京時間": "Asia/Shanghai", "台灣時間": "Asia/Taipei",
    "台湾時間": "Asia/Taipei", "台灣": "Asia/Taipei", "台北時間": "Asia/Taipei", "香港時間": "Asia/Hong_Kong", "香港时间": "Asia/Hong_Kong",
    "heure de Paris": "Europe/Paris", "heure de Bruxelles": "Europe/Brussels", "heure de Montréal": "America/Toronto",
    "hora de Brasília": "America/Sao_Paulo", "horário de Brasília": "America/Sao_Paulo", "hora de Madrid": "Europe/Madrid",
    "hora peninsular": "Europe/Madrid", "hora de Lisboa": "Europe/Lisbon", "hora de México": "America/Mexico_City",
    "hora de Bogotá": "America/Bogota", "hora de Chile": "America/Santiago", "hora de Argentina": "America/Argentina/Buenos_Aires",
}  # fmt: skip
# Names of standard and of summer time, and a region whose clocks they are. MST and AEST are missing: Arizona and Queensland keep them all year.
SEASONAL = {
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "MDT": "America/Denver", "CDT": "America/Chicago", "EST": "America/New_York",
    "EDT": "America/New_York", "AKST": "America/Anchorage", "AKDT": "America/Anchorage", "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin", "EET": "Europe/Helsinki",
    "EEST": "Europe/Helsinki", "AEDT": "Australia/Sydney", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
}  # fmt: skip
AMBIGUOUS = frozenset({"CST", "IST", "BST", "AST", "SST"})

_NAMES = "|".join(sorted(map(re.escape, (*HOURS, *REGIONS, *AMBIGUOUS)), key=len, reverse=True))
# A named zone, to be followed by something that ends a word. Offsets alone (`+02:00`) are read behind a clock time only.
NAMED = (
    rf"(?:(?i:UTC|GMT)(?: ?[+-] ?\d{{1,2}}(?::?[0-5]\d)?)?|(?:{_NAMES})(?! ?[-+]\d)"
    r"|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US)/[A-Za-z]+(?:_[A-Za-z]+){0,3}(?:/[A-Za-z_]+)?)(?![\w/])"
)
_NAMED = re.compile(rf"(?<![\w/]){NAMED}")
_OFFSET = re.compile(r"(?:(?:UTC|GMT) ?)?([+-]) ?(\d{1,2}):?([0-5]\d)?\Z", re.I)
# "All times in CET", "(all times US/Pacific)", "times are UTC": plural, so that "time to detect" says nothing.
_ALL_TIMES = re.compile(
    r"\b(?:times|timestamps|time ?zone|zeiten|zeitangaben|zeitzone|heures|horas|horários|horarios|fuso horário|fuseau horaire|zona horaria)\b", re.I
)
_ALL_TIMES_CJK = re.compile(r"時刻|时间均|時間均|すべての時間|时区|タイムゾーン")
REACH = 60  # characters behind such a word in which its zone is named


@cache
def zone_named(text: str) -> tzinfo | None:
    """The zone of a name or an offset; None for one that is unknown or means several."""
    if text in AMBIGUOUS:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    offset = _OFFSET.match(text)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes)) if minutes < 24 * 60 else None
    text = REGIONS.get(text, text)
    if text in HOURS:
        return timezone(timedelta(hours=HOURS[text]), text)
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        return None


def out_of_season(moment: datetime, zone: tzinfo) -> str:
    """The name of a zone that no clock of its region shows at that wall-clock time, such as PST in July; "" for any other."""
    name = zone.tzname(None) if isinstance(zone, timezone) else None
    if name not in SEASONAL:
        return ""
    local = moment.replace(tzinfo=ZoneInfo(SEASONAL[name]))
    shown = {local.replace(fold=fold).utcoffset() for fold in (0, 1)}
    return "" if zone.utcoffset(None) in shown else name


def find_zone(text: str) -> str:
    """The first zone that a heading, the head of a column or a remark names; "" when there is none."""
    found = _NAMED.search(text)
    return found.group() if found else ""


def zone_of_all_times(text: str) -> str:
    """The zone that a text states for all of its times; "" when it states none."""
    for pattern in (_ALL_TIMES, _ALL_TIMES_CJK):
        for found in pattern.finditer(text):
            end = text.find("\n\n", found.end(), found.end() + REACH)
            reach = text[found.end() : end if end >= 0 else found.end() + REACH]
            zone = find_zone(reach.partition(". ")[0])
            if zone:
                return zone
    return ""


def in_utc(moment: datetime, zone: tzinfo) -> datetime | None:
    """A wall-clock time of a zone in UTC; None where a clock change skips or repeats it, or where no such instant is."""
    try:
        if isinstance(zone, timezone):  # a fixed offset changes no clocks
            return moment.replace(tzinfo=zone).astimezone(UTC)
        first, second = (moment.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    except (ValueError, OverflowError):
        return None
    return first if first == second else None
