"""Directives and movements with their cascade; the year's guidance and its obligations."""
