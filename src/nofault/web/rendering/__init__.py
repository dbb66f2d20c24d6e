"""How a part of a document looks. The look is a function of the part's text, of who reads and of the day, so it is kept by exactly that."""
