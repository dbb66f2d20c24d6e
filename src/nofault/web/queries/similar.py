"""Similar documents: the search index finds candidates, the knowledge room ranks them and says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from nofault.knowledge.similar import Past, Similar, similar
from nofault.postmortem.model import Postmortem
from nofault.web.access import Actor
from nofault.web.models.incident import Incident, Part
from nofault.web.queries.search import documents_found
from nofault.web.services.audit import record_reading
from nofault.web.services.documents import document_from

LONGEST_TEXT = 2_000  # characters by which candidates are looked for; the ranking reads all of it
MOST = 20


def documents_similar(actor: Actor, text: str, *, service: str, top: int, today: date, leave_out: str = "") -> list[Similar]:
    """At most `top` documents that the actor may see, without the one at `leave_out`. Its cost is that of a page of search results."""
    found = documents_found(actor, text[:LONGEST_TEXT], today=today).rows
    incidents = list(Incident.objects.filter(pk__in=[row.incident.id for row in found]).exclude(reference=leave_out))
    past = [Past(document, f"/incidents/{document.id}/") for document in documents_of(incidents)]
    answers = similar(text, past, max(1, min(top, MOST)), service)
    by_reference = {incident.reference: incident for incident in incidents}
    for answer in answers:
        # What it says of a document is read from it.
        record_reading(actor, by_reference[answer.id])
    return answers


def documents_of(incidents: Sequence[Incident], kinds: Sequence[str] = ()) -> list[Postmortem]:
    """The documents of these incidents, of all parts or of some kinds only, by one statement."""
    rows = Part.objects.filter(incident__in=incidents, binned_at=None, **({"kind__in": kinds} if kinds else {}))
    texts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for incident, kind, data in rows.order_by("position", "id").values_list("incident_id", "kind", "data"):
        texts[incident].append((kind, data))
    return [document_from(incident, texts[incident.pk]) for incident in incidents]
