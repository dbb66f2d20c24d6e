"""The agenda of a review meeting on the clock: when each point begins, what stands first, how much is left."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from nofault.practice.policy import AgendaPoint, Policy


class TimedPoint(Struct, frozen=True):
    """A point of the agenda with the instant it begins and ends; an untimed point begins and ends with the point before it."""

    point: AgendaPoint
    begins_at: datetime
    ends_at: datetime

    def over_by(self, at: datetime) -> timedelta:
        """How far the point has run over its time at the instant `at`; zero while it is in time."""
        return max(at - self.ends_at, timedelta())


def agenda_at(policy: Policy, begins_at: datetime) -> list[TimedPoint]:
    """The points of the policy's agenda for a meeting that begins at `begins_at`."""
    points = []
    for point in policy.agenda:
        ends_at = begins_at + timedelta(minutes=point.minutes)
        points.append(TimedPoint(point, begins_at, ends_at))
        begins_at = ends_at
    return points


def agenda_minutes(policy: Policy) -> int:
    """How long the whole agenda takes, in minutes."""
    return sum(point.minutes for point in policy.agenda)
