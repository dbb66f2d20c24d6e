"""Polish words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "czas godzina kiedy",
        "day": "data",
        "text": "zdarzenie opis co",
        "source": "źródło",
        "actor": "kto",
    },
    "action_items": {
        "text": "działanie zadanie opis akcja",
        "owner": "właściciel odpowiedzialny kto osoba",
        "due_on": "termin data",
        "priority": "priorytet",
        "state": "status stan",
        "ticket": "zgłoszenie",
        "category": "typ kategoria",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "tytuł": "incident.title",
    "ważność": "incident.severity",
    "krytyczność": "incident.severity",
    "numer incydentu": "incident.reference",
    "data": "incident.occurred_on",
    "usługa": "incident.service",
    "zespół": "incident.team",
    "autor": "authorship.authors",
    "autorzy": "authorship.authors",
    "uczestnicy": "authorship.participants",
    "prowadzący": "meeting.facilitator",
    "status": "state",
    "wyzwalacz": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "czas trwania": "impact.duration_minutes",
    "dotknięte usługi": "impact.services",
    "dotknięci użytkownicy": "impact.users",
    "utrata danych": "impact.data_loss",
    "budżet błędów": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": ("otwarte", "zaplanowane", "do zrobienia"),
    "in_progress": ("w toku", "w trakcie"),
    "done": ("zrobione", "zakończone", "ukończone", "zamknięte"),
    "declined": ("odrzucone", "anulowane"),
}
