"""Closed classes of English words. Everything is lower case with straight apostrophes."""

from __future__ import annotations

from collections.abc import Sequence

from nofault.lint.lexicon import listed

BE = listed("am is are was were be been being isn't wasn't weren't aren't got get")
HAVE = listed("have has had having haven't hasn't hadn't 've of") - {"of"}
DO = listed("do does did don't doesn't didn't didnt dont doesnt")
MODALS = listed("can could may might will would shall should must can't cannot couldn't mightn't won't wouldn't shouldn't mustn't ought")
NEGATIONS = listed(
    """
    not never no n't didn't didnt don't dont doesn't doesnt wasn't weren't isn't aren't haven't hasn't hadn't can't cannot couldn't won't
    wouldn't shouldn't nor neither hardly rarely
    """
)
CONTRACTED_NOT = frozenset(word for word in NEGATIONS if word.endswith("n't") and len(word) > 3)
AUXILIARIES = BE | HAVE | DO | MODALS | CONTRACTED_NOT

DETERMINERS = listed(
    """
    the a an this that these those our their his her its my your some any each every no another one two three four five several many few both
    all either neither such which whose other
    """
)
PREPOSITIONS = listed(
    """
    of in on at for from to with by about into onto during within under over via per against between behind without across through near like
    as upon inside outside around toward towards along among beyond regarding concerning
    """
)
CONJUNCTIONS = listed("and or but nor yet then plus")
# Words that open a clause of their own; a subject is never looked for beyond them.
CLAUSE_OPENERS = listed(
    """
    because when while after before since although though whereas unless until if once where whenever wherever so that which why how what
    whether as than
    """
)
CONDITIONS = listed("if unless whenever whether")
PUNCTUATION = listed('. ! ? , ; : ( ) [ ] | - – — … " “ ”')
# Zones end the time at the front of a timeline entry; what follows begins a clause.
STOPS = listed(". ! ? ; : ( ) [ ] | - – — … ... utc gmt cet cest bst pst pdt est edt mst cst jst ist")
SENTENCE_ENDS = listed(". ! ? ... …")
# Adverbs without -ly that stand between a subject and its verb.
ADVERBS = listed(
    """
    also then simply just even still already again once soon later now first often sometimes almost always instead thus hence however too very
    quite rather further somehow eventually only ever both all therefore nevertheless meanwhile anyway clearly yet half yesterday today
    tonight
    """
)
PARTITIVES = listed(
    """
    one two three some none all both either neither member members part group couple most many several few each any half number someone
    somebody nobody pair set everyone
    """
)
# Verbs whose "to" leads to the verb that the same subject carries out.
CONTROL_VERBS = listed(
    """
    decided decides chose chooses opted opts managed manages continued continues proceeded proceeds began begins started starts preferred
    tended tends went came happened
    """
)

# "seems to have forgotten", "is said to have forgotten": whoever seems to, or of whom it is said, carries it out.
RAISING_VERBS = listed("seem seems seemed appear appears appeared happens turns turned transpires")
TOLD_OF = listed("said believed reported found known thought alleged understood suspected presumed reputed shown seen heard deemed")
# A day or part of it behind a person, "the engineer on call that night".
DAY_PARTS = listed("night day morning evening afternoon weekend week time shift monday tuesday wednesday thursday friday saturday sunday")

# What an aside behind a person opens with, besides prepositions, adverbs and participles ("the engineer, sure of himself, …").
ASIDES = listed(
    """
    a an who not still already sure certain eager aware unaware confident new keen unable afraid anxious alone late busy asleep himself herself
    themselves
    """
)

# With "to" these say what somebody must do.
DUTY_VERBS = listed("has have had needs need ought")


def is_adverb(word: str) -> bool:
    """Whether `word` can stand between a subject and its verb without changing who acts."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4)


CALENDAR = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december
    """
)


def is_time(word: str) -> bool:
    """Whether a word is a time such as 10:05."""
    return word[0].isdigit() and ":" in word


def is_date(spoken: Sequence[str]) -> bool:
    """Whether words such as `2 march 2026`, `monday` or `10:02 utc` say when and nothing else."""
    known = [word in CALENDAR or (word[0].isdigit() and ("-" in word or ":" in word)) for word in spoken]
    return any(known) and all(
        said or word[0].isdigit() or word in ("utc", "morning", "evening", "night") for said, word in zip(known, spoken, strict=True)
    )
