"""What was imported, and what each import made."""

from django.db import models

from thidua.exchange.enums import ImportKind, ImportState, MadeKind
from thidua.kernel.base import BaseModel


class ImportRun(BaseModel):
    """One file that somebody looked at, imported, or took back."""

    kind = models.CharField(max_length=12, choices=ImportKind.choices)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        max_length=10, choices=ImportState.choices, default=ImportState.DRY_RUN
    )
    content = models.BinaryField(null=True, blank=True)
    """The file between dry run and decision; null ever after."""
    account_id = models.BigIntegerField(null=True, blank=True)
    """Whose run it is; null for the software's own."""
    by = models.CharField(max_length=160)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    """Rows that were there already."""
    last_entry_id = models.BigIntegerField(null=True, blank=True)
    """Key of the ledger's entry of the import: what is later was done by others since."""

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["kind", "sha256", "state"])]

    def __str__(self) -> str:
        return self.file_name


class ImportedRow(models.Model):
    """One thing that an import made or filled: its kind and public identifier."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    kind = models.CharField(max_length=40, choices=MadeKind.choices)
    made_public_id = models.CharField(max_length=12)
    before = models.JSONField(null=True, blank=True)
    """What stood in the columns that the import filled; null for a thing that it made."""

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "made_public_id"], name="exchange_made_by_one_import"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_public_id}"


class AnnexDraft(BaseModel):
    """A statistics annex that somebody looked at and has not decided on; one an account."""

    cluster_year = models.ForeignKey(
        "clusters.ClusterYear", on_delete=models.CASCADE, related_name="annex_drafts"
    )
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    account_id = models.BigIntegerField(unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class HandOver(BaseModel):
    """A cluster's year that was handed over: which bundle, to whom, with which minutes."""

    cluster_year = models.OneToOneField(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="hand_over"
    )
    minutes = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="hand_over"
    )
    receiver = models.CharField(max_length=240)
    """Who took it over, in words."""
    note = models.CharField(max_length=600, blank=True)
    sha256 = models.CharField(max_length=64)
    """Of the bundle, whose bytes are kept by this hash."""
    size = models.PositiveBigIntegerField()
    files = models.PositiveIntegerField()
    parts = models.JSONField(default=dict)
    """How many files each part had."""
    by = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.cluster_year} → {self.receiver}"
