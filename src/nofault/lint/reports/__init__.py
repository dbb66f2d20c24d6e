"""How findings are written, one format a file: `render(findings, texts, allowed)` answers the whole output as text.

`texts` holds the source of each file by name, `allowed` is how many findings comments silenced.
"""
