"""The text of a pledge read from its rows, or from the version that was kept."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from thidua.org.queries.labels import labels_on
from thidua.pledges.domain.content import ClauseText, Content, TargetText, from_plain, in_force
from thidua.pledges.enums import PledgeKind, PledgeState
from thidua.pledges.models import (
    Pledge,
    PledgeClause,
    PledgeTarget,
    PledgeTargetLevel,
    PledgeVersion,
)


def content_of(pledge: Pledge, *, on: date) -> Content:
    """What the draft says now, units named as on a day; constant in queries."""
    clauses = clauses_of(pledge)
    names = labels_on(_units_in(clauses), on)
    return Content(
        title=pledge.title,
        bases=tuple(each.text for each in pledge.bases.all()),
        preamble=pledge.preamble,
        motto=pledge.motto,
        clauses=tuple(clause_text(each, names) for each in clauses),
    )


def clauses_of(pledge: Pledge) -> list[PledgeClause]:
    """The clauses in order with targets and their own levels at hand."""
    targets = PledgeTarget.objects.prefetch_related("own_levels")
    return list(pledge.clauses.prefetch_related(Prefetch("targets", targets)))


def clause_text(clause: PledgeClause, names: dict[int, str]) -> ClauseText:
    """One clause as a value; ``names`` are those of the units with own levels."""
    return ClauseText(
        code=clause.code,
        text=clause.text,
        heading=clause.heading,
        targets=tuple(_target(each, names) for each in clause.targets.all()),
    )


def version_content(version: PledgeVersion) -> Content:
    """The text as it was sent."""
    return from_plain(version.content)


def clauses_in_force(cluster_year_id: int, *, on: date) -> tuple[ClauseText, ...]:
    """What the members have promised as of a day: the signed pledge as signed appendices amend it.

    Empty where nothing was signed by then.
    """
    signed = list(
        Pledge.objects.filter(
            cluster_year=cluster_year_id, state=PledgeState.SIGNED, signed_on__lte=on
        ).order_by("number")
    )
    main = next((each for each in signed if each.kind == PledgeKind.MAIN), None)
    if main is None:
        return ()
    later = [content_of(each, on=on) for each in signed if each.kind == PledgeKind.APPENDIX]
    return in_force(content_of(main, on=on), later)


def plain_level(level: Decimal | None) -> str:
    """An exact decimal without the noughts of its column."""
    return "" if level is None else f"{level.normalize():f}"


def _target(target: PledgeTarget, names: dict[int, str]) -> TargetText:
    own = [(names.get(each.unit_id, ""), plain_level(each.level)) for each in _by_order(target)]
    return TargetText(
        indicator=target.indicator,
        direction=target.direction,
        name=target.name,
        measure=target.measure,
        level=plain_level(target.level),
        own=tuple(own),
    )


def _by_order(target: PledgeTarget) -> list[PledgeTargetLevel]:
    return sorted(target.own_levels.all(), key=lambda each: each.pk)


def _units_in(clauses: Iterable[PledgeClause]) -> set[int]:
    return {
        own.unit_id
        for clause in clauses
        for target in clause.targets.all()
        for own in target.own_levels.all()
    }
