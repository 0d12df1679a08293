"""Clusters, their years, and how far a year has come.

Identity is parent body, kind, name and year; numbers restart under every parent. Members and
heads are another module's.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.clusters import phrases
from thidua.clusters.domain.course import next_state
from thidua.clusters.enums import (
    CLUSTER_CREATED,
    CLUSTER_YEAR_CORRECTED,
    CLUSTER_YEAR_MOVED,
    CLUSTER_YEAR_OPENED,
    OVERSEER_NAMED,
    ClusterKind,
    ClusterState,
    PointKind,
)
from thidua.clusters.models import Cluster, ClusterPoint, ClusterYear
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.people.models import Person
from thidua_core.text import squash

CORRECTABLE = tuple(phrases.PARTICULARS)
"""Names of the particulars of a cluster's year."""
_FIRST_YEAR = 1948
"""The year of the first appeal for emulation."""


def create_cluster(
    *,
    parent_body_id: int,
    kind: ClusterKind,
    name: str,
    actor: Actor,
    at: datetime,
    number: str = "",
) -> Cluster:
    """Set up a cluster or block of a parent body.

    Refuses an empty name, and a name that the body already has for that kind. Recorded as
    ``cluster.created``.
    """
    proper = squash(name)
    if not proper:
        raise Refused(phrases.NAME_MISSING, field="name")
    with transaction.atomic():
        body = Unit.objects.select_for_update().get(pk=parent_body_id)
        require(actor, "cluster.create", body)
        body_label = label_on(body.pk, at.date())
        if Cluster.objects.filter(parent_body=body, kind=kind, name=proper).exists():
            raise Refused(phrases.CLUSTER_EXISTS.format(body=body_label, name=proper), field="name")
        cluster = Cluster(parent_body=body, kind=kind, name=proper, number=squash(number))
        refuse_unfit_texts(cluster)
        cluster.save()
        record(
            CLUSTER_CREATED,
            subject=cluster,
            also=[body],
            actor=actor,
            at=at,
            name=proper,
            body=body_label,
            kind=kind,
        )
    return cluster


def open_cluster_year(
    *, cluster_id: int, year: int, actor: Actor, at: datetime, **particulars: Any
) -> ClusterYear:
    """Open a year of a cluster; ``particulars`` are columns named in ``CORRECTABLE``.

    Refuses a year that cannot be or is open already. Recorded as ``cluster_year.opened``.
    """
    _refuse_unknown(particulars)
    last = at.year + 2
    if not _FIRST_YEAR <= year <= last:
        raise Refused(
            phrases.YEAR_FORM.format(year=year, first=_FIRST_YEAR, last=last), field="year"
        )
    with transaction.atomic():
        cluster = Cluster.objects.select_for_update().get(pk=cluster_id)
        require(actor, "cluster_year.open", cluster)
        if ClusterYear.objects.filter(cluster=cluster, year=year).exists():
            raise Refused(phrases.YEAR_EXISTS.format(name=cluster.name, year=year), field="year")
        cluster_year = ClusterYear(cluster=cluster, year=year, **_as_kept(particulars))
        refuse_unfit_texts(cluster_year)
        cluster_year.save()
        record(
            CLUSTER_YEAR_OPENED,
            subject=cluster_year,
            also=[cluster],
            actor=actor,
            at=at,
            name=cluster.name,
            year=year,
        )
    return cluster_year


def correct_cluster_year(
    *, cluster_year_id: int, actor: Actor, at: datetime, **changes: Any
) -> ClusterYear:
    """Correct particulars of a cluster's year (``CORRECTABLE``).

    Refuses a closed year. Recorded as ``cluster_year.corrected`` with old and new values; nothing
    is recorded when nothing differs.
    """
    _refuse_unknown(changes)
    wanted = _as_kept(changes)
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_year.correct", year)
        refuse_closed(year)
        differing = {
            name: [_shown(getattr(year, name)), _shown(value)]
            for name, value in wanted.items()
            if getattr(year, name) != value
        }
        if differing:
            for name in differing:
                setattr(year, name, wanted[name])
            refuse_unfit_texts(year)
            year.save()
            record(
                CLUSTER_YEAR_CORRECTED,
                subject=year,
                actor=actor,
                at=at,
                name=year.cluster.name,
                year=year.year,
                fields=", ".join(str(phrases.PARTICULARS.get(name, name)) for name in differing),
                changes=differing,
            )
    return year


def set_points(
    *, cluster_year_id: int, kind: PointKind, texts: Sequence[str], actor: Actor, at: datetime
) -> None:
    """Write down the mottos, the focus tasks or the kinds of members of a year, in order.

    Refuses a closed year. Recorded as ``cluster_year.corrected``; nothing is recorded when
    nothing differs.
    """
    wanted = [squash(text) for text in texts if text.strip()]
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_year.correct", year)
        refuse_closed(year)
        present = list(year.points.filter(kind=kind).values_list("text", flat=True))
        if present == wanted:
            return
        points = [
            ClusterPoint(cluster_year=year, kind=kind, order=order, text=text)
            for order, text in enumerate(wanted, start=1)
        ]
        for point in points:
            refuse_unfit_texts(point)
        year.points.filter(kind=kind).delete()
        ClusterPoint.objects.bulk_create(points)
        record(
            CLUSTER_YEAR_CORRECTED,
            subject=year,
            actor=actor,
            at=at,
            name=year.cluster.name,
            year=year.year,
            fields=str(kind.label).lower(),
            changes={kind.value: [present, wanted]},
        )


def name_overseer(
    *,
    cluster_year_id: int,
    label: str,
    actor: Actor,
    at: datetime,
    person_id: int | None = None,
) -> ClusterYear:
    """Write down which member of the council or leader follows the cluster.

    Refuses a closed year and an empty name. Recorded as ``cluster_overseer.named``; nothing is
    recorded when nothing differs.
    """
    named = squash(label)
    if not named:
        raise Refused(phrases.OVERSEER_MISSING, field="overseer")
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_lead.change", year)
        refuse_closed(year)
        if (year.overseer_label, year.overseer_id) == (named, person_id):
            return year
        year.overseer_label = named
        year.overseer = None if person_id is None else Person.objects.get(pk=person_id)
        refuse_unfit_texts(year)
        year.save()
        record(
            OVERSEER_NAMED,
            subject=year,
            actor=actor,
            at=at,
            name=year.cluster.name,
            year=year.year,
            overseer=year.overseer_label,
        )
    return year


def move_on(*, cluster_year_id: int, to: ClusterState, actor: Actor, at: datetime) -> ClusterYear:
    """Move a year to the next state of its course.

    Refuses a closed year and any other state than the next. Recorded as ``cluster_year.moved``.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        require(actor, "cluster_year.move", year)
        refuse_closed(year)
        now, following = ClusterState(year.state), next_state(year.state)
        place = {"name": year.cluster.name, "year": year.year, "now": now.label}
        if to == now:
            raise Refused(phrases.STATE_THERE.format(**place))
        if to != following:
            raise Refused(
                phrases.STATE_ORDER.format(
                    wanted=to.label,
                    next=ClusterState(following).label if following else "",
                    **place,
                )
            )
        year.state = to
        year.save()
        record(
            CLUSTER_YEAR_MOVED,
            subject=year,
            actor=actor,
            at=at,
            name=year.cluster.name,
            year=year.year,
            state=to.label,
        )
    return year


def last_day_of(year: ClusterYear) -> date:
    """The last day of a cluster's year: its body's emulation year's, else the calendar year's."""
    return year.emulation_year.end if year.emulation_year else date(year.year, 12, 31)


def lock_year(cluster_year_id: int) -> ClusterYear:
    """The year's row, locked, with its cluster."""
    year = ClusterYear.objects.select_for_update(of=("self",)).select_related(
        "cluster__parent_body"
    )
    return year.get(pk=cluster_year_id)


def refuse_closed(year: ClusterYear) -> None:
    """Refuse a change to a year that is closed."""
    if year.state == ClusterState.CLOSED:
        raise Refused(phrases.CLOSED.format(name=year.cluster.name, year=year.year))


def _refuse_unknown(particulars: dict[str, Any]) -> None:
    unknown = particulars.keys() - {*CORRECTABLE, "demonstration"}
    if unknown:
        raise TypeError(f"not a particular of a cluster's year: {sorted(unknown)}")


def _as_kept(particulars: dict[str, Any]) -> dict[str, Any]:
    return {
        name: squash(value) if isinstance(value, str) else value
        for name, value in particulars.items()
    }


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
