"""Which public query answers which question of the facts.

Knows the product's queries and turns what they return into the types of the README; holds no fact, and
reads none of the fact files. A value that is not sourced is returned as UNKNOWN.
"""

from collections.abc import Callable
from typing import Any

from tests.facts.reading import UNKNOWN

Answer = Callable[..., Any]
ANSWERS: dict[str, Answer] = {}


def answers(question: str) -> Callable[[Answer], Answer]:
    """Register the function that answers a question; its keyword arguments are the fact's `of`."""

    def register(function: Answer) -> Answer:
        if question in ANSWERS:
            raise ValueError(f"{question} is answered twice")
        ANSWERS[question] = function
        return function

    return register


def known(value: Any) -> Any:
    """The value, or UNKNOWN where the product holds none."""
    return UNKNOWN if value is None or value in ("", [], ()) else value
