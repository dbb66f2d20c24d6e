"""The linter's configuration as a value: which rules run, and who and what the organisation's names are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from nofault.errors import NofaultError
from nofault.lint.rule import rules
from nofault.lint.subjects import Names

KEYS = {
    "select": "rule codes or their beginnings, or ALL",
    "ignore": "rule codes or their beginnings",
    "people": "names of people",
    "systems": "names of systems that read like people",
}


class LintError(NofaultError):
    """The linter was asked for something it cannot do."""


class Config(Struct, frozen=True, dict=True):
    """`select` and `ignore` hold codes or beginnings of codes (`BLM`, `ACT003`, `ALL`); an empty `select` means the default rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()

    @cached_property
    def names(self) -> Names:
        """The people and systems as the subject walk compares them: lower case, each word of a person's name of its own."""
        people = frozenset(word.lstrip("@") for name in self.people for word in name.lower().split())
        return Names(people, frozenset(name.lower() for name in self.systems))

    def runs(self, code: str, default: bool) -> bool:
        """Whether the rule `code` runs; `default` says whether it does without being selected."""
        if any(code.startswith(beginning) for beginning in self.ignore):
            return False
        return any(beginning == "ALL" or code.startswith(beginning) for beginning in self.select) if self.select else default


DEFAULT = Config()


def known_codes(codes: Sequence[str], where: str) -> tuple[str, ...]:
    """The codes, each of which some rule's code begins with. Raises LintError that names one that none does, and the rules there are."""
    for code in codes:
        if code != "ALL" and not any(rule.code.startswith(code) for rule in rules()):
            raise LintError(f"{where}: there is no rule {code!r}.", f"Rules: {', '.join(rule.code for rule in rules())}, their beginnings, or ALL.")
    return tuple(codes)


def config_from(values: Mapping[str, Any], where: str) -> Config:
    """A configuration from a mapping such as the `[lint]` table of `nofault.toml`. Raises LintError that names the key and what it takes."""
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in values.items():
        if key not in KEYS:
            raise LintError(f"{where}: unknown key {key!r}.", f"Known keys: {', '.join(KEYS)}.")
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise LintError(f"{where}: {key} is not a list of texts.", f'It takes {KEYS[key]}, for example {key} = ["…"].')
        lists[key] = known_codes(value, f"{where}: {key}") if key in ("select", "ignore") else tuple(value)
    return Config(**lists)
