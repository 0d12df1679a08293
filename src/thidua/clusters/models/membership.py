"""Which units belong to a cluster in a year, and which lead it."""

from django.db import models
from django.db.models import F, Q

from thidua.clusters.enums import LeadHow, LeadRole
from thidua.clusters.models.cluster import ClusterYear
from thidua.kernel.base import BaseModel


class Membership(BaseModel):
    """A unit in a cluster's year; ``end`` is set when it leaves or is dissolved in mid-year."""

    cluster_year = models.ForeignKey(
        ClusterYear, on_delete=models.PROTECT, related_name="memberships"
    )
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="memberships")
    order = models.PositiveSmallIntegerField(default=0)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)
    final_rank = models.PositiveSmallIntegerField(null=True, blank=True)
    """As published at the end of the year; empty before, and for a unit that is not ranked."""

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(final_rank=None) | Q(final_rank__gte=1), name="clusters_rank_from_one"
            ),
            models.UniqueConstraint(fields=["cluster_year", "unit"], name="clusters_member_once"),
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="clusters_member_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.cluster_year_id}"


class ClusterLead(BaseModel):
    """A head or deputy of the year: always a member unit."""

    cluster_year = models.ForeignKey(ClusterYear, on_delete=models.PROTECT, related_name="leads")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="cluster_leads")
    role = models.CharField(max_length=8, choices=LeadRole.choices)
    how = models.CharField(max_length=12, choices=LeadHow.choices, default=LeadHow.UNKNOWN)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True
    )
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["role", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster_year"],
                condition=Q(role="head", end=None),
                name="clusters_one_head",
            ),
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="clusters_lead_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.unit_id}"
