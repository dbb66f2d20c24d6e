"""The errors of the practice room."""

from __future__ import annotations

from nofault.errors import NofaultError


class PracticeError(NofaultError):
    """A policy, a fact or a time that cannot be worked with as it stands."""
