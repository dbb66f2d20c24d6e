"""What an audit event says beside its verb, in words. What is kept stays as it was written, since its digest covers it."""

from __future__ import annotations

from nofault.errors import NofaultError
from nofault.web.queries.history import VERBS, differences_of


def detail_words(verb: str, detail: str) -> str:
    """The detail for reading: an approval was kept as a value, everything else is words already."""
    step, _, data = detail.partition(" ")
    if verb != "approval" or step not in VERBS or not data.startswith("{"):
        return detail
    try:
        fields = differences_of("approvals", "", data, {})
    except NofaultError:  # of another version of the model; as it was kept is better than nothing
        return detail
    said = "; ".join(f"{field.label}: {''.join(word.text for word in field.words)}" for field in fields)
    return f"{VERBS[step]}: {said}" if said else str(VERBS[step])
