"""Pledges of a cluster's year with their appendices: clauses and signatories."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.pledges.enums import PledgeKind, PledgeState, SignedHow


class Pledge(BaseModel):
    """A cluster-year's pledge, or an appendix that amends it, as far as it is known.

    A year has one main pledge that was not withdrawn; its appendices are rows of their own.
    """

    cluster_year = models.ForeignKey(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="pledges"
    )
    kind = models.CharField(max_length=8, choices=PledgeKind.choices, default=PledgeKind.MAIN)
    number = models.PositiveSmallIntegerField(default=0)
    """Which appendix of the year it is; 0 for the pledge itself."""
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True
    )
    state = models.CharField(
        max_length=10, choices=PledgeState.choices, default=PledgeState.DRAFTING
    )
    title = models.CharField(max_length=300, blank=True)
    preamble = models.TextField(max_length=3000, blank=True)
    motto = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)
    """Counts every saving of title, preamble, motto and bases: who edits says which they saw."""
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.CharField(max_length=160, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    discussed = models.BooleanField(null=True, blank=True)
    """Whether the members debated the text before signing; null where nothing says so."""
    provenance = models.JSONField(default=dict, blank=True)
    """Of a column how it is known (``thidua.kernel.provenance.Mark``); without mark it was entered
    in the work itself. ``clauses`` and ``signing_order`` stand for the rows below.
    """
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_sha256 = models.CharField(max_length=64, blank=True)
    """Of the PDF that is signed; its bytes are a file of ``document``."""
    frozen_paper = models.JSONField(null=True, blank=True)
    """What the PDF was drawn from, as ``thidua_core.paper`` reads it."""
    ordered = models.BooleanField(default=True)
    """Whether the units sign one after the other in their order."""
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster_year"],
                condition=Q(kind="main") & ~Q(state="withdrawn"),
                name="pledges_one_main",
            ),
            models.UniqueConstraint(
                fields=["cluster_year", "number"],
                condition=Q(kind="appendix"),
                name="pledges_appendix_number",
            ),
            models.CheckConstraint(
                condition=Q(kind="main", number=0) | Q(kind="appendix", number__gt=0),
                name="pledges_number_of_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="pledges_withdrawn_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} của {self.cluster_year}"

    @property
    def what(self) -> str:
        """``Giao ước thi đua``, ``Phụ lục 1 giao ước thi đua``."""
        if self.kind == PledgeKind.APPENDIX:
            return f"Phụ lục {self.number} giao ước thi đua"
        return "Giao ước thi đua"


class PledgeClause(BaseModel):
    """One clause, or one published content of a pledge whose text is not known."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=12, blank=True)
    """``1.1``, ``A5.2``; empty where a published content has none."""
    heading = models.BooleanField(default=False)
    """The title of a section: the clauses up to the next heading belong to it."""
    title = models.CharField(max_length=240, blank=True)
    text = models.CharField(max_length=1500)
    restated = models.BooleanField(default=False)
    """Restated from a publication, not the pledge's own words."""
    revision = models.PositiveIntegerField(default=1)
    """Counts the changes of its text and targets; an assent holds for one of them."""
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "order"], name="pledges_clause_place"),
            models.UniqueConstraint(
                fields=["pledge", "code"], condition=~Q(code=""), name="pledges_clause_code"
            ),
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
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True)
    """Who signs, where the software knows the person."""
    order = models.PositiveSmallIntegerField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=SignedHow.choices, default=SignedHow.UNKNOWN)
    signed_on = models.DateField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    """The moment at which the signature landed; null where only the day is known."""
    slot_id = models.PositiveBigIntegerField(null=True, blank=True)
    """The slot of the signature request that this unit fills."""
    passed_from = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The unit that the frozen text names, where its legal successor signs."""
    passed_because = models.CharField(max_length=300, blank=True)
    """The rule by which the place passed on, or by which nobody follows, in words."""

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "unit"], name="pledges_signatory_once")
        ]

    def __str__(self) -> str:
        return self.unit_label or str(self.unit_id)
