"""Score sheets of units and their cells, each with its versions."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.scoring.enums import SheetState
from thidua.scoring.models.figures import FigureAnnex
from thidua.scoring.models.tables import CriteriaTable


class ScoreSheet(BaseModel):
    """One unit under one version of a table."""

    table = models.ForeignKey(CriteriaTable, on_delete=models.PROTECT, related_name="sheets")
    cluster_year = models.ForeignKey(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="score_sheets"
    )
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="score_sheets")
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.OPEN)
    version = models.PositiveIntegerField(default=1)
    """Grows with every cell and every step."""
    crossed_by = models.ForeignKey(
        "org.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sheets_to_cross",
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_behalf = models.CharField(max_length=200, blank=True)
    """Who sent it for the unit; empty where the unit did."""
    taken_at = models.DateTimeField(null=True, blank=True)
    """When the other side opened it; from then on it is not recalled."""
    returned_reason = models.CharField(max_length=500, blank=True)
    appraised_at = models.DateTimeField(null=True, blank=True)
    explained_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    recorded = models.JSONField(default=dict, blank=True)
    """The cells as the ledger last heard of them."""

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["table", "unit"], name="scoring_sheet_once"),
            models.CheckConstraint(
                condition=Q(crossed_by=None) | ~Q(crossed_by=models.F("unit")),
                name="scoring_crossed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"Phiếu chấm điểm {self.public_id}"


class SheetCell(BaseModel):
    """One cell: a criterion or knock-out, an event where there are several, and a column."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="cells")
    criterion = models.CharField(max_length=60)
    event = models.CharField(max_length=120, blank=True)
    column = models.CharField(max_length=20)
    text = models.CharField(max_length=1000, blank=True)
    """In the writing of results files: decimals with a point, yes and no; empty is not given."""
    version = models.PositiveIntegerField(default=1)
    pledged = models.BooleanField(default=False)
    """A target taken over from the signed pledge: frozen."""
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200, blank=True)
    account_id = models.BigIntegerField(null=True, blank=True)
    behalf = models.CharField(max_length=200, blank=True)
    """Who entered it for the unit; empty where the unit did."""
    annex = models.ForeignKey(
        FigureAnnex, on_delete=models.PROTECT, null=True, blank=True, related_name="cells"
    )
    """The statistics annex that the text came from; null where it was typed."""
    annex_cell = models.CharField(max_length=12, blank=True)
    """Its place there: "C7"."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "criterion", "event", "column"], name="scoring_cell_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.column}"


class CellChange(BaseModel):
    """One change of one cell, so that its author can take it back."""

    cell = models.ForeignKey(SheetCell, on_delete=models.CASCADE, related_name="changes")
    before = models.CharField(max_length=1000, blank=True)
    after = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True, blank=True)
    undoable = models.BooleanField(default=True)
    """False once it was taken back, and of what took it back."""

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["account_id", "undoable"])]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
