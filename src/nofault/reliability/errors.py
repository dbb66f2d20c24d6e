"""The errors of the reliability room."""

from __future__ import annotations

from nofault.errors import NofaultError


class ReliabilityError(NofaultError):
    """An objective, an incident or a window that cannot be worked with as it stands."""
