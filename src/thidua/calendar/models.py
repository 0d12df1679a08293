"""Emulation years of a body, periods of figures, deadlines of anything, the work calendar."""

from django.db import models
from django.db.models import F, Q

from thidua.calendar.enums import DeadlineState, DeclaredKind, PartOfDay
from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField


class EmulationYear(BaseModel):
    """The year that a body runs its emulation in; courts begin on 1 October."""

    body = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="emulation_years")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    start = models.DateField()
    end = models.DateField()
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["body", "year"], name="calendar_year_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="calendar_year_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class DataPeriod(BaseModel):
    """Which days a source of figures counts for a year, and when they are final.

    Marks given before ``cutoff`` are provisional.
    """

    emulation_year = models.ForeignKey(
        EmulationYear, on_delete=models.PROTECT, related_name="data_periods"
    )
    source = models.CharField(max_length=120)
    start = models.DateField()
    end = models.DateField()
    cutoff = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["emulation_year", "source"], name="calendar_data_period_once"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="calendar_data_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.source


class Deadline(BaseModel):
    """When something is due from a unit. What it is, is an upward reference with frozen label."""

    subject_kind = models.CharField(max_length=60)
    subject_public_id = models.CharField(max_length=12)
    key = models.CharField(max_length=60, blank=True)
    """Tells several deadlines of one subject apart."""
    label = models.CharField(max_length=240)
    detail = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=200, blank=True)
    """Path of the page where the work is done."""
    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="deadlines"
    )
    role = models.CharField(max_length=24, blank=True)
    """Which role of the unit it waits for; empty for everybody there."""
    due = models.DateTimeField()
    basis = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=8, choices=DeadlineState.choices, default=DeadlineState.OPEN
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    asked_until = models.DateTimeField(null=True, blank=True)
    """Until when somebody asked to extend it; empty once that is answered."""
    asked_reason = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["unit", "state", "due"])]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_public_id", "key", "unit"],
                name="calendar_deadline_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.label


class DeclaredDay(BaseModel):
    """A day off or a moved working day that a body announces for itself and the units below."""

    body = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="declared_days")
    day = models.DateField()
    kind = models.CharField(max_length=12, choices=DeclaredKind.choices)
    name = models.CharField(max_length=120)
    basis = models.CharField(max_length=300)
    other_day = models.DateField(null=True, blank=True)
    """The other day of a swap."""

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "day"], name="calendar_declared_day_once")
        ]

    def __str__(self) -> str:
        return self.name


class WorkEntry(BaseModel):
    """One line of a unit's weekly work calendar."""

    unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="work_entries"
    )
    """Null where a published calendar does not say whose it is."""
    unit_label = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    start = models.TimeField(null=True, blank=True)
    half_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """Length in half days where it is stated: "2,5 ngày" is 5."""
    subject = models.CharField(max_length=400)
    who = models.JSONField(default=list, blank=True)
    """By role: "Viện trưởng"; never a private person's name in public feeds."""
    place = models.CharField(max_length=200, blank=True)
    organiser = models.CharField(max_length=200, blank=True)
    duty = models.BooleanField(default=False)
    """A duty roster of the day, not a meeting."""
    order = models.PositiveSmallIntegerField(default=0)
    public = models.BooleanField(default=False)
    folded = FoldedField(sources=("subject", "place", "organiser"))

    class Meta:
        ordering = ["day", F("start").asc(nulls_first=True), "order", "id"]
        indexes = [models.Index(fields=["unit", "day"])]

    def __str__(self) -> str:
        return self.subject


__all__ = [
    "DataPeriod",
    "Deadline",
    "DeclaredDay",
    "EmulationYear",
    "PartOfDay",
    "WorkEntry",
]
