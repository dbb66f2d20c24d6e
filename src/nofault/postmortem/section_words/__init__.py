"""The words by which a heading says what its section is, in languages of Latin letters: one language a file, each with `WORDS`."""
