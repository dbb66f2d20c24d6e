"""Action items judged: does the text name something one can point at, one person, a date, a check.

`judge_action` answers for one line of text; the rules ask the single questions. What counts is written in the guide of the labelled set:
a team, two people or TBD is no owner; ASAP and soon are no date; investigate, improve, consider name nothing that exists afterwards.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_uppercase, digits

from msgspec import Struct

from nofault.lint.items import Promise
from nofault.lint.lexicon import listed
from nofault.lint.lexicon.people import FIRST_NAMES, GROUPS, LOOSE_GROUPS
from nofault.lint.lexicon.verbs import ACTS, DUTIES, VerbClass
from nofault.lint.patterns import Pattern
from nofault.lint.rule import Seen

Span = tuple[int, int]

# Verbs that leave nothing behind to point at.
VAGUE = VerbClass(
    """
    investigate improve enhance consider explore discuss revisit review evaluate assess re-evaluate reevaluate research examine analyse
    analyze study think/thought look determine decide figure try attempt talk communicate collaborate sync monitor optimise optimize harden
    strengthen address handle tackle understand/understood learn continue spike aim brainstorm ponder refamiliarize refamiliarise reduce work
    follow find/found get/got be reconsider rethink streamline minimise minimize ensure define formalise bolster increase encourage promote
    support keep/kept familiarise familiarize revamp modernise modernize overhaul
    """
)
# These are vague only with what follows.
WITH = {
    "look": listed("into at for"),
    "find": listed("a an out ways way better path"),
    "figure": listed("out"),
    "think": listed("about of through"),
    "follow": listed("up"),
    "work": listed("on with towards"),
    "get": listed("better"),
    "be": listed("more aware better careful"),
    "talk": listed("to with about"),
    "promote": listed("awareness better"),
    "support": listed("better"),
    "keep": listed("an monitoring track looking improving working watching"),
}
# Vague alone; with a deliverable at their end they are fine ("define the retention limits of …").
WITHOUT_MORE = {
    "refactor",
    "revamp",
    "modernise",
    "modernize",
    "overhaul",
    "define",
    "ensure",
    "reduce",
    "increase",
    "formalise",
    "minimise",
    "minimize",
    "handle",
    "support",
    "encourage",
    "review",
}
CONCRETE = VerbClass(
    """
    fix add update implement write/wrote remove delete set+/set move migrate enable disable automate send/sent create document change replace
    deploy install configure merge alert block cap+ limit raise lower reject require enforce rename split+ pin+ upgrade publish record build
    """
)
NOUNS = listed("training communication awareness coordination collaboration education")
COMPARATIVES = listed("better more improved clearer additional further greater stronger robust proper appropriate sufficient adequate")
GENERIC = listed(
    """
    bug bugs code issue issues problem problems test tests testing alert alerts alerting monitoring docs documentation logging metrics cause
    process processes procedure communication training visibility observability situation strategy cache things deployment dashboards
    dashboard quality reliability performance tooling coverage resilience rules plan it this them logs everything
    """
)
FILLERS = listed("the a an our some more any all new and or for of in on to better additional root further proper existing this that few")
LOOSE = Pattern(
    r"\b(?:something about|some kind of|some sort of|somewhere more|need a plan|in a way that|easy to|high quality|a different \w+ \w+ strategy"
    r"|where possible|as needed|comprehensive review)\b",
    re.I,
)
LOOSE_SIGNS = ("some", "need a plan", "in a way", "easy to", "high quality", "a different", "where possible", "as needed", "comprehensive")
MARKUP = Pattern(r"[*_`~]+|<[^<>]*+>|!?\[(?=[^\[\]]*\]\()|\]\([^()]*+\)")
MARKED = Pattern(r"[*_`~<\[\]]")  # no markup is without one of these
# What stands before the deed, each with the letters that it can begin with ("" for any).
PREFIXES = (
    ("-*+•✅❌☐☑[" + digits, Pattern(r"\s*(?:[-*+•✅❌☐☑]|\[[ xX]\]|\d+[.)])\s+")),
    ("[", Pattern(r"\s*\[[^\[\]]{1,20}\]:?\s*")),
    ("(PHMLC", Pattern(r"\s*\(?(?:P[0-4]|HIGH|MEDIUM|LOW|CRITICAL)\)?\b:?\s*")),
    ("T", Pattern(r"\s*TODO\s*\([^()]*\):?\s*")),
    (ascii_uppercase, Pattern(r"\s*(?:JIRA\s+)?[A-Z][A-Z0-9]+-\d+\s*(?:\([^()]*\))?:?\s*")),
    ("oOdDaApP", Pattern(r"\s*(?:owner|due|assignee|deadline|priority)\s*:\s*[^.|;]{1,40}[.|;]\s*", re.I)),
    ("aAtTnN", Pattern(r"\s*(?:action(?: item)?|todo|next step)\s*:\s*", re.I)),
    ("@", Pattern(r"\s*@[\w.-]+\s*(?::|to\b|,|-)?\s*")),
    (
        "",
        Pattern(r"\s*(?:(?:the|our)\s+)?(?:[\w-]+\s+){0,3}(?:team|squad|group|department)\s*(?::|to\b|will\b|should\b|must\b|needs? to\b)\s*", re.I),
    ),
    (ascii_uppercase, Pattern(r"\s*[A-Z][\w.'-]*(?:\s+(?:and\s+)?[A-Z][\w.'-]*){0,3}\s*:\s+(?=[a-z])")),
    (ascii_uppercase, Pattern(r"\s*[A-Z][\w /-]{3,50}:\s+(?=[A-Z])")),
    (
        "wWiItTeEaAdD",
        Pattern(r"\s*(?:we|i|they|engineers|admins|developers)\s+(?:should|need to|must|will|have to|want to|could|shall)\s+(?:also\s+)?", re.I),
    ),
    ("pPtTaAsSmM", Pattern(r"\s*(?:please|then|also|proactively|systematically|manually|to)\s+", re.I)),
)
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
ISO_DATE = Pattern(r"\b\d{4}-\d\d-\d\d\b")
DUE = Pattern(
    r"\b\d{4}-\d\d-\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    r"|\bq[1-4][ -]?(?:of )?\d{4}\b|\b\d{4}[ -]?q[1-4]\b"
    rf"|\b(?:by|before|until|due|end of)\s*:?\s*(?:next |this |coming |end of )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b"
    rf"|\b(?:by|before|due|end of)\s+(?:the end of\s+)?{MONTH}\s+\d{{4}}\b",
    re.I,
)
DATED = Pattern(r"\d|day")  # no date is without one of these, and most texts are
OWNER_FIELD = Pattern(r"\b(?:owner|assignee|assigned to|assigned|dri|responsible)\b\s*:?\s*([^|.;()\[\]\n]{1,60}|$)", re.I)
HANDLE = Pattern(r"(?<![\w.])@([\w][\w.-]*)")
TODO_OWNER = Pattern(r"\bTODO\s*\(\s*([a-z][\w.-]+)")
PERSON = Pattern(r"[A-Z][a-zà-ÿ'-]+(?:\s+(?:[A-Z][a-zà-ÿ'-]+|[A-Z]\.?)){0,2}\.?")
LEADING = Pattern(rf"\s*(?:\[[^\[\]]*\]\s*)?({PERSON.pattern})\s*(?::\s+|to\s+)(?=[a-z])")
WILL = Pattern(r"\s*(?:\[[^\[\]]*\]\s*)?([A-Z][a-z]{1,20})\s+(?:will|is going to)\s")
WORD = Pattern(r"[^\W_][\w'/-]*")
TEAM_LEADS = Pattern(
    r"\s*(?:\[[^\[\]]*\]\s*)?((?:(?:the|our)\s+)?(?:[\w-]+\s+){0,3}(?:team|squad|department|everyone|everybody))\s*(?::|to\b|will\b|should\b)", re.I
)
TEAM_FIELD = Pattern(
    r"\b(?:owner|assignee|assigned to)\b\s*:?\s*((?:the )?[^|.;()\[\]\n]{0,40}\b(?:teams?|squad|department|everyone|everybody))\b", re.I
)
TWO_LEAD = Pattern(r"\s*([A-Z][a-z]+) and ([A-Z][a-z]+)\s*(?::|to\b)")
NOT_PEOPLE = listed("tbd tba tbc none unknown everyone everybody all nobody n/a na ? - me us we someone anyone unassigned open")
CHECKED = Pattern(
    r"\b(?:confirm(?:ed)? (?:with|by|that|in|via)|tested (?:by|with|in)|test(?:s|ed)? (?:passes|shows)|verif(?:y|ied) (?:by|with|that|in)"
    r"|prove[nd]? (?:it|by|in|with)|done when|shows? (?:no|that)|measured by|validated (?:by|with)|checked (?:by|with)|compare (?:row )?counts"
    r"|must (?:finish|pass|complete|stay|be under)|below \d|under \d|at least \d|at most \d|less than \d|no more than \d"
    r"|within \d+ (?:s|sec|second|min|minute|h|hour|ms)|\d+ ?ms for|run in ci|block prs?|(?:fails?|fires?) (?:in|when|the build))\b",
    re.I,
)
REACHED = Pattern(
    r"\b(?:decrease|reduce|lower|raise|increase|keep|limit)\b[^.]{0,40}?\b(?:to|below|under|above|at)\s+\d[\d.,]*\s*(?:minutes?|seconds?|ms|s|%|percent)\b",
    re.I,
)


OPENERS = frozenset(VAGUE) | frozenset(CONCRETE) | frozenset(ACTS) | frozenset(DUTIES)
SHORT = 200  # characters at the front in which an item says what is done
LONGEST = 2000  # characters of an item that are read; what follows is no promise


class Reading(Struct, frozen=True):
    """An action item's text without markup and prefixes; `start` is where `core` begins in the text."""

    core: str
    start: int
    words: list[str]


@lru_cache(maxsize=16)
def read_action(text: str) -> Reading:
    """Strip markup (keeping length), ticket numbers, labels, owners and `we should` off the front."""
    plain = text[:LONGEST]
    if MARKED.search(plain) is not None:
        plain = MARKUP.sub(lambda found: " " * (found.end() - found.start()), plain)
    start, moved = 0, True
    while moved:
        moved = False
        first = plain[start:].lstrip()[:1]
        for letters, prefix in PREFIXES:
            if letters and first not in letters:
                continue
            found = prefix.match(plain, start)
            if found and start < found.end() < len(plain):
                start, moved = found.end(), True
                first = plain[start:].lstrip()[:1]
        leading = LEADING.match(plain, start)
        if leading and leading.group(1).split()[0].lower() not in OPENERS:
            start, moved = leading.end(), True
    core = plain[start:]
    return Reading(core, start, WORD.findall(core.lower()))


@lru_cache(maxsize=16)
def vague_verb(text: str) -> Span | None:
    """Where an action item opens with a verb that leaves nothing behind, None where it does not."""
    if VAGUE.keys().isdisjoint(WORD.findall(text[:SHORT].lower())):
        return None
    reading = read_action(text)
    words = reading.words
    for position, word in enumerate(words[:7]):
        lemma = VAGUE.get(word) if VAGUE.kinds.get(word) != "past" else None
        if lemma is None or not _opens(words, position):
            continue
        if lemma in WITH and (position + 1 >= len(words) or words[position + 1] not in WITH[lemma]):
            continue
        if position and lemma in WITHOUT_MORE | {"monitor", "support"}:
            continue
        if _rescued(words, position, lemma):
            return None
        at = reading.core.lower().find(word)
        return (reading.start + at, reading.start + at + len(word))
    return None


def _opens(words: list[str], position: int) -> bool:
    """Whether a verb at `position` leads the item: at the front, or after `to`, `should`, `and` near it."""
    return position == 0 or words[position - 1] in ("to", "should", "and", "will", "we", "or", "proactively", "please", "also") or position <= 1


def _rescued(words: list[str], position: int, lemma: str) -> bool:
    """Whether a concrete verb follows (`investigate and fix`), or what the verb needs to be concrete."""
    rest = words[position + 1 :]
    if position == 0 and len(rest) > 1 and rest[0] == "and" and rest[1] in CONCRETE:
        return rest[1] not in ("implement",) or len(rest) > 4
    if lemma == "monitor":
        return "alert" in rest or "alerting" in rest
    if any(rest[at] == "and" and rest[at + 1] in CONCRETE for at in range(len(rest) - 1)) and "possible" not in rest:
        return True
    return lemma in WITHOUT_MORE and len([word for word in rest if word not in FILLERS and word not in GENERIC]) > 4


def missing_deliverable(text: str) -> Span | None:
    """Where an action item names nothing one could point at afterwards: a bare object, a comparative, a loose phrase."""
    if len(text) > SHORT and COMPARATIVES.isdisjoint(WORD.findall(text[:SHORT].lower())) and _loose(text[:SHORT]) is None:
        return None
    reading = read_action(text)
    whole = (reading.start, len(text[:LONGEST].rstrip()))
    words = reading.words
    found = _loose(reading.core[:90])
    if found:
        return (reading.start + found.start(), reading.start + found.end())
    if not words:
        return whole if text.strip() else None
    if (words[0] in NOUNS and len(words) <= 6) or (words[0] == "refactor" and len(words) <= 4):
        return whole
    if words[0] == "make" and any(word in COMPARATIVES for word in words[1:5]):
        return whole
    if words[0] in COMPARATIVES or (len(words) > 1 and words[0] in ("need", "needs", "we") and words[1] in COMPARATIVES | {"need"}):
        return whole
    named = [word for word in words[1:] if word not in FILLERS and word not in GENERIC]
    if not named and len(words) <= 7:
        return whole
    early = words[1:4]
    if any(word in ("better", "robust") for word in early) and words[0] not in ("implement", "find"):
        return whole
    return None


def _loose(text: str) -> re.Match[str] | None:
    """The first loose phrase; its words are looked for first, because most items have none."""
    low = text.lower()
    return LOOSE.search(text) if any(sign in low for sign in LOOSE_SIGNS) else None


@lru_cache(maxsize=16)
def owners_in(text: str) -> tuple[str, ...]:
    """The people that a text names as owners: handles, an owner field, a name before a colon or `to`, a name in a field of its own."""
    text = text[:LONGEST]
    if "@" in text and (handles := tuple(dict.fromkeys(HANDLE.findall(text)))):
        return handles
    if found := TODO_OWNER.search(text):
        return (found.group(1),)
    if _names_owner(text) and (found := OWNER_FIELD.search(text)):
        return people_in(found.group(1))
    found = LEADING.match(text)
    if found and found.group(1).split()[0].lower() not in OPENERS:
        return people_in(found.group(1))
    found = WILL.match(text)
    if found and found.group(1).lower() in FIRST_NAMES:
        return (found.group(1),)
    for field in text.replace(", ", "|").split("|")[1:]:
        stripped = field.strip().rstrip(".")
        if PERSON.fullmatch(stripped) and stripped.split()[0].lower() in FIRST_NAMES:
            return (stripped,)
    if found := TWO_LEAD.match(text):
        return (found.group(1), found.group(2))
    return ()


def _names_owner(text: str) -> bool:
    """Whether a word for an owner stands anywhere; looked for first, because most items have none."""
    low = text.lower()
    return "owner" in low or "assign" in low or "responsible" in low or "dri" in low


def people_in(value: str) -> tuple[str, ...]:
    """The people that an owner field names; none for a team, TBD and the like."""
    parts = [part.strip(" \t*_`@.") for part in re.split(r"\s*(?:,|/|&|\band\b|\+)\s*", re.split(r",?\s+(?:due|by)\b", value[:LONGEST])[0])]
    named = []
    for part in parts:
        spoken = re.findall(r"[\w/'-]+", part.lower())
        if not spoken or all(word in NOT_PEOPLE for word in spoken) or spoken[0] in NOT_PEOPLE:
            continue
        if any(word in GROUPS or word in ("group", "guild", "org", "tribe", "rotation") for word in spoken) or spoken[-1] in LOOSE_GROUPS:
            continue
        if part:
            named.append(part)
    return tuple(named)


@lru_cache(maxsize=16)
def shared_owner(promise: Promise) -> Seen | None:
    """Where an action item names a team, everybody or several people as its owner; None where it does not."""
    if promise.owner:
        spoken = re.findall(r"[\w'-]+", promise.owner.lower()[:LONGEST])
        group = any(word in GROUPS or word in ("everyone", "everybody", "all", "us", "we") for word in spoken)
        several = len(people_in(promise.owner)) > 1
        return Seen("owner", 0, len(promise.owner)) if group or several else None
    text = promise.text[:LONGEST]
    for found in (TEAM_LEADS.match(text), TEAM_FIELD.search(text) if _names_owner(text) else None):
        if found:
            return Seen("text", *found.span(1))
    found = TWO_LEAD.match(text)
    if found or len(owners_in(text)) > 1:
        return Seen("text", *found.span()) if found else Seen("text", 0, len(text))
    return None


@lru_cache(maxsize=16)
def due_in(text: str) -> Span | None:
    """Where a text states a due date, None where it states none (ASAP and soon are none)."""
    if not DATED.search(text):
        return None
    found = DUE.search(text[:LONGEST])
    return found.span() if found else None


def check_in(text: str) -> Span | None:
    """Where a text states how "done" is checked: a threshold, a number to reach, a named test."""
    found = CHECKED.search(text[:LONGEST]) or REACHED.search(text[:LONGEST])
    return found.span() if found else None


def judge_action(text: str) -> dict[str, bool]:
    """One action item: is it specific, has it one owner, a due date, a check."""
    return {
        "specific": bool(text.strip()) and vague_verb(text) is None and missing_deliverable(text) is None,
        "owner": len(owners_in(text)) == 1,
        "due": due_in(text) is not None,
        "verifiable": check_in(text) is not None,
    }
