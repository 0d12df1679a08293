"""Sheets, columns and cells, without a database."""
