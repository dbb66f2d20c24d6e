"""Flags what looks like a secret: tokens, passwords, keys, mail addresses (off unless selected, or with the public profile).

## Why it matters
A secret in a document is known. It has to be changed, not only taken out.

## Known problems
The shapes are those that nofault masks wherever text is shown; a password without a word before it is not seen.

## Example
The job ran with password=hunter-example.

## Use instead
The job ran with a password that was changed on 2026-02-14.

## Sources
OWASP, Secrets Management Cheat Sheet.
"""

from __future__ import annotations

from collections.abc import Iterable

from nofault.lint.secrets import secret_spans

CODE = "PUB003"
NAME = "secret-in-text"
SEVERITY = "error"
SECTIONS = None
DEFAULT = False
QUESTION = "Has it been changed, and where should it have lived?"
SHOWN = "[masked]"
MESSAGE = "“{text}” looks like a secret."
SUGGESTION = "Take it out, change it, and say where it lives now."


def look_text(text: str, section: str) -> Iterable[tuple[int, int]]:
    """What the masking of nofault would mask."""
    return secret_spans(text)
