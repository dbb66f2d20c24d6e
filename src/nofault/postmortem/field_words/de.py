"""German words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "zeit uhrzeit zeitpunkt wann zeitstempel",
        "day": "datum",
        "text": "ereignis ereignisse beschreibung vorgang was",
        "source": "quelle beleg",
        "actor": "wer person verantwortlich",
    },
    "action_items": {
        "text": "maßnahme massnahme aufgabe beschreibung aktion was maßnahmen aufgaben",
        "owner": "verantwortlich verantwortliche verantwortlicher zuständig wer",
        "due_on": "frist fällig termin bis fälligkeit fälligkeitsdatum",
        "priority": "priorität prio",
        "state": "status stand erledigt fertig",
        "ticket": "ticket vorgang",
        "category": "art typ kategorie",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "title": "incident.title",
    "titel": "incident.title",
    "schweregrad": "incident.severity",
    "datum": "incident.occurred_on",
    "dienst": "incident.service",
    "team": "incident.team",
    "autor": "authorship.authors",
    "autoren": "authorship.authors",
    "verfasser": "authorship.authors",
    "teilnehmer": "authorship.participants",
    "beteiligte": "authorship.participants",
    "moderation": "meeting.facilitator",
    "status": "state",
    "auslöser": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "dauer": "impact.duration_minutes",
    "betroffene dienste": "impact.services",
    "betroffene nutzer": "impact.users",
    "datenverlust": "impact.data_loss",
    "umsatz": "impact.revenue",
    "fehlerbudget": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "offen",
        "geplant",
        "nicht begonnen",
    ),
    "in_progress": (
        "in arbeit",
        "in bearbeitung",
        "laufend",
    ),
    "done": (
        "erledigt",
        "abgeschlossen",
        "fertig",
    ),
    "declined": (
        "abgelehnt",
        "verworfen",
    ),
}
