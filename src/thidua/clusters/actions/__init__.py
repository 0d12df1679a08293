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
from thidua.clusters.actions.opening import (
    add_members,
    describe_cluster_year,
    found_cluster,
    take_over_year,
)
from thidua.clusters.actions.ranks import write_final_ranks

__all__ = [
    "add_member",
    "add_members",
    "correct_cluster_year",
    "create_cluster",
    "describe_cluster_year",
    "end_lead",
    "end_membership",
    "found_cluster",
    "move_on",
    "name_lead",
    "name_overseer",
    "open_cluster_year",
    "restore_membership",
    "set_points",
    "take_over_year",
    "write_final_ranks",
]
