"""Saying for which years the register of a unit is whole, and taking that back.

What is not said is not known: no year is whole by itself.
"""

from datetime import datetime

from django.db import transaction

from thidua.awards import phrases
from thidua.awards.domain.holding import years_in_words
from thidua.awards.enums import COVERAGE_DECLARED, COVERAGE_WITHDRAWN, KnownKind
from thidua.awards.models import RegisterCoverage
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.text import squash

_EARLIEST = 1945


def declare_coverage(
    *,
    unit_id: int,
    kind: KnownKind,
    first: int,
    source: str,
    actor: Actor,
    at: datetime,
    last: int | None = None,
    invented: bool = False,
) -> RegisterCoverage:
    """Say that all awards of a kind, of a unit and of those below it, are in the register.

    ``last`` None holds on. Refuses years out of order or to come, an empty source, and years that
    another saying of that unit and kind touches. Recorded as ``coverage.declared``.
    """
    today = at.astimezone(VIETNAM).date()
    if not _EARLIEST <= first <= (last or today.year) <= today.year:
        raise Refused(phrases.COVERAGE_YEARS.format(first=first, last=last or "…"), field="first")
    told = squash(source)
    if not told:
        raise Refused(phrases.COVERAGE_SOURCE, field="source")
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(pk=unit_id)
        require(actor, "coverage.declare", unit)
        label = label_on(unit.pk, today)
        _refuse_overlap(unit, kind, first, last, label)
        coverage = RegisterCoverage(
            unit=unit, kind=kind, first=first, last=last, source=told, invented=invented
        )
        refuse_unfit_texts(coverage)
        coverage.save()
        record(
            COVERAGE_DECLARED,
            subject=coverage,
            also=[unit],
            actor=actor,
            at=at,
            kind=str(kind.label).lower(),
            unit=label,
            years=years_in_words(first, last),
            source=told,
        )
    return coverage


def withdraw_coverage(*, coverage_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """Take a saying back: the years it named are unknown again.

    Refuses an empty reason. Recorded as ``coverage.withdrawn``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        coverage = RegisterCoverage.objects.select_for_update().get(pk=coverage_id)
        require(actor, "coverage.declare", coverage.unit)
        record(
            COVERAGE_WITHDRAWN,
            subject=coverage,
            also=[coverage.unit],
            actor=actor,
            at=at,
            kind=str(KnownKind(coverage.kind).label).lower(),
            unit=label_on(coverage.unit_id, at.astimezone(VIETNAM).date()),
            years=years_in_words(coverage.first, coverage.last),
            reason=why,
        )
        coverage.delete()


def _refuse_overlap(unit: Unit, kind: KnownKind, first: int, last: int | None, label: str) -> None:
    for other in RegisterCoverage.objects.filter(unit=unit, kind=kind):
        before = last is not None and last < other.first
        after = other.last is not None and first > other.last
        if not (before or after):
            raise Refused(
                phrases.COVERAGE_EXISTS.format(
                    unit=label,
                    kind=str(kind.label).lower(),
                    years=years_in_words(other.first, other.last),
                ),
                field="first",
            )
