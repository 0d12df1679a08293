"""News about the work; published elsewhere or here."""

from django.db import models

from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField


class NewsEntry(BaseModel):
    """One news entry; of one published elsewhere only the facts are kept, in our own words."""

    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=1000, blank=True)
    body = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    byline_unit = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    public_from = models.DateTimeField(null=True, blank=True)
    conference = models.ForeignKey(
        "conferences.Conference",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="news",
    )
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="news"
    )
    photographs = models.JSONField(default=list, blank=True)
    """Captions."""
    lists = models.JSONField(default=list, blank=True)
    """Which lists of further news the page carried: ``other``, ``latest``."""
    listed = models.JSONField(default=list, blank=True)
    """Titles in those lists, where the page gives them."""
    invented = models.BooleanField(default=False)
    folded = FoldedField(sources=("title", "summary"))

    class Meta:
        ordering = ["-published_on", "-id"]

    def __str__(self) -> str:
        return self.title


class NewsPhoto(BaseModel):
    """A photograph of a news entry; its bytes are kept by their hash, outside the web root."""

    entry = models.ForeignKey(NewsEntry, on_delete=models.PROTECT, related_name="photos")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    caption = models.CharField(max_length=200)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "sha256"], name="portal_photo_once")
        ]

    def __str__(self) -> str:
        return self.caption
