"""What an administrator sets for everybody: the organisation's name, whose people may sign up, and the policy."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nofault.practice.clock import Length
from nofault.practice.errors import PracticeError
from nofault.practice.policy import Policy, build_policy
from nofault.web.access import Actor, Verb, require_organisation
from nofault.web.errors import ConflictError, InvalidError
from nofault.web.models.organisation import Organisation
from nofault.web.services.audit import record_event

DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
LONGEST_OVERRIDES = 50_000
Path = tuple[str, ...]


def organisation() -> Organisation:
    """The one row; before anything was set, one that is not kept yet."""
    return Organisation.objects.order_by("pk").first() or Organisation()


def _locked() -> Organisation:
    return Organisation.objects.select_for_update().order_by("pk").first() or Organisation.objects.get_or_create(pk=1)[0]


@transaction.atomic
def edit_organisation(actor: Actor, *, name: str, signup_domains: str, at: datetime | None = None) -> Organisation:
    """Keep the name and the e-mail domains (one a line) whose people may sign up by themselves."""
    require_organisation(actor, Verb.ADMINISTER)
    domains = list(dict.fromkeys(word.lower().lstrip("@") for word in re.split(r"[\s,;]+", signup_domains) if word))
    wrong = [domain for domain in domains if not DOMAIN.fullmatch(domain)]
    if wrong:
        message = _("%(domain)s is not a domain. Write one a line, such as example.com.") % {"domain": wrong[0][:80]}
        raise InvalidError(message, "", {"signup_domains": message})
    row = _locked()
    before = row.signup_domains
    row.name, row.signup_domains = name.strip()[:120], "\n".join(domains)
    row.save(update_fields=["name", "signup_domains"])
    if row.signup_domains != before:
        record_event(actor, "signup domains", row.name, f"{' '.join(before.split()) or 'none'} to {' '.join(domains) or 'none'}", at=at)
    return row


def facts_stamp(row: Organisation) -> str:
    """Which state of name and domains somebody read."""
    return hashlib.sha256(f"{row.name}\n{row.signup_domains}".encode()).hexdigest()[:16]


def check_facts_stamp(stamp: str, *, mine: str, theirs: str) -> None:
    """Raise ConflictError when the organisation is not any more what was read."""
    now = facts_stamp(organisation())
    if stamp != now:
        raise ConflictError("Somebody else changed the organisation first.", mine=mine, theirs=theirs, base="", version=now)


def stamp_of(row: Organisation) -> str:
    """Which state of the policy a form was filled in from."""
    return hashlib.sha256(f"{row.policy}\n{row.policy_overrides}".encode()).hexdigest()[:16]


@transaction.atomic
def set_policy(actor: Actor, *, preset: str, overrides: str, stamp: str, at: datetime | None = None) -> Organisation:
    """Follow `preset` with the changes of `overrides`, a TOML text in the shape of a preset. What cannot be followed is refused with its place."""
    require_organisation(actor, Verb.ADMINISTER)
    row = _locked()
    _check_stamp(row, stamp)
    overrides = overrides.replace("\r\n", "\n").strip()
    checked_policy(preset, overrides)
    return _keep(actor, row, preset, overrides, at)


@transaction.atomic
def change_figures(actor: Actor, figures: Mapping[Path, str], *, stamp: str, at: datetime | None = None) -> Organisation:
    """Give lengths of time of the policy, named by where they stand, other values; each becomes a line of the changes."""
    require_organisation(actor, Verb.ADMINISTER)
    row = _locked()
    _check_stamp(row, stamp)
    own, wrong = tomllib.loads(row.policy_overrides), {}
    for path, text in figures.items():
        try:
            _put(own, path, str(Length.parse(text)))
        except PracticeError as error:
            wrong[".".join(path)] = f"{error.message} {error.hint}"
    if wrong:
        raise InvalidError(_("Some of it is not a length of time."), _("Correct the marked fields."), wrong)
    overrides = "\n".join(_lines(own))
    checked_policy(row.policy, overrides)
    return _keep(actor, row, row.policy, overrides, at)


def _keep(actor: Actor, row: Organisation, preset: str, overrides: str, at: datetime | None) -> Organisation:
    if (preset, overrides) != (row.policy, row.policy_overrides):
        before = f"{row.policy}\n{row.policy_overrides}".strip()
        row.policy, row.policy_overrides = preset, overrides
        row.save(update_fields=["policy", "policy_overrides"])
        record_event(actor, "policy", preset, f"{overrides or 'as shipped'}\n\nbefore:\n{before}", at=at)
    return row


def _check_stamp(row: Organisation, stamp: str) -> None:
    if stamp != stamp_of(row):
        raise InvalidError(_("Somebody else changed the policy while this page was open."), _("Load it again, and make your change there."))


def checked_policy(preset: str, overrides: str) -> Policy:
    """The policy of a preset with changes. Raises InvalidError that names the line or the table that cannot be followed."""
    if len(overrides) > LONGEST_OVERRIDES:
        raise _refused(_("This is longer than any policy has to be."))
    try:
        own = tomllib.loads(overrides)
    except tomllib.TOMLDecodeError as error:
        raise _refused(_("This is not valid TOML: %(error)s.") % {"error": str(error).rstrip(".")}) from error
    except RecursionError as error:
        raise _refused(_("This is nested too deeply.")) from error
    if "preset" in own:
        raise _refused(_("The preset is chosen above; take the line with it out."))
    try:
        return build_policy({"preset": preset, **own})
    except PracticeError as error:
        place, found = _first_wrong(preset, own) or ("", error)
        said = found.message.partition("cannot be followed: ")[2] or found.message
        raise _refused(f"{_where(overrides, place)}{said} {found.hint}".strip()) from error


def _refused(message: str) -> InvalidError:
    return InvalidError(message, "", {"overrides": message})


def _first_wrong(preset: str, own: Mapping[str, Any]) -> tuple[str, PracticeError] | None:
    """The first table of the changes that by itself cannot be followed, and why; the types only know at what depth it went wrong."""
    for place, part in _parts(own):
        try:
            build_policy({"preset": preset, **part})
        except PracticeError as error:
            return place, error
    return None


def _parts(own: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in own.items():
        if isinstance(value, Mapping):
            yield from ((f"{key}.{name}", {key: {name: inner}}) for name, inner in value.items())
        else:
            yield key, {key: value}


def _where(overrides: str, place: str) -> str:
    """`line 3, steps.draft: ` for a place of the changes, with the line where it can be seen."""
    if not place:
        return ""
    table, _dot, name = place.partition(".")
    header = rf"\[+\s*{re.escape(place)}\s*[\].]" if name else "(?!)"
    seen = re.compile(rf"\s*(?:{header}|{re.escape(place)}\s*[.=]|{re.escape(name or table)}\s*[.=])")
    for number, line in enumerate(overrides.splitlines(), start=1):
        if seen.match(line):
            return _("line %(number)d, %(place)s: ") % {"number": number, "place": place}
    return f"{place}: "


def _put(own: dict[str, Any], path: Path, value: str) -> None:
    *tables, key = path
    for table in tables:
        own = own.setdefault(table, {})
    own[key] = value


def _lines(own: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """A TOML document of dotted keys, one value a line."""
    for key, value in own.items():
        name = f"{before}{_key(key)}"
        if isinstance(value, Mapping) and value:
            yield from _lines(value, f"{name}.")
        else:
            yield f"{name} = {_value(value)}"


def _key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else _value(key)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    # What is left is written in TOML as it is in JSON, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
