"""Movements, clusters and blocks as lines to read; no import takes them in."""

from collections.abc import Iterator
from datetime import datetime

from thidua.clusters.queries import cluster_year_rows, cluster_years_for
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.movements.queries import movement_rows, movements_for


def movement_lines(actor: Actor, at: datetime) -> Iterator[tuple[object, ...]]:
    """Movements, the newest first."""
    movements = movements_for(actor, on=at.astimezone(VIETNAM).date())
    for row in movement_rows(movements.order_by("-year", "-launched_at", "-id"), at=at):
        yield (
            row.year,
            row.name,
            row.theme,
            row.kind_label,
            row.scope_label,
            row.launcher,
            row.cluster,
            row.start,
            row.end,
            row.directive.number if row.directive else "",
            row.tally.acknowledged if row.tally.sent else None,
            row.tally.sent or None,
            row.state_label,
        )


def cluster_lines(actor: Actor, at: datetime) -> Iterator[tuple[object, ...]]:
    """Clusters and blocks of every year, the newest first."""
    years = cluster_years_for(actor).order_by("-year", "cluster__parent_body_id", "cluster__name")
    for row in cluster_year_rows(years):
        yield (
            row.year,
            row.name,
            row.kind_label,
            row.body,
            row.theme,
            row.head,
            "; ".join(row.deputies),
            row.member_count,
            row.stated_member_count,
            row.state_label,
        )
