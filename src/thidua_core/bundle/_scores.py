"""Scores recomputed from the table and the results of a bundle, and compared as text.

Words of reasons may change from one version of the software to the next; figures may not.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from thidua_core.bundle._contents import RESULTS, SCORES, TABLE
from thidua_core.bundle._findings import FindingList
from thidua_core.errors import InputError
from thidua_core.scoring import read_results, read_table, score, scores_as_json

_WORDS: Final = {"why", "warnings", "text"}
"""Keys of the scores document that hold sentences."""


def scores_text(table: str | bytes, results: bytes) -> str:
    """Score the results under the table: the text that ``thidua score --json`` prints."""
    document = scores_as_json(score(read_table(table), read_results(results)))
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def check_scores(
    files: Mapping[str, bytes], findings: FindingList, *, software: str, own: str
) -> None:
    """Hold ``scores.json`` against what table and results give; ``own`` is this software."""
    if SCORES not in files:
        return
    missing = [path for path in (TABLE, RESULTS) if path not in files]
    if missing:
        findings.error("scores_incomplete", SCORES, paths=", ".join(missing))
        return
    try:
        text = scores_text(files[TABLE], files[RESULTS])
    except InputError as error:
        findings.error("scores_unreadable", TABLE, problem=str(error))
        return
    if text.encode() == files[SCORES]:
        findings.info("scores_hold", SCORES, count=len(json.loads(text)["units"]))
        return
    place, only_words = _difference(json.loads(text), files[SCORES])
    if only_words and software != own:
        findings.warning("score_words_differ", SCORES, software=software, own=own)
    else:
        findings.error("scores_differ", SCORES, place=place)


def _difference(computed: Any, content: bytes) -> tuple[str, bool]:
    """Where the two documents first differ, and whether they differ in words alone."""
    try:
        given = json.loads(content)
    except (ValueError, RecursionError):
        return SCORES, False
    figures = _first(_without_words(computed), _without_words(given), "")
    if figures is not None:
        return figures, False
    return _first(computed, given, "") or SCORES, computed != given


def _without_words(value: Any) -> Any:
    match value:
        case dict():
            return {key: _without_words(each) for key, each in value.items() if key not in _WORDS}
        case list():
            return [_without_words(each) for each in value]
        case _:
            return value


def _first(one: Any, other: Any, place: str) -> str | None:
    """Name the first place where two documents differ, by keys, units and codes."""
    if one == other:
        return None
    match one, other:
        case dict(), dict() if list(one) == list(other):
            pairs = [(f"{place}, {key}", one[key], other[key]) for key in one]
        case list(), list() if len(one) == len(other):
            pairs = [
                (f"{place}, {_name(each, at)}", each, other[at]) for at, each in enumerate(one)
            ]
        case _:
            pairs = []
    deeper = (_first(mine, theirs, inside) for inside, mine, theirs in pairs)
    return next(
        (found for found in deeper if found is not None), place.removeprefix(", ") or SCORES
    )


def _name(value: Any, at: int) -> str:
    if isinstance(value, dict):
        return str(value.get("unit") or value.get("code") or at + 1)
    return str(at + 1)
