"""What the page of a document has no place of its own for, as nested lists: how a factor is to change, the proof of an item, who decided."""

from __future__ import annotations

from typing import Any

from nofault.postmortem.inline import encode_item
from nofault.postmortem.markdown.bullets import lines_of
from nofault.postmortem.markdown.places import MAIN_FIELDS
from nofault.postmortem.model import Postmortem
from nofault.postmortem.parts import PARTS
from nofault.postmortem.records import to_plain

TITLE = "Further record"
# Part -> its fields that stand nowhere else on the page. Identifiers, hashes and raw evidence stay in the other formats.
FIELDS: dict[str, tuple[str, ...]] = {
    "incident": ("environment", "channel", "repeats", "repeats_severity", "why_earlier_fix_did_not_hold", "near_miss", "would_have_been"),
    "detection": ("by_role", "signal", "signal_to_notice_minutes", "mitigation", "mitigation_note"),
    "timeline": ("actor_role", "actor"),
    "causes": ("first_cause", "symptoms"),
    "factors": ("current", "target", "kind", "layer", "detail"),
    "beliefs": ("believed", "actual", "signal", "surfaced_after_minutes"),
    "helped": ("minutes",),
    "hurt": ("minutes",),
    "went_well": ("minutes",),
    "went_poorly": ("minutes",),
    "luck": ("minutes",),
    "why_not_sooner": ("defence", "finding"),
    "lessons": ("answer",),
    "open_questions": ("answer",),
    "action_items": ("category", "impact", "effort", "blocked_reason", "verification", "proof", "state_reason", "ticket_url"),
    "not_fixing": ("accepted_by", "reason", "decided_on", "review_on"),
    "related": ("reference", "relation", "url"),
    "meeting": ("at", "minutes", "scribe", "parking_lot", "notes"),
    "failure_classes": ("code", "axis", "sentence"),
}


def further(document: Postmortem) -> str:
    """The rest as Markdown, "" where there is none."""
    plain = to_plain(document)
    lines: list[str] = []
    for part, names in FIELDS.items():
        kind, value = PARTS[part], plain.get(part)
        items: list[Any] = value if isinstance(value, list) else [value or {}]
        found: list[str] = []
        for item in items:
            rest = {name: item[name] for name in names if name in item}
            if "verification" in rest:  # its check stands in the table
                rest["verification"] = {name: value for name, value in rest["verification"].items() if name != "check"}
                rest = {name: value for name, value in rest.items() if value != {}}
            if rest and kind.is_list:
                main = str(item.get(MAIN_FIELDS.get(part, "text")) or "").partition("\n")[0]
                found += [f"  - {encode_item(main or kind.section)}:", *lines_of(rest, kind.type, "    ")]
            elif rest:
                found += lines_of(rest, kind.type, "  ")
        if found:
            lines += [f"- {part.replace('_', ' ').capitalize()}:", *found]
    return "\n".join(lines)
