"""The words by which a heading says what its section is: one language a file, each with `WORDS`."""
