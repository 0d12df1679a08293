"""A criteria table: sections, criteria, grades, gates, places, knock-outs.

Knows what a table says, not how it is written in a file nor what any unit did.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from thidua_core.scoring._rules import Rule
from thidua_core.values import Points, PointUnit


class SectionKind(StrEnum):
    """Where the points of a section go."""

    ORDINARY = "ordinary"
    BONUS = "bonus"
    """Added to the sum, never in the maximum."""
    PENALTY = "penalty"
    """Taken from the sum, never in the maximum."""


class Take(StrEnum):
    """Which of its children a bonus section counts."""

    SUM = "sum"
    BEST = "best"


class NotArisen(StrEnum):
    """What a thing that did not arise is worth."""

    FULL = "full"
    EXCLUDE = "exclude"
    """As if the criterion were not assigned."""
    ZERO = "zero"


class Period(StrEnum):
    """How long a table counts."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    WEEK = "week"


class RankBy(StrEnum):
    """By what units are ordered."""

    GRADE = "grade"
    POINTS = "points"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class FromRegister:
    """A fact that the award register knows."""

    award: str
    year: int
    """Counted from the year of the table: -1 is the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One line of the table that gets points."""

    code: str
    title: str
    maximum: Points | None
    """None in bonus and penalty sections, where only the rule bounds the points, and under an
    ordinary section whose own maximum bounds them together."""
    rule: Rule
    owner: str = ""
    appraiser: str = ""
    evidence_required: bool = False
    due: str = ""
    """As written: an ISO day, or day and hour."""
    not_arisen: NotArisen | None = None
    min_denominator: Fraction | None = None
    from_register: FromRegister | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with criteria or sections under it, never both."""

    code: str
    title: str
    kind: SectionKind = SectionKind.ORDINARY
    maximum: Points | None = None
    """Caps the sum of the children; None caps nothing."""
    take: Take = Take.SUM
    sections: tuple["Section", ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all under it, in order of appearance."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A least share or a least number of points; one of the two."""

    at_least_share: Fraction | None = None
    at_least_points: Fraction | None = None


@dataclass(frozen=True, slots=True)
class CriterionGate:
    """A criterion reaches a bound."""

    criterion: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class SectionGate:
    """A section reaches a bound."""

    section: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class EverySectionGate:
    """Every ordinary section, at any depth, reaches a bound."""

    bound: Bound


@dataclass(frozen=True, slots=True)
class CountGate:
    """At least so many of some criteria reach a bound."""

    criteria: tuple[str, ...]
    bound: Bound
    at_least: int


@dataclass(frozen=True, slots=True)
class LostGate:
    """What a section lost is at most a share of what another one got."""

    section: str
    of_section: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class AnyOfGate:
    """One gate of several holds."""

    gates: tuple["Gate", ...]


@dataclass(frozen=True, slots=True)
class AllOfGate:
    """Every one of some gates holds; for several that stand together inside ``any_of``."""

    gates: tuple["Gate", ...]


Gate = CriterionGate | SectionGate | EverySectionGate | CountGate | LostGate | AnyOfGate | AllOfGate


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade with its bounds and gates; the best stands first in a table."""

    code: str
    title: str
    at_least_share: Fraction | None = None
    at_least_points: Fraction | None = None
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How many units of a group may have a grade."""

    grade: str
    at_most_share: Fraction
    round: str
    """The name of a rounding policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockOut:
    """A case that is not considered, or not for everything."""

    code: str
    title: str
    not_ranked: bool = False
    grade_at_most: str | None = None
    lower_grade_by: int = 0
    not_for: tuple[str, ...] = ()
    """Codes of awards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaTable:
    """A whole table, checked."""

    title: str
    year: int
    unit: PointUnit
    round: str
    """The name of the rounding policy, used once at each criterion."""
    sections: tuple[Section, ...]
    period: Period = Period.YEAR
    base: Points
    bonus_above_max: bool = False
    rank_by: tuple[RankBy, ...] = (RankBy.SHARE,)
    ties: tuple[str, ...] = ("shared_rank",)
    grades: tuple[Grade, ...] = ()
    places: tuple[Place, ...] = ()
    knock_outs: tuple[KnockOut, ...] = ()
    warnings: tuple[str, ...] = field(default=(), compare=False)
    """What does not hinder scoring and still deserves a look, in Vietnamese."""

    def all_sections(self) -> Iterator[Section]:
        """Yield every section in order of appearance, each before those under it."""
        for section in self.sections:
            yield from section.walk()

    def all_criteria(self) -> Iterator[Criterion]:
        """Yield every criterion in order of appearance."""
        for section in self.all_sections():
            yield from section.criteria

    @property
    def zero(self) -> Points:
        """No points at all, with the table's decimals."""
        return Points(0, self.unit.decimals)
