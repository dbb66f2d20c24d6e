"""Flags a remedy that reminds, tells or retrains people.

## Why it matters
A reminder is gone in a month and never reaches whoever joins later.

## Known problems
Bots that are told to remind, and courses as a deliverable, stay silent.

## Example
Remind all engineers to test the rollback.

## Use instead
The pipeline refuses a release whose rollback job has not run in the last seven days.

## Sources
VA National Center for Patient Safety, action hierarchy. NIOSH, Hierarchy of Controls.
"""

from __future__ import annotations

from collections.abc import Callable

from nofault.lint.lexicon import listed
from nofault.lint.lexicon.people import GROUPS, ROLES
from nofault.lint.lexicon.phrases import remind_people
from nofault.lint.lexicon.verbs import DUTIES
from nofault.lint.nouns import PEOPLE
from nofault.lint.phrases import phrases_of
from nofault.lint.remedies import REMEDY_SECTIONS, ordered
from nofault.lint.rule import Hit, Match

CODE = "REM002"
NAME = "remind-people"
PHRASES = phrases_of(remind_people.TEXT)
SEVERITY = "warning"
SECTIONS = REMEDY_SECTIONS
DEFAULT = True
CUES = listed(
    """
    remind reminding reminded educate educating educated retrain retraining retrained re-train re-educate coach coached lecture awareness talk
    speak tell sensitise sensitize refamiliarize refamiliarise themselves reminder remedial coaching counselling counseling told instructed
    word stress encourage aware instruct clear impress ask asked hr attend emphasise emphasize train redo
    """
)
QUESTION = "What would make the right step the easy one, without anybody being reminded?"
MESSAGE = "“{text}” decays and reaches nobody who joins later."
SUGGESTION = "Keep the reminder as a note beside a change of tool, gate or default."
EVERYBODY = listed("everyone everybody all people staff")
MENDING = listed("stop be pay slow refrain think avoid double-check take try")
INFORMED = listed("informed involved notified aware inform involve notify")
CLASSES = listed("training refresher course class workshop session seminar retraining")
RAISING = listed("raise raising increase increasing improve improving create")


def look(hit: Hit) -> Match | None:
    """A verb of telling with people as its object."""
    judge = TELLING.get(hit.word)
    if judge is not None:
        return judge(hit)
    if hit.word == "refamiliarize" or hit.word == "refamiliarise" or not ordered(hit, hit.index):
        return None
    return _to_people(hit, 1)


def _course(hit: Hit) -> Match | None:
    """`remedial training`, `will receive coaching`."""
    given = any(before in ("receive", "receives", "undergo", "attend", "given", "get", "complete") for _, before in hit.before(4))
    return hit.match() if given or (hit.word == "remedial" and hit.at(1) == "training") else None


def _informed(hit: Hit) -> Match | None:
    """`HR has been informed`."""
    near = [one for _, one in [*hit.before(3), *hit.after(4)]]
    return hit.match() if not INFORMED.isdisjoint(near) else None


def _told(hit: Hit) -> Match | None:
    """`Operators were told to check`, `was asked to be attentive`."""
    subject = hit.subject
    asked_for = hit.at(2) in (MENDING if hit.word == "asked" else DUTIES) or hit.at(2) == "be"
    told = subject.passive and subject.kind in PEOPLE and hit.at(1) == "to" and asked_for
    return hit.match(subject.head, hit.index + 2) if told else None


def _clear(hit: Hit) -> Match | None:
    """`Make it clear to the team that`."""
    made = hit.at(-1) in ("it", "very", "absolutely", "this") and any(near == "make" for _, near in hit.before(3))
    return _to_people(hit, 2) if made and hit.at(1) == "to" else None


def _pressed(hit: Hit) -> Match | None:
    """`Impress upon the team`, `emphasise to engineers`."""
    return _to_people(hit, 2) if hit.at(1) in ("upon", "on", "to") and ordered(hit, hit.index) else None


def _awareness(hit: Hit) -> Match | None:
    """`Raise awareness of`."""
    verb = next((index for index, before in hit.before(3) if before in RAISING), None)
    return hit.match(verb) if verb is not None and ordered(hit, verb) else None


def _reminder(hit: Hit) -> Match | None:
    """`Send a reminder to everybody`, `a reminder was sent to all employees`."""
    sent = next((index for index, near in hit.after(4) if near in ("sent", "issued", "emailed", "circulated")), None)
    if sent is not None and hit.words.at(sent + 1) == "to":
        whom = next((index for index, near in hit.after(9) if near in EVERYBODY or near in ROLES or near in GROUPS), None)
        return hit.match(None, whom) if whom is not None else None
    sending = any(before in ("send", "sent", "issue", "email") for _, before in hit.before(3))
    return _to_people(hit, 2) if hit.at(1) == "to" and sending else None


def _reminded(hit: Hit) -> Match | None:
    """`All engineers will be reminded`, `engineers are reminded that`."""
    subject = hit.subject
    wanted = subject.modal or hit.at(-1) == "be" or (hit.at(-1) == "are" and hit.at(1) in ("that", "to"))
    return hit.match(subject.head) if subject.passive and subject.kind in PEOPLE and wanted else None


def _aware(hit: Hit) -> Match | None:
    """`Make engineers aware of the risk`."""
    verb = next((index for index, near in hit.before(4) if near in ("make", "making")), None)
    whom = hit.person_from(verb + 1, 4) if verb is not None else None
    return hit.match(verb) if verb is not None and whom is not None and ordered(hit, verb) else None


def _talk(hit: Hit) -> Match | None:
    """`Talk to Priya about being careful`, `have a serious talk with the developer`."""
    if hit.at(-1) in ("serious", "stern", "firm", "frank", "clear") and hit.at(1) == "with":
        return _to_people(hit, 2)
    return _to_people(hit, 2) if hit.at(1) in ("to", "with") and ordered(hit, hit.index) and _lecture(hit) else None


def _word(hit: Hit) -> Match | None:
    """`Have a word with the operator`."""
    return _to_people(hit, 2) if hit.at(-1) == "a" and hit.at(1) == "with" else None


def _themselves(hit: Hit) -> Match | None:
    """`refamiliarise themselves`."""
    return hit.match(hit.index - 1) if hit.at(-1) in ("refamiliarize", "refamiliarise", "re-familiarize", "educate") else None


def _lecture(hit: Hit) -> bool:
    if any(word in ("concerned", "involved", "responsible", "question") for _, word in hit.after(7)):
        return True
    return any(word in ("about", "being") for _, word in hit.after(8)) and any(
        word in ("careful", "mistake", "incident", "error", "care", "discipline", "behaviour", "behavior") for _, word in hit.after(14)
    )


def _asked(hit: Hit) -> Match | None:
    """`Ask Viktor to stop deploying late`."""
    if not ordered(hit, hit.index):
        return None
    whom = hit.phrase(hit.index + 1)
    wish = whom.head + 2
    told = whom.kind in PEOPLE and hit.words.at(whom.head + 1) == "to" and hit.words.at(wish) in MENDING
    return hit.match(None, wish) if told else None


def _sent_to_class(hit: Hit) -> Match | None:
    """`All developers have to attend a refresher`."""
    lesson = next((index for index, word in hit.after(5) if word in CLASSES), None)
    before = [word for _, word in hit.before(4)]
    due = any(word in ("must", "to", "should", "shall", "will") for word in before)
    person = next((index for index, word in hit.before(7) if word in ROLES or word in GROUPS or word in EVERYBODY), None)
    return hit.match(person, lesson) if lesson is not None and due and person is not None else None


def _to_people(hit: Hit, offset: int) -> Match | None:
    whom = hit.phrase(hit.index + offset)
    if whom.kind in PEOPLE:
        return hit.match(None, whom.head)
    near = next((index for index, word in hit.after(4) if word in EVERYBODY or word in ROLES or word in GROUPS), None)
    blocked = near is not None and near + 1 < len(hit.words) and hit.words.at(near + 1) in ("dashboard", "service", "bot", "page")
    return hit.match(None, near) if near is not None and not blocked and near - hit.index <= offset + 1 else None


TELLING: dict[str, Callable[[Hit], Match | None]] = {
    **dict.fromkeys(("remedial", "coaching", "counselling", "counseling"), _course),
    **dict.fromkeys(("told", "instructed", "asked"), _told),
    **dict.fromkeys(("attend", "redo"), _sent_to_class),
    **dict.fromkeys(("impress", "emphasise", "emphasize", "stress"), _pressed),
    **dict.fromkeys(("reminded", "educated", "retrained", "coached"), _reminded),
    **dict.fromkeys(("talk", "speak"), _talk),
    "aware": _aware,
    "hr": _informed,
    "ask": _asked,
    "clear": _clear,
    "word": _word,
    "awareness": _awareness,
    "themselves": _themselves,
    "reminder": _reminder,
}
