"""The words by which a heading says what its section is, in languages of other scripts; read when a heading has a letter of one."""
