"""Flags what a person or a team is said not to have done: did not check, failed to notice, never tested.

## Why it matters
An omission exists only when measured against what is known now. At the time there were other signals, other duties, and no reason to look.

## Known problems
Missing information told as context ("did not see the alert", "did not have access") is left alone, and so is everything said of users.
"We did not …" is left alone: a team speaking about itself is a start.

## Example
The on-call engineer failed to notice the replication lag.

## Use instead
The lag alert was one of 41 pages in that hour and carries the same title as the other 40.

## Sources
Baruch Fischhoff, Hindsight ≠ Foresight, 1975. Sidney Dekker, The Field Guide to Understanding "Human Error", 2014, on counterfactuals.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import RAISING_VERBS, is_adverb
from nofault.lint.lexicon.people import NEGATIVE_PRONOUNS, PEOPLE
from nofault.lint.lexicon.phrases import agentive_omission
from nofault.lint.lexicon.verbs import CONTEXT, DUTIES, MENTAL, is_participle, is_past
from nofault.lint.nouns import THIRD_PERSON, Kind
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "BLM002"
NAME = "agentive-omission"
PHRASES = phrases_of(agentive_omission.TEXT)
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
COMPANIONS = PEOPLE
SKIPS_QUESTIONS = True
NOT_DONE = listed("didn't didnt hadn't")
FAILED = listed("failed fails failing neglected")
MINDLESS = listed("understand care think listen bother learn")
NONE = listed("single none no neither")
CUES = NOT_DONE | FAILED | NEGATIVE_PRONOUNS | NONE | {"not", "never", "whoever", "doesn't"}
QUESTION = "What did they see and expect at that moment, and which signal or step was there?"
MESSAGE = "“{text}” judges an absence from afterwards."
SUGGESTION = "Say what was shown, to whom, among what else, and which check exists or does not."
# "Nobody noticed" tells how long a signal went unseen; it holds nothing against anybody.
SEEN = listed("noticed caught spotted realised realized watched responded")
# "Nobody did anything wrong": what is denied is the blame.
EXCUSED = listed("wrong bad improper unusual malicious forbidden reckless careless negligent")
# Things that machines keep people from doing: no omission.
PREVENTED = listed(
    """
    reproduce connect reach log login authenticate access load pull join open receive contact identify find restore recover resolve
    """
)


def look(hit: Hit) -> Match | None:
    """A negated duty with a third person as its actor."""
    if hit.word in NEGATIVE_PRONOUNS:
        return _nobody(hit) if hit.at(-1) not in ("that", "which", "whom") else None
    if hit.word == "whoever":
        denied = next((index for index, word in hit.after(9) if word in NOT_DONE or word in ("never", "forgot", "failed", "not")), None)
        return hit.match(None, denied + 1) if denied is not None else None
    if hit.word in NONE:
        return _none(hit)
    if hit.at(1) == "got" and hit.at(2) in ("around", "round") and hit.subject_of(hit.index + 1).kind in THIRD_PERSON:
        return hit.match(hit.subject_of(hit.index + 1).head, hit.index + 2)
    verb = _verb(hit)
    if verb is None:
        return None
    word = hit.words.at(verb)
    subject = hit.subject_of(verb if hit.word == "never" else hit.index)
    if subject.hypothetical or subject.modal or subject.passive:
        return None
    excused = word in CONTEXT and not (hit.word in FAILED and word in DUTIES)
    judged = not excused and not (hit.word in FAILED and word in PREVENTED)
    duty = word in DUTIES or word in MENTAL
    if subject.kind in (Kind.THEY, Kind.PROPER) or (subject.kind is Kind.PRONOUN and hit.words.at(subject.head) == "who"):
        judged = judged and word in MENTAL
    elif subject.kind not in THIRD_PERSON:
        return None
    elif subject.kind is Kind.PRONOUN:
        judged = judged and (duty or hit.words.at(subject.head) in ("somebody", "someone"))
    return hit.match(subject.head, verb) if judged else None


def _verb(hit: Hit) -> int | None:
    """The index of the verb that is denied."""
    index = hit.index + 1
    if hit.word in FAILED:
        if hit.at(1) in ("his", "her", "their", "the") and hit.at(2) in ("team", "colleagues", "customers", "users"):
            return hit.index + 2
        if hit.at(1) == "in" and hit.at(2) in ("his", "her", "their"):
            return index + 2
        if hit.at(1) != "to":
            return None
        index += 1
    elif hit.word in ("not", "doesn't"):
        auxiliary = hit.at(-1) if hit.word == "not" else "does"
        if auxiliary not in ("did", "had", "has", "have") and not (auxiliary in ("does", "do") and hit.at(1) in MINDLESS):
            return None
    while is_adverb(hit.words.at(index)) and index - hit.index < 4:
        index += 1
    word = hit.words.at(index)
    if hit.word == "never" and not is_participle(word):
        return None
    return index if word.isalpha() or "-" in word else None


def _none(hit: Hit) -> Match | None:
    """`Not a single engineer looked`, `none of the reviewers checked`, `no reviewer asked`."""
    if hit.word == "single" and "not" not in (hit.at(-1), hit.at(-2)):
        return None
    of = hit.word in ("none", "neither")
    person = hit.index + 2 if of and hit.at(2) == "them" else hit.person_from(hit.index + 1, 4 if of else 2)
    if person is None or (of and hit.at(1) != "of"):
        return None
    for index in range(person + 1, min(person + 5, len(hit.words))):
        word = hit.words.at(index)
        if (word in DUTIES or word in MENTAL) and is_past(word):
            if hit.words.at(person) == "them" and word not in MENTAL:
                return None
            return hit.match(None, index) if word not in CONTEXT and not (index == person + 1 and word in SEEN) else None
        if not is_adverb(word) and word not in ("had", "ever"):
            return None
    return None


def _nobody(hit: Hit) -> Match | None:
    """`Nobody on the team checked`: an omission of everybody; `…, but nobody did`."""
    if hit.at(1) == "did" and hit.at(2) in ("", ".", "!", ";", ","):
        return hit.match(None, hit.index + 1)
    if hit.at(1) == "did" and any(word in EXCUSED for _, word in hit.after(5)):
        return None
    if hit.at(1) == "is" and hit.at(2) in ("watching", "looking", "checking", "monitoring", "paying", "listening", "reading"):
        return hit.match(hit.index, hit.index + 2)
    for index, word in hit.after(8):
        if (
            (word in DUTIES or word in MENTAL)
            and (is_past(word) or DUTIES.kinds.get(word) == "s")
            and word not in CONTEXT
            and not (word in SEEN and (index == hit.index + 1 or hit.at(1) in RAISING_VERBS))
        ):
            subject = hit.subject_of(index)
            return hit.match(hit.index, index) if subject.head == hit.index and not subject.passive else None
    return None
