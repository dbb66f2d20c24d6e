"""Flags "human error" and its kin as a cause or a category: operator error, developer mistake, fat-finger.

## Why it matters
It is a label, not an explanation: every act that ended badly can carry it, and no countermeasure follows from it.

## Known problems
Counts and names of things (user error reports, error messages) and sentences about the term itself stay silent; "user error" is flagged
only beside a word of cause.

## Example
Root cause: human error during maintenance.

## Use instead
Two racks carry the same label; the maintenance order names only the label.

## Sources
Sidney Dekker, The Field Guide to Understanding "Human Error", 2014. James Reason, Managing the Risks of Organizational Accidents, 1997.
"""

from __future__ import annotations

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import NEGATIONS
from nofault.lint.lexicon.people import PEOPLE
from nofault.lint.lexicon.phrases import human_error
from nofault.lint.phrases import phrases_of
from nofault.lint.rule import Hit, Match

CODE = "HUM001"
NAME = "human-error"
PHRASES = phrases_of(human_error.TEXT)
SEVERITY = "error"
SECTIONS = None
DEFAULT = True
CUES = listed(
    """
    error errors mistake mistakes failure slip typo fat-finger fat-fingered fat-fingering fatfingered finger fingered pebkac keyboard
    misjudgement misjudgment confusion forgetfulness complacency inexperience ignorance negligence oversight oversights failing failings
    fallibility lapse lapses fault slip-up inattention incompetence
    carelessness misoperation maloperation mis-operation id10t misunderstanding miscommunication human factor factors fatigue trouble man-made
    """
)
ALWAYS = listed("man-made pebkac misoperation maloperation mis-operation id10t")
ALONE = ALWAYS | {"trouble"} | listed("fat-finger fat-fingered fat-fingering fatfingered finger fingered pebkac keyboard")
QUESTION = "What made the action sensible and possible at that moment?"
MESSAGE = "“{text}” is a label, not an explanation."
SUGGESTION = "Name what the screen, the tool or the step allowed, and the difference that was not visible."
WHOSE = listed(
    """
    human operator operators engineer engineers developer developers dev employee technician admin administrator staff sre dba intern analyst
    contractor programmer personnel pilot responder on-call oncall sysadmin people person manual operational maintainer engineering clerical
    typing administrative keyboard reviewer manager worker operating handling pilot crew data-entry
    """
)
COUNTED = listed("user customer client")  # their errors are also a number on a graph
COMPANIONS = WHOSE | COUNTED | PEOPLE
THINGS = listed(
    """
    message messages rate rates report reports page pages code codes log logs budget budgets handling handler boundary count counts ratio metric
    metrics counter counters screen screens dialog text alert alerts statistics prevention trend trends
    """
)
ABOUT_TERM = NEGATIONS | listed(
    "call calling called avoid blameless phrase phrases label term instead rather never beyond accept isn't cannot without than taxonomy categories"
    " register glossary symptom"
)
MENDED = listed("corrected corrects fixed fixes found finds removed removes mended repaired caught spotted")  # somebody's good work
CAUSING = listed("cause caused causes led resulted result triggered trigger reason brought meant blame")
CAUSAL = listed(
    """
    cause caused causes due because result resulted category root attributed trigger triggered reason led made classified to through was
    """
)


def look(hit: Hit) -> Match | None:
    """A slip noun with a kind of person before it."""
    word, before = hit.word, hit.at(-1)
    if word.startswith("fat"):
        return hit.match(None, hit.index) if hit.at(-1) != "so-called" else None
    if word == "finger" and (hit.at(-1), hit.at(-2)) == ("the", "of") and hit.at(-3) in ("slip", "twitch"):
        return hit.match(hit.index - 3)
    if word in ("finger", "fingered"):
        return hit.match(hit.index - 1) if before == "fat" else None
    if word in ALWAYS:
        return hit.match()
    if word == "keyboard":
        return hit.match(None, hit.index + 2) if hit.at(1) == "and" and hit.at(2) == "chair" else None
    if word in ("oversight", "oversights") and before == "human" and hit.at(1) in ("of", "over", "is", "and"):
        return None
    if word == "human":
        said = hit.at(-1) in ("was", "is") and hit.at(-2) in ("error", "mistake", "cause", "failure") and hit.at(1) in ("", ".", ",")
        return hit.match(hit.index - 2) if said else None
    if word in ("factor", "factors"):
        label = hit.at(1) in (":", "", ".", ",") or hit.at(-2) in (":", "by", "to", "was", "is")
        return hit.match(hit.index - 1) if before == "human" and label else None
    if word == "trouble":
        return hit.match(hit.index - 1) if before == "finger" else None
    if before not in WHOSE and before not in COUNTED:
        return None
    if hit.at(1) in THINGS or any(one in ABOUT_TERM for one in hit.sentence_words) or any(one in MENDED for _, one in hit.before(5)):
        return None
    if (
        before in COUNTED
        or before in ("manual", "operational", "engineering", "operating", "handling", "administrative")
        or (word in ("errors", "mistakes", "failure", "fault", "oversight") and before != "human")
    ):
        near = [one for _, one in hit.before(8)] + [one for _, one in hit.after(7) if one in CAUSING]
        if before == "manual" and word == "failure":
            return None
        if (
            not any(one in CAUSAL for one in near)
            and hit.words.at(hit.index - 2) not in (":", "simple", "pure", "plain")
            and before != "operating"
            and not (before == "manual" and word == "error" and hit.at(-2) in ("", ".", ":", "-"))
        ):
            return None
    return hit.match(hit.index - 1)
