"""DuckDB over Parquet, JSON or CSV files on disk (extra `nofault[duckdb]`): the window and the sums are worked out by it, inside this process.

A connection names the files as `url` (a path or a pattern such as `logs/*.parquet`), the columns `time`, `level` and `message`, a condition as
`query` and one for failures as `failing` (`level = 'error'`). Nothing is fetched from a network.
"""
