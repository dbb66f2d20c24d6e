"""The errors of the integrations room."""

from __future__ import annotations

from nofault.errors import NofaultError


class IntegrationError(NofaultError):
    """A service could not be reached, gave no usable answer, or sent what cannot be read. Secrets never stand in the message."""


class NotAllowed(IntegrationError):
    """An address that this installation does not talk to."""
