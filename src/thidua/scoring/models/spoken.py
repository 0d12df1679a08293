"""Which criterion a meeting is speaking of, so that its projector shows it."""

from django.db import models

from thidua.kernel.base import BaseModel


class SpokenOf(BaseModel):
    """The criterion, and the unit where it is one unit's mark, that is on the projector now."""

    cluster_year = models.OneToOneField(
        "clusters.ClusterYear", on_delete=models.CASCADE, related_name="spoken_of"
    )
    criterion = models.CharField(max_length=60)
    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    moved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.criterion
