"""Yearly ratings of persons and units."""
