"""Councils of a body, and who sits in them for a term."""

from django.db import models
from django.db.models import F, Q

from thidua.councils.enums import CouncilLevel, Seat
from thidua.kernel.base import BaseModel


class Council(BaseModel):
    """A council of a body."""

    body = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="councils")
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=8, choices=CouncilLevel.choices)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    created_by = models.CharField(max_length=200, blank=True)
    """The document that sets it up, as cited."""
    entered_by = models.CharField(max_length=200, blank=True)
    """Which unit entered it for the body; empty when the body did."""
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["body_id", "-start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "name", "start"], name="councils_council_once"),
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="councils_term_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CouncilMember(BaseModel):
    """Somebody with a seat for a time."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="council_seats"
    )
    seat = models.CharField(max_length=10, choices=Seat.choices, default=Seat.MEMBER)
    position = models.CharField(max_length=200, blank=True)
    """Office in words, as the council's list prints it."""
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "person"],
                condition=Q(end=None),
                name="councils_member_once",
            ),
            models.UniqueConstraint(
                fields=["council"],
                condition=Q(seat="chair", end=None),
                name="councils_one_chair",
            ),
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="councils_member_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(end=None) | Q(end_reason=""), name="councils_reason_of_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_seat_display()} {self.person_id}"
