"""Policy as data and what follows from it."""
