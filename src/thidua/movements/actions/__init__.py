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
from thidua.movements.actions.launch import cancel_movement, launch_movement, publish_movement
from thidua.movements.actions.movements import (
    ContentPoint,
    change_movement,
    draft_movement,
    set_contents,
)

__all__ = [
    "ContentPoint",
    "Duty",
    "acknowledge_delivery",
    "cancel_movement",
    "change_movement",
    "draft_movement",
    "end_delivery",
    "enter_guidance",
    "launch_below",
    "launch_movement",
    "pass_delivery",
    "publish_movement",
    "remove_obligation",
    "restore_delivery",
    "set_contents",
    "set_obligation",
]
