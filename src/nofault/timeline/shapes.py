"""Shapes of stamps, each written down as a format: `%Y-%m-%d[T ]%H:%M:%S` and what may follow the seconds.

Speed lives in `gather` (which compares bytes and asks once for each distinct minute), correctness lives here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from nofault.timeline.stamps import MONTHS, Civil, checked, civil_us, epoch_us, exponent_us

# Directive -> pattern and width (0: it varies). As in strftime; `%-d` and its like may have one digit or two, `%f` is a fraction of any
# length, `%L` a count of milliseconds, `%Z` the name of a zone (CEST, Europe/Berlin), `%P` that of a place, `%p` AM or p.m. with what parts it.
_PARTS: dict[str, tuple[bytes, int]] = {
    "Y": (rb"(?:19|20)\d\d", 4),
    "y": (rb"\d\d", 2),
    "m": (rb"[01]\d", 2),
    "d": (rb"[0-3]\d", 2),
    "e": (rb"[ 0-3]\d", 2),
    "b": (rb"[A-Z][a-z]{2}", 3),
    "a": (rb"[A-Z][a-z]{2}", 3),
    "H": (rb"[0-2]\d", 2),
    "M": (rb"[0-5]\d", 2),
    "S": (rb"[0-6]\d", 2),
    "z": (rb"[+-]\d{4}", 5),
    "-z": (rb"[+-]\d\d:?\d\d", 0),
    "f": (rb"\d{1,9}", 0),
    "L": (rb"\d{1,3}", 0),
    "p": (rb"(?: |\xc2\xa0|\xe2\x80\xaf)?[AaPp](?:[Mm]|\.[Mm]\.)", 0),
    "B": (rb"(?:January|February|March|April|May|June|July|August|September|October|November|December)", 0),
    "P": (rb"[A-Z][A-Za-z_]+/[A-Za-z_/+-]+(?![\w/])", 0),
    "Z": (rb"(?:[A-Z][A-Za-z_]+/[A-Za-z_/+-]+|[A-Z]{3,5})(?![\w/])", 0),
    "-d": (rb"[0-3]?\d", 0),
    "-m": (rb"[01]?\d", 0),
    "-H": (rb"[0-2]?\d", 0),
    "-I": (rb"[01]?\d", 0),
    "-M": (rb"[0-5]?\d", 0),
    "-S": (rb"[0-6]?\d", 0),
}
_DIRECTIVE = re.compile(r"%(-?[A-Za-z])|(\[[^\]]+\])|(.)", re.DOTALL)
_FRACTION = rb"(?:[.,]\d{1,9})?"
_OFFSET = rb"Z|z| ?[+-]\d\d(?::?\d\d)?"
# What may follow the seconds, by name. A name of a zone may follow only where the format says so: a level such as WARN looks the same.
_TAILS = {
    "": b"",
    "fraction": _FRACTION,
    "zone": _FRACTION + rb"(?:" + _OFFSET + rb"| (?:UTC|GMT))?",
    "name": _FRACTION + rb"(?:" + _OFFSET + rb"| [A-Z]{3,5}\b)?",
    "year": _FRACTION + rb" (?:19|20)\d\d",
}

_AFTER = re.compile(rb"[.,](\d{1,9})")
_ENDS = {
    "zone": re.compile(rb"(?:" + _OFFSET + rb"| (?:UTC|GMT)(?!\d))?"),
    "name": re.compile(rb"(?:" + _OFFSET + rb"| [A-Z]{3,5}(?![A-Z]))?"),
    "year": re.compile(rb"(?: \d{4})?"),
}


class Shape(Struct, frozen=True):
    """A stamp. Of a fixed-width one `head` bytes hold all down to the second, whose two digits stand at `seconds_at`; `tail` says what follows.

    One whose width varies has a `head` of 0 and is read by its `parts`, the pattern with its directives as groups. `marks` are its separators
    (place, byte); `yearless` ones name no year; `utc` ones are UTC by definition.
    """

    name: str
    pattern: re.Pattern[bytes]
    parts: re.Pattern[bytes]
    head: int
    seconds_at: int
    places: Mapping[str, tuple[int, int]]
    tail: str = ""
    yearless: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    utc: bool = False

    def read(self, head: bytes, tail: bytes) -> Civil | None:
        """The reading of a fixed-width stamp: its head, and the zone or year that follows the fraction."""
        fields = {name: head[start:end] for name, (start, end) in self.places.items()}
        if self.tail == "year":
            fields["Y"] = tail.strip()
        elif tail:
            fields["z"] = tail.strip()
        return self.civil(fields)

    def read_match(self, found: re.Match[bytes]) -> tuple[Civil, int] | None:
        """The reading of a stamp that `parts` found, and its fraction in microseconds."""
        fields = {name.replace("_", "-"): text for name, text in found.groupdict().items() if text is not None}
        civil = self.civil(fields)
        fraction_us = int(fields["L"]) * 1_000 if "L" in fields else micro(fields.get("f", b""))
        return (civil, fraction_us) if civil is not None else None

    def read_at(self, line: bytes, at: int) -> tuple[Civil, int] | None:
        """The reading of the stamp at a place of a single line, and its fraction in microseconds."""
        if not self.head:
            found = self.parts.match(line, at)
            return self.read_match(found) if found else None
        fraction, end = b"", at + self.head
        if self.tail and (after := _AFTER.match(line, end)):
            fraction, end = after[1], after.end()
        rest = self.after.match(line, end) if self.tail not in ("", "fraction") else None
        civil = self.read(line[at : at + self.head], rest[0] if rest else b"")
        return (civil, micro(fraction)) if civil is not None else None

    @property
    def after(self) -> re.Pattern[bytes]:
        """What may follow the fraction."""
        return _ENDS[self.tail]

    def civil(self, fields: Mapping[str, bytes]) -> Civil | None:
        """The reading of texts by directive; None for one that no calendar or clock shows."""
        try:
            year = int(fields["Y"]) if "Y" in fields else _century(int(fields["y"])) if "y" in fields else None
            word = fields.get("b", fields.get("B"))
            month = MONTHS[word[:3].decode("latin-1").lower()] if word is not None else int(_either(fields, "m"))
            hour = int(_either(fields, "H")) if "-I" not in fields else int(fields["-I"]) % 12 + 12 * (b"P" in fields.get("p", b"AM").upper())
            seconds = int(_either(fields, "S")) if {"S", "-S"} & fields.keys() else 0
            clock = (hour, int(_either(fields, "M")), seconds)
            zone = "UTC" if self.utc else next((fields[name] for name in ("z", "-z", "Z", "P") if name in fields), b"").decode("latin-1").strip()
            return checked(year, month, int(_either(fields, "d", "e")), clock, zone)
        except (ValueError, KeyError):
            return None


def _either(fields: Mapping[str, bytes], *names: str) -> bytes:
    return next(fields[name] for name in (*names, *(f"-{name}" for name in names)) if name in fields)


def _century(two: int) -> int:
    return two + (1900 if two >= 70 else 2000)


def micro(digits: bytes) -> int:
    """Microseconds of the digits of a fraction."""
    return int(digits[:6].ljust(6, b"0")) if digits else 0


def written(form: str, tail: str = "", *, utc: bool = False, name: str = "") -> Shape:
    """The shape of a format. `tail` is one of fraction, zone (an offset, Z, UTC, GMT), name (an abbreviation too) and year.

    `utc` says that such a stamp is UTC by definition. Raises ValueError for a directive that is not known.
    """
    pattern: list[bytes] = []
    named: list[bytes] = []
    places: dict[str, tuple[int, int]] = {}
    marks: list[tuple[int, int]] = []
    at, fixed = 0, True
    for directive, choice, letter in _DIRECTIVE.findall(form):
        if directive:
            part, width = _part(directive)
            places[directive] = (at, at + width)
            pattern.append(part)
            named.append(rb"(?P<" + directive.replace("-", "_").encode() + rb">" + part + rb")")
            at, fixed = at + width, fixed and width > 0
        else:
            pattern.append(choice.encode() if choice else re.escape(letter.encode()))
            named.append(pattern[-1])
            marks += [] if choice else [(at, letter.encode()[0])]
            at += len((choice and "x") or letter.encode())
    fixed = fixed and "S" in places and at >= 8
    end = _TAILS[tail] if fixed else b""
    return Shape(
        name=name or form,
        pattern=re.compile(b"".join(pattern) + end),
        parts=re.compile(b"".join(named)),
        head=at if fixed else 0,
        seconds_at=places["S"][0] if fixed else 0,
        places=places,
        tail=tail if fixed else "",
        yearless=not {"Y", "y"} & set(places) and tail != "year",
        marks=tuple(marks) if fixed else (),
        utc=utc,
    )


def _part(directive: str) -> tuple[bytes, int]:
    if directive not in _PARTS:
        raise ValueError(f"%{directive} is not known")
    return _PARTS[directive]


ISO = written("%Y-%m-%d[T ]%H:%M:%S", "zone", name="ISO 8601")
ISO_NAMED = written("%Y-%m-%d[T ]%H:%M:%S", "name", name="ISO 8601 with the name of a zone")
SLASHED = written("%Y/%m/%d %H:%M:%S", "zone")
CLF = written("%d/%b/%Y:%H:%M:%S %z", name="common log")
BSD = written("%b %e %H:%M:%S", name="BSD syslog")
BSD_FINE = written("%b %e %H:%M:%S", "fraction", name="BSD syslog with fractions")
CTIME = written("%a %b %e %H:%M:%S %Y", "zone", name="ctime")
CTIME_FINE = written("%a %b %e %H:%M:%S", "year", name="ctime with fractions")

_ISO_TEXT = re.compile(
    rb"(?P<head>\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d)(?P<s>:\d\d)?(?:[.,](?P<f>\d{1,9}))?\s*(?P<z>[Zz]|[A-Z]{2,5}\b|[+-]\d\d(?::?\d\d)?)?"
)
_OTHER_TEXTS = (written("%a %b %-d %H:%M:%S %Y"), written("%-d %b %Y %H:%M:%S"), written("%d/%b/%Y:%H:%M:%S"), written("%Y/%m/%d %H:%M:%S"))
_ZONE_TEXT = re.compile(rb"([+-]\d\d:?\d\d|\b[A-Z]{2,5})$")
NUMERIC = re.compile(r"\d[\d.]*(?:[eE]\+?\d{1,2})?")
_NUMBER_TEXT = re.compile(r"(\d{9,19})(?:\.(\d{1,9}))?")


def read_instant(value: object) -> tuple[int | None, Civil | None, int]:
    """A stamp out of a JSON value or a text: (UTC us, None, 0) when it names its zone or is an epoch, (None, reading, fraction us) when it does not.

    (None, None, 0) when it is no stamp.
    """
    text = repr(value) if isinstance(value, float) else str(value)
    if isinstance(value, int | float) or NUMERIC.fullmatch(text):
        found = _NUMBER_TEXT.fullmatch(text)
        return (epoch_us(found[1], found[2] or "") if found else exponent_us(text.encode())), None, 0
    civil, fraction = _read_text(text[:100].encode("utf-8", "replace"))
    if civil is None or civil.offset_s is None:
        return None, civil, fraction
    us = civil_us(civil, civil.offset_s) + fraction
    return (us, None, 0) if us > 0 else (None, None, 0)  # year 1 is how some senders write "not ended"


def _read_text(text: bytes) -> tuple[Civil | None, int]:
    """The reading of an ISO 8601 text, or of one as git, mail and web servers write it."""
    if found := _ISO_TEXT.match(text):
        return ISO.read(found["head"] + (found["s"] or b":00"), found["z"] or b""), micro(found["f"] or b"")
    for shape in _OTHER_TEXTS:
        if found := shape.parts.search(text):
            fields = {name.replace("_", "-"): part for name, part in found.groupdict().items()}
            zone = _ZONE_TEXT.search(text.strip())
            return shape.civil({**fields, "z": zone[1]} if zone else fields), 0
    return None, 0
