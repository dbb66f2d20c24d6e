"""Italian words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "ora orario quando",
        "day": "data",
        "text": "evento descrizione cosa",
        "source": "fonte prova",
        "actor": "chi attore",
    },
    "action_items": {
        "text": "azione attività descrizione azioni misura",
        "owner": "responsabile assegnatario chi proprietario",
        "due_on": "scadenza data termine entro",
        "priority": "priorità",
        "state": "stato",
        "ticket": "ticket",
        "category": "tipo categoria",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "titolo": "incident.title",
    "gravità": "incident.severity",
    "severità": "incident.severity",
    "riferimento": "incident.reference",
    "id incidente": "incident.reference",
    "data": "incident.occurred_on",
    "servizio": "incident.service",
    "team": "incident.team",
    "squadra": "incident.team",
    "autore": "authorship.authors",
    "autori": "authorship.authors",
    "partecipanti": "authorship.participants",
    "facilitatore": "meeting.facilitator",
    "stato": "state",
    "fattore scatenante": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "durata": "impact.duration_minutes",
    "servizi interessati": "impact.services",
    "servizi coinvolti": "impact.services",
    "utenti interessati": "impact.users",
    "utenti coinvolti": "impact.users",
    "perdita di dati": "impact.data_loss",
    "budget di errore": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": ("aperto", "aperta", "da fare", "pianificato"),
    "in_progress": ("in corso",),
    "done": ("fatto", "fatta", "completato", "completata", "chiuso"),
    "declined": ("annullato", "rifiutato"),
}
