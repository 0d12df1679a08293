"""Persons, posts over time, accounts, roles with delegation, notifications."""
