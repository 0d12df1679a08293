"""Rankings: what was frozen, what it came to, and every correction beside it."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.scoring.models.tables import CriteriaTable


class Ranking(BaseModel):
    """The frozen entries of a cluster's year and the scores computed from them."""

    cluster_year = models.ForeignKey(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="rankings"
    )
    table = models.ForeignKey(CriteriaTable, on_delete=models.PROTECT, related_name="rankings")
    version = models.PositiveSmallIntegerField()
    """1 when frozen; each correction is another one."""
    results = models.TextField()
    """The entries as a results file."""
    scores = models.TextField()
    """The document of ``thidua score --json``, byte for byte."""
    units = models.JSONField(default=dict)
    """Keys of units by the names under which they stand in the results."""
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=200, blank=True)
    before_cutoff = models.BooleanField(default=False)
    """Frozen before the body's figures were final."""
    published_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    """Why it takes the place of the version before; empty in the first one."""
    sheet_states = models.JSONField(default=dict, blank=True)
    """At which step each sheet was frozen, by its key: there it opens again when withdrawn."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster_year", "version"], name="scoring_ranking_version_once"
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="scoring_correction_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | (Q(published_at=None) & ~Q(withdrawn_because="")),
                name="scoring_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Xếp hạng bản {self.version}"
