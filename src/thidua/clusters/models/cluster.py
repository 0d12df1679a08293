"""Clusters and blocks, and what each year says of them."""

from django.db import models

from thidua.clusters.enums import ClusterKind, ClusterState, PointKind
from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField


class Cluster(BaseModel):
    """A cluster or block of a parent body. Numbers restart under every parent."""

    parent_body = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, related_name="own_clusters"
    )
    kind = models.CharField(max_length=8, choices=ClusterKind.choices)
    number = models.CharField(max_length=8, blank=True)
    """As printed: ``01``, ``II``; empty for a block that has a name only."""
    name = models.CharField(max_length=160)
    folded = FoldedField(sources=("name",))

    class Meta:
        ordering = ["parent_body_id", "kind", "number", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent_body", "kind", "name"], name="clusters_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ClusterYear(BaseModel):
    """A cluster in one year: identity is parent body, kind, number or name, and year.

    What is not known stays empty; ``provenance`` says of a field how it is known
    (``thidua.kernel.provenance.Mark``), and a field without mark was entered in the work itself.
    """

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    emulation_year = models.ForeignKey(
        "calendar.EmulationYear", on_delete=models.PROTECT, null=True, blank=True
    )
    state = models.CharField(
        max_length=8, choices=ClusterState.choices, default=ClusterState.FORMING
    )
    created_by = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="created_cluster_years",
    )
    theme = models.CharField(max_length=300, blank=True)
    overseer_label = models.CharField(max_length=200, blank=True)
    overseer = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True)
    stated_member_count = models.PositiveSmallIntegerField(null=True, blank=True)
    """The number of members that a document states, where it does."""
    members_complete = models.BooleanField(default=False)
    """Whether every member is entered."""
    across_sectors = models.BooleanField(null=True, blank=True)
    provenance = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=200, blank=True)
    demonstration = models.BooleanField(default=False)
    """An invented cluster for trying out; pages say so."""

    class Meta:
        ordering = ["-year", "cluster_id"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "year"], name="clusters_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.cluster.name} năm {self.year}"


class ClusterPoint(BaseModel):
    """A motto, a focus task, or a kind of member, in the words of the documents."""

    cluster_year = models.ForeignKey(ClusterYear, on_delete=models.CASCADE, related_name="points")
    kind = models.CharField(max_length=12, choices=PointKind.choices)
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)

    class Meta:
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster_year", "kind", "order"], name="clusters_point_place"
            )
        ]

    def __str__(self) -> str:
        return self.text
