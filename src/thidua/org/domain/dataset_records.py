"""The rows of the organisation dataset as frozen records.

Knows the columns and what an empty cell means; refuses to know files and databases. Days are
closed at both ends.
"""

from dataclasses import dataclass
from datetime import date

from thidua.org.domain.dataset_tables import Place
from thidua.org.domain.vocabulary import (
    Certainty,
    Kind,
    LegalPersonality,
    Level,
    Scheme,
    Sector,
    StepKind,
)
from thidua_core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Days from ``valid_from`` (None: not known since when) to ``valid_to`` (None: still so)."""

    valid_from: date | None
    valid_to: date | None
    certainty: Certainty
    """How sure it is that the record is as told."""
    place: Place

    @property
    def period(self) -> Period:
        """The days for comparisons; an unknown beginning counts as ever since."""
        return Period(self.valid_from or date.min, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRecord(Dated):
    """One unit; its names, codes and parents stand in records of their own."""

    key: str
    """Stable and readable, unique in the dataset."""
    kind: Kind
    level: Level
    sector: Sector
    legal_personality: LegalPersonality
    from_certainty: Certainty
    to_certainty: Certainty | None
    """None while the unit lives."""
    territory: str | None
    """Key of the province or district that a procuracy serves."""
    basis: str
    """Number and symbol of the document that made, keeps or ended it; may be empty."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord(Dated):
    """A name of a unit in a period; full and short."""

    unit: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRecord(Dated):
    """A code of a unit in a period. Codes are reused: never read one without a day."""

    unit: str
    scheme: Scheme
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentRecord(Dated):
    """The unit directly above in a period."""

    unit: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorganisationRecord:
    """A decision that changed units on ``effective_date``."""

    key: str
    title: str
    document: str
    """Number and symbol; empty when it was not found."""
    issuer: str
    decision_date: date | None
    effective_date: date
    certainty: Certainty
    basis: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRecord:
    """One arrow of a reorganisation's step; arrows of one step share ``step``.

    ``to_unit`` is None when there is no successor (a dissolution) or when nobody knows it
    (``certainty`` is unknown). In a rename both ends are the same unit.
    """

    reorganisation: str
    step: int
    kind: StepKind
    from_unit: str
    to_unit: str | None
    certainty: Certainty
    basis: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneRecord:
    """What is known of a commune beyond its unit, name, code and parent."""

    unit: str
    code: str
    name: str
    province: str
    regional_procuracy: str | None
    """None when the regional procuracy that serves it was not found."""
    former_districts: tuple[str, ...]
    """Keys of the districts it was taken from, most of it first; matched by names, so derived."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionalCount:
    """How many regional procuracies a provincial procuracy has, and how many are named here."""

    provincial_procuracy: str
    expected: int | None
    at_least: int | None
    named: int
    certainty: Certainty
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """All tables; communes also stand among ``units``, ``names``, ``codes`` and ``parents``."""

    units: tuple[UnitRecord, ...]
    names: tuple[NameRecord, ...]
    codes: tuple[CodeRecord, ...]
    parents: tuple[ParentRecord, ...]
    reorganisations: tuple[ReorganisationRecord, ...]
    lineage: tuple[LineageRecord, ...]
    communes: tuple[CommuneRecord, ...]
    regional_counts: tuple[RegionalCount, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the dataset: a stable ``code``, the row (if one), what was found."""

    code: str
    place: Place | None
    found: str
