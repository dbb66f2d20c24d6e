"""Who acts: the subject of a verb, found by walking left from it, and the head of the phrase after `by` or `of`, found by walking right.

Every walk is bounded, so a text is judged in linear time whatever it holds. Where the words do not settle who acts, the answer is
`UNKNOWN` and rules stay silent.
"""

from __future__ import annotations

from msgspec import Struct

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import (
    ASIDES,
    AUXILIARIES,
    BE,
    CALENDAR,
    CLAUSE_OPENERS,
    CONDITIONS,
    CONJUNCTIONS,
    CONTROL_VERBS,
    DAY_PARTS,
    DETERMINERS,
    DO,
    DUTY_VERBS,
    MODALS,
    NEGATIONS,
    PARTITIVES,
    PREPOSITIONS,
    PUNCTUATION,
    RAISING_VERBS,
    STOPS,
    TOLD_OF,
    is_adverb,
    is_date,
    is_time,
)
from nofault.lint.lexicon.people import (
    GROUPS,
    PRONOUNS,
    ROLES,
)
from nofault.lint.lexicon.verbs import is_past, is_verb
from nofault.lint.nouns import PHRASE, SIMPLE, THIRD_PERSON, Kind, Names, head_kind, phrase_kind, phrase_start
from nofault.lint.words import Words

ENCLOSING = {")": "(", "-": "-", "–": "–", "—": "—"}  # what closes an aside, and what opens it
AFTER_PERSON = frozenset({"upstairs", "downstairs", "involved", "responsible", "concerned", "himself", "herself", "themselves", "present"})
REACH = 9  # words that are walked left to find a subject
CLAUSE_REACH = 30  # words back to the start of a clause with several verbs


# What follows these is a clause of its own: "the engineer who saw the query fail".
REPORTING = listed(
    """
    said says saw sees found finds noticed notices thought thinks knew knows reported reports believed believes realised realized told asked
    was were is are had has did heard assumed showed confirmed suspected ensured made let watched
    """
)
PERSONAL = frozenset({"he", "she", "they", "i", "we", "you"})


class Subject(Struct, frozen=True, gc=False):
    """The subject of a verb: its kind, the index of its head (-1 without one), and how the verb is said of it."""

    kind: Kind
    head: int = -1
    negated: bool = False
    passive: bool = False
    modal: bool = False
    hypothetical: bool = False

    @property
    def acted(self) -> bool:
        """Whether it is said that the subject did it: not denied, not merely possible, not suffered."""
        return not (self.negated or self.passive or self.modal or self.hypothetical)


UNKNOWN = Subject(Kind.UNKNOWN)


def subject_of(words: Words, verb: int, names: Names) -> Subject:
    """The subject of the verb at index `verb`."""
    at = words.at
    index, least = verb - 1, verb - REACH
    negated = be = modal = passive = told = False
    while index >= 0 and index >= least:
        word = at(index)
        if word in AUXILIARIES or word in NEGATIONS:
            negated = negated or word in NEGATIONS
            be = be or word in BE
            modal = modal or word in MODALS
            if word == "must" and at(index + 1) == "have":
                modal = False  # "must have mistyped" says that it was so
        elif word == "to":
            raised = _raised(words, index)
            if at(index - 1) in DUTY_VERBS:
                modal = True
            elif at(index - 1) not in CONTROL_VERBS and not raised:
                return UNKNOWN
            if raised:
                passive, be = be, False
                told = True
            index -= 1
        elif word == "then" and at(index - 1) == "by":
            index -= 1
        elif not is_adverb(word) and word != "either":
            break
        index -= 1
    opens = at(index) in ("", ".") and "having" in (at(index + 1), at(index + 2))
    kind, head = (_behind if opens else _at)(words, index, names, verb)
    if kind is Kind.SYSTEM and head >= 0:
        kind, head = _of_relative(words, head, names) or (kind, head)
    passive = (passive if told else be) and not at(verb).endswith("ing")
    hypothetical = head >= 0 and _hypothetical(words, head, verb)
    return Subject(kind, head, negated, passive, modal, hypothetical)


def _raised(words: Words, to: int) -> bool:
    """Whether the `to` at that index is that of `seems to have`, `was found to have`."""
    before = words.at(to - 1)
    return before in RAISING_VERBS or (before in TOLD_OF and (words.at(to - 2) in BE or is_adverb(words.at(to - 2))))


def _behind(words: Words, _index: int, names: Names, verb: int) -> tuple[Kind, int]:
    """`Having misread the ticket, the technician …`: the subject stands behind the comma."""
    comma = next((index for index in range(verb + 1, verb + PHRASE + REACH) if words.at(index) in STOPS or words.at(index) == ","), verb)
    return phrase_kind(words, comma + 1, names) if words.at(comma) == "," else (Kind.UNKNOWN, -1)


def _of_relative(words: Words, end: int, names: Names) -> tuple[Kind, int] | None:
    """`The engineer who wrote the query forgot`: the subject stands before the relative clause that ends at `end`."""
    for index in range(end - 1, max(0, end - REACH), -1):
        word = words.at(index)
        if word in PUNCTUATION or (word in CLAUSE_OPENERS and word != "that"):
            return None
        if word in ("who", "that"):
            kind, head = head_kind(words, index - 1, names)
            acts = is_verb(words.at(index + 1)) and words.at(index + 1) not in REPORTING
            return (kind, head) if acts and kind in THIRD_PERSON else None
    return None


def _at(words: Words, index: int, names: Names, verb: int) -> tuple[Kind, int]:
    """Classify the subject whose last word is at `index`."""
    word = words.at(index)
    if word in ENCLOSING and (opening := _opening(words, index)) > 0:
        before = _chain(words, opening - 1, names, verb - REACH - PHRASE)
        if before[0] in THIRD_PERSON:
            return before
    if not word or word in STOPS or is_time(word):
        return (Kind.NOBODY, -1)
    if word in CLAUSE_OPENERS and word not in ("that", "which"):
        return (Kind.UNKNOWN, -1)
    if word in CONJUNCTIONS or (word == "," and words.at(index + 1) in CONJUNCTIONS):
        return clause_subject(words, index, names)
    if word in ("it", "them", "this") and is_past(words.at(index - 1)) and words.at(index - 2) == "who":
        return _chain(words, index - 3, names, verb - REACH - PHRASE)
    if word == ",":
        return _before_aside(words, index, names, verb)
    if word == "who":
        kind = head_kind(words, index - 1 - (words.at(index - 1) == ","), names)
        return kind if kind[0] in THIRD_PERSON else (Kind.UNKNOWN, -1)
    if word in ("that", "which"):
        kind = head_kind(words, index - 1, names)
        return kind if kind[0] in THIRD_PERSON else (Kind.SYSTEM, index - 1)
    return _chain(words, index, names, verb - REACH - PHRASE)


def _opening(words: Words, closing: int) -> int:
    """Where the aside in brackets or between dashes begins that ends at `closing`; -1 where none does."""
    wanted = ENCLOSING[words.at(closing)]
    return next((index for index in range(closing - 2, max(-1, closing - REACH), -1) if words.at(index) == wanted), -1)


def _before_aside(words: Words, comma: int, names: Names, verb: int) -> tuple[Kind, int]:
    """`The engineer, under pressure, forgot`: the subject stands before the first comma."""
    for index in range(comma - 1, max(-1, comma - REACH), -1):
        word = words.at(index)
        if word in STOPS:
            break
        if word == ",":
            opens = words.at(index + 1)
            named = index + 2 == comma and words.capitalised(index + 1)  # "the engineer, Derek, ignored"
            seems = opens == "it" and words.at(index + 2) in RAISING_VERBS
            if seems or opens in PREPOSITIONS or opens in ASIDES or opens.endswith("ing") or is_past(opens) or is_adverb(opens) or named:
                return _chain(words, index - 1, names, index - REACH)
            break
    # A list of verbs: `merged the change, restarted the node and forgot`.
    if verb > comma and is_past(words.at(verb)):
        kind, head = clause_subject(words, comma, names)
        return (kind, head) if kind in THIRD_PERSON else (Kind.UNKNOWN, -1)
    return (Kind.UNKNOWN, -1)


def _chain(words: Words, index: int, names: Names, least: int) -> tuple[Kind, int]:
    """Follow `the author of the change in question` back to its head."""
    at = words.at
    end = index
    while index >= 0 and index >= least:
        word = at(index)
        if word in PUNCTUATION or word in CLAUSE_OPENERS or word in CONJUNCTIONS:
            return (Kind.UNKNOWN, -1)
        if index == end and word in PERSONAL:
            return (SIMPLE[word], index)
        if index == end and word in DAY_PARTS and at(index - 1) in ("that", "this", "last"):
            index = end = index - 2
            continue
        if at(index - 1) == "those" and word in AFTER_PERSON:
            return (Kind.ROLE, index - 1)
        if word in AFTER_PERSON and (at(index - 1) in ROLES or at(index - 1) in GROUPS):
            index -= 1
        start = phrase_start(words, index)
        if is_date(words.low_words[start:index]) and at(index) not in CALENDAR:
            start = index  # "On Monday Tom forgot": a date without a comma is no part of the phrase
        before = at(start - 1)
        if before not in PREPOSITIONS or start == 0:
            kind, head = head_kind(words, index, names)
            # A capitalised word that a preposition hangs on is the first of the sentence ("Due to …"), hardly a name.
            return (Kind.SYSTEM if kind is Kind.PROPER and index != end else kind, head)
        governor = start - 2
        noun = at(governor)
        if before == "of" and (noun in PARTITIVES or noun.isdigit()):
            kind, head = head_kind(words, index, names)
            if kind in THIRD_PERSON or noun not in PRONOUNS:
                return kind, head
        if before == "in" and at(index) == "charge" and noun == "those":
            return (Kind.ROLE, governor)
        if before == "in" and at(index) in ("question", "charge"):
            index = governor
            continue
        if governor < 0 or noun in PUNCTUATION or noun in CLAUSE_OPENERS or noun in AUXILIARIES:
            return (Kind.UNKNOWN, -1)
        if is_past(noun) or noun.endswith("ing"):
            governor -= 1
            while governor >= 0 and is_adverb(at(governor)):
                governor -= 1
        index = governor
    return (Kind.UNKNOWN, -1)


def clause_subject(words: Words, index: int, names: Names) -> tuple[Kind, int]:
    """The subject of a clause with several verbs: its first noun phrase; `index` is the conjunction before the verb."""
    at = words.at
    start = index
    while start > 0 and index - start < CLAUSE_REACH:
        before = at(start - 1)
        if before in STOPS or (before in CLAUSE_OPENERS and before not in ("that", "which", "so")):
            break
        start -= 1
    position = start
    while position < index:
        word = at(position)
        after = at(position + 1)
        if word in SIMPLE and after not in PUNCTUATION:
            return (SIMPLE[word], position)
        aside = after == "," and (at(position + 2) == "who" or at(position + 2) in PREPOSITIONS or is_adverb(at(position + 2)))
        if _acts(after) or (aside and head_kind(words, position, names)[0] in THIRD_PERSON) or after == "who":
            kind, head = head_kind(words, position, names)
            if kind is not Kind.UNKNOWN and word not in PREPOSITIONS and word not in DETERMINERS:
                governed = at(phrase_start(words, position) - 1) in PREPOSITIONS and phrase_start(words, position) > start
                return _chain(words, position, names, start) if governed else (kind, head)
        position += 1
    return (Kind.SYSTEM, -1)


def _acts(word: str) -> bool:
    return word in AUXILIARIES or is_verb(word) or is_adverb(word)


def _hypothetical(words: Words, head: int, verb: int) -> bool:
    """Whether the clause is a condition (`if an operator forgets`) or asks (`did the engineer forget`)."""
    before = words.at(phrase_start(words, head) - 1) if phrase_start(words, head) else ""
    if before in CONDITIONS or (before in ("when", "where", "that", "so") and not is_past(words.at(verb)) and words.at(verb) != "forgot"):
        return True
    return before in DO or before in MODALS
