"""Which steps of a movement an actor finds on its page."""

from dataclasses import dataclass
from typing import Any

from thidua.kernel.actors import Actor
from thidua.kernel.permissions import may
from thidua.movements.enums import MovementState


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementWork:
    """What the actor may do with one movement now."""

    corrects: bool
    launches: bool
    cancels: bool
    publishes: bool
    unpublishes: bool
    reminds: bool
    reviews: bool
    withdraws_reviews: bool

    @property
    def any(self) -> bool:
        return self.corrects or self.launches or self.cancels or self.reviews


def work_on(actor: Actor, movement: Any, *, waiting: int) -> MovementWork:
    """The steps open to an actor; ``waiting`` units have not launched the movement yet."""
    state = movement.state
    running = state in {MovementState.LAUNCHED, MovementState.REVIEWED}
    launched = state == MovementState.LAUNCHED
    public = movement.public_from is not None

    def allowed(verb: str, *, when: bool) -> bool:
        return when and may(actor, verb, movement)

    return MovementWork(
        corrects=allowed("movement.change", when=state != MovementState.CANCELLED),
        launches=allowed("movement.launch", when=state == MovementState.DRAFT),
        cancels=allowed("movement.cancel", when=state == MovementState.DRAFT or launched),
        publishes=allowed("movement.publish", when=running and not public),
        unpublishes=allowed("movement.publish", when=public),
        reminds=allowed("movement.remind", when=launched and waiting > 0),
        reviews=allowed("movement.review", when=launched),
        withdraws_reviews=allowed("movement.review", when=running),
    )
