"""A decision that changes units on one day, its steps, and who follows whom."""

from django.db import models
from django.db.models import F, Q

from thidua.kernel.base import BaseModel
from thidua.org.enums import Certainty, LineageKind, ReorganisationState, StepKind, StepRole
from thidua.org.models.unit import Unit


class Reorganisation(BaseModel):
    """A decision with its steps; applied whole or not at all.

    The document stands here as values: the register of documents is a floor above.
    """

    key = models.CharField(max_length=80, null=True, blank=True, unique=True)
    title = models.CharField(max_length=400)
    number = models.CharField(max_length=40, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=ReorganisationState.choices, default=ReorganisationState.DRAFT
    )
    certainty = models.CharField(
        max_length=10, choices=Certainty.choices, default=Certainty.OFFICIAL
    )
    basis = models.TextField(blank=True)
    effects = models.JSONField(default=dict, editable=False)
    """What applying wrote, so that a wrong entry can be taken back; empty for packaged rows."""

    class Meta:
        indexes = [models.Index(fields=["effective_on"], name="org_reorganisation_day")]
        ordering = ["-effective_on", "-id"]

    def __str__(self) -> str:
        return f"{self.title} ({self.document})" if self.document else self.title

    @property
    def document(self) -> str:
        """Number and symbol as written: "84/2025/UBTVQH15"."""
        return "/".join(part for part in (self.number, self.symbol) if part)


class ReorganisationStep(models.Model):
    """One step; ``payload`` is the step as entered, with units by public identifier."""

    reorganisation = models.ForeignKey(
        Reorganisation, on_delete=models.CASCADE, related_name="steps"
    )
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    payload = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "place"], name="org_step_place")
        ]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.place}. {self.get_kind_display()}"


class StepUnit(models.Model):
    """A unit that an applied step concerns; one row before, one after when it stays itself."""

    step = models.ForeignKey(ReorganisationStep, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="steps")
    role = models.CharField(max_length=8, choices=StepRole.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "unit", "role"], name="org_step_unit_once")
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.role} {self.unit_id}"


class Lineage(models.Model):
    """Who follows whom from ``on``; no successor means none, or (``unknown``) nobody knows."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="origins"
    )
    on = models.DateField()
    """First day of the successor's standing in the predecessor's place."""
    kind = models.CharField(max_length=12, choices=LineageKind.choices)
    certainty = models.CharField(max_length=10, choices=Certainty.choices)
    basis = models.CharField(max_length=300, blank=True)
    share_note = models.CharField(max_length=300, blank=True)
    """Which part, in words, when it is not the whole: "các xã phía bắc sông Vàm Cỏ"."""
    step = models.ForeignKey(
        ReorganisationStep,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lineages",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"], name="org_lineage_once"
            ),
            models.UniqueConstraint(
                fields=["predecessor", "on"],
                condition=Q(successor__isnull=True),
                name="org_lineage_one_end",
            ),
            models.CheckConstraint(
                name="org_lineage_not_itself",
                condition=Q(successor__isnull=True) | ~Q(predecessor=F("successor")),
            ),
        ]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id or '—'}"
