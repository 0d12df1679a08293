"""Reads of clusters and blocks."""

from thidua.clusters.queries.candidates import (
    MemberCandidate,
    bodies_kept,
    candidates_after,
    candidates_below,
    year_after,
)
from thidua.clusters.queries.cluster_years import (
    ClusterYearRow,
    cluster_year_rows,
    cluster_years_for,
    cluster_years_in,
    cluster_years_of_unit,
    creating_document,
    document_creating,
    find_cluster_year,
    search_cluster_years,
)
from thidua.clusters.queries.members import (
    LeadRow,
    MemberRow,
    find_lead,
    find_membership,
    lead_rows,
    member_rows,
    points_by_kind,
    points_of,
)

__all__ = [
    "ClusterYearRow",
    "LeadRow",
    "MemberCandidate",
    "MemberRow",
    "bodies_kept",
    "candidates_after",
    "candidates_below",
    "cluster_year_rows",
    "cluster_years_for",
    "cluster_years_in",
    "cluster_years_of_unit",
    "creating_document",
    "document_creating",
    "find_cluster_year",
    "find_lead",
    "find_membership",
    "lead_rows",
    "member_rows",
    "points_by_kind",
    "points_of",
    "search_cluster_years",
    "year_after",
]
