"""Rows of clusters and blocks."""

from thidua.clusters.models.cluster import Cluster, ClusterPoint, ClusterYear
from thidua.clusters.models.membership import ClusterLead, Membership

__all__ = ["Cluster", "ClusterLead", "ClusterPoint", "ClusterYear", "Membership"]
