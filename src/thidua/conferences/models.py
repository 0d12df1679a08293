"""Conferences with agenda, delegates and what was noted."""

from django.db import models

from thidua.calendar.enums import PartOfDay
from thidua.conferences.enums import Attendance, ConferenceState, NoteKind
from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField


class Conference(BaseModel):
    """One meeting; it may serve several clusters and close one year while it opens the next."""

    name = models.CharField(max_length=300)
    kinds = models.JSONField(default=list)
    """Words of ``ConferenceKind``."""
    body = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="conferences")
    """The body whose clusters meet."""
    cluster_years = models.ManyToManyField(
        "clusters.ClusterYear", related_name="conferences", blank=True
    )
    day = models.DateField()
    part_of_day = models.CharField(max_length=10, choices=PartOfDay.choices, blank=True)
    start = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=240, blank=True)
    host = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="hosted"
    )
    """The unit that chairs."""
    organiser_label = models.CharField(max_length=240, blank=True)
    """Who holds it, a unit or the group itself."""
    chair = models.CharField(max_length=200, blank=True)
    """Who chairs, a person in words; the unit that chairs is ``host``."""
    secretary = models.CharField(max_length=200, blank=True)
    directed_by = models.CharField(max_length=240, blank=True)
    based_on = models.ManyToManyField("documents.Document", related_name="conferences", blank=True)
    minutes = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_of",
    )
    state = models.CharField(
        max_length=12, choices=ConferenceState.choices, default=ConferenceState.PLANNED
    )
    cancelled_because = models.CharField(max_length=240, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    """When it was opened; None where nobody wrote the hour down."""
    closed_at = models.DateTimeField(null=True, blank=True)
    stated_delegate_count = models.PositiveIntegerField(null=True, blank=True)
    provenance = models.JSONField(default=dict, blank=True)
    """Of a column how it is known (``thidua.kernel.provenance.Mark``); without mark it was entered
    in the work itself. ``agenda``, ``delegates`` and ``notes`` stand for the rows below.
    """
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)
    folded = FoldedField(sources=("name", "place"))

    class Meta:
        ordering = ["-day", "-id"]
        indexes = [models.Index(fields=["body", "day"])]

    def __str__(self) -> str:
        return self.name


class AgendaPoint(BaseModel):
    """One point of the agenda."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    start = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=400)
    speaker = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True
    )

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "order"], name="conferences_agenda_place")
        ]

    def __str__(self) -> str:
        return self.title


class Delegate(BaseModel):
    """One delegate, or one kind of delegates that a source names by role."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="delegates")
    order = models.PositiveSmallIntegerField(default=0)
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, null=True, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=120, blank=True)
    """A name as typed, of somebody who has no row among the persons."""
    role = models.CharField(max_length=240)
    """Office and unit in words: "Vụ trưởng Vụ Thi đua - Khen thưởng VKSND tối cao"."""
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many, where a role stands for several and the number is stated."""
    attendance = models.CharField(
        max_length=8, choices=Attendance.choices, default=Attendance.INVITED
    )
    arrived_at = models.DateTimeField(null=True, blank=True)
    arrived_how = models.CharField(max_length=40, blank=True)
    stand_in = models.CharField(max_length=200, blank=True)
    """Who came in the delegate's stead, in words."""

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.role

    @property
    def called(self) -> str:
        """The delegate's name where one is known, else the role."""
        return self.person.full_name if self.person else self.name or self.role


class ConferenceNote(BaseModel):
    """What was adopted, debated, said or photographed."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="notes")
    point = models.ForeignKey(
        AgendaPoint, on_delete=models.PROTECT, null=True, blank=True, related_name="notes"
    )
    """The point of the agenda under which it was taken; None where nobody says."""
    kind = models.CharField(max_length=12, choices=NoteKind.choices)
    order = models.PositiveSmallIntegerField(default=0)
    speaker = models.CharField(max_length=240, blank=True)
    text = models.CharField(max_length=1000)
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True
    )

    class Meta:
        ordering = ["kind", "order", "id"]

    def __str__(self) -> str:
        return f"{NoteKind(self.kind).label}: {self.text}"


class ConferenceMinutes(BaseModel):
    """The minutes as written from what happened, with the secretary's corrections beside them."""

    conference = models.OneToOneField(
        Conference, on_delete=models.PROTECT, related_name="written_minutes"
    )
    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="written_minutes"
    )
    """The paper of the register; its content is the generated one with the corrections."""
    generated = models.JSONField()
    """The tree of ``PAPER.yaml`` as it was written from agenda, attendance and notes."""
    corrections = models.JSONField(default=dict, blank=True)
    """By place (``conferences.domain.minutes_text``) the text that stands there instead."""
    written_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=240, blank=True)
    """Who approved them, name and office in words."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | ~models.Q(approved_by=""),
                name="conferences_minutes_approved_by",
            )
        ]

    def __str__(self) -> str:
        return f"Biên bản {self.conference}"


class StrangerAtDoor(BaseModel):
    """Somebody who read the code in the room and is on no list; the desk decides."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="strangers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    unit_label = models.CharField(max_length=240, blank=True)
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["reported_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "person"], name="conferences_stranger_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


__all__ = [
    "AgendaPoint",
    "Conference",
    "ConferenceMinutes",
    "ConferenceNote",
    "Delegate",
    "StrangerAtDoor",
]
