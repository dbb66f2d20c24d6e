"""Whether a word of judgement is said of people: before a person or a piece of their work, after "was" of them, or as the manner of an act."""

from __future__ import annotations

from nofault.lint.deeds import owner_of
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import BE, PUNCTUATION
from nofault.lint.lexicon.people import GROUPS, ROLES
from nofault.lint.lexicon.verbs import ACTS, is_participle, is_past
from nofault.lint.nouns import PEOPLE, THIRD_PERSON, Kind, head_kind, phrase_head
from nofault.lint.rule import Hit, Match

# What people make and do: "a careless paste", "sloppy work".
WORK = listed(
    """
    idea mistake mistakes error errors oversight paste change changes edit edits commit commits merge deploy deployment handling attitude
    approach
    decision decisions work command commands review reviews testing preparation planning coding code act action actions behaviour behavior
    choice choices habit habits practice practices conduct typo slip job attempt communication engineering execution way manner thing click
    keystroke copy-paste move rollback restart fix patch release script query workmanship assumption assumptions shortcut workaround mindset
    response performance effort excuse remark comment reply advice behaviour gamble experiment configuration handover migration
    """
)
# Said of work these still judge who did it; milder words ("naive") are also words for methods.
MILD = listed(
    """
    basic novice beginner terrible awful horrible dreadful lame cheap ridiculous absurd naive silly dumb wishful dangerous tardy elementary
    dismissive stubborn inflexible lazy sluggish cynical novice amateur rushed hasty
    """
)
LEVELS = listed("basic elementary cheap novice beginner")
SLIP_WORK = listed("mistake mistakes error errors oversight typo slip blunder behaviour attitude judgement")
PLAIN = listed("sloppy careless reckless negligent shoddy slapdash slipshod amateurish irresponsible inexcusable unprofessional thoughtless")
LINKING = listed("became become becomes becoming getting gets gotten grown grew grows seemed seems fell acted acts looked looks")
SIZES = listed("large big high long small low simple many much few slow fast short complex expensive")


def judged_people(hit: Hit) -> Match | None:
    """The cue as a judgement of people or their work; None where it is said of a system or of a size."""
    if hit.at(1) in SIZES or hit.at(1) in ("down", "phrase") or any(word in ("not", "never", "nobody", "without") for _, word in hit.before(2)):
        return None
    if hit.word.endswith("ly"):
        return _manner(hit)
    head = phrase_head(hit.words, hit.index + 1) if hit.at(1) not in PUNCTUATION else -1
    if head >= 0 and hit.word in MILD and hit.words.at(head) not in SLIP_WORK and (hit.words.at(head) in WORK or hit.word in LEVELS):
        owner = owner_of(hit)
        return hit.match(hit.index, head) if owner is not None and owner.kind in PEOPLE else None
    if head >= 0 and (hit.words.at(head) in WORK or hit.words.at(head) in ROLES or hit.words.at(head) in GROUPS):
        return hit.match(None, head)
    if head >= 0 and hit.phrase(head).kind is Kind.NAME:
        return hit.match(None, head)
    after = head + 1 if head >= 0 else hit.index + 2
    if hit.words.at(after) == "by" and hit.phrase(after + 1).kind in THIRD_PERSON:
        return hit.match(None, hit.phrase(after + 1).head)
    if hit.at(-1) == "still" and head_kind(hit.words, hit.index - 2, hit.names)[0] in THIRD_PERSON and hit.at(1) in ("", ".", ",", "and"):
        return hit.match(hit.index - 2)
    if hit.at(-1) in BE or any(word in BE or word in LINKING for _, word in hit.before(3)):
        linked = next((index for index, word in hit.before(3) if word in LINKING), None)
        subject = hit.subject if linked is None else hit.subject_of(linked)
        judged = subject.kind in PEOPLE or (hit.word in PLAIN and subject.head >= 0 and hit.words.at(subject.head) in WORK)
        if hit.word in PLAIN and hit.at(1) in ("to", "of") and any(word in ("it", "that", "this") for _, word in hit.before(3)):
            return hit.match()
        if judged and not subject.negated and not subject.hypothetical:
            return hit.match(subject.head)
    return None


def _manner(hit: Hit) -> Match | None:
    """`was carelessly applied`, `the developer foolishly hard-coded`, `written lazily`."""
    if is_past(hit.at(1)) or hit.at(1) in ACTS:
        subject = hit.subject_of(hit.index + 1)
        of_people = subject.kind in PEOPLE or (subject.passive and hit.word not in ("lazily", "hastily", "unreliably"))
        return hit.match(None, hit.index + 1) if of_people and not subject.hypothetical else None
    verb = next((index for index, word in hit.before(3) if is_participle(word)), None)
    if verb is not None:
        subject = hit.subject_of(verb)
        return hit.match(verb) if subject.kind in PEOPLE or (subject.passive and hit.word != "lazily") else None
    return None
