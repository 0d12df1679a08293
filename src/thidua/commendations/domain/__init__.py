"""Decisions as they go their way, and their paper, without a database."""
