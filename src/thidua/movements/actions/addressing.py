"""To whom a duty is put: the named units, after what was said of them is found to make sense.

Knows which units a guidance may name; not when anything is due.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from thidua.clusters.models import ClusterYear
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.movements import phrases
from thidua.movements.enums import Addressee
from thidua.movements.models import YearGuidance
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua_core.periods import format_date_vn


class _Put(Protocol):
    """What of a duty says to whom it is put."""

    @property
    def addressee(self) -> Addressee: ...
    @property
    def cluster_year_id(self) -> int | None: ...
    @property
    def unit_ids(self) -> Sequence[int]: ...


def addressed(duty: _Put, guidance: YearGuidance, at: datetime) -> list[Unit]:
    """The units that a duty names one by one; empty for every other addressee.

    Refuses a cluster that is not the guidance's body's own, no unit where units are to be named,
    and a unit that does not exist that day.
    """
    day = at.astimezone(VIETNAM).date()
    if duty.addressee == Addressee.CLUSTER:
        _refuse_cluster(duty.cluster_year_id, guidance, label_on(guidance.body_id, day))
    if duty.addressee != Addressee.NAMED:
        return []
    units = list(Unit.objects.filter(pk__in=set(duty.unit_ids)))
    if not units:
        raise Refused(phrases.UNITS_MISSING, field="units")
    known = set(guidance.obligations.values_list("units", flat=True))
    for unit in units:
        if unit.pk not in known and not unit.holds_on(day):
            raise Refused(
                phrases.UNITS_ENDED.format(day=format_date_vn(day), unit=label_on(unit.pk, day)),
                field="units",
            )
    return units


def _refuse_cluster(cluster_year_id: int | None, guidance: YearGuidance, body: str) -> None:
    if cluster_year_id is None:
        raise Refused(phrases.CLUSTER_MISSING, field="cluster_year")
    year = ClusterYear.objects.select_related("cluster").get(pk=cluster_year_id)
    if year.cluster.parent_body_id != guidance.body_id:
        raise Refused(
            phrases.CLUSTER_NOT_BELOW.format(cluster=year.cluster.name, body=body),
            field="cluster_year",
        )
