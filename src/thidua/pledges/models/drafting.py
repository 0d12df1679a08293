"""What a draft consists of beside its clauses, and the versions that were sent."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.pledges.enums import Direction
from thidua.pledges.models.pledge import Pledge, PledgeClause


class PledgeBasis(BaseModel):
    """A paper on which a pledge rests (*căn cứ*), in the words that are printed."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="bases")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "order"], name="pledges_basis_place")
        ]

    def __str__(self) -> str:
        return self.text


class PledgeTarget(BaseModel):
    """A measurable promise of a clause: one level for all, or one of its own per unit."""

    clause = models.ForeignKey(PledgeClause, on_delete=models.CASCADE, related_name="targets")
    order = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=12)
    """The code under which results are entered and scored: ``A5.2``."""
    name = models.CharField(max_length=240, blank=True)
    """Empty where the clause's text says it."""
    direction = models.CharField(max_length=8, choices=Direction.choices)
    measure = models.CharField(max_length=40, blank=True)
    """``%``, ``phiên tòa``."""
    level = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    """Null where every unit has its own, and where nothing may happen at all."""

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "indicator"], name="pledges_target_once"),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__gte=0), name="pledges_target_level"
            ),
            models.CheckConstraint(
                condition=~Q(direction="none") | Q(level=None), name="pledges_target_none"
            ),
        ]

    def __str__(self) -> str:
        return self.indicator


class PledgeTargetLevel(BaseModel):
    """The level of a target for one unit."""

    target = models.ForeignKey(PledgeTarget, on_delete=models.CASCADE, related_name="own_levels")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="+")
    level = models.DecimalField(max_digits=16, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "unit"], name="pledges_own_level_once"),
            models.CheckConstraint(condition=Q(level__gte=0), name="pledges_own_level"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id}: {self.level}"


class PledgeVersion(BaseModel):
    """A draft as it was sent to the members, or as it was settled; never changed."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    """``thidua.pledges.domain.content`` as plain values."""
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=160)
    due = models.DateTimeField(null=True, blank=True)
    """Until when comments are asked for; null for the text that was settled."""
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "number"], name="pledges_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} v{self.number}"
