"""Flags a person's name in a text that is about causes, impact or what happened; on where the configuration lists people.

## Why it matters
A name in a cause or a record invites the reader to judge its bearer; the role says all that the system needs to know.

## Known problems
Action items, thanks, authorship and communication are left alone. A list of one's own people decides; without it no name is looked for, unless
the rule is selected: then common first names count.

## Example
Sam restarted the primary.

## Use instead
The on-call engineer restarted the primary.

## Sources
Google, Site Reliability Engineering, 2016, chapter 15. Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from nofault.lint.config import Config
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.people import FIRST_NAMES, PEOPLE
from nofault.lint.nouns import Kind, head_kind
from nofault.lint.rule import Hit, Match
from nofault.postmortem.sections import KINDS

CODE = "BLM008"
NAME = "named-individual"
SEVERITY = "warning"
SECTIONS = frozenset(KINDS) - {"action-items", "people", "communication", "went-well", "helped", "decisions", "related", "status"}
DEFAULT = False
NEEDS_PEOPLE = True
COMPANIONS = PEOPLE
CUES = FIRST_NAMES
ANY_NAME = True  # the names of the configuration are cues too
FIX = "unsafe"
QUESTION = "Which role did this, so that the sentence holds whoever had the shift?"
MESSAGE = "“{text}” names an individual."
SUGGESTION = "Write the role: the on-call engineer, a responder, the author of the change."
THANKS = listed("thanks thank thankful kudos grateful props credit")


def look(hit: Hit) -> Match | None:
    """A name of the list; where there is none, a common first name that is written as one."""
    known = hit.word in hit.names.people
    if hit.names.people and not known:
        return None
    if not hit.words.capitalised(hit.index) or head_kind(hit.words, hit.index, hit.names)[0] is not Kind.NAME:
        return None
    if not THANKS.isdisjoint(hit.sentence_words) or hit.at(-1) in ("owner", "by:", "cc"):
        return None
    if hit.index and hit.at(-1) in (hit.names.people or FIRST_NAMES) and hit.words.capitalised(hit.index - 1):
        return None  # the second word of a name that is reported from its first
    last = hit.index
    while last + 1 < len(hit.words) and hit.words.capitalised(last + 1) and hit.words.at(last + 1) in hit.names.people:
        last += 1
    return hit.match(None, last)


def mend(text: str, start: int, end: int, config: Config) -> tuple[int, int, str] | None:
    """The role that the configuration gives for the name."""
    name = text[start:end].lower().removesuffix("'s")
    role = next((role for full, role in config.roles if name in (full.lower(), *full.lower().split())), None)
    if role is None:
        return None
    leads = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?:"
    possessive = "'s" if text[start:end].lower().endswith("'s") else ""
    return start, end, (role[0].upper() + role[1:] if leads else role) + possessive
