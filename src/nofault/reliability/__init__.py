"""Service level objectives, error budgets and metrics."""
