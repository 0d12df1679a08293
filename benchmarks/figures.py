"""One measured figure, with its target and what it was measured against in the same run."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    work: str
    value: float
    unit: str
    """What ``value`` counts: ``ms``, ``s``, ``entries/s``, ``times``."""
    target: float
    more_is_better: bool = False
    against: str = ""
    """What a ratio is taken of."""
    repetitions: int
    spread: list[float] = field(default_factory=list)
    """Every repetition, in the same unit, in the order in which it ran."""

    @property
    def met(self) -> bool:
        return self.value >= self.target if self.more_is_better else self.value <= self.target


def seconds(call: Callable[[], object], *, repetitions: int) -> list[float]:
    """Time ``call`` that often; the first, which fills caches, is not counted."""
    call()
    taken = []
    for _ in range(repetitions):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return taken
