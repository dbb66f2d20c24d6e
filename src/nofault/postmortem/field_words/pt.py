"""Portuguese words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "hora horário quando carimbo_de_data_hora",
        "day": "data",
        "text": "evento descrição acontecimento",
        "source": "fonte evidência",
        "actor": "quem ator responsável",
    },
    "action_items": {
        "text": "ação tarefa descrição item ações tarefas medida",
        "owner": "responsável dono quem",
        "due_on": "prazo vencimento data",
        "priority": "prioridade",
        "state": "status estado situação feito concluído",
        "ticket": "ticket",
        "category": "tipo categoria",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "título": "incident.title",
    "severidade": "incident.severity",
    "gravidade": "incident.severity",
    "data": "incident.occurred_on",
    "serviço": "incident.service",
    "equipe": "incident.team",
    "equipa": "incident.team",
    "autor": "authorship.authors",
    "autores": "authorship.authors",
    "participantes": "authorship.participants",
    "facilitador": "meeting.facilitator",
    "gatilho": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "duração": "impact.duration_minutes",
    "serviços afetados": "impact.services",
    "usuários afetados": "impact.users",
    "utilizadores afetados": "impact.users",
    "perda de dados": "impact.data_loss",
    "receita": "impact.revenue",
    "orçamento de erro": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "aberto",
        "aberta",
        "pendente",
        "a fazer",
    ),
    "in_progress": (
        "em andamento",
        "em curso",
    ),
    "done": (
        "feito",
        "concluído",
        "concluída",
        "fechado",
    ),
    "declined": (
        "rejeitado",
        "descartado",
    ),
}
