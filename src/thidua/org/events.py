"""What the organisation tells the parts above it, in the same transaction."""

from dataclasses import dataclass
from datetime import date

from thidua.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One unit that has ended, and those who follow it from the event's day on.

    A unit that goes on after giving up a part is no predecessor.
    """

    predecessor_id: int
    successor_ids: tuple[int, ...]
    """Legal successors only; empty when there is none or nobody knows."""
    kind: str
    """``merge``, ``split``, ``change_level`` or ``dissolve``."""
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsReorganised(Event):
    """Units ended, began or moved on one day; the rows are already written."""

    on: date
    successions: tuple[Succession, ...]
    created_ids: tuple[int, ...] = ()
    renamed_ids: tuple[int, ...] = ()
    moved_ids: tuple[int, ...] = ()
    reorganisation_id: int | None = None
    """None for a single change outside a decision."""

    @property
    def ended_ids(self) -> frozenset[int]:
        """Units that exist no more from ``on`` on: every predecessor, whatever the kind."""
        return frozenset(each.predecessor_id for each in self.successions)

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of the successions."""
        return frozenset(each.kind for each in self.successions)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorganisationRevoked(Event):
    """A wrongly entered reorganisation is being taken back; told before its rows go.

    A receiver that has built on it raises ``Refused``.
    """

    reorganisation_id: int
    on: date
    created_ids: tuple[int, ...]
    ended_ids: tuple[int, ...]
