"""What a gate says when a rule is broken: where, and in words what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    path: str
    """Relative to the root that was looked at, with forward slashes."""
    line: int
    """Counted from 1; 0 when the file as a whole is meant."""
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"
