"""Evidence: a file by its hash, and what it supports."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.scoring.models.sheets import ScoreSheet


class Evidence(BaseModel):
    """A file under one criterion of one unit's sheet."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="evidence")
    criterion = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200, blank=True)
    behalf = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "criterion", "sha256"],
                condition=Q(withdrawn_at=None),
                name="scoring_evidence_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
