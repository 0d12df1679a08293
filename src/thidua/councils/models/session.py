"""Sessions, who is on their roll, and the questions put to them."""

from django.db import models
from django.db.models import F, Q

from thidua.councils.enums import Presence, SessionKind, SessionState
from thidua.kernel.base import BaseModel


class Session(BaseModel):
    """One meeting that votes: of a council, of a cluster's units, or of a room or unit."""

    kind = models.CharField(max_length=8, choices=SessionKind.choices)
    council = models.ForeignKey(
        "councils.Council",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
    )
    cluster_year = models.ForeignKey(
        "clusters.ClusterYear",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
    )
    body = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="sessions")
    """The council's or the cluster's body; of a review meeting the room or unit itself."""
    name = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    """The emulation year that is judged."""
    day = models.DateField()
    start = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=240, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    secretary = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=8, choices=SessionState.choices, default=SessionState.CALLED
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    own_case = models.BooleanField(null=True, blank=True)
    """Whether a unit votes on itself; None until the chair says it at the opening."""
    own_case_basis = models.CharField(max_length=200, blank=True)
    stated_members = models.PositiveSmallIntegerField(null=True, blank=True)
    """Of a review meeting: the roll in figures, for its people are not named."""
    stated_present = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_written = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_of_sessions",
    )
    entered_by = models.CharField(max_length=200, blank=True)
    """Which unit entered it for the one that met; empty when that one did."""
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-day", "-id"]
        indexes = [models.Index(fields=["kind", "day"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="council", council__isnull=False, cluster_year=None)
                | Q(kind="cluster", council=None, cluster_year__isnull=False)
                | Q(kind="meeting", council=None, cluster_year=None),
                name="councils_session_of_one",
            ),
            models.CheckConstraint(
                condition=Q(stated_members=None)
                | Q(stated_members__gte=F("stated_present") + F("stated_written")),
                name="councils_stated_roll_possible",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RollEntry(BaseModel):
    """One member, or one unit, with a vote in the session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="roll")
    order = models.PositiveSmallIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True)
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, null=True, blank=True)
    label = models.CharField(max_length=240)
    """As it was named on the day."""
    role = models.CharField(max_length=240, blank=True)
    presence = models.CharField(max_length=8, choices=Presence.choices, default=Presence.EXPECTED)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="councils_person_once"),
            models.UniqueConstraint(fields=["session", "unit"], name="councils_unit_once"),
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="councils_roll_of_one",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Question(BaseModel):
    """One question: whom it concerns and what is asked. The subject is an upward reference."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)
    award = models.CharField(max_length=24)
    """Code of the title or form asked, or what somebody is nominated for."""
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    """Public identifier."""
    subject_label = models.CharField(max_length=240)
    excused = models.ManyToManyField(RollEntry, related_name="excused_from", blank=True)
    """Who does not vote on it, as it concerns themselves."""

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "award", "subject_kind", "subject_id"],
                name="councils_question_once",
            )
        ]

    def __str__(self) -> str:
        return self.text
