"""What the rules about remedies share: where remedies stand, and what reads as an order to people."""

from __future__ import annotations

from nofault.lint.lexicon.function_words import MODALS, STOPS, is_adverb
from nofault.lint.nouns import Kind
from nofault.lint.rule import Hit

REMEDY_SECTIONS = frozenset(
    {"action-items", "lessons", "decisions", "verification", "summary", "analysis", "went-poorly", "root-cause", "contributing-factors", "other"}
)
PERSON_MATTERS = REMEDY_SECTIONS | {"response", "timeline", "background", "open-questions", "impact", "trigger"}
DUTY = frozenset({"to", "need", "needs", "please", "must", "about", "by", "and"})


def ordered(hit: Hit, verb: int) -> bool:
    """Whether the verb at `verb` is asked of people: an imperative, a duty (`must`, `needs to`), a wish; never what a system does."""
    index = verb - 1
    while is_adverb(hit.words.at(index)) or hit.words.at(index) in ("be", "please", "all", "let's"):
        index -= 1
    before = hit.words.at(index)
    if not before or before in STOPS or before in (",", "please", "action", "next", "time"):
        return True
    subject = hit.subject_of(verb)
    if subject.negated or subject.kind in (Kind.SYSTEM, Kind.USER):
        return False
    if before in DUTY:
        return before != "to" or hit.words.at(index - 1) not in ("able", "helps", "help", "tool")
    return before in MODALS and before not in ("can", "could", "would", "may", "might")
