"""What a person was told."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.people.models.person import Person


class Notification(BaseModel):
    """One message to one person; ``key`` keeps the same thing from being told twice."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications")
    key = models.CharField(max_length=120)
    text = models.CharField(max_length=300)
    address = models.CharField(max_length=200, blank=True)
    """Path of the page that it speaks of."""
    due = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["person", "-at"], condition=Q(read_at=None), name="people_unread")
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="people_notification_once")
        ]

    def __str__(self) -> str:
        return self.text
