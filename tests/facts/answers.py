"""Registry of the functions that answer the questions of the facts, one function a question.

An answer turns what the product's public queries return into the types of the README; it holds
no fact, and reads none of the fact files.
"""

from collections.abc import Callable, Iterable
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


def only(things: Iterable[Any]) -> Any:
    """The one thing there is; LookupError where there is none or more than one."""
    listed = list(things)
    if len(listed) != 1:
        raise LookupError(f"{len(listed)} found: {listed}")
    return listed[0]


def called(label: str) -> str:
    """A unit's name without the place that tells it from its namesakes."""
    return label.partition(" (")[0]
