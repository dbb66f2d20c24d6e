"""Words at the head of a column, before a value, and for a state: what each means as a field of the model; one language a file."""
