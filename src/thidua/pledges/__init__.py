"""Pledges: clauses, who signs in which order, how it was signed."""
