"""A policy as sentences that a person reads, each with the figure that may be changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nofault.practice.agenda import agenda_minutes
from nofault.practice.policy import Asked, Policy, Step, Trigger

MARK = "\0"  # where the figure stands in a sentence
USUAL_VARIANTS = ["full", "security"]
Text = str | Promise

EVENTS: dict[str, Text] = {
    "onset": gettext_lazy("the onset"),
    "detected": gettext_lazy("detection"),
    "declared": gettext_lazy("the declaration"),
    "restored": gettext_lazy("restoration"),
    "closed": gettext_lazy("the end of the incident"),
    "published": gettext_lazy("publication"),
}
STEPS: dict[str, Text] = {
    "schedule": gettext_lazy("the meeting is scheduled"),
    "draft": gettext_lazy("the draft is written"),
    "circulate": gettext_lazy("the draft is sent around"),
    "meet": gettext_lazy("the meeting is held"),
    "publish": gettext_lazy("the postmortem is published"),
}
# What a fact says when it is true, and when it is false; a severity stands for the %s.
FACTS: dict[str, tuple[Text, Text]] = {
    "severity": (gettext_lazy("the severity is %s"), ""),
    "would_have_been": (gettext_lazy("it would have been a %s"), ""),
    "repeats_severity": (gettext_lazy("it repeats a %s"), ""),
    "near_miss": (gettext_lazy("it was a near miss"), gettext_lazy("it was no near miss")),
    "novel_cause": (gettext_lazy("its cause had not been seen before"), gettext_lazy("its cause was known")),
    "alert_paged": (gettext_lazy("an alert reached somebody"), gettext_lazy("an alert fired and reached nobody")),
    "manual_intervention": (gettext_lazy("it took a manual intervention"), gettext_lazy("no manual intervention was needed")),
    "users_affected": (gettext_lazy("users were affected"), gettext_lazy("no user was affected")),
    "systemic_gap": (gettext_lazy("it shows a gap in the system"), gettext_lazy("it shows no gap in the system")),
}
DUTIES: dict[str, Text] = {
    "full": gettext_lazy("a full postmortem"),
    "lightweight": gettext_lazy("a short write-up"),
    "ticket": gettext_lazy("a ticket"),
    "none": gettext_lazy("nothing"),
}
STRENGTHS: dict[str, Text] = {
    "required": gettext_lazy("required"),
    "recommended": gettext_lazy("recommended"),
    "optional": gettext_lazy("optional"),
}
REQUIRED: dict[str, Text] = {
    "summary": gettext_lazy("a summary"),
    "impact": gettext_lazy("the impact"),
    "timeline": gettext_lazy("a timeline"),
    "factors": gettext_lazy("a contributing factor"),
    "factors-answered": gettext_lazy("an action item or a decision for each factor"),
    "action-owner": gettext_lazy("an owner for each action item"),
    "action-person": gettext_lazy("one person, not a group, as owner of each action item"),
    "action-due": gettext_lazy("a day for each action item"),
    "action-criterion": gettext_lazy("a success criterion for each action item"),
    "action-priority": gettext_lazy("a priority for each action item"),
    "action-ticket": gettext_lazy("a ticket for each action item"),
    "action-verification": gettext_lazy("a verification for each action item"),
}
BUDGETS: dict[str, Text] = {
    "full": gettext_lazy("Counts in full against the error budget."),
    "weighted": gettext_lazy("Counts against the error budget by its share of failed requests."),
    "none": gettext_lazy("Does not count against the error budget."),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence around one figure. `path` is where the figure stands in the policy; empty where there is none to change."""

    key: str
    before: str
    figure: str = ""
    after: str = ""
    why: str = ""
    path: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the figure's field in a form."""
        return ".".join(self.path)

    @property
    def text(self) -> str:
        return f"{self.before}{self.figure}{self.after}"


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    sentences: list[Sentence]


def policy_groups(policy: Policy) -> list[Group]:
    """Everything that the policy says, in the order in which an incident meets it."""
    return [
        Group(_("Severities"), list(_severities(policy))),
        Group(_("What is owed"), [_trigger(name, trigger) for name, trigger in policy.triggers.items() if not trigger.off]),
        Group(_("By when"), list(_steps(policy))),
        Group(_("The review meeting"), list(_meeting(policy))),
        Group(_("What has to be there"), list(_required(policy))),
        Group(_("Promises"), list(_priorities(policy))),
        Group(_("Looking back"), list(_reviews(policy))),
        Group(_("Counting"), list(_counting(policy))),
    ]


def figures_of(groups: Iterable[Group]) -> dict[str, tuple[tuple[str, ...], str]]:
    """Each figure that may be changed: its field's name, where it stands, what it says."""
    return {sentence.name: (sentence.path, sentence.figure) for group in groups for sentence in group.sentences if sentence.path}


def policies_beside(policy: Policy, other: Policy) -> list[tuple[str, list[tuple[str, str]]]]:
    """Both policies' sentences side by side, by group, where they differ; an empty text is something that only one of them says."""
    beside = []
    for mine, theirs in zip(policy_groups(policy), policy_groups(other), strict=True):
        left, right = ({sentence.key: sentence.text for sentence in group.sentences} for group in (mine, theirs))
        rows = [(left.get(key, ""), right.get(key, "")) for key in dict.fromkeys([*left, *right]) if left.get(key) != right.get(key)]
        if rows:
            beside.append((mine.title, rows))
    return beside


def _with_figure(key: str, text: str, figure: object, path: tuple[str, ...], why: str = "") -> Sentence:
    before, _mark, after = text.partition(MARK)
    return Sentence(key, _capital(before), str(figure), after, why, path)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _either(values: Iterable[object]) -> str:
    *first, last = [str(value) for value in values]
    return _("%(first)s or %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _severities(policy: Policy) -> Iterator[Sentence]:
    for severity, said in policy.severities.items():
        text = _("%(severity)s: a page reaches somebody within %(figure)s.") % {"severity": severity, "figure": MARK}
        yield _with_figure(severity, text, said.page, ("severities", severity, "page"), f"{said.meaning} {BUDGETS[said.budget]}")


def _trigger(name: str, trigger: Trigger) -> Sentence:
    when = _(" and ").join(_condition(fact, asked) for fact, asked in trigger.when.items())
    said = {"when": when, "duty": DUTIES[trigger.owed], "strength": STRENGTHS[trigger.strength]}
    return Sentence(name, _("When %(when)s, %(duty)s is %(strength)s.") % said, why=trigger.why)


def _condition(fact: str, asked: Asked) -> str:
    true, false = FACTS.get(fact, (fact, f"not {fact}"))
    if isinstance(asked, bool):
        return str(true if asked else false)
    if isinstance(asked, list) and set(asked) <= {True, False}:
        return _either(str(true if value else false) for value in asked)
    return str(true).replace("%s", _either(asked) if isinstance(asked, list) else asked)


def _steps(policy: Policy) -> Iterator[Sentence]:
    seen: set[str] = set()
    for name, step in policy.steps.items():
        if step.off or step.kind == "review":
            continue
        condition = _("After a %s ") % _either(step.severities) if step.severities else _("Otherwise ") if step.step in seen else ""
        seen.add(step.step)
        said = {"what": STEPS.get(step.step, _("“%s” is done") % step.step), "figure": MARK, "event": EVENTS.get(step.after, step.after)}
        text = condition + _("%(what)s within %(figure)s of %(event)s.") % said
        yield _with_figure(name, text, step.within, ("steps", name, "within"), _variants(step))


def _variants(step: Step) -> str:
    if list(step.variants) == USUAL_VARIANTS:
        return ""
    return _("For these kinds of document: %s.") % ", ".join(step.variants)


def _reviews(policy: Policy) -> Iterator[Sentence]:
    for name, step in policy.steps.items():
        if step.kind == "review" and not step.off:
            text = _("%(figure)s after %(event)s somebody asks: %(question)s") % {
                "figure": MARK,
                "event": EVENTS.get(step.after, step.after),
                "question": step.question or step.step,
            }
            yield _with_figure(name, text, step.within, ("steps", name, "within"), _("In the role: %s.") % step.owner if step.owner else "")


def _meeting(policy: Policy) -> Iterator[Sentence]:
    yield Sentence("norm", policy.norm or _("The meeting has no written norm."))
    yield Sentence("minutes", _("The meeting takes %d minutes.") % agenda_minutes(policy))
    for point in policy.agenda:
        minutes = _("%d minutes") % point.minutes if point.minutes else _("untimed")
        yield Sentence(f"agenda {point.key}", f"{point.title}: {minutes}.", why=point.prompt)


def _required(policy: Policy) -> Iterator[Sentence]:
    for key, text, names in (
        ("end-of-meeting", _("At the end of the meeting: %s."), policy.required.end_of_meeting),
        ("publication", _("Before publication: %s."), policy.required.publication),
    ):
        yield Sentence(key, text % (", ".join(str(REQUIRED.get(name, name)) for name in names) or _("nothing")))
    asked = _("A document with fewer than %s contributing factors is asked for more.") % policy.fewest_factors
    yield Sentence("fewest-factors", asked if policy.fewest_factors else _("No number of contributing factors is asked for."))


def _priorities(policy: Policy) -> Iterator[Sentence]:
    for priority, said in policy.priorities.items():
        why = _("Also called %s.") % ", ".join(said.words) if said.words else ""
        if said.deadline is None:
            yield Sentence(priority, _("A %s has no day of its own.") % priority, why=why)
            continue
        text = _("A %(priority)s without a day is done within %(figure)s of publication.") % {"priority": priority, "figure": MARK}
        yield _with_figure(priority, text, said.deadline, ("priorities", priority, "deadline"), why)


def _counting(policy: Policy) -> Iterator[Sentence]:
    yield _with_figure("soon", _("A step counts as due %s before its time.") % MARK, policy.soon, ("soon",))
    yield _with_figure("stale", _("An unpublished postmortem counts as stale %s after restoration.") % MARK, policy.stale_after, ("stale_after",))
    yield Sentence("zone", _("Days are counted on the calendar of %s.") % policy.zone)
    days = ", ".join(day.isoformat() for day in policy.holidays)
    yield Sentence("holidays", _("These days are no business days: %s.") % days if days else _("Saturdays and Sundays are no business days."))
    begins, ends = policy.duration
    noticed_from, noticed_at = policy.detection
    said = {"begins": begins, "ends": ends, "from": noticed_from, "at": noticed_at}
    yield Sentence("spans", _("An incident lasts from %(begins)s to %(ends)s; detection takes from %(from)s to %(at)s.") % said)
