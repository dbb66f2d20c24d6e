"""Spanish words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "hora cuándo marca_de_tiempo",
        "day": "fecha",
        "text": "evento suceso descripción qué",
        "source": "fuente evidencia",
        "actor": "quién actor responsable",
    },
    "action_items": {
        "text": "acción tarea descripción medida acciones tareas medidas",
        "owner": "responsable propietario quién dueño encargado",
        "due_on": "vencimiento plazo límite fecha",
        "priority": "prioridad",
        "state": "estado hecho completado",
        "ticket": "ticket",
        "category": "tipo categoría",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "título": "incident.title",
    "severidad": "incident.severity",
    "gravedad": "incident.severity",
    "fecha": "incident.occurred_on",
    "servicio": "incident.service",
    "equipo": "incident.team",
    "autor": "authorship.authors",
    "autores": "authorship.authors",
    "participantes": "authorship.participants",
    "facilitador": "meeting.facilitator",
    "estado": "state",
    "desencadenante": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "duración": "impact.duration_minutes",
    "servicios afectados": "impact.services",
    "usuarios afectados": "impact.users",
    "pérdida de datos": "impact.data_loss",
    "ingresos": "impact.revenue",
    "presupuesto de error": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "abierto",
        "abierta",
        "pendiente",
        "por hacer",
    ),
    "in_progress": (
        "en curso",
        "en progreso",
    ),
    "done": (
        "hecho",
        "hecha",
        "completado",
        "completada",
        "cerrado",
        "cerrada",
    ),
    "declined": (
        "rechazado",
        "descartado",
    ),
}
