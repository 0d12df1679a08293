"""A year opened with its list: the first one of a new group, or the one after a year that was.

Knows in which order the single actions are done, and that they are done together or not at all;
what each of them refuses and records is theirs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.calendar.queries import numbered_year
from thidua.clusters import phrases
from thidua.clusters.actions.clusters import (
    correct_cluster_year,
    create_cluster,
    open_cluster_year,
    set_points,
)
from thidua.clusters.actions.members import add_member
from thidua.clusters.enums import ClusterKind, PointKind
from thidua.clusters.models import ClusterYear, Membership
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused


def found_cluster(
    *,
    parent_body_id: int,
    kind: ClusterKind,
    name: str,
    year: int,
    actor: Actor,
    at: datetime,
    number: str = "",
    **particulars: Any,
) -> ClusterYear:
    """Set up a cluster or block of a parent body and open its first year.

    Refuses what ``create_cluster`` and ``open_cluster_year`` do; both or neither. Recorded as
    ``cluster.created`` and ``cluster_year.opened``.
    """
    with transaction.atomic():
        cluster = create_cluster(
            parent_body_id=parent_body_id, kind=kind, name=name, number=number, actor=actor, at=at
        )
        return open_cluster_year(
            cluster_id=cluster.pk,
            year=year,
            emulation_year=numbered_year(parent_body_id, year),
            actor=actor,
            at=at,
            **particulars,
        )


def take_over_year(
    *,
    cluster_year_id: int,
    year: int,
    unit_ids: Sequence[int],
    start: date,
    actor: Actor,
    at: datetime,
    **particulars: Any,
) -> ClusterYear:
    """Open another year of the same cluster, with these units as its members from a day on.

    Refuses what ``open_cluster_year`` and ``add_members`` do, all or nothing; heads are chosen
    anew. An empty list opens a year without members. Recorded as ``cluster_year.opened`` and,
    once a unit, as ``cluster_member.joined``.
    """
    with transaction.atomic():
        before = ClusterYear.objects.select_related("cluster").get(pk=cluster_year_id)
        opened = open_cluster_year(
            cluster_id=before.cluster_id,
            year=year,
            emulation_year=numbered_year(before.cluster.parent_body_id, year),
            actor=actor,
            at=at,
            **particulars,
        )
        if unit_ids:
            add_members(
                cluster_year_id=opened.pk, unit_ids=unit_ids, start=start, actor=actor, at=at
            )
    return opened


def add_members(
    *, cluster_year_id: int, unit_ids: Iterable[int], start: date, actor: Actor, at: datetime
) -> list[Membership]:
    """Add several units to a cluster's year from a day on, in their order; all or none.

    Refuses an empty list, and names everything that ``add_member`` refuses of any of them.
    Recorded once a unit, as ``cluster_member.joined``.
    """
    wanted = list(dict.fromkeys(unit_ids))
    if not wanted:
        raise Refused(phrases.MEMBERS_MISSING, field="units")
    joined: list[Membership] = []
    reasons: dict[str, None] = {}
    fields: set[str | None] = set()
    with transaction.atomic():
        for unit_id in wanted:
            try:
                joined.append(
                    add_member(
                        cluster_year_id=cluster_year_id,
                        unit_id=unit_id,
                        start=start,
                        actor=actor,
                        at=at,
                    )
                )
            except Refused as refused:
                reasons.update(dict.fromkeys(refused.reasons))
                fields.add("units" if refused.field == "unit" else refused.field)
        if reasons:
            raise Refused(*reasons, field=fields.pop() if len(fields) == 1 else "units")
    return joined


def describe_cluster_year(
    *,
    cluster_year_id: int,
    points: Mapping[PointKind, Sequence[str]],
    actor: Actor,
    at: datetime,
    **changes: Any,
) -> ClusterYear:
    """Correct particulars and texts of a cluster's year together.

    Refuses what ``correct_cluster_year`` and ``set_points`` do; all or nothing. Recorded as
    ``cluster_year.corrected`` by each of them.
    """
    with transaction.atomic():
        year = correct_cluster_year(cluster_year_id=cluster_year_id, actor=actor, at=at, **changes)
        for kind, texts in points.items():
            set_points(cluster_year_id=cluster_year_id, kind=kind, texts=texts, actor=actor, at=at)
    return year
