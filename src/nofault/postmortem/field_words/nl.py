"""Dutch words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "tijd tijdstip wanneer",
        "day": "datum",
        "text": "gebeurtenis beschrijving wat omschrijving",
        "source": "bron bewijs",
        "actor": "wie",
    },
    "action_items": {
        "text": "actie maatregel omschrijving beschrijving taak actiepunt",
        "owner": "eigenaar verantwoordelijke wie",
        "due_on": "deadline datum einddatum gereed",
        "priority": "prioriteit",
        "state": "status",
        "ticket": "ticket",
        "category": "type categorie soort",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "titel": "incident.title",
    "ernst": "incident.severity",
    "referentie": "incident.reference",
    "incidentnummer": "incident.reference",
    "datum": "incident.occurred_on",
    "dienst": "incident.service",
    "team": "incident.team",
    "auteur": "authorship.authors",
    "auteurs": "authorship.authors",
    "deelnemers": "authorship.participants",
    "facilitator": "meeting.facilitator",
    "gespreksleider": "meeting.facilitator",
    "status": "state",
    "aanleiding": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "duur": "impact.duration_minutes",
    "getroffen diensten": "impact.services",
    "getroffen gebruikers": "impact.users",
    "gegevensverlies": "impact.data_loss",
    "foutbudget": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": ("te doen", "gepland"),
    "in_progress": ("bezig", "in behandeling"),
    "done": ("gedaan", "klaar", "afgerond", "gereed"),
    "declined": ("vervallen", "afgewezen"),
}
