"""The one family of errors: what happened, where, and what to do about it."""

from __future__ import annotations


class NofaultError(Exception):
    """An error that a person can act on. `message` says what and where, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """One line: the message, then the hint."""
        return f"{self.message} {self.hint}".strip()
