"""The year's guidance: who owes which paper by when, inherited downwards."""

from django.db import models

from thidua.kernel.base import BaseModel
from thidua.movements.enums import Addressee, ObligationRule


class YearGuidance(BaseModel):
    """A body's guidance for a year, carrying out that of the body above."""

    body = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="guidances")
    year = models.PositiveSmallIntegerField()
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="guidances"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "document"], name="movements_guidance_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.year}"


class Obligation(BaseModel):
    """Who owes which paper, in which form and how many copies, by which day and hour.

    One that narrows an inherited obligation names it in ``inherits`` and is only earlier or
    stricter.
    """

    guidance = models.ForeignKey(YearGuidance, on_delete=models.PROTECT, related_name="obligations")
    key = models.SlugField(max_length=60)
    """Names the same duty on every level: ``bao-cao-tong-ket``."""
    order = models.PositiveSmallIntegerField(default=0)
    who = models.CharField(max_length=200)
    """Who owes it in the words of the paper."""
    addressee = models.CharField(max_length=9, choices=Addressee.choices, default=Addressee.TEXT)
    """Who owes it exactly; only these units are given a deadline."""
    cluster_year = models.ForeignKey(
        "clusters.ClusterYear",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="obligations",
    )
    units = models.ManyToManyField("org.Unit", blank=True, related_name="obligations")
    """The units named; empty for every other addressee."""
    paper = models.CharField(max_length=240)
    form = models.CharField(max_length=120, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    due = models.DateTimeField()
    day_off = models.CharField(
        max_length=22, choices=ObligationRule.choices, default=ObligationRule.STAY
    )
    to = models.CharField(max_length=200, blank=True)
    exclusions = models.JSONField(default=list, blank=True)
    """Who is left out, a sentence each."""
    quota = models.PositiveIntegerField(null=True, blank=True)
    """How many may be proposed at most."""
    inherits = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrowed_by"
    )
    citation = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["due", "order"]
        constraints = [
            models.UniqueConstraint(fields=["guidance", "key"], name="movements_obligation_once")
        ]

    def __str__(self) -> str:
        return self.paper


class Handover(BaseModel):
    """That a unit has handed over the paper it owed."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="handovers")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="handovers")
    paper = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    """How it was handed over, where the paper is not in the register."""
    handed_at = models.DateTimeField()
    on_behalf_by = models.CharField(max_length=200, blank=True)
    """Who entered it for the unit, where the unit did not itself."""

    class Meta:
        ordering = ["handed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "unit"], name="movements_handed_over_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id} ← {self.unit_id}"
