"""Rows of movements and guidance."""

from thidua.movements.models.guidance import Handover, Obligation, YearGuidance
from thidua.movements.models.movement import (
    Movement,
    MovementContent,
    MovementDelivery,
    MovementReview,
)

__all__ = [
    "Handover",
    "Movement",
    "MovementContent",
    "MovementDelivery",
    "MovementReview",
    "Obligation",
    "YearGuidance",
]
