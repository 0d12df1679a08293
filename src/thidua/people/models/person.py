"""Persons and the posts that they hold over time."""

from django.db import models
from django.db.models import F, Q

from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField, PersonKeyField
from thidua.people.enums import Leadership, PostEnd, PostKind, Sex


class Person(BaseModel):
    """One human being; two of the same name are two rows."""

    full_name = models.CharField(max_length=120)
    folded = FoldedField(sources=("full_name",))
    sort_key = PersonKeyField(sources=("full_name",))
    sex = models.CharField(max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    identity_sealed = models.BinaryField(null=True, blank=True)
    """The identity number, encrypted; null when it was never given."""
    invented = models.BooleanField(default=False)
    """A demonstration person; pages say so."""
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["sort_key"])]

    def __str__(self) -> str:
        return self.full_name


class Post(BaseModel):
    """A person in a unit, from a day to a day (both included)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="posts")
    position = models.CharField(max_length=160)
    rank_group = models.CharField(max_length=40, blank=True)
    leadership = models.CharField(
        max_length=10, choices=Leadership.choices, default=Leadership.NONE
    )
    kind = models.CharField(max_length=12, choices=PostKind.choices, default=PostKind.REGULAR)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=16, choices=PostEnd.choices, blank=True)

    class Meta:
        ordering = ["person_id", "start"]
        indexes = [models.Index(fields=["unit", "start"]), models.Index(fields=["person"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="people_post_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.position
