"""Loki: the lines of a window and the number of lines and of failures in each step, by LogQL.

A connection names the `url`, a stream selector as `query` (`{app="checkout"}`) and as `failing` the filter that makes it failures (`|= "error"`).
The sums are worked out by Loki (`count_over_time`); lines come page by page up to a limit.
"""
