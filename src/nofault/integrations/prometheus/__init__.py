"""Prometheus: the values of an expression over a window, worked out by the server for each step.

A connection names the `url` and the expression as `query`, for example the share of failed requests. The answer is kept as it came.
"""
