"""What happened in the demonstration, as data: minutes after the deploy of `seat-map 7.4.0`, all names made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

SERVICE = "seat-map"
EDGE_ZONE = "Europe/Berlin"  # the web servers write local time with its offset
DATABASE_ZONE = "America/New_York"  # the database host writes local time without year or zone
BEFORE_MINUTES, AFTER_MINUTES = 92, 88

# Share of requests that fail, by minutes after the deploy: straight lines between these points.
FAILURE_SHARE = ((-92.0, 0.003), (4.0, 0.003), (5.5, 0.16), (24.0, 0.19), (26.0, 0.17), (27.5, 0.004), (88.0, 0.003))
# A short burst long before the deploy that has nothing to do with it.
UNRELATED_BURST = (-41.0, -40.7, 0.35)


@dataclass(frozen=True)
class Said:
    """A message in the incident's channel."""

    minute: float
    by: str
    text: str


@dataclass(frozen=True)
class Paged:
    """An entry of the pager's log."""

    minute: float
    type: str
    summary: str


@dataclass(frozen=True)
class Alerted:
    """A notification of the alert manager."""

    minute: float
    status: str
    name: str
    summary: str
    started: float


CHAT = (
    Said(-60.0, "U0BOT", "Deploy of mailer 2.9.1 to production finished"),
    Said(0.2, "U0BOT", "Deploy of seat-map 7.4.0 to production finished"),
    Said(14.1, "U0MIRA", "Acknowledged the seat-map page, opening the error graph"),
    Said(16.0, "U0MIRA", "Declaring SEV2: seat selection fails for about one in six requests"),
    Said(17.5, "U0JONAS", "Pool of seatdb is at 100 of 100 connections, queries are waiting"),
    Said(19.2, "U0MIRA", "Hypothesis: 7.4.0 changed the cache key format, so each request misses the cache and goes to seatdb"),
    Said(22.0, "U0MIRA", "Decision: roll back seat-map to 7.3.2, the release before. Known now: hit ratio fell from 0.97 to 0.02 with the deploy"),
    Said(24.0, "U0BOT", "Rollback of seat-map to 7.3.2 started"),
    Said(26.0, "U0BOT", "Rollback of seat-map to 7.3.2 finished"),
    Said(29.0, "U0JONAS", "Error rate is back at baseline, pool at 31 of 100"),
    Said(40.0, "U0MIRA", "All clear, closing the incident"),
)
PAGER = (
    Paged(10.2, "trigger_log_entry", "Triggered: SeatMapErrorRateHigh"),
    Paged(10.3, "notify_log_entry", "Notified the seat-map on-call rotation by push"),
    Paged(13.6, "acknowledge_log_entry", "Acknowledged through the app"),
    Paged(33.0, "resolve_log_entry", "Resolved through the API"),
)
ALERTS = (
    Alerted(10.1, "firing", "SeatMapErrorRateHigh", "Error rate of seat-map above 5 % for 5 minutes", 10.1),
    Alerted(12.4, "firing", "SeatDbPoolNearlyFull", "Connection pool of seatdb above 95 %", 12.4),
    Alerted(31.0, "resolved", "SeatDbPoolNearlyFull", "Connection pool of seatdb above 95 %", 12.4),
    Alerted(32.5, "resolved", "SeatMapErrorRateHigh", "Error rate of seat-map above 5 % for 5 minutes", 10.1),
)
COMMITS = (
    (-1500.0, "Show the coach number beside the seat"),
    (-420.0, "Include the fare class in the cache key of a seat plan"),
    (-30.0, "Release seat-map 7.4.0"),
    (23.5, "Revert release to seat-map 7.3.2"),
)
PEOPLE = {"U0BOT": "deploy-bot", "U0MIRA": "Mira Solberg", "U0JONAS": "Jonas Achterberg"}


def failure_share(minute: float) -> float:
    """The share of requests that fail at this minute."""
    first, last, share = UNRELATED_BURST
    if first <= minute < last:
        return share
    for (left, low), (right, high) in pairwise(FAILURE_SHARE):
        if left <= minute < right:
            return low + (high - low) * (minute - left) / (right - left)
    return FAILURE_SHARE[-1][1]


def instant(deployed_at: datetime, minute: float) -> datetime:
    """The instant that many minutes after the deploy, to the millisecond."""
    return deployed_at + timedelta(milliseconds=round(minute * 60_000))
