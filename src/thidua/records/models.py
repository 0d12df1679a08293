"""Yearly ratings of officials and units, and each correction of one."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.records.enums import Grade


class AnnualAssessment(BaseModel):
    """The rating of a person, or of a unit where ``person`` is null, in one emulation year.

    ``unit`` is the one that rated: where a person moved in mid-year, the one at the year's end.
    """

    year = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
    )
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="assessments")
    grade = models.CharField(max_length=24, choices=Grade.choices)
    decision = models.CharField(max_length=200, blank=True)
    """Number and symbol of the decision, as it is cited; empty where none is known."""
    decided_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    entered_by = models.CharField(max_length=300)
    entered_at = models.DateTimeField()
    on_behalf = models.BooleanField(default=False)
    """Entered by somebody who does not work for the unit."""
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "id"]
        indexes = [models.Index(fields=["unit", "year"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "year"],
                condition=Q(person__isnull=False),
                name="records_person_rated_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(person__isnull=True),
                name="records_unit_rated_once",
            ),
            models.CheckConstraint(condition=Q(grade__in=Grade.values), name="records_grade_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}, {self.year}"


class AssessmentCorrection(BaseModel):
    """What a rating was before it was corrected, and why it was."""

    assessment = models.ForeignKey(
        AnnualAssessment, on_delete=models.CASCADE, related_name="corrections"
    )
    old_grade = models.CharField(max_length=24, choices=Grade.choices)
    new_grade = models.CharField(max_length=24, choices=Grade.choices)
    reason = models.CharField(max_length=400)
    by = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.old_grade} → {self.new_grade}"
