"""Conferences: agenda, delegates, attendance, what was said and adopted."""
