"""Flags what could have been avoided, caught or done otherwise.

## Why it matters
The sentence is a wish about the past. The same thought as an action item about the future is worth keeping.

## Known problems
Luck ("it could have been worse") and what a system might have done ("the message could have been delivered twice") stay silent.

## Example
The outage could have been avoided by a dry run.

## Use instead
Action: add a dry-run step to the migration job, owner, date, test.

## Sources
Neal Roese and Kathleen Vohs, Hindsight Bias, Perspectives on Psychological Science, 2012.
"""

from __future__ import annotations

from nofault.lint.hindsight import after_have
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import NEGATIONS, is_adverb
from nofault.lint.lexicon.phrases import could_have
from nofault.lint.lexicon.verbs import CONTEXT, PREVENTION
from nofault.lint.nouns import PEOPLE, THIRD_PERSON, Kind
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "HND002"
NAME = "could-have"
PHRASES = phrases_of(could_have.TEXT)
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
SKIPS_QUESTIONS = True
COMPANIONS = listed("have ve ample enough plenty lots every all")
ALONE = listed("possible chance chances opportunity avoidable preventable couldve")
CUES = listed("could could've couldve might time possible chance chances opportunity avoidable preventable warning warnings information notice")
QUESTION = "Which guard would make this true next time, and who can add it by when?"
MESSAGE = "“{text}” is a wish about the past."
SUGGESTION = "Move the thought to an action item with a deliverable, an owner and a date."
BETTER = listed(
    """
    found tested checked verified reviewed planned seen known recognised recognized done handled better faster quicker sooner earlier more
    avoided shorter clearer back prevented smoother wiser
    """
)


REACTING = listed("react act respond intervene check test fix escalate rotate renew roll")
CHANCES = frozenset(PREVENTION) | REACTING
SOONER = listed("earlier sooner before already")


def look(hit: Hit) -> Match | None:
    """`could have` with a verb of prevention, or said of people."""
    if hit.word in ("avoidable", "preventable"):
        return hit.match() if hit.at(-1) in ("was", "were", "entirely", "completely", "easily", "totally", "perfectly", "been") else None
    if hit.word in ("possible", "chance", "chances", "opportunity", "time", "warning", "warnings", "information", "notice"):
        return _chance(hit)
    verb = after_have(hit)
    denied = verb is not None and any(word in NEGATIONS for word in hit.words.low_words[hit.index : verb])
    if verb is None or denied or hit.subject.negated or _unlucky(hit, verb):
        return None
    word = hit.words.at(verb)
    if word == "been":
        after = verb + 1
        while is_adverb(hit.words.at(after)) or hit.words.at(after) in ("much", "far", "a", "lot"):
            after += 1
        word = hit.words.at(after)
        if any(one in SOONER for one in hit.words.low_words[after + 1 : after + 5]) and hit.word != "might":
            return hit.match(None, after)
        return hit.match(None, after) if word in PREVENTION or word in BETTER else None
    if word in PREVENTION:
        return hit.match(None, verb) if hit.subject.kind is not Kind.USER else None
    of_people = hit.word != "might" and hit.subject.kind in PEOPLE and word not in CONTEXT
    return hit.match(hit.subject.head, verb) if of_people else None


def _unlucky(hit: Hit, verb: int) -> bool:
    """`It could have been worse`, `we could have noticed later`, `nothing could have prevented`: luck, not a wish."""
    if any(word in ("no", "nothing", "none", "neither", "nobody", "hardly") for _, word in hit.before(12)):
        return True
    return any(word in ("later", "worse", "longer", "worst") for word in hit.words.low_words[verb : verb + 9])


def _chance(hit: Hit) -> Match | None:
    """`It was possible to prevent this`, `the team had every chance to prevent it`."""
    if hit.at(1) != "to" or hit.at(2) not in CHANCES:
        return None
    before = [word for _, word in hit.before(5)]
    if any(word in ("not", "no", "if", "is", "be", "make", "made") for word in before):
        return None
    if hit.word == "possible":
        return hit.match(None, hit.index + 2) if "was" in before or "been" in before else None
    if hit.word not in ("chance", "chances", "opportunity") and not any(
        word in ("plenty", "enough", "ample", "lots", "all", "every") for word in before
    ):
        return None
    there = next(
        (index for index, word in hit.before(5) if word in ("was", "been") and "there" in (hit.words.at(index - 1), hit.words.at(index - 2))), None
    )
    if there is not None:
        return hit.match(there, hit.index + 2) if any(word in ("ample", "enough", "plenty", "every") for word in before) else None
    had = next((index for index, word in hit.before(5) if word == "had"), None)
    if had is None or hit.subject_of(had).kind not in THIRD_PERSON | {Kind.WE, Kind.THEY}:
        return None
    return hit.match(had, hit.index + 2)
