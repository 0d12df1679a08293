"""Movements, what they contain, and to whom they went."""

from django.db import models
from django.db.models import F, Q

from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField
from thidua.movements.enums import (
    ContentKind,
    DeliveryState,
    MovementKind,
    MovementScope,
    MovementState,
    ReviewKind,
)


class Movement(BaseModel):
    """A movement or campaign, launched by a body; a unit's own is a child of its superior's."""

    launcher = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="movements")
    launcher_label = models.CharField(max_length=200, blank=True)
    """Who launches in words: the head of the body, a council, a cluster."""
    cluster_year = models.ForeignKey(
        "clusters.ClusterYear",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="movements",
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=300)
    theme = models.CharField(max_length=300, blank=True)
    mottos = models.JSONField(default=list, blank=True)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=MovementKind.choices)
    scope = models.CharField(max_length=14, choices=MovementScope.choices)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    directive = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="movements",
    )
    state = models.CharField(
        max_length=10, choices=MovementState.choices, default=MovementState.DRAFT
    )
    launched_at = models.DateTimeField(null=True, blank=True)
    public_from = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)
    folded = FoldedField(sources=("name", "theme"))

    class Meta:
        ordering = ["-year", "-launched_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="movements_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name


class MovementContent(BaseModel):
    """One point of one of the six contents; ``topic`` groups points of a directive."""

    movement = models.ForeignKey(Movement, on_delete=models.CASCADE, related_name="contents")
    kind = models.CharField(max_length=12, choices=ContentKind.choices)
    topic = models.CharField(max_length=40, blank=True)
    """A word of ``Topic``, where other pages look for the point."""
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=800)
    facts = models.JSONField(default=dict, blank=True)
    """Named values that the point states: who synthesises, who decides, which scopes."""

    class Meta:
        ordering = ["kind", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["movement", "kind", "order"], name="movements_content_place"
            )
        ]

    def __str__(self) -> str:
        return self.text


class MovementDelivery(BaseModel):
    """A movement on its way to one unit below: sent, acknowledged, launched there."""

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="deliveries")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(
        max_length=14, choices=DeliveryState.choices, default=DeliveryState.SENT
    )
    sent_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)
    plan = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, blank=True)
    own_movement = models.ForeignKey(
        Movement, on_delete=models.PROTECT, null=True, blank=True, related_name="answers_to"
    )
    launched_at = models.DateTimeField(null=True, blank=True)
    due = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    """When the launcher last reminded the unit."""
    on_behalf_by = models.CharField(max_length=200, blank=True)
    """Who entered it for the unit, where the unit did not itself."""
    passed_from = models.ForeignKey(
        "org.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="passed_deliveries",
    )
    """The unit that had it before ``unit`` followed it."""
    reorganised_on = models.DateField(null=True, blank=True)
    """First day of the reorganisation by which it passed on or ended; null for any other cause."""
    note = models.CharField(max_length=300, blank=True)
    """Why it passed on or ended."""

    class Meta:
        ordering = ["unit_id"]
        constraints = [
            models.UniqueConstraint(fields=["movement", "unit"], name="movements_delivery_once")
        ]

    def __str__(self) -> str:
        return f"{self.movement_id} → {self.unit_id}"


class MovementReview(BaseModel):
    """A review of a movement that was held: on the way, or the one that closed it."""

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=8, choices=ReviewKind.choices)
    held_on = models.DateField()
    paper = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, blank=True)
    summary = models.CharField(max_length=800, blank=True)
    """What came of it, in a sentence or two."""

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["movement"],
                condition=Q(kind=ReviewKind.FINAL),
                name="movements_closed_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.movement_id} {self.held_on}"
