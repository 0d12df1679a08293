"""Writes of movements and of the year's guidance."""

from thidua.movements.actions.deliveries import (
    acknowledge_delivery,
    end_delivery,
    launch_below,
    pass_delivery,
    restore_delivery,
)
from thidua.movements.actions.guidance import (
    Duty,
    enter_guidance,
    remove_obligation,
    set_obligation,
)
from thidua.movements.actions.handovers import hand_over, withdraw_handover
from thidua.movements.actions.launch import (
    cancel_movement,
    launch_movement,
    publish_movement,
    unpublish_movement,
)
from thidua.movements.actions.movements import (
    ContentPoint,
    change_movement,
    draft_movement,
    set_contents,
)
from thidua.movements.actions.reminders import remind_receivers
from thidua.movements.actions.reviews import review_movement, withdraw_review

__all__ = [
    "ContentPoint",
    "Duty",
    "acknowledge_delivery",
    "cancel_movement",
    "change_movement",
    "draft_movement",
    "end_delivery",
    "enter_guidance",
    "hand_over",
    "launch_below",
    "launch_movement",
    "pass_delivery",
    "publish_movement",
    "remind_receivers",
    "remove_obligation",
    "restore_delivery",
    "review_movement",
    "set_contents",
    "set_obligation",
    "unpublish_movement",
    "withdraw_handover",
    "withdraw_review",
]
