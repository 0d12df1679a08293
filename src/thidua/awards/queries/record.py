"""What one person or one unit has been awarded over time, through reorganisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thidua.awards.enums import KnownKind, SubjectKind
from thidua.awards.models import Award, RegisterCoverage
from thidua.awards.queries.awards import AwardRow, award_rows
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.models import Unit
from thidua.org.queries.descent import Descent, predecessors_of
from thidua.org.queries.labels import labels_on


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """An award in the record of a unit, and how sure it is that it is this unit's."""

    award: AwardRow
    certainty: str
    """Empty: of the unit itself; else that of the descent from the unit awarded."""
    certainty_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """Years for which a register is whole."""

    id: int
    public_id: str
    unit: str
    unit_public_id: str
    kind: str
    kind_label: str
    first: int
    last: int | None
    source: str
    invented: bool


def awards_of_person(person_id: int) -> QuerySet[Award]:
    """All awards of a person, cancelled ones too, the newest first."""
    return Award.objects.filter(person=person_id)


def awards_of_unit(unit_id: int, *, also: Iterable[int] = ()) -> QuerySet[Award]:
    """All awards that a unit itself was given, and those of ``also``, its predecessors."""
    return Award.objects.filter(subject_kind=SubjectKind.UNIT, unit__in={unit_id, *also})


def unit_record(unit: Unit, *, on: date, descents: list[Descent] | None = None) -> list[RecordRow]:
    """Awards of a unit and of those in whose place it stands, each with how sure that is."""
    known = predecessors_of(unit) if descents is None else descents
    sure = {each.unit.pk: each for each in known if each.unit is not None}
    awards = list(awards_of_unit(unit.pk, also=sure).select_related("person", "unit", "document"))
    listed = []
    for award, row in zip(awards, award_rows(awards, on=on), strict=True):
        descent = sure.get(award.unit_id or 0)
        listed.append(
            RecordRow(
                award=row,
                certainty=descent.certainty if descent else "",
                certainty_label=descent.certainty_label if descent else "",
            )
        )
    return listed


def coverage_rows(coverage: Iterable[RegisterCoverage], *, on: date) -> list[CoverageRow]:
    """Rows for a page; two further queries however many there are."""
    listed = list(coverage)
    names = labels_on({each.unit_id for each in listed}, on)
    return [
        CoverageRow(
            id=each.pk,
            public_id=each.public_id,
            unit=names.get(each.unit_id, ""),
            unit_public_id=each.unit.public_id,
            kind=each.kind,
            kind_label=str(KnownKind(each.kind).label),
            first=each.first,
            last=each.last,
            source=each.source,
            invented=each.invented,
        )
        for each in listed
    ]


def all_coverage() -> QuerySet[RegisterCoverage]:
    """Everything that has been said of how far the register is known."""
    return RegisterCoverage.objects.select_related("unit")


def find_coverage(actor: Actor, public_id: str) -> RegisterCoverage:
    """One saying of how far the register is known, or the refusal."""
    found = all_coverage().filter(public_id=public_id).first()
    if found is None or not may(actor, "award.list"):
        raise NotFound
    return found


def coverage_of_units(unit_ids: Iterable[int]) -> QuerySet[RegisterCoverage]:
    """What has been said of these units."""
    return all_coverage().filter(unit__in=set(unit_ids))
