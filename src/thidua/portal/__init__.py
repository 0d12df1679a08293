"""News about the work, and what of it is public."""
