"""What stands in the way of a change, as values: a code and the facts of the case.

Knows no sentence; ``phrases`` words every code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Fact = str | int | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One reason why a change is refused."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    step: int | None = None
    """Place of the step, from 1; None when no step is to blame."""


def problem(code: str, *, step: int | None = None, **facts: Fact) -> Problem:
    """Build a problem from its facts."""
    return Problem(code=code, facts=facts, step=step)
