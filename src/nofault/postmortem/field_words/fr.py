"""French words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "heure horaire quand horodatage",
        "day": "date",
        "text": "événement évènement description quoi",
        "source": "source preuve",
        "actor": "qui acteur responsable",
    },
    "action_items": {
        "text": "action tâche description mesure actions tâches mesures",
        "owner": "responsable porteur propriétaire qui",
        "due_on": "échéance délai date",
        "priority": "priorité",
        "state": "statut état terminé fait",
        "ticket": "ticket",
        "category": "type catégorie",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "titre": "incident.title",
    "gravité": "incident.severity",
    "sévérité": "incident.severity",
    "date": "incident.occurred_on",
    "service": "incident.service",
    "équipe": "incident.team",
    "auteur": "authorship.authors",
    "auteurs": "authorship.authors",
    "participants": "authorship.participants",
    "animateur": "meeting.facilitator",
    "statut": "state",
    "déclencheur": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "durée": "impact.duration_minutes",
    "services touchés": "impact.services",
    "services affectés": "impact.services",
    "utilisateurs touchés": "impact.users",
    "utilisateurs affectés": "impact.users",
    "perte de données": "impact.data_loss",
    "budget d'erreur": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "ouvert",
        "ouverte",
        "à faire",
        "planifié",
    ),
    "in_progress": ("en cours",),
    "done": (
        "fait",
        "faite",
        "terminé",
        "terminée",
        "clos",
    ),
    "declined": (
        "abandonné",
        "refusé",
    ),
}
