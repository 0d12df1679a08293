"""Writes of clusters and blocks."""

from thidua.clusters.actions.clusters import (
    correct_cluster_year,
    create_cluster,
    move_on,
    name_overseer,
    open_cluster_year,
    set_points,
)
from thidua.clusters.actions.members import (
    add_member,
    end_lead,
    end_membership,
    name_lead,
    restore_membership,
)

__all__ = [
    "add_member",
    "correct_cluster_year",
    "create_cluster",
    "end_lead",
    "end_membership",
    "move_on",
    "name_lead",
    "name_overseer",
    "open_cluster_year",
    "restore_membership",
    "set_points",
]
