"""Reads of the records."""

from thidua.records.queries.ratings import (
    RatedPerson,
    RatingRow,
    find_rating,
    people_with_ratings,
    rated_people,
    rating_of_unit,
    rating_rows,
    ratings_for,
    ratings_of_person,
    ratings_of_unit,
    ratings_of_year,
)

__all__ = [
    "RatedPerson",
    "RatingRow",
    "find_rating",
    "people_with_ratings",
    "rated_people",
    "rating_of_unit",
    "rating_rows",
    "ratings_for",
    "ratings_of_person",
    "ratings_of_unit",
    "ratings_of_year",
]
