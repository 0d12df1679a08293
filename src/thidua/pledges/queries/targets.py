"""What the units have signed to reach, by indicator, for the parts that score it."""

from dataclasses import dataclass
from datetime import date

from thidua.pledges.enums import PledgeKind, PledgeState
from thidua.pledges.models import Pledge, PledgeClause, PledgeTarget
from thidua.pledges.queries.texts import clauses_of, plain_level


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgedLevels:
    """One indicator with what was signed for it."""

    indicator: str
    level: str
    """For every unit without a level of its own; empty where each has its own."""
    own: dict[int, str]
    """By unit."""

    def of(self, unit_id: int) -> str:
        """What a unit has signed for; empty where nothing is said of it."""
        return self.own.get(unit_id, self.level)


def pledged_levels(cluster_year_id: int, *, on: date) -> list[PledgedLevels]:
    """The levels in force on a day: those of the signed pledge, as signed appendices amend them.

    Empty before it is signed. What may not happen at all has no level and is not among them.
    """
    signed = list(
        Pledge.objects.filter(
            cluster_year=cluster_year_id, state=PledgeState.SIGNED, signed_on__lte=on
        ).order_by("number")
    )
    if not any(each.kind == PledgeKind.MAIN for each in signed):
        return []
    clauses: dict[str, PledgeClause] = {}
    for pledge in signed:
        clauses |= {each.code: each for each in clauses_of(pledge) if not each.heading}
    levels = {
        target.indicator: _levels(target)
        for clause in clauses.values()
        for target in clause.targets.all()
    }
    return [each for each in levels.values() if each.level or each.own]


def _levels(target: PledgeTarget) -> PledgedLevels:
    return PledgedLevels(
        indicator=target.indicator,
        level=plain_level(target.level),
        own={each.unit_id: plain_level(each.level) for each in target.own_levels.all()},
    )
