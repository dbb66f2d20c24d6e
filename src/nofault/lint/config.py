"""The linter's configuration as a value: which rules run, and who and what the organisation's names are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from nofault.errors import NofaultError
from nofault.lint.nouns import Names
from nofault.lint.rule import rules
from nofault.lint.terms import Terms
from nofault.postmortem.sections import KINDS as SECTION_KINDS

PUBLIC, PROCESS = "PUB", "PRO"
LISTS = {
    "select": "rule codes or their beginnings, or ALL",
    "ignore": "rule codes or their beginnings",
    "people": "names of people",
    "systems": "names of systems that read like people",
}
TABLES = {
    "per-file-ignores": "patterns of paths, each with a list of rule codes or their beginnings",
    "per-section-ignores": "section kinds, each with a list of rule codes or their beginnings",
    "roles": "names of people, each with the role that is written instead",
}
KEYS = LISTS | TABLES | {"profile": 'the text "public", which adds the rules for documents that leave the house'}


ROLES_HINT = f'It takes {TABLES["roles"]}, for example "Robin Example" = "the on-call engineer".'


class LintError(NofaultError):
    """The linter was asked for something it cannot do. `key` is the key of the configuration that is to be mended."""

    def __init__(self, message: str, hint: str = "", key: str = "") -> None:
        super().__init__(message, hint)
        self.key = key


class Config(Struct, frozen=True, dict=True):
    """`select` and `ignore` hold codes or beginnings of codes (`BLM`, `ACT003`, `ALL`); an empty `select` means the default rules.

    `file_ignores` and `section_ignores` hold what is left out in files that fit a pattern and in sections of a kind, `roles` what is written
    instead of a person's name; `families` are beginnings of codes that run besides (`PUB` for documents that leave the house).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    section_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    families: tuple[str, ...] = ()
    terms: Terms = Terms()

    @cached_property
    def names(self) -> Names:
        """The people and systems as the subject walk compares them: lower case, each word of a person's name of its own."""
        people = frozenset(word.lstrip("@") for name in self.people for word in name.lower().split())
        return Names(people, frozenset(name.lower() for name in self.systems))

    def runs(self, code: str, default: bool) -> bool:
        """Whether the rule `code` runs; `default` says whether it does without being selected."""
        if any(code.startswith(beginning) for beginning in self.ignore):
            return False
        if code.startswith(self.families):
            return True
        return any(beginning == "ALL" or code.startswith(beginning) for beginning in self.select) if self.select else default

    def for_file(self, filename: str) -> Config:
        """The configuration that holds for a file: patterns are matched against its path and against its name."""
        if not self.file_ignores or not filename:
            return self
        path = filename.replace("\\", "/")
        more = [code for pattern, codes in self.file_ignores if _fits(path, pattern) for code in codes]
        return replace(self, ignore=(*self.ignore, *more), file_ignores=()) if more else self

    def ignored_in(self, section: str) -> tuple[str, ...]:
        """The beginnings of codes that are left out in sections of a kind."""
        return tuple(code for kind, codes in self.section_ignores if kind == section for code in codes)


def _fits(path: str, pattern: str) -> bool:
    """Whether a pattern fits a path, the end of it from some folder on, or its last name."""
    parts = path.split("/")
    return any(fnmatchcase("/".join(parts[at:]), pattern) for at in range(len(parts)))


DEFAULT = Config()


def known_codes(codes: Sequence[str], where: str) -> tuple[str, ...]:
    """The codes, each of which some rule's code begins with. Raises LintError that names one that none does, and what rules begin with."""
    for code in codes:
        if code != "ALL" and not any(rule.code.startswith(code) for rule in rules()):
            families = ", ".join(sorted({rule.code[:3] for rule in rules()}))
            hint = f"Rules begin with {families} (see nofault rule --all), or ALL."
            raise LintError(f"{where}: there is no rule {code!r}.", hint, where.rpartition(": ")[2])
    return tuple(codes)


def config_from(values: Mapping[str, Any], where: str) -> Config:
    """A configuration from a mapping such as the `[lint]` table of `nofault.toml`. Raises LintError that names the key and what it takes."""
    for key in values:
        if key not in KEYS:
            raise LintError(f"{where}: unknown key {key!r}.", f"Known keys: {', '.join(KEYS)}.", key)
    lists = {key: _list(values.get(key, []), key, LISTS[key], where) for key in LISTS}
    config = Config(
        select=known_codes(lists["select"], f"{where}: select"),
        ignore=known_codes(lists["ignore"], f"{where}: ignore"),
        people=lists["people"],
        systems=lists["systems"],
    )
    files, kinds, roles = (_table(values.get(key, {}), key, where) for key in TABLES)
    for kind in kinds:
        if kind not in SECTION_KINDS:
            raise LintError(f"{where}: per-section-ignores: there is no section kind {kind!r}.", f"Section kinds: {', '.join(SECTION_KINDS)}.", kind)
    for name, role in roles.items():
        if not isinstance(role, str) or not role:
            raise LintError(f"{where}: roles: {name!r} is not a text.", ROLES_HINT, name)
    if values.get("profile", "public") != "public":
        raise LintError(f"{where}: profile is {values['profile']!r}.", f"It takes {KEYS['profile']}.", "profile")
    return replace(
        config,
        file_ignores=_ignores(files, "per-file-ignores", where),
        section_ignores=_ignores(kinds, "per-section-ignores", where),
        roles=tuple(roles.items()),
        people=(*config.people, *(name for name in roles if name not in config.people)),
        families=(PUBLIC,) if "profile" in values else (),
    )


def _list(value: Any, key: str, takes: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise LintError(f"{where}: {key} is not a list of texts.", f'It takes {takes}, for example {key} = ["…"].', key)
    return tuple(value)


def _table(value: Any, key: str, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LintError(f"{where}: {key} is not a table.", f"It takes {TABLES[key]}.", key)
    return value


def _ignores(table: Mapping[str, Any], key: str, where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, known_codes(_list(codes, f"{key}: {name}", TABLES[key], where), f"{where}: {key}: {name}")) for name, codes in table.items())


def row_of_key(source: str, key: str, table: str = "") -> int | None:
    """The row, from 1, of a TOML text in which `key` is set or its table opened, in `table` or one below it; None where neither is found."""
    wanted = re.compile(rf"\s*(?:\[[^\]]*?|(?:[\w-]+\.)+)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    inside = True
    for row, line in enumerate(source.split("\n"), 1):
        if line.lstrip().startswith("["):
            name = line.strip("[] \t\r")
            inside = name.startswith(table) or table.startswith(f"{name}.")
        if inside and wanted.match(line):
            return row
    return None
