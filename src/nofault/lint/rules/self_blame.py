"""Flags blame that a writer puts on themselves: I forgot, I broke production, my mistake.

## Why it matters
It is generous and it teaches readers that confession is the price of a report. The conditions are missing all the same.

## Known problems
Verbatim quotations in quotation marks or block quotes are left alone.

## Example
I broke the login page with my change.

## Use instead
The change removed a cookie attribute that two services read; no test covers the pair.

## Sources
John Allspaw, Blameless PostMortems and a Just Culture, 2012. Amy Edmondson, The Fearless Organization, 2018.
"""

from __future__ import annotations

from nofault.lint.acts import BAD_CUES, UNINTENDED_CUES, bad_object, unintended
from nofault.lint.deeds import SLIP_CUES, owner_of, slip, slip_noun
from nofault.lint.lexicon.function_words import is_adverb
from nofault.lint.lexicon.verbs import VerbClass
from nofault.lint.nouns import Kind
from nofault.lint.rule import Hit, Match

CODE = "BLM009"
NAME = "self-blame"
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = frozenset({"i", "my"})
SKIPS_QUESTIONS = True
CUES = SLIP_CUES | UNINTENDED_CUES | BAD_CUES | {"fault", "didn't", "not", "never", "failed"}
QUESTION = "What would have had to be different for this to be impossible, whoever sat there?"
MESSAGE = "“{text}” puts the weight on you instead of on the conditions."
SUGGESTION = "Tell the same step with the system as subject; your own account belongs in the timeline, marked as one."
CARE = VerbClass("check test verify read/read look think/thought ask tell/told double-check review confirm validate pay/paid notify warn bother")
SELF = frozenset({Kind.I})


def look(hit: Hit) -> Match | None:
    """A slip, harm or bad act told in the first person singular."""
    if not hit.words.first_person:
        return None
    if hit.word == "fault":
        owner = owner_of(hit)
        return hit.match(owner.head) if owner is not None and owner.kind is Kind.I else None
    if hit.word == "bad" and hit.at(-1) == "my" and hit.at(1) in (",", ".", "!", ""):
        return hit.match(hit.index - 1)
    if hit.word == "failed":
        return hit.match(hit.subject.head, hit.index + 2) if hit.at(1) == "to" and hit.subject.kind is Kind.I else None
    if hit.word in ("didn't", "not", "never"):
        return _left_undone(hit)
    deed = slip(hit, SELF) or slip_noun(hit, SELF) or unintended(hit, SELF) or bad_object(hit, SELF)
    return hit.match(deed.first, deed.last) if deed else None


def _left_undone(hit: Hit) -> Match | None:
    """`I did not look at the plan`: a check that the writer holds against themselves."""
    if hit.word == "not" and hit.at(-1) not in ("did", "had"):
        return None
    verb = hit.index + 1
    while is_adverb(hit.words.at(verb)):
        verb += 1
    subject = hit.subject_of(verb if hit.word == "never" else hit.index)
    own = subject.kind is Kind.I and not subject.hypothetical and not subject.modal
    return hit.match(subject.head, verb) if own and hit.words.at(verb) in CARE else None
