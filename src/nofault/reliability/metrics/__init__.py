"""Metrics of the practice, one a file."""
