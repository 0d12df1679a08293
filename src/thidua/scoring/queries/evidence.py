"""Evidence as rows, with where the same file supports something else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db.models import QuerySet

from thidua.documents.queries.files import KeptFile, path_of
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.org.queries.labels import labels_at
from thidua.scoring.models import Evidence, ScoreSheet
from thidua.scoring.queries.visible import sheets_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Another place that the same file supports."""

    unit: str
    """Empty where the reader may not see that sheet."""
    criterion: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One file under one criterion."""

    id: int
    public_id: str
    criterion: str
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
    behalf: str
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """The bytes of one file, for a download."""

    name: str
    path: Path


def evidence_of(actor: Actor, sheet: ScoreSheet) -> list[EvidenceRow]:
    """The evidence of a sheet, oldest first; constant in queries."""
    listed = list(Evidence.objects.filter(sheet=sheet, withdrawn_at=None))
    others = _others(actor, listed)
    return [
        EvidenceRow(
            id=each.pk,
            public_id=each.public_id,
            criterion=each.criterion,
            name=each.name,
            media_type=each.media_type,
            size=each.size,
            sha256=each.sha256,
            added_at=each.added_at.astimezone(VIETNAM),
            added_by=each.added_by,
            behalf=each.behalf,
            elsewhere=tuple(where for key, where in others.get(each.sha256, []) if key != each.pk),
        )
        for each in listed
    ]


def evidence_for(actor: Actor) -> QuerySet[Evidence]:
    """The evidence that an actor may see: that of the sheets."""
    return Evidence.objects.filter(sheet__in=sheets_for(actor), withdrawn_at=None)


def find_evidence(actor: Actor, public_id: str) -> Evidence:
    """One file, or the same refusal for unknown and forbidden."""
    found = evidence_for(actor).filter(public_id=public_id).select_related("sheet").first()
    if found is None:
        raise NotFound
    return found


def file_of(evidence: Evidence) -> EvidenceFile:
    """Where the bytes are, and the name they are given out under."""
    return EvidenceFile(name=evidence.name, path=path_of(evidence.sha256))


def kept_evidence() -> Iterator[KeptFile]:
    """The bytes of all evidence, that which was withdrawn included."""
    for evidence in Evidence.objects.select_related("sheet").order_by("id").iterator(500):
        yield KeptFile(name=evidence.name, holder=str(evidence.sheet), sha256=evidence.sha256)


def _others(actor: Actor, listed: Iterable[Evidence]) -> dict[str, list[tuple[int, Elsewhere]]]:
    digests = {each.sha256 for each in listed}
    found = list(
        Evidence.objects.filter(sha256__in=digests, withdrawn_at=None).select_related(
            "sheet__table"
        )
    )
    seen = set(
        sheets_for(actor)
        .filter(pk__in={each.sheet_id for each in found})
        .values_list("pk", flat=True)
    )
    names = labels_at((each.sheet.unit_id, date(each.sheet.table.year, 1, 15)) for each in found)
    others: dict[str, list[tuple[int, Elsewhere]]] = {}
    for each in found:
        table = each.sheet.table
        unit = names[each.sheet.unit_id, date(table.year, 1, 15)]
        where = Elsewhere(
            unit=unit if each.sheet_id in seen else "", criterion=each.criterion, year=table.year
        )
        others.setdefault(each.sha256, []).append((each.pk, where))
    return others
