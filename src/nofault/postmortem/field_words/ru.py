"""Russian words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "время когда",
        "day": "дата",
        "text": "событие описание что действие",
        "source": "источник",
        "actor": "кто",
    },
    "action_items": {
        "text": "действие задача описание мера мероприятие",
        "owner": "ответственный владелец кто исполнитель",
        "due_on": "срок дата дедлайн",
        "priority": "приоритет",
        "state": "статус состояние",
        "ticket": "тикет задача_ссылка",
        "category": "тип категория",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "название": "incident.title",
    "заголовок": "incident.title",
    "серьёзность": "incident.severity",
    "критичность": "incident.severity",
    "номер инцидента": "incident.reference",
    "дата": "incident.occurred_on",
    "сервис": "incident.service",
    "команда": "incident.team",
    "автор": "authorship.authors",
    "авторы": "authorship.authors",
    "участники": "authorship.participants",
    "ведущий": "meeting.facilitator",
    "статус": "state",
    "триггер": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "длительность": "impact.duration_minutes",
    "затронутые сервисы": "impact.services",
    "затронутые пользователи": "impact.users",
    "потеря данных": "impact.data_loss",
    "бюджет ошибок": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": ("открыто", "запланировано", "к выполнению"),
    "in_progress": ("в работе", "в процессе"),
    "done": ("сделано", "готово", "выполнено", "закрыто"),
    "declined": ("отклонено", "отменено"),
}
