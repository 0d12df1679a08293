"""Writes of the records."""

from thidua.records.actions.ratings import Rating, correct_rating, enter_rating

__all__ = ["Rating", "correct_rating", "enter_rating"]
