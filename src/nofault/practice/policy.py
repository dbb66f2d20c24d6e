"""The policy of a team as data: severities, triggers, steps with their due times, required fields, priorities, agenda.

A preset is one TOML file in `presets/`. A team's own file names a preset and says what differs: tables are merged key by key, everything else is
replaced. Rules, steps and priorities are tables with a name, so a team changes, switches off (`off = true`) or adds one without repeating the rest.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from nofault.postmortem.states import REQUIREMENTS
from nofault.postmortem.terms import Priority, Severity, Variant
from nofault.practice.clock import Calendar, Length
from nofault.practice.errors import PracticeError
from nofault.practice.facts import EVENTS, VALUES

PRESETS = Path(__file__).parent / "presets"

Duty = Literal["full", "lightweight", "ticket", "none"]
Strength = Literal["required", "recommended", "optional"]
Asked = bool | str | list[str]


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the tables: a misspelt key is an error, not silence."""


class SeverityPolicy(_Table, frozen=True, kw_only=True):
    """One severity: what it means, within which time a page has to reach somebody, and how it counts against the error budget."""

    meaning: str
    page: Length
    budget: Literal["full", "weighted", "none"] = "full"


class Trigger(_Table, frozen=True, kw_only=True):
    """A rule of data: when each fact of `when` has (one of) the asked value(s), this is owed. An unknown fact never matches."""

    when: dict[str, Asked]
    owed: Duty
    strength: Strength = "required"
    why: str
    off: bool = False


class Step(_Table, frozen=True, kw_only=True):
    """One due time: the step `step` is to be done `within` a length `after` an event.

    Several entries may speak of one step: the first that fits the severity (no severities: any) and the variant counts.
    A `review` is a look back with its `question` and the role that holds it.
    """

    step: str
    within: Length
    after: str
    severities: list[Severity] = field(default_factory=list)
    variants: list[Variant] = field(default_factory=lambda: [Variant.FULL, Variant.SECURITY])
    kind: Literal["step", "review"] = "step"
    question: str = ""
    owner: str = ""
    off: bool = False


class PriorityPolicy(_Table, frozen=True):
    """One priority: the words that mean it, and the default deadline counted from publication (none: no default)."""

    words: list[str] = field(default_factory=list)
    deadline: Length | None = None


class AgendaPoint(_Table, frozen=True):
    """One point of the review meeting; 0 minutes is untimed."""

    key: str
    title: str
    minutes: int = 0
    prompt: str = ""


class Required(_Table, frozen=True):
    """What has to be there and when, by the names of `nofault.postmortem.states.REQUIREMENTS`."""

    end_of_meeting: list[str] = field(default_factory=list)
    publication: list[str] = field(default_factory=list)


class Policy(_Table, frozen=True, kw_only=True):
    """Everything that a team may decide otherwise. `soon` is how long before its due time something counts as due.

    A document with fewer contributing factors than `fewest_factors` is asked for more; 0 asks for none.
    """

    name: str
    about: str = ""
    norm: str = ""
    zone: str = "UTC"
    holidays: list[date] = field(default_factory=list)
    soon: Length
    stale_after: Length
    duration: tuple[str, str]
    detection: tuple[str, str]
    severities: dict[Severity, SeverityPolicy]
    triggers: dict[str, Trigger]
    steps: dict[str, Step]
    required: Required
    fewest_factors: int
    priorities: dict[Priority, PriorityPolicy]
    agenda: list[AgendaPoint]

    @property
    def calendar(self) -> Calendar:
        """The team's zone and holidays."""
        return Calendar(self.zone, frozenset(self.holidays))


def preset_names() -> list[str]:
    """The shipped presets, sorted."""
    return sorted(path.stem for path in PRESETS.glob("*.toml"))


def load_policy(name_or_path: str = "default") -> Policy:
    """The policy of a preset's name or of a TOML file (its table `policy`, or the whole file when it has none).

    Raises PracticeError when there is none of that name, or when the file does not say something that can be followed.
    """
    if name_or_path in preset_names():
        return build_policy({"preset": name_or_path})
    path = Path(name_or_path)
    if not path.is_file():
        raise PracticeError(f"There is no policy {name_or_path!r}.", f"Name a TOML file or one of: {', '.join(preset_names())}.")
    data = _toml(path)
    own = data.get("policy", data)
    if not isinstance(own, Mapping):
        raise PracticeError(f"{path}: `policy` is not a table.", "Write [policy] and its keys below it.")
    return build_policy(own)


def build_policy(own: Mapping[str, Any]) -> Policy:
    """The policy that `own` describes: its `preset` (default: `default`), with every other key laid over it."""
    preset = own.get("preset", "default")
    if preset not in preset_names():
        raise PracticeError(f"There is no preset {preset!r}.", f"Known are: {', '.join(preset_names())}.")
    over = {key: value for key, value in own.items() if key != "preset"}
    base = {"name": preset, **_toml(PRESETS / f"{preset}.toml")}
    try:
        policy = msgspec.convert(_merged(base, over), Policy, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise PracticeError(f"The policy {base['name']} cannot be followed: {error}.", "See the reference of policies for its keys.") from error
    _check(policy)
    return policy


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PracticeError(f"{path} is not valid TOML: {error}.", "Mend that line.") from error


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _decode(kind: type, value: object) -> object:
    """A length of time from its text; msgspec adds to the error where it stands."""
    if kind is not Length or not isinstance(value, str):
        raise TypeError(f"expected a text such as '48 hours', got {value!r}")
    try:
        return Length.parse(value)
    except PracticeError as error:
        raise ValueError(str(error)) from error


def _check(policy: Policy) -> None:
    """Names that the types cannot check: facts, events, requirements, the zone."""
    policy.calendar.tzinfo()
    for name, trigger in policy.triggers.items():
        _check_trigger(name, trigger)
    for name, step in policy.steps.items():
        if step.after not in EVENTS:
            raise PracticeError(f"Step {name}: unknown event {step.after!r}.", f"Known are: {', '.join(EVENTS)}.")
    if policy.fewest_factors < 0:
        raise PracticeError(f"fewest_factors cannot be {policy.fewest_factors}.", "Write 0 or more.")
    for what in (*policy.required.end_of_meeting, *policy.required.publication):
        if what not in REQUIREMENTS:
            raise PracticeError(f"Unknown requirement {what!r}.", f"Known are: {', '.join(REQUIREMENTS)}.")


def _check_trigger(name: str, trigger: Trigger) -> None:
    if not trigger.when:
        raise PracticeError(f"Trigger {name} asks for no fact, so it would always match.", "Give it a `when`.")
    for fact, asked in trigger.when.items():
        if fact not in VALUES:
            raise PracticeError(f"Trigger {name}: unknown fact {fact!r}.", f"Known are: {', '.join(VALUES)}.")
        wrong = [value for value in (asked if isinstance(asked, list) else [asked]) if value not in VALUES[fact]]
        if wrong:
            raise PracticeError(
                f"Trigger {name}: {fact} cannot be {wrong[0]!r}.", f"It is one of: {', '.join(str(value) for value in VALUES[fact])}."
            )
