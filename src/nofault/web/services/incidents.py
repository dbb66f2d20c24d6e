"""Incidents and the life of their documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from nofault.postmortem.model import ActionItem, Postmortem
from nofault.postmortem.model import Incident as IncidentValue
from nofault.postmortem.parts import encode
from nofault.postmortem.reading import DEFAULT
from nofault.postmortem.states import Gap, StateError, check_action_change, check_document_change, missing_for_publication
from nofault.postmortem.terms import ActionState, DocumentState, Variant
from nofault.web.access import Actor, Verb, require, require_organisation
from nofault.web.errors import ConflictError, InvalidError, NotFoundError
from nofault.web.models.incident import Incident, Participant, ReferenceCounter, Visibility
from nofault.web.models.people import User
from nofault.web.queries.clocks import policy_in_force
from nofault.web.queries.templates import default_template
from nofault.web.services import parts
from nofault.web.services.audit import record_event
from nofault.web.services.documents import document_of, replace_document
from nofault.web.services.projections import began_at

LONGEST_REFERENCE = 60
PREFIXES = {Variant.NEAR_MISS: "NM", Variant.PRE_MORTEM: "PRE", Variant.CHAOS: "CHAOS"}


def is_reference(text: str) -> bool:
    """Whether an incident can be called that in an address."""
    return bool(parts.KEY.fullmatch(text)) and len(text) <= LONGEST_REFERENCE


@transaction.atomic
def create_incident(
    actor: Actor,
    facts: IncidentValue,
    *,
    variant: Variant = Variant.FULL,
    template: str = "",
    visibility: str = "",
    at: datetime | None = None,
) -> Incident:
    """A new incident with its empty draft, in the template that is chosen for its team and severity. A security review is restricted from birth."""
    require_organisation(actor, Verb.CREATE)
    if not facts.title.strip():
        raise InvalidError("An incident needs a title.", "Say what users saw, in one line.", {"title": "Say what users saw, in one line."})
    for name, given, known in (("visibility", visibility, Visibility.values), ("reference", facts.reference, None), ("template", template, None)):
        if given and (given not in known if known else not is_reference(given)):
            message = f"Use one of {', '.join(known)}." if known else f"Use at most {LONGEST_REFERENCE} letters, digits and - _ . :"
            raise InvalidError(f"The {name} {given[:80]!r} can't be one.", message, {name: message})
    now = at or timezone.now()
    default = Visibility.RESTRICTED if variant is Variant.SECURITY else Visibility.ORGANISATION
    incident = Incident(
        variant=variant,
        template=template or DEFAULT,
        visibility=visibility or default,
        created_at=now,
        created_by=actor.user,
        updated_at=now,
        occurred_at=now,
    )
    _save_with_reference(incident, facts.reference.strip(), PREFIXES.get(variant, "INC"), now)
    facts.reference = incident.reference
    if actor.user is not None:
        Participant.objects.create(incident=incident, user=actor.user)
    parts.add_part(actor, incident, "incident", facts, at=now)
    if not template:
        # Its team is known by now.
        incident.template = default_template(incident.team, incident.severity, variant)
        incident.save(update_fields=["template"])
    return incident


@transaction.atomic
def bring_document(
    actor: Actor, document: Postmortem, *, files: Callable[[Incident, Postmortem], Postmortem] | None = None, at: datetime | None = None
) -> Incident:
    """A new incident with a document that was written elsewhere. It begins as a draft; a reference that is taken here is not kept.

    `files` gives the document as it is with the files that came along attached.
    """
    document = parts.checked(document)
    document.action_items = [credible(item) for item in document.action_items]
    if Incident.objects.filter(reference=document.incident.reference.strip()).exists():
        document.incident.reference = ""
    incident = create_incident(actor, document.incident, variant=document.variant, template=document.template, at=at)
    if began := began_at(document):
        # Lists go by it also where the facts do not say the day; they are left as they were written.
        incident.occurred_at = began
        incident.save(update_fields=["occurred_at"])
    if files is not None:
        document = files(incident, document)
    replace_document(actor, incident, document, version=None, is_brought=True, at=at)
    return incident


def credible(item: ActionItem) -> ActionItem:
    """The promise; a state without the evidence that it needs here stays as the word it was written with."""
    try:
        check_action_change(ActionItem(), item)
    except StateError:
        item.state_word = item.state_word or item.state.value
        item.state = ActionState.UNKNOWN
    return item


def _save_with_reference(incident: Incident, wanted: str, prefix: str, now: datetime) -> None:
    if wanted:
        if Incident.objects.filter(reference=wanted).exists():
            raise InvalidError(
                f"There is an incident {wanted} already.", "Choose another reference, or leave it out.", {"reference": "This reference is taken."}
            )
        incident.reference = wanted
        incident.save()
        return
    stem = f"{prefix}-{now.year}-"
    while True:
        incident.reference = f"{stem}{_next_number(stem):04d}"
        # Somebody may have given a reference of this shape by hand; then the next number is tried.
        if not Incident.objects.filter(reference=incident.reference).exists():
            break
    incident.save()


def _next_number(stem: str) -> int:
    ReferenceCounter.objects.get_or_create(stem=stem)
    ReferenceCounter.objects.filter(stem=stem).update(last=F("last") + 1)
    return ReferenceCounter.objects.values_list("last", flat=True).get(stem=stem)


class GateError(InvalidError):
    """What publication still lacks. Who publishes may waive it, by name and with a reason on record."""

    def __init__(self, reference: str, gaps: list[Gap]) -> None:
        what = "; ".join(gap.what for gap in gaps[:5]) + (f"; and {len(gaps) - 5} more" if len(gaps) > 5 else "")
        hint = "Fill these places, or waive them with a reason."
        super().__init__(f"{reference} is not ready to be published: {what}", hint, {"waive": hint})
        self.gaps = gaps


def gaps_of(document: Postmortem) -> list[Gap]:
    """What the document still lacks of what the policy in force asks for before publication."""
    return missing_for_publication(document, policy_in_force().policy.required.publication)


@transaction.atomic
def change_state(actor: Actor, incident: Incident, to: DocumentState, *, reason: str = "", waive: str = "", at: datetime | None = None) -> None:
    """Take the document one state on or back. What is missing for publication can be waived with a reason, which goes on record."""
    require(actor, Verb.PUBLISH, incident)
    # The row is locked, so that no part changes between the look at the document and its new state.
    incident.state = before = Incident.objects.select_for_update().values_list("state", flat=True).get(pk=incident.pk)
    document, now = document_of(incident), at or timezone.now()
    check_document_change(document, to, reason)
    if to is DocumentState.PUBLISHED and before == DocumentState.REVIEW:
        gaps = gaps_of(document)
        if gaps and not waive.strip():
            raise GateError(incident.reference, gaps)
        if gaps:
            record_event(actor, "waive", incident.reference, f"{waive.strip()} Missing: {' '.join(gap.what for gap in gaps)}", at=now)
    incident.state = to
    if to is DocumentState.PUBLISHED and incident.published_at is None:
        incident.published_at = now
    incident.save(update_fields=["state", "published_at"])
    parts.record(actor, incident, "state", before=before, after=to, reason=reason or waive, at=now)


@transaction.atomic
def bin_incident(actor: Actor, incident: Incident, *, version: int | None = None, at: datetime | None = None) -> None:
    """Move the document to the bin. With `version`, only if it is the one that was read."""
    require(actor, Verb.BIN, incident)
    kept = Incident.objects.select_for_update().values_list("version", flat=True).get(pk=incident.pk)
    if version is not None and kept != version:
        theirs = encode(document_of(incident))
        raise ConflictError(f"{incident.reference} was changed since version {version}.", mine="null", theirs=theirs, base="", version=kept)
    incident.binned_at, incident.binned_by = at or timezone.now(), actor.user
    incident.save(update_fields=["binned_at", "binned_by"])
    parts.record(actor, incident, "bin", at=incident.binned_at)


@transaction.atomic
def restore_incident(actor: Actor, reference: str, *, at: datetime | None = None) -> Incident:
    incident = Incident.objects.filter(reference=reference).exclude(binned_at=None).first()
    if incident is None:
        raise NotFoundError(f"{reference} is not in the bin.", "It may have been restored already.")
    require(actor, Verb.BIN, incident)
    incident.binned_at, incident.binned_by = None, None
    incident.save(update_fields=["binned_at", "binned_by"])
    parts.record(actor, incident, "restore", at=at or timezone.now())
    return incident


@transaction.atomic
def change_visibility(actor: Actor, incident: Incident, visibility: str, *, at: datetime | None = None) -> None:
    require(actor, Verb.RESTRICT, incident)
    if visibility not in Visibility.values:
        raise InvalidError(f"Visibility {visibility!r} is not known.", f"Use one of {', '.join(Visibility.values)}.")
    before, incident.visibility = incident.visibility, visibility
    incident.save(update_fields=["visibility"])
    now = at or timezone.now()
    parts.record(actor, incident, "visibility", before=before, after=visibility, at=now)
    record_event(actor, "visibility", incident.reference, f"{before} to {visibility}", at=now)


@transaction.atomic
def join_incident(actor: Actor, incident: Incident, user: User | None = None, *, function: str = "", at: datetime | None = None) -> None:
    """Take part oneself, or let `user` take part (who sees a restricted document is for those who answer for it)."""
    joining = user or actor.user
    if joining is None:
        raise InvalidError("Somebody has to be named.", "Choose a person.")
    require(actor, Verb.READ if joining == actor.user else Verb.RESTRICT if incident.visibility == Visibility.RESTRICTED else Verb.WRITE, incident)
    _, is_new = Participant.objects.update_or_create(incident=incident, user=joining, defaults={"function": function})
    _record_participation(actor, incident, "join", joining, at or timezone.now(), is_access=is_new)


@transaction.atomic
def leave_incident(actor: Actor, incident: Incident, user: User, *, at: datetime | None = None) -> None:
    """End a participation: one's own, or that of somebody who is no longer meant to see a restricted document."""
    require(actor, Verb.READ if user == actor.user else Verb.RESTRICT, incident)
    gone, _ = Participant.objects.filter(incident=incident, user=user).delete()
    if not gone:
        raise NotFoundError(f"{user} does not take part in {incident.reference}.", "Load the page again.")
    _record_participation(actor, incident, "leave", user, at or timezone.now())


def _record_participation(actor: Actor, incident: Incident, verb: str, user: User, now: datetime, *, is_access: bool = True) -> None:
    """Into the history; and where taking part is what lets somebody see the document, into the audit trail."""
    before, after = ("", str(user)) if verb == "join" else (str(user), "")
    parts.record(actor, incident, verb, before=before, after=after, at=now)
    if is_access and incident.visibility == Visibility.RESTRICTED:
        record_event(actor, verb, incident.reference, str(user), at=now)
