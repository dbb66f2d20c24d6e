from __future__ import annotations


class FieldError(Exception):
    """What is wrong with one field. `offers` are texts that would be understood, to be picked with one click."""

    def __init__(self, message: str, offers: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.offers = offers
