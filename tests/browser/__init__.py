"""Journeys through the real pages, in a real browser, over a database of their own."""
