"""Criteria tables in use, score sheets with their evidence, rankings."""
