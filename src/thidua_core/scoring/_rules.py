"""The rules by which a criterion gives points: a closed list, each with its parameters.

Knows shapes only: how many points a rule gives is worked out elsewhere.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class TierOf(StrEnum):
    """What the tiers of a criterion are held against."""

    ACTUAL = "actual"
    SHARE = "share"
    """Actual divided by target, as a fraction: 0.9 and not 90."""
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class PassFail:
    """The maximum if passed, else nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportional:
    """The maximum times actual over target, at most the maximum."""

    lower: bool = False
    """Less is better: the maximum times target over actual."""


@dataclass(frozen=True, slots=True)
class LeaderRelative:
    """Half the maximum at the target; above it, by the greatest over-share of the group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Points that hold while every bound given holds; one without bounds always holds."""

    points: Fraction
    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None
    exactly: Fraction | str | None = None
    """The key ``is``: a number, or a word where tiers are of levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """The points of the first tier that holds."""

    tiers: tuple[Tier, ...]
    of: TierOf = TierOf.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Points for an event: one price for all, or one for each kind."""

    each: Fraction | None = None
    kinds: tuple[tuple[str, Fraction], ...] = ()

    def of(self, kind: str) -> Fraction:
        """Points of one event; KeyError for a kind that has no price."""
        return dict(self.kinds)[kind] if self.each is None else self.each


@dataclass(frozen=True, slots=True, kw_only=True)
class PerEvent:
    """Points for every event, up to the cap."""

    prices: Prices
    cap: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduct:
    """The maximum less points for every event, not below the floor."""

    prices: Prices
    floor: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlusMinus:
    """Points for every good event less points for every bad one, within floor and cap."""

    plus: Fraction
    minus: Fraction
    floor: Fraction = Fraction(0)
    cap: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """Points for what is missing to the target, up to the cap."""

    per_point: Fraction
    cap: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PerPercent:
    """The maximum less points for every whole percentage point away from the target."""

    points: Fraction
    floor: Fraction = Fraction(0)
    of_ratio: bool = False
    """Count on actual over target against 100."""
    lower: bool = False
    """Less is better: count the excess."""


@dataclass(frozen=True, slots=True)
class Given:
    """Entered by the appraiser, with a reason."""


Rule = (
    PassFail
    | Proportional
    | LeaderRelative
    | Tiers
    | PerEvent
    | Deduct
    | PlusMinus
    | Shortfall
    | PerPercent
    | Given
)

KINDS: dict[str, type[Rule]] = {
    "pass_fail": PassFail,
    "proportional": Proportional,
    "leader_relative": LeaderRelative,
    "tiers": Tiers,
    "per_event": PerEvent,
    "deduct": Deduct,
    "plus_minus": PlusMinus,
    "shortfall": Shortfall,
    "per_percent": PerPercent,
    "given": Given,
}
"""Every kind of rule by its name in a table."""

NEED_MAXIMUM = (PassFail, Proportional, LeaderRelative, Deduct, PerPercent)
"""Rules whose points are worked out from the maximum."""
