"""Awards, and how far back the register of a unit is known."""

from django.db import models
from django.db.models import F, Q

from thidua.awards.enums import AwardState, Basis, Ground, KnownKind, SubjectKind
from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField, PersonKeyField


class WordsField(FoldedField):
    """The folded words of the sources, each between spaces, for finding whole words."""

    def compute(self, texts: list[str]) -> str:
        letters = (sign if sign.isalnum() else " " for sign in super().compute(texts))
        return f" {' '.join(''.join(letters).split())} "


COUNTS = (AwardState.IN_FORCE, AwardState.RESTORED)
"""States in which an award is held."""


class Award(BaseModel):
    """One title or form, given by one decision to one subject."""

    subject_kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="awards"
    )
    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="awards"
    )
    """The unit awarded, or that of the person or collective at that time."""
    name = models.CharField(max_length=240)
    """The subject as the decision names it."""
    office = models.CharField(max_length=240, blank=True)
    unit_label = models.CharField(max_length=240, blank=True)
    """The unit in words, where it is not one of the software's."""
    award = models.CharField(max_length=40)
    """Code of ``domain.titles``."""
    award_name = models.CharField(max_length=240)
    """Its official name on the day of the decision."""
    award_kind = models.CharField(max_length=8, choices=KnownKind.choices)
    ground = models.CharField(max_length=12, choices=Ground.choices, blank=True)
    """Empty where nothing says so."""
    period_first = models.PositiveSmallIntegerField(null=True, blank=True)
    period_last = models.PositiveSmallIntegerField(null=True, blank=True)
    """Years of merit, both included; null where unknown, or where there are none."""
    period_none = models.BooleanField(default=False)
    """The decision states no period of merit."""
    year = models.PositiveSmallIntegerField()
    """Under which it is listed: the year of a title, the year in which a form was decided."""
    basis = models.CharField(max_length=24, choices=Basis.choices, blank=True)
    merit = models.CharField(max_length=600, blank=True)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="awards"
    )
    decision_number = models.CharField(max_length=80, blank=True)
    """As printed: ``36/QĐ-VKSTC``."""
    decided_on = models.DateField()
    authority = models.CharField(max_length=240)
    """Who decided, in words; outside bodies too."""
    golden_number = models.CharField(max_length=24, blank=True)
    relies_on = models.ManyToManyField(
        "self", symmetrical=False, related_name="relied_on_by", blank=True
    )
    """Earlier awards that this one is stated to rest on."""
    state = models.CharField(max_length=10, choices=AwardState.choices, default=AwardState.IN_FORCE)
    ended_on = models.DateField(null=True, blank=True)
    """From which day it is cancelled; kept when it is restored."""
    end_reason = models.CharField(max_length=300, blank=True)
    end_document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    restored_on = models.DateField(null=True, blank=True)
    restore_reason = models.CharField(max_length=300, blank=True)
    restore_document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    public = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    invented = models.BooleanField(default=False)
    words = WordsField(
        sources=("name", "office", "unit_label", "award_name", "decision_number", "authority")
    )
    sort_key = PersonKeyField(sources=("name",))

    class Meta:
        ordering = ["-decided_on", "-id"]
        indexes = [
            models.Index(fields=["-decided_on", "-id"]),
            models.Index(fields=["year"]),
            models.Index(fields=["sort_key"]),
            models.Index(fields=["unit", "award"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject_kind="person") | Q(person=None),
                name="awards_person_is_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(subject_kind="unit") | ~Q(unit=None), name="awards_unit_is_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(period_first=None, period_last=None)
                | Q(period_first__lte=F("period_last"), period_none=False),
                name="awards_period_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(award_kind="title") | ~Q(period_first=None),
                name="awards_title_has_year",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | (~Q(end_reason="") & ~Q(ended_on=None)),
                name="awards_cancelled_with_reason",
            ),
            models.UniqueConstraint(
                fields=["person", "award", "period_first"],
                condition=Q(award_kind="title", state__in=["in_force", "restored"])
                & ~Q(person=None),
                name="awards_title_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["unit", "award", "period_first"],
                condition=Q(
                    award_kind="title", subject_kind="unit", state__in=["in_force", "restored"]
                ),
                name="awards_title_once_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_name} của {self.name}"

    @property
    def counts(self) -> bool:
        """Whether it is held today."""
        return self.state in COUNTS


class RegisterCoverage(BaseModel):
    """Of a unit and those below it, for which years the register is known to be whole.

    Outside these years the absence of an award says nothing.
    """

    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="award_coverage")
    kind = models.CharField(max_length=8, choices=KnownKind.choices)
    first = models.PositiveSmallIntegerField()
    last = models.PositiveSmallIntegerField(null=True, blank=True)
    """None: to the last year whose awards have been decided, and on."""
    source = models.CharField(max_length=300)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["unit_id", "kind", "first"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last=None) | Q(last__gte=F("first")), name="awards_coverage_in_order"
            ),
            models.UniqueConstraint(fields=["unit", "kind", "first"], name="awards_coverage_once"),
        ]

    def __str__(self) -> str:
        return f"{KnownKind(self.kind).label} từ {self.first}"
