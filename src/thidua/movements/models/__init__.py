"""Rows of movements and guidance."""

from thidua.movements.models.guidance import Obligation, YearGuidance
from thidua.movements.models.movement import (
    Movement,
    MovementContent,
    MovementDelivery,
    MovementReview,
)

__all__ = [
    "Movement",
    "MovementContent",
    "MovementDelivery",
    "MovementReview",
    "Obligation",
    "YearGuidance",
]
