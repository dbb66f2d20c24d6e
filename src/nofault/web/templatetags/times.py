"""Instants and lengths as pages show them. The element carries the instant; frame.js adds the reader's zone on hover and focus."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

register = template.Library()
UNITS = ((86400, gettext_noop("d")), (3600, gettext_noop("h")), (60, gettext_noop("min")), (1, gettext_noop("s")))


def _element(at: datetime, shown: str) -> SafeString:
    # The only untrusted-looking thing in here are digits of our own making.
    return mark_safe(f'<time datetime="{at:%Y-%m-%dT%H:%M:%SZ}">{shown}</time>')  # noqa: S308


@register.filter
def utc(at: datetime | None) -> str:
    """14:32:05 UTC"""
    if not at:
        return ""
    at = at.astimezone(UTC)
    return _element(at, f"{at:%H:%M:%S} UTC")


@register.filter
def utc_exact(at: datetime | None) -> str:
    """14 Jan 2026, 14:32:05 UTC"""
    if not at:
        return ""
    at = at.astimezone(UTC)
    return _element(at, f"{at.day} {at:%b %Y}, {at:%H:%M:%S} UTC")


@register.filter
def utc_moment(at: datetime | None) -> str:
    """14 Jan 2026, 14:32 UTC"""
    if not at:
        return ""
    at = at.astimezone(UTC)
    return _element(at, f"{at.day} {at:%b %Y}, {at:%H:%M} UTC")


@register.filter
def utc_day(at: datetime | None) -> str:
    """14 Jan 2026"""
    if not at:
        return ""
    at = at.astimezone(UTC)
    return _element(at, f"{at.day} {at:%b %Y}")


@register.filter
def day(on: date | None) -> str:
    """14 Jan 2026, of a day that has no hour"""
    return _day(on, get_language()) if on else ""


@lru_cache(maxsize=2000)
def _day(on: date, language: str | None) -> str:
    # `date_format` speaks the language that is active, which is the one that the day is kept under.
    return date_format(on, "j M Y")


@register.filter
def how_long(delta: timedelta | None, units: int = 2) -> str:
    """The greatest units of a length: 2 d 4 h, 23 min, 40 s"""
    if delta is None:
        return ""
    seconds = abs(int(delta.total_seconds()))
    parts = []
    for size, name in UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {_(name)}")
        elif parts:
            break
        if len(parts) == units:
            break
    return " ".join(parts) or f"0 {_('s')}"


@register.filter
def away(at: datetime | None, now: datetime) -> str:
    """How far an instant is, in its greatest unit: 20 h, 2 d"""
    return how_long(at - now, 1) if at else ""
