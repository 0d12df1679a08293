"""Units of the state over time: what exists, under which name, below whom, and what became of it."""
