"""Two people saved the same part: what each of them changed, put together field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nofault.postmortem.parts import PartKind
from nofault.web.errors import ConflictError
from nofault.web.forms import labels
from nofault.web.forms.instants import Moment
from nofault.web.forms.struct_form import Group, Named, PartForm


@dataclass(frozen=True)
class Clash:
    """A field that both changed: its name and label, and both texts."""

    name: str
    label: Any
    mine: str
    theirs: str


def merge(kind: PartKind, conflict: ConflictError, moment: Moment, named: Named) -> tuple[PartForm, list[Clash]]:
    """The form with the texts of both, and the fields where a person has to choose (their own text stands in the form)."""
    mine, theirs, base = (_texts(kind, data) for data in (conflict.mine, conflict.theirs, conflict.base))
    merged, clashes = dict(mine), []
    for name, text in theirs.items():
        if text == mine[name]:
            continue
        if base and mine[name] == base[name]:
            merged[name] = text
        elif name in labels.REFERS and name != "entry":
            merged[name] = _both(base.get(name, ""), mine[name], text)
        elif not base or text != base[name]:
            clashes.append(name)
    form = PartForm(kind, kind.decode(conflict.theirs), merged, moment=moment, named=named)
    # More fields than one of them may show; each is on the form, so nothing is saved that was not seen.
    return form, [Clash(name, _label(form, name), mine[name], theirs[name]) for name in clashes]


def _both(base: str, mine: str, theirs: str) -> str:
    """Lists of identifiers hold no order that anybody chose, so what either of the two added or took away counts."""
    before, left, right = (text.splitlines() for text in (base, mine, theirs))
    return "\n".join(key for key in dict.fromkeys([*right, *left]) if (key in left and key in right) or key not in before)


def _texts(kind: PartKind, data: str) -> dict[str, str]:
    """The text of each field; none at all where nothing was kept yet."""
    return {field.name: field.text for field in PartForm(kind, kind.decode(data)).all_fields} if data else {}


def _label(form: PartForm, name: str) -> Any:
    for item in form.items:
        for field in item.fields if isinstance(item, Group) else [item]:
            if field.name == name:
                return f"{item.label}: {field.label}" if isinstance(item, Group) else field.label
    return name
