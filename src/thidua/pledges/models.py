"""Pledges of a cluster's year: clauses and signatories."""

from django.db import models

from thidua.kernel.base import BaseModel
from thidua.pledges.enums import PledgeState, SignedHow


class Pledge(BaseModel):
    """A cluster-year's pledge, as far as it is known."""

    cluster_year = models.OneToOneField(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="pledge"
    )
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True
    )
    state = models.CharField(
        max_length=10, choices=PledgeState.choices, default=PledgeState.DRAFTING
    )
    signed_on = models.DateField(null=True, blank=True)
    discussed = models.BooleanField(null=True, blank=True)
    """Whether the members debated the text before signing; null where nothing says so."""
    provenance = models.JSONField(default=dict, blank=True)
    """Of a column how it is known (``thidua.kernel.provenance.Mark``); without mark it was entered
    in the work itself. ``clauses`` and ``signing_order`` stand for the rows below.
    """
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Giao ước thi đua của {self.cluster_year}"


class PledgeClause(BaseModel):
    """One clause, or one published content of a pledge whose text is not known."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=240, blank=True)
    text = models.CharField(max_length=1500)
    restated = models.BooleanField(default=False)
    """Restated from a publication, not the pledge's own words."""

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "order"], name="pledges_clause_place")
        ]

    def __str__(self) -> str:
        return self.title or self.text


class PledgeSignatory(BaseModel):
    """A unit that signs; ``order`` is null where the order is not known."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="signatories")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, null=True, blank=True)
    unit_label = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=160, blank=True)
    """The signer's office where it is stated: "Viện trưởng"."""
    order = models.PositiveSmallIntegerField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=SignedHow.choices, default=SignedHow.UNKNOWN)
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "unit"], name="pledges_signatory_once")
        ]

    def __str__(self) -> str:
        return self.unit_label or str(self.unit_id)
