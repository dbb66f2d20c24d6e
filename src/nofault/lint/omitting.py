"""Words left out of a sentence: with the space and the comma that belong to them, and a capital for the word that then leads."""

from __future__ import annotations


def without(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """What to write so that `text` lacks the words from `start` to `end`; None where nothing but them stands there, or where they are
    joined to others by a conjunction.
    """
    after = end
    while after < len(text) and text[after] in ", ":
        after += 1
    joined = (*text[:start].split()[-1:], *text[after : after + 5].split()[:1])
    if after >= len(text) or any(word.lower() in ("and", "or", "but", "yet") for word in joined):
        return None
    leads = text[start].isupper()
    if after == end:
        # The words end their phrase: "carelessly." Take the space before instead.
        before = start
        while before and text[before - 1] == " ":
            before -= 1
        return (before, end, "") if before < start else None
    return start, after + 1, text[after].upper() if leads else text[after]
