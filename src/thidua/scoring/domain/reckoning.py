"""The core asked: a table read once, scores of entries, and the document of the command.

Computes no points of its own; equal table and results give equal text.
"""

import json
from functools import lru_cache
from typing import Any

from thidua_core.scoring import (
    CriteriaTable,
    Entry,
    Scores,
    read_results,
    read_table,
    score,
    scores_as_json,
    simulate,
    simulation_as_json,
    what_would_change,
    write_results,
)


@lru_cache(maxsize=64)
def table_of(yaml: str) -> CriteriaTable:
    """The table of a text; InputError names line and key of what cannot be used."""
    return read_table(yaml)


def results_text(entries: list[Entry]) -> str:
    """The entries as a results file."""
    return write_results(entries).decode()


@lru_cache(maxsize=16)
def scores_of(yaml: str, results: str) -> Scores:
    """The scores of a results file under a table."""
    return score(table_of(yaml), read_results(results.encode()))


@lru_cache(maxsize=256)
def near_outcomes(yaml: str, results: str, unit: str) -> tuple[tuple[str, str], ...]:
    """What would have changed a unit's place or grade: the goal's word and the sentence."""
    found = what_would_change(scores_of(yaml, results), unit)
    return tuple((each.goal.value, each.text) for each in found)


def scores_text(yaml: str, results: str) -> str:
    """The document of ``thidua score --json`` for the same table and results, byte for byte."""
    document = scores_as_json(scores_of(yaml, results))
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def simulation_of(yaml: str, results: bytes) -> dict[str, Any]:
    """What the table does to known results, as plain values; InputError where they do not fit."""
    return dict(simulation_as_json(simulate(score(table_of(yaml), read_results(results)))))
