"""What the linter knows of languages other than English, one a file: `NAME`, `STOPWORDS` by which a text is known to be of it, and as data
`CLASSES` (named lists of words), `ENDINGS` (what `+` after a word stands for) and `PATTERNS` (rule code -> patterns). A language without
patterns is known only so that nothing is said about it.
`PROMISES` are its words about action items (`foreign_promises.py`), `ASKED` how it asks: by code the question, what is said of `{text}`, and
what to try instead.

A pattern is words parted by spaces. `a|b` is either, `[person]` a word of that class, `*` up to eight words of the same clause, `!` marks the
word that is looked up (else it is the first that is neither a class nor a gap), `fahrlässig+` the word with each ending.
"""
