"""Documents, how they stand to one another, and their files."""

from django.db import models
from django.db.models import F, Q

from thidua.documents.enums import DocumentKind, DocumentState, RelationKind
from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField
from thidua_core.references import format_number


class Document(BaseModel):
    """One paper. Number, symbol and year together are not a key: series restart.

    What a source does not state is empty or null, never guessed.
    """

    kind = models.CharField(max_length=24, choices=DocumentKind.choices)
    number = models.CharField(max_length=12, blank=True)
    """As printed: ``09``."""
    year_in_number = models.PositiveSmallIntegerField(null=True, blank=True)
    """The year that stands inside the number: ``98/2023/NĐ-CP``."""
    symbol = models.CharField(max_length=60, blank=True)
    """What follows the number: ``KH-VKS``."""
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    """The agency in whose series the number stands."""
    issuer_label = models.CharField(max_length=240, blank=True)
    """Who issued it in words, where that is not just the agency: a council, a head, a cluster."""
    title = models.CharField(max_length=600, blank=True)
    state = models.CharField(
        max_length=10, choices=DocumentState.choices, default=DocumentState.ISSUED
    )
    signed_on = models.DateField(null=True, blank=True)
    signer = models.CharField(max_length=160, blank=True)
    public_from = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    """Where the entry was read, for papers of others."""
    note = models.CharField(max_length=600, blank=True)
    paper = models.JSONField(null=True, blank=True)
    """The paper's content as ``thidua_core.paper`` reads it, for papers made here."""
    invented = models.BooleanField(default=False)
    folded = FoldedField(sources=("number", "symbol", "title", "issuer_label"))

    class Meta:
        ordering = ["-issued_on", "-id"]
        indexes = [
            models.Index(fields=["issued_on"]),
            models.Index(fields=["kind", "issued_on"]),
            models.Index(fields=["number", "symbol"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="void") | Q(public_from=None), name="documents_void_not_public"
            )
        ]

    def __str__(self) -> str:
        return self.citation

    @property
    def number_and_symbol(self) -> str:
        """``16/KH-VKS``, ``98/2023/NĐ-CP``, ``35-CT/TW``; what is unknown is left out."""
        if self.number and self.symbol:
            return format_number(self.number, self.symbol, self.year_in_number)
        year = str(self.year_in_number) if self.year_in_number else ""
        return "/".join(part for part in (self.number, year, self.symbol) if part)

    @property
    def citation(self) -> str:
        """Kind, number and day as a paper is cited: ``Kế hoạch 16/KH-VKS ngày 05/01/2024``."""
        label = str(DocumentKind(self.kind).label)
        named = f"{label} {self.number_and_symbol}".strip()
        if not self.number_and_symbol:
            named = self.title or label
        return f"{named} ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else named


class DocumentRelation(BaseModel):
    """``document`` stands in ``kind`` to ``other``: it carries out, replaces, is based on it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=16, choices=RelationKind.choices)
    other = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reverse_relations")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "other"], name="documents_relation_once"
            ),
            models.CheckConstraint(
                condition=~Q(document=F("other")), name="documents_relation_not_self"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.other_id}"


class DocumentFile(BaseModel):
    """A file of a document, kept by the hash of its bytes."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "sha256"], name="documents_file_once")
        ]

    def __str__(self) -> str:
        return self.name
