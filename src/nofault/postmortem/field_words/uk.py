"""Ukrainian words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "час коли",
        "day": "дата",
        "text": "подія опис що дія",
        "source": "джерело",
        "actor": "хто",
    },
    "action_items": {
        "text": "дія завдання опис захід",
        "owner": "відповідальний власник хто виконавець",
        "due_on": "термін дата строк дедлайн",
        "priority": "пріоритет",
        "state": "статус стан",
        "ticket": "тікет",
        "category": "тип категорія",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "назва": "incident.title",
    "заголовок": "incident.title",
    "критичність": "incident.severity",
    "серйозність": "incident.severity",
    "номер інциденту": "incident.reference",
    "дата": "incident.occurred_on",
    "сервіс": "incident.service",
    "команда": "incident.team",
    "автор": "authorship.authors",
    "автори": "authorship.authors",
    "учасники": "authorship.participants",
    "ведучий": "meeting.facilitator",
    "статус": "state",
    "тригер": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "тривалість": "impact.duration_minutes",
    "постраждалі сервіси": "impact.services",
    "постраждалі користувачі": "impact.users",
    "втрата даних": "impact.data_loss",
    "бюджет помилок": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": ("відкрито", "заплановано"),
    "in_progress": ("у роботі", "в роботі"),
    "done": ("зроблено", "готово", "виконано", "закрито"),
    "declined": ("відхилено", "скасовано"),
}
