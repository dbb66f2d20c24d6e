"""Flags the other past: had we read, if they had tested, better judgement would have prevented.

## Why it matters
It measures what was done against a course that nobody had in view, and leaves the reader with a fault instead of a fact.

## Known problems
How software behaves under other input stays silent, and so does luck ("had we not been watching").

## Example
If the release notes had been read, the upgrade would have been postponed.

## Use instead
The release notes came by mail to a list; the upgrade job shows the version and not the notes.

## Sources
Sidney Dekker, The Field Guide to Understanding "Human Error", 2014, on counterfactuals. Baruch Fischhoff, 1975.
"""

from __future__ import annotations

from nofault.lint.hindsight import after_have, is_process
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import NEGATIONS, PUNCTUATION, is_adverb
from nofault.lint.lexicon.phrases import would_have
from nofault.lint.lexicon.verbs import ACTS, DUTIES, MENTAL, PREVENTION, PROCESS, VerbClass, is_participle
from nofault.lint.nouns import PEOPLE, Kind, head_kind, phrase_head
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "HND003"
NAME = "would-have"
PHRASES = phrases_of(would_have.TEXT)
SEVERITY = "warning"
SECTIONS = None
DEFAULT = True
SKIPS_QUESTIONS = True
COMPANIONS = listed("have ve had")
CUES = frozenset({"if", "had", "would", "would've"})
QUESTION = "What was known when, and what would have made the other course the obvious one?"
MESSAGE = "“{text}” compares with a past that did not happen."
SUGGESTION = "Say which signal existed and how long it took to reach somebody who could act on it."


# Passive results that only a past other than the real one has, and praise of the course not taken.
AVERTED = listed("avoided prevented averted caught spotted noticed")
STOPPING = VerbClass(PREVENTION, "show/showed/shown reveal expose highlight reject surface stop+ flag+ uncover suffice")
GERUNDS = (PROCESS.forms("ing") | ACTS.forms("ing")) - listed("being")
BETTER = listed("right correct better best proper appropriate safer safest sensible obvious logical smart wise")
READING = PROCESS.without(
    "configure secure protect specify include define provide lock archive label fix own sign renew rotate clean prioritise prioritize"
)
EASY = listed("easy enough trivial wiser wise prudent simple sufficient better smarter safer sensible avoidable preventable")
KNOWING = listed("noticed seen known caught realised realized spotted understood recognised recognized")
ANYONE = listed("anyone anybody everyone everybody any")


def look(hit: Hit) -> Match | None:
    """A condition about people in the past, or its result."""
    if hit.word == "if":
        had = next((index for index, word in hit.after(7) if word == "had"), None)
        return _condition(hit, hit.index + 1, had, hit.index) if had is not None else None
    if hit.word == "had":
        return _inverted(hit)
    verb = after_have(hit)
    if verb is None or (hit.subject.negated and hit.subject.kind not in (Kind.ROLE, Kind.GROUP)):
        return None
    word = hit.words.at(verb)
    if word == "been":
        after = hit.words.at(verb + 1)
        if after == "to" and hit.subject.head >= 0 and any(one in BETTER for _, one in hit.before(8)):
            return hit.match(None, verb + 1)
        return hit.match(None, verb + 1) if after in AVERTED or after in EASY else None
    if word == "taken":
        return hit.match(None, verb) if any(after == "to" and hit.words.at(index + 1) in DUTIES for index, after in hit.after(9)) else None
    denied = any(one in NEGATIONS for one in hit.words.low_words[hit.index : verb])
    if denied:
        if hit.subject.kind in (Kind.ROLE, Kind.GROUP) and hit.subject.negated:
            return hit.match(hit.subject.head, verb)
        return hit.match(None, verb) if word in ("happened", "occurred") else None
    if hit.subject.kind in (Kind.PRONOUN, Kind.SYSTEM) and word in KNOWING and any(one in ANYONE for one in hit.sentence_words):
        return hit.match(None, verb)
    if hit.subject.kind in (Kind.UNKNOWN, Kind.SYSTEM) and word in STOPPING and _gerund_leads(hit):
        return hit.match(None, verb)
    of_people = hit.subject.kind in PEOPLE and (word in PREVENTION or word in MENTAL or word in KNOWING) and hit.subject.kind is not Kind.WE
    return hit.match(hit.subject.head, verb) if of_people or (word in STOPPING and is_process(hit, hit.subject.head)) else None


def _gerund_leads(hit: Hit) -> bool:
    """`Rolling back at once would have`: the sentence opens with what people could do."""
    first = hit.words.at(hit.sentence[0])
    return first.endswith("ing") and (first in GERUNDS)


def _condition(hit: Hit, start: int, had: int, first: int) -> Match | None:
    """`if NP had VERB`: NP from `start`, told of people, or of what people do with it."""
    verb = had + 1
    while is_adverb(hit.words.at(verb)) or hit.words.at(verb) == "only":
        verb += 1
    word = hit.words.at(verb)
    if word in NEGATIONS or not is_participle(word):
        return None
    head = phrase_head(hit.words, start) if hit.words.at(start) not in ("we", "i", "they", "he", "she", "you") else start
    kind = head_kind(hit.words, head, hit.names)[0] if head >= 0 else Kind.UNKNOWN
    if kind in PEOPLE:
        return hit.match(first, verb)
    after = hit.words.at(verb + 1)
    return hit.match(first, verb + 1) if word == "been" and after in READING and is_participle(after) else None


def _inverted(hit: Hit) -> Match | None:
    """`Had we listened`, `had the warnings been taken seriously`."""
    before = hit.at(-1)
    bound = "would" in hit.sentence_words and hit.phrase(hit.index + 1).kind in PEOPLE
    if before and not bound and before not in PUNCTUATION and before not in ("this", "it", "that"):
        return None
    following = hit.at(1)
    if following in ("we", "i", "they", "he", "she", "you", "anyone", "someone", "somebody"):
        verb = hit.index + 2
    else:
        head = phrase_head(hit.words, hit.index + 1)
        if head < 0 or following in ("a", "an", "no", "to", "been"):
            return None
        verb = head + 1
    while is_adverb(hit.words.at(verb)):
        verb += 1
    word = hit.words.at(verb)
    if word == "been":
        after = hit.words.at(verb + 1)
        return hit.match(None, verb + 1) if is_participle(after) else None
    kind = head_kind(hit.words, verb - 1, hit.names)[0]
    return (
        hit.match(None, verb) if is_participle(word) and kind in PEOPLE and (word in DUTIES or bound or before in PUNCTUATION or not before) else None
    )
