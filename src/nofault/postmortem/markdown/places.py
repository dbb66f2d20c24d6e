"""Which words of a document mean which field of the model: sections, labels and columns as data."""

from __future__ import annotations

# Section kind -> the text of the model that a section of this kind is.
TEXTS = {
    "summary": "summary",
    "background": "background",
    "root-cause": "causes.root_cause",
    "trigger": "causes.trigger",
    "detection": "detection.how",
}

# Section kind -> the list of the model whose items such a section holds.
LISTS = {
    "timeline": "timeline",
    "contributing-factors": "factors",
    "helped": "helped",
    "hurt": "hurt",
    "went-well": "went_well",
    "went-poorly": "went_poorly",
    "luck": "luck",
    "why-not-sooner": "why_not_sooner",
    "lessons": "lessons",
    "open-questions": "open_questions",
    "action-items": "action_items",
    "decisions": "not_fixing",
    "related": "related",
}

# In these lists a paragraph is an item when the section has neither bullets nor a table.
PROSE_LISTS = frozenset({"factors", "helped", "hurt", "went_well", "went_poorly", "luck", "why_not_sooner", "lessons", "open_questions"})

# The field that the words of a list item are.
MAIN_FIELDS = {"factors": "property", "not_fixing": "what", "related": "title"}

# Label -> place in the model, for what stands before the sections, in a status section and in front matter.
INCIDENT_LABELS = {
    "title": "incident.title",
    "severity": "incident.severity",
    "sev": "incident.severity",
    "id": "incident.reference",
    "incident": "incident.reference",
    "incident id": "incident.reference",
    "incident number": "incident.reference",
    "reference": "incident.reference",
    "date": "incident.occurred_on",
    "incident date": "incident.occurred_on",
    "date of incident": "incident.occurred_on",
    "service": "incident.service",
    "team": "incident.team",
    "environment": "incident.environment",
    "channel": "incident.channel",
    "slack channel": "incident.channel",
    "status": "state",
    "author": "authorship.authors",
    "authors": "authorship.authors",
    "written by": "authorship.authors",
    "created by": "authorship.authors",
    "commander": "authorship.commander",
    "incident commander": "authorship.commander",
    "incident lead": "authorship.commander",
    "participants": "authorship.participants",
    "attendees": "authorship.participants",
    "responders": "authorship.participants",
    "facilitator": "meeting.facilitator",
    "scribe": "meeting.scribe",
    "detection": "detection.how",
    "detected by": "detection.how",
    "trigger": "causes.trigger",
    "root cause": "causes.root_cause",
}

IMPACT_LABELS = {
    "duration": "impact.duration_minutes",
    "services": "impact.services",
    "services affected": "impact.services",
    "affected services": "impact.services",
    "user impact": "impact.summary",
    "customer impact": "impact.summary",
    "impact": "impact.summary",
    "users": "impact.users",
    "users affected": "impact.users",
    "affected users": "impact.users",
    "share of users": "impact.users_share_percent",
    "requests failed": "impact.requests_failed",
    "failed requests": "impact.requests_failed",
    "peak error rate": "impact.peak_error_rate_percent",
    "revenue": "impact.revenue",
    "revenue impact": "impact.revenue",
    "data loss": "impact.data_loss",
    "error budget": "impact.budget_minutes",
    "slo budget": "impact.budget_minutes",
    "slo budget consumed": "impact.budget_minutes",
}

# List -> word at the head of a column -> field. `-` is a column that says nothing (a running number).
COLUMNS = {
    "timeline": {
        "time": "at",
        "timestamp": "at",
        "when": "at",
        "date time": "at",
        "date": "at",
        "event": "text",
        "events": "text",
        "description": "text",
        "what happened": "text",
        "what": "text",
        "entry": "text",
        "source": "source",
        "evidence": "source",
        "actor": "actor",
        "who": "actor",
        "kind": "kind",
        "id": "id",
        "#": "-",
    },
    "action_items": {
        "item": "text",
        "action": "text",
        "action item": "text",
        "description": "text",
        "task": "text",
        "what": "text",
        "todo": "text",
        "owner": "owner",
        "assignee": "owner",
        "responsible": "owner",
        "who": "owner",
        "dri": "owner",
        "due": "due_on",
        "due date": "due_on",
        "deadline": "due_on",
        "eta": "due_on",
        "when": "due_on",
        "priority": "priority",
        "prio": "priority",
        "status": "state",
        "state": "state",
        "ticket": "ticket",
        "issue": "ticket",
        "tracking": "ticket",
        "bug": "ticket",
        "jira": "ticket",
        "type": "category",
        "category": "category",
        "success criterion": "success_criterion",
        "success criteria": "success_criterion",
        "done when": "success_criterion",
        "verification": "check",
        "id": "id",
        "#": "-",
        "no": "-",
    },
}

# A cell or label with one of these says nothing.
NOTHING = frozenset({"", "-", "—", "–", "?", "tbd", "tba", "n/a", "...", "…"})
