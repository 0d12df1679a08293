"""Number series: the office's own register of numbers, and those that the software gives."""

from django.db import models
from django.db.models import Q

from thidua.documents.enums import DocumentKind, NumberState, SeriesSource
from thidua.documents.models.document import Document
from thidua.kernel.base import BaseModel


class NumberSeries(BaseModel):
    """One running series of an owner in a calendar year.

    The owner is an upward reference: an agency, a council, a cluster. An agency's general series
    has an empty ``name`` and no ``document_kind``.
    """

    owner_kind = models.CharField(max_length=60)
    owner_id = models.BigIntegerField()
    owner_label = models.CharField(max_length=240)
    name = models.CharField(max_length=240, blank=True)
    """Of a body that numbers apart from its agency, such as a council."""
    document_kind = models.CharField(max_length=24, choices=DocumentKind.choices, blank=True)
    """The one kind of paper that is numbered here, where an office numbers that kind apart."""
    year = models.PositiveSmallIntegerField()
    source = models.CharField(
        max_length=8, choices=SeriesSource.choices, default=SeriesSource.OFFICE
    )
    last = models.PositiveIntegerField(default=0)
    """The last number drawn, for a series of our own."""

    class Meta:
        ordering = ["-year", "owner_label", "name", "document_kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner_kind", "owner_id", "name", "document_kind", "year"],
                name="documents_series_once",
            )
        ]

    def __str__(self) -> str:
        kind = str(DocumentKind(self.document_kind).label).lower() if self.document_kind else ""
        return " ".join(
            part for part in (self.name or self.owner_label, kind, str(self.year)) if part
        )


class SeriesNumber(BaseModel):
    """A number of a series: for which document, or why it is void."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=NumberState.choices)
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="series_number"
    )
    subject_label = models.CharField(max_length=240, blank=True)
    """What the number was drawn for, where that is not a document."""
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["series_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="documents_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="documents_number_from_one"),
            models.CheckConstraint(
                condition=~Q(state="void") | ~Q(reason=""), name="documents_void_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}"
