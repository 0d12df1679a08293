"""Asks every fact of one installation. Run as a module in its environment, it prints what it
heard as JSON: of each fact by its id whether the product agrees, and its answer. With
``--questions`` it prints the questions that have an answer instead.
"""

import json
import sys
from collections.abc import Mapping
from importlib import import_module

import django

from tests.facts.answers import ANSWERS, Answer
from tests.facts.reading import agrees, facts, questions


def all_answers() -> Mapping[str, Answer]:
    """The answers by their questions, once Django is set up."""
    for name in ("answers_groups", "answers_meetings", "answers_papers"):
        import_module(f"tests.facts.{name}")
    return ANSWERS


def ask_all() -> dict[str, list[object]]:
    known, given, heard = questions(), all_answers(), {}
    for fact in facts():
        try:
            answer = given[fact.ask](**fact.of)
            heard[fact.id] = [agrees(known[fact.ask], answer, fact.expect), repr(answer)]
        except Exception as failure:  # noqa: BLE001  # reason: told with the fact that met it
            heard[fact.id] = [False, repr(failure)]
    return heard


if __name__ == "__main__":
    django.setup()
    told = sorted(all_answers()) if "--questions" in sys.argv else ask_all()
    json.dump(told, sys.stdout, ensure_ascii=False)
