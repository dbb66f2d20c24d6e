"""Noun phrases: where one begins, which word is its head, and what that stands for: a role, a name, a group, a system."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.function_words import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    PARTITIVES,
    PREPOSITIONS,
    PUNCTUATION,
    STOPS,
    is_adverb,
    is_time,
)
from nofault.lint.lexicon.people import (
    BEFORE_LOOSE_GROUPS,
    BEFORE_MEMBER,
    BEFORE_OPERATOR,
    FIRST_NAMES,
    GROUPS,
    LOOSE_GROUPS,
    PEOPLE_GROUPS,
    PRONOUNS,
    ROLES,
    ROLES_AFTER,
    SYSTEM_NAMES,
    USERS,
)
from nofault.lint.lexicon.verbs import is_past, is_verb
from nofault.lint.words import Words

# First names that are words, too: in a text without capitals they are taken for words.
ALSO_WORDS = listed(
    """
    will mark may bill grace hope art max sky dot faith rose june april august chance destiny jo so do ha he long young king prince major rich
    frank jack pat sue don ray ruby pearl jade crystal amber iris ivy python case chase miles parker cooper mason taylor carter porter drew rob
    page flow star storm summer autumn winter rain river lake ocean forest field stone brook dale glen heath reed cliff clay sandy dusty rusty
    rocky buddy junior earl duke baron dean chip dash cash penny olive basil ginger violet daisy lily holly hazel merry joy charity harmony
    melody carol gene norm cole van man ham sam git ada jenkins marvin data ace angel blaze bud bishop china christian cody creed eve fe guy
    happy harley hunter hunt ida in indigo jet joker journey justice kit knox lane law layer lee lex link love lucky mac mars mercy miracle
    my nova oak omega onyx oz pace pax pepper phoenix poppy precious proxy queen rebel ridge robin rush sage saint scout sierra silver skip
    sol son sunny sunshine tab tanner theory tiger true ty una unity ward wave west wolf zen zero zone
    """
)
PHRASE = 6  # words of a noun phrase


class Kind(Enum):
    """What a subject is."""

    ROLE = "role"
    NAME = "name"
    PRONOUN = "pronoun"
    GROUP = "group"
    THEY = "they"
    I = "I"  # noqa: E741 - the word itself
    WE = "we"
    YOU = "you"
    USER = "user"
    PROPER = "proper"  # a capitalised word that neither list knows
    SYSTEM = "system"
    NOBODY = "nobody"  # no subject: an order, or a telegraphic entry
    UNKNOWN = "unknown"


THIRD_PERSON = frozenset({Kind.ROLE, Kind.NAME, Kind.PRONOUN, Kind.GROUP})
PEOPLE = THIRD_PERSON | {Kind.THEY, Kind.I, Kind.WE, Kind.YOU}
SIMPLE = {"he": Kind.PRONOUN, "she": Kind.PRONOUN, "they": Kind.THEY, "i": Kind.I, "we": Kind.WE, "you": Kind.YOU, "it": Kind.SYSTEM}

TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "professor", "miss", "herr", "frau", "captain", "sergeant"})


class Names(Struct, frozen=True):
    """The organisation's own lists, in lower case: people count as names, systems never do."""

    people: frozenset[str] = frozenset()
    systems: frozenset[str] = frozenset()


def phrase_start(words: Words, head: int) -> int:
    """The index of the first word of the noun phrase that ends at `head`."""
    index = head
    while index > 0 and head - index < PHRASE:
        word = words.at(index)
        if word in DETERMINERS or word.endswith("'s"):
            if index == head:
                return index
            if word.endswith("'s"):
                index -= 1
                continue
            return index
        before = words.at(index - 1)
        if before in DETERMINERS:
            return index - 1
        if before in PREPOSITIONS or before in PUNCTUATION or before in CONJUNCTIONS or before in CLAUSE_OPENERS or before in AUXILIARIES:
            return index
        if is_verb(before) or before.endswith("ing"):
            further = words.at(index - 2)
            if further not in DETERMINERS and further not in PREPOSITIONS and not further.endswith("'s"):
                return index
        index -= 1
    return index


def head_kind(words: Words, index: int, names: Names) -> tuple[Kind, int]:
    """What the noun at `index` is when it is the head of its phrase."""
    word = words.at(index)
    bare = word.lstrip("@")
    if not word or word in PUNCTUATION:
        return (Kind.UNKNOWN, -1)
    if word in SIMPLE:
        return (SIMPLE[word], index)
    if bare in names.systems:
        return (Kind.SYSTEM, index)
    if word in PRONOUNS:
        return (Kind.PRONOUN, index)
    if (word[0] == "@" and len(word) > 2) or bare in names.people:
        return (Kind.NAME, index)
    if word in ROLES:
        if word in ("operator", "operators") and index and words.at(index - 1) not in BEFORE_OPERATOR and words.at(index - 1) not in STOPS:
            return (Kind.SYSTEM, index)
        return (Kind.SYSTEM if word in ("member", "members", "lead", "leads") and not _of_team(words, index) else Kind.ROLE, index)
    if word in GROUPS:
        return (Kind.GROUP, index)
    if word in ROLES_AFTER:
        owner = word == "owner" and words.at(index - 1).endswith("'s")
        return (Kind.ROLE if owner or words.at(index - 1) in ROLES_AFTER[word] else Kind.SYSTEM, index)
    if word in ("group", "groups"):
        return (Kind.GROUP if words.at(index - 1) in PEOPLE_GROUPS else Kind.SYSTEM, index)
    if word in LOOSE_GROUPS:
        before = words.at(index - 1)
        leads = not before or before in BEFORE_LOOSE_GROUPS or before in STOPS or is_time(before)
        return (Kind.GROUP if leads and words.at(index + 1) != "for" else Kind.SYSTEM, index)
    if word in USERS:
        return (Kind.USER, index)
    return _proper(words, index)


def _of_team(words: Words, index: int) -> bool:
    """`team member`, `member of staff`, `the tech lead`; members and leads of other things are parts of systems."""
    if words.at(index) == "lead" and words.at(index - 1) in ("the", "a", "our", "their"):
        return True
    return words.at(index - 1) in BEFORE_MEMBER or words.at(index + 2) in BEFORE_MEMBER or words.at(index + 3) in BEFORE_MEMBER


def _proper(words: Words, index: int) -> tuple[Kind, int]:
    word = words.at(index)
    if not words.capitalised(index):
        named = word in FIRST_NAMES and word not in ALSO_WORDS and (index == 0 or words.at(index - 1) in STOPS) and words.small
        return (Kind.PROPER if named else Kind.SYSTEM, index)
    before = words.at(index - 1)
    if word in FIRST_NAMES and before not in ("the", "a", "an"):
        return (Kind.NAME, index)
    if before in TITLES or (before == "." and words.at(index - 2) in TITLES):
        return (Kind.NAME, index)
    if index and (before in FIRST_NAMES or len(before) == 1) and words.capitalised(index - 1):
        return (Kind.NAME, index)
    if index and len(before) == 1 and words.text[words.spans[index - 1][0]].isupper():
        return (Kind.NAME, index)
    if word in SYSTEM_NAMES or before in DETERMINERS or not word.isalpha():
        return (Kind.SYSTEM, index)
    return (Kind.PROPER, index)


def phrase_head(words: Words, index: int) -> int:
    """The index of the head of the noun phrase that begins at `index`, -1 where there is none."""
    at = words.at
    head = -1
    for position in range(index, min(index + PHRASE, len(words))):
        word = at(position)
        if head < 0 and (word in DETERMINERS or is_adverb(word)):
            if word in DETERMINERS and at(position + 1) == "of":
                return phrase_head(words, position + 2)
            continue
        if _ends_phrase(word, head):
            break
        head = position
        if word in PRONOUNS or word in SIMPLE:
            break
    if head >= 0 and at(head) in PARTITIVES and at(head + 1) == "of" and (inner := phrase_head(words, head + 2)) >= 0:
        return inner
    return head


def _ends_phrase(word: str, head: int) -> bool:
    if word in PUNCTUATION or word in PREPOSITIONS or word in CONJUNCTIONS or word in AUXILIARIES or word in CLAUSE_OPENERS:
        return True
    if word in ("who", "that", "whose"):
        return True
    return head >= 0 and (word in DETERMINERS or is_adverb(word) or is_past(word) or word.endswith("ing"))


def phrase_kind(words: Words, index: int, names: Names) -> tuple[Kind, int]:
    """What the noun phrase that begins at `index` is about: `by an engineer on the data team` is a role, `by the engineer's script` a system."""
    head = phrase_head(words, index)
    if head < 0:
        return (Kind.UNKNOWN, -1)
    return head_kind(words, head, names)
