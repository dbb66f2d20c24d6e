"""The errors of the knowledge room."""

from __future__ import annotations

from nofault.errors import NofaultError


class KnowledgeError(NofaultError):
    """The search index or the taxonomy could not be read or written."""
