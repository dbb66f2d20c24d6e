"""Background work: one job a file. Each has `run`, a task; where it runs by the clock, `SCHEDULE` (cron, UTC);
where a person waits for it, `given_up(reason, *arguments)`, called when no further attempt is made.
"""
