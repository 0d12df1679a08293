"""In which states of a sheet which columns are filled.

Knows words, not rows nor people.
"""

from thidua.scoring.domain.columns import OF_APPRAISER, OF_EXPLAINER, OF_SCORER, OF_UNIT

_TAKES: dict[str, frozenset[str]] = {
    "open": OF_UNIT,
    "claimed": OF_SCORER | OF_APPRAISER,
    "crossed": OF_APPRAISER,
    "appraised": OF_APPRAISER | OF_EXPLAINER,
    "explained": OF_APPRAISER,
}
CLOSED = frozenset({"frozen", "published", "corrected"})
"""States in which nothing is filled in any more."""


def takes(state: str, column: str) -> bool:
    """Whether a sheet in ``state`` takes a change in ``column``."""
    if column == "assigned" and state not in CLOSED:
        return True
    return column in _TAKES.get(state, frozenset())


def waits_for_answer(state: str, answered: bool) -> bool:
    """Whether an explanation waits to be answered."""
    return state == "explained" and not answered
