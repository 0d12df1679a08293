"""Statistics annexes whose figures were taken over into score sheets."""

from django.db import models

from thidua.kernel.base import BaseModel


class FigureAnnex(BaseModel):
    """One file of figures of a cluster's year; its bytes are kept by their hash."""

    cluster_year = models.ForeignKey(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="figure_annexes"
    )
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
