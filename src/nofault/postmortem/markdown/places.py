"""Which words of a document mean which field of the model: sections, labels and columns as data, the words from each language's file."""

from __future__ import annotations

import re

from nofault import plugins
from nofault.postmortem.zones import NAMED

FIELD_WORDS = "nofault.postmortem.field_words"

# Section kind -> the text of the model that a section of this kind is.
TEXTS = {
    "summary": "summary",
    "background": "background",
    "root-cause": "causes.root_cause",
    "trigger": "causes.trigger",
    "detection": "detection.how",
    "belief": "questions.believed_and_actual",
    "reality": "causes.root_cause",
    "verification": "questions.what_will_be_tested",
}

# Section kind -> the list of the model whose items such a section holds.
LISTS = {
    "timeline": "timeline",
    "contributing-factors": "factors",
    "helped": "helped",
    "hurt": "hurt",
    "went-well": "went_well",
    "went-poorly": "went_poorly",
    "luck": "luck",
    "why-not-sooner": "why_not_sooner",
    "lessons": "lessons",
    "open-questions": "open_questions",
    "action-items": "action_items",
    "decisions": "not_fixing",
    "related": "related",
}

# In these lists a paragraph is an item when the section has neither bullets nor a table.
PROSE_LISTS = frozenset({"factors", "helped", "hurt", "went_well", "went_poorly", "luck", "why_not_sooner", "lessons", "open_questions"})

# The field that the words of a list item are.
MAIN_FIELDS = {"factors": "property", "not_fixing": "what", "related": "title"}

# A cell or label with one of these says nothing.
NOTHING = frozenset(
    {"", "-", "—", "–", "?", "tbd", "tba", "tbc", "n/a", "...", "…", "pending confirmation", "to be confirmed", "to be determined", "to be decided"}
)


def _merged(name: str) -> dict[str, str]:
    """A table of words over all languages, English first."""
    found: dict[str, str] = {}
    for _, language in sorted(plugins.walk(FIELD_WORDS), key=lambda one: one[0] != "en"):
        for word, place in getattr(language, name).items():
            found.setdefault(word, place)
    return found


def _columns(name: str) -> dict[str, str]:
    """Word at the head of a column -> field of a list; `-` is a column that says nothing (a running number)."""
    found: dict[str, str] = {}
    for _, language in sorted(plugins.walk(FIELD_WORDS), key=lambda one: one[0] != "en"):
        for field, words in language.COLUMNS.get(name, {}).items():
            for word in words.split():
                found.setdefault(word.replace("_", " "), field)
    return found


# Label -> place in the model: before the sections, in a status section and in front matter; and in a section on impact.
INCIDENT_LABELS = _merged("INCIDENT_LABELS")
IMPACT_LABELS = _merged("IMPACT_LABELS")
COLUMNS = {name: _columns(name) for name in ("timeline", "action_items")}

# Heads of the text of an item that many a table has: they do not say that its rows are action items.
COMMON_HEADS = frozenset(
    {
        "item", "description", "what", "title", "summary", "beschreibung", "was", "titel", "quoi", "titre", "elemento", "qué", "título",
        "descripción", "descrição", "descrizione", "cosa",
    }
)  # fmt: skip

_MARKS = re.compile(r"[*_`]|[(（\[][^()（）\[\]]*[)）\]]")
_ZONE = re.compile(rf"\b{NAMED}")
_TWO = re.compile(r"[/&,]|\b(?:and|or)\b", re.I)
_LITTLE = frozenset({"and", "in", "of", "the", "&", "local"})


def column_field(head: str, known: dict[str, str]) -> str:
    """The field that the head of a column means; "" when none of its words is known."""
    words = _ZONE.sub("", _MARKS.sub("", head)).casefold().replace("/", " ").strip(" :?.").split()
    words = [word for word in words if word not in _LITTLE]
    whole = " ".join(words)
    if whole in known:
        return known[whole]
    found = [known[word] for word in words if word in known] if len(words) < 5 else []
    # "Action due date" is a date; where two things share a column, the first counts.
    apart = [] if _TWO.search(head) else [field for field in found if field not in ("text", "-")]
    return next(iter((*apart, *found)), "")


def is_only_zone(head: str) -> bool:
    """Whether the head of a column says no more than a zone: `UTC`, `Local (CET)`."""
    bare = re.sub(r"[*_`()（）\[\]]", " ", head)
    return bool(_ZONE.search(bare)) and not set(_ZONE.sub(" ", bare).casefold().strip(" :.").split()) - _LITTLE
