"""Elasticsearch and OpenSearch: the lines of a window and the sums of each step, by their common search API.

A connection names the `url`, the `index`, a `query` and a `failing` query in the query string syntax (`service.name:checkout`, `log.level:error`),
and the fields `time` (`@timestamp`), `level` and `message`. The sums are a date histogram that the cluster works out.
"""
