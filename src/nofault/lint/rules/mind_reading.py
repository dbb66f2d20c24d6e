"""Flags what a timeline cannot know: stares, admits, loses patience, does not understand.

## Why it matters
A state of mind was not recorded. What was said or done was, and it can be linked.

## Known problems
A person's own account is a fact; keep it in quotation marks with its source.

## Example
15:07 The operator loses patience and scales everything to zero.

## Use instead
15:07 Service scaled to zero. The responder's account: "the runbook's only step was restart".

## Sources
Etsy, Debriefing Facilitation Guide, 2016.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import BE, PUNCTUATION, is_adverb, is_time
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.lexicon.phrases import mind_reading
from nofault.lint.lexicon.verbs import IRREGULAR_PAST, VerbClass, is_past
from nofault.lint.nouns import THIRD_PERSON, head_kind
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match
from nofault.lint.subjects import Subject

CODE = "TML002"
NAME = "mind-reading"
PHRASES = phrases_of(mind_reading.TEXT)
SEVERITY = "warning"
SECTIONS = frozenset({"timeline"})
DEFAULT = True
COMPANIONS = PEOPLE
MINDS = VerbClass(
    """
    admit+ confess stare dither hesitate flail scramble insist refuse whine complain grumble sulk pretend procrastinate waste dawdle fumble
    squabble bicker argue guess gamble daydream despair curse stall rant shrug+ freak yell shout storm stumble mock laugh sigh bluff moan
    brag+ snap+ wander squander fixate obsess gloat backtrack blame celebrate twiddle overreact doze bluster chicken improvise pontificate
    grasp huff fret faff blunder fume lament dream
    """
)
STATES = listed(
    """
    annoyed confused frustrated angry embarrassed anxious nervous desperate clueless baffled flustered overwhelmed oblivious bewildered
    perplexed hopeful smug furious horrified bored ignorant unaware irritated lost defensive reluctant stubborn impatient sheepish
    convinced stressed shaken stumped helpless panicky paralysed paralyzed complacent
    overconfident unconcerned dismissive hostile upset relieved proud rattled scared afraid frightened
    """
)
QUARRELS = listed("dithering bickering finger-pointing infighting squabbling procrastination")
ALONE = QUARRELS
UNSEEN = listed("understand grasp realise realize notice recognise recognize")
LOSES = VerbClass("lose/lost")
CUES = MINDS.forms("past", "s", "base", "ing") | STATES | LOSES.forms("past", "s") | UNSEEN | QUARRELS | {"idea"}
QUESTION = "What was said or done at that minute, and where is it recorded?"
MESSAGE = "“{text}” cannot be seen in a record."
SUGGESTION = "Write the act or the message with its evidence; put an account in quotation marks with its source."


def look(hit: Hit) -> Match | None:
    """A verb or state of mind with a third person."""
    word = hit.word
    if word in QUARRELS:
        return hit.match() if hit.at(-1) in ("much", "some", "more", "endless", "the", "after", "of", "") else None
    if word == "idea":
        verb = hit.index - 2
        clueless = hit.at(-1) == "no" and hit.at(-2) in ("has", "have") and hit.subject_of(verb).kind in THIRD_PERSON
        return hit.match(hit.subject_of(verb).head) if clueless else None
    if word in UNSEEN:
        subject = hit.subject
        present = any(one in ("does", "do", "doesn't", "don't") for _, one in hit.before(3))
        return hit.match(subject.head) if subject.kind in THIRD_PERSON and subject.negated and present else None
    if word in STATES:
        subject = _stated(hit)
        return hit.match(subject.head) if subject.kind in THIRD_PERSON and not subject.negated and not subject.hypothetical else None
    if word in LOSES:
        lost = ("control", "track", "patience", "interest", "heart", "it")
        if not any(after in lost for _, after in hit.after(2)):
            return None
    if word.endswith("ing") and hit.at(-1) not in BE and not is_adverb(hit.at(-1)):
        return None
    subject = hit.subject
    if MINDS.kinds.get(word) == "base" and word not in IRREGULAR_PAST and not _plural(hit.words.at(subject.head)):
        return None
    return hit.match(subject.head) if subject.kind in THIRD_PERSON and subject.acted else None


def _plural(word: str) -> bool:
    return word.endswith("s") or word in ("team", "people", "staff", "crew", "who")


def _stated(hit: Hit) -> Subject:
    """`gets anxious`, `was confused`, and the aside `The manager, clearly annoyed, orders`."""
    front = hit.index + 1
    while hit.words.at(front) in ("and", "or") or hit.words.at(front) in STATES:
        front += 1
    if hit.words.at(front) == "," and all(word in STATES or word == "and" or is_time(word) for _, word in hit.before(3)):
        return hit.phrase(front + 1)
    index = hit.index - 1
    while is_adverb(hit.words.at(index)):
        index -= 1
    before = hit.words.at(index)
    if index < hit.index - 1 and head_kind(hit.words, index, hit.names)[0] in THIRD_PERSON and hit.at(1) in ("", ".", ",", "and"):
        return Subject(*head_kind(hit.words, index, hit.names))
    if before == ",":
        return Subject(*head_kind(hit.words, index - 1, hit.names))
    if before in PUNCTUATION:
        return Subject(*head_kind(hit.words, -1, hit.names))
    if before in ("gets", "becomes", "looks", "seems", "grows", "remains", "stays"):
        return hit.subject_of(index)
    if is_past(before) or before in ("is", "are"):
        return hit.subject_of(index + 1)
    return Subject(*head_kind(hit.words, -1, hit.names))
