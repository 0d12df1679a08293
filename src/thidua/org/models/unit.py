"""A unit: what keeps its identity while name, code and superior change."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.org.domain.labels import called, label_of
from thidua.org.enums import Certainty, Kind, LegalPersonality, Level, Sector
from thidua.org.models.validity import Dated, days_in_order


class Unit(BaseModel, Dated):
    """An agency, a part of one, or a piece of administrative territory.

    Kind, level and sector never change: a change of level makes a successor. ``certainty`` says
    how sure the unit's existence is; each of its two days has a certainty of its own.
    """

    key = models.CharField(max_length=80, null=True, blank=True, unique=True)
    """Stable slug of packaged units; null for units entered by people."""
    kind = models.CharField(max_length=24, choices=Kind.choices)
    level = models.CharField(max_length=12, choices=Level.choices)
    sector = models.CharField(max_length=12, choices=Sector.choices)
    legal_personality = models.CharField(
        max_length=8, choices=LegalPersonality.choices, default=LegalPersonality.UNKNOWN
    )
    from_certainty = models.CharField(
        max_length=10, choices=Certainty.choices, default=Certainty.OFFICIAL
    )
    to_certainty = models.CharField(max_length=10, choices=Certainty.choices, blank=True)
    """Empty while the unit lives."""
    basis = models.CharField(max_length=200, blank=True)
    """Number and symbol of the document that made, keeps or ended the unit."""
    note = models.TextField(blank=True)

    # Repeated from names and parents by ``actions.derived``, for lists, labels and search.
    latest_name = models.CharField(max_length=300, editable=False)
    latest_short_name = models.CharField(max_length=300, editable=False)
    latest_place = models.CharField(max_length=300, blank=True, editable=False)
    """What tells the unit from its namesakes: "tỉnh Long An"; empty when the name suffices."""
    searchable = models.TextField(blank=True, editable=False)
    searchable_place = models.TextField(blank=True, editable=False)
    sort_key = models.TextField(blank=True, editable=False)
    """Vietnamese order of the name, then of the place."""

    class Meta:
        constraints = [
            days_in_order("org_unit"),
            models.CheckConstraint(
                name="org_unit_end_has_certainty",
                condition=Q(valid_to__isnull=True, to_certainty="")
                | Q(valid_to__isnull=False) & ~Q(to_certainty=""),
            ),
            models.CheckConstraint(
                name="org_unit_unknown_beginning",
                condition=Q(valid_from__isnull=False) | Q(from_certainty=Certainty.UNKNOWN),
            ),
        ]
        indexes = [models.Index(fields=["kind", "valid_to"], name="org_unit_kind")]
        ordering = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What the unit is called now, with the place where namesakes exist."""
        call = called(self.kind, self.latest_name, self.latest_short_name)
        return label_of(call, self.latest_place)
