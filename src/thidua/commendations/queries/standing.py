"""Where a stored decision stands."""

from thidua.commendations.domain.course import Standing, standing_of
from thidua.commendations.models import Decision


def standing(decision: Decision) -> Standing:
    """The standing of a decision whose paper is loaded."""
    return standing_of(
        state=decision.state,
        document=decision.document.state,
        submitted=decision.submitted_at is not None,
        numbered=decision.number is not None,
    )
