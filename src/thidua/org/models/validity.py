"""Closed days of validity, as columns and as constraints that both databases keep."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from thidua.org.enums import Certainty


def valid_on(day: date, prefix: str = "") -> Q:
    """Rows that hold on ``day``: an unknown beginning is ever since, an empty end is still."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    going = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    return begun & going


Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[Row_co]):
    """Rows with validity."""

    def on(self, day: date) -> Self:
        """The rows that hold on ``day``."""
        return self.filter(valid_on(day))


class Dated(models.Model):
    """Abstract: valid from ``valid_from`` to ``valid_to``, both days included.

    A null beginning is one that nobody knows, a null end means "still".
    """

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    certainty = models.CharField(
        max_length=10, choices=Certainty.choices, default=Certainty.OFFICIAL
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def begins(self) -> date:
        """The first day for comparisons."""
        return self.valid_from or date.min

    @property
    def ends(self) -> date:
        """The last day for comparisons."""
        return self.valid_to or date.max

    def holds_on(self, day: date) -> bool:
        """Whether the row holds on ``day``."""
        return self.begins <= day <= self.ends


def days_in_order(name: str) -> models.CheckConstraint:
    """A row ends on or after the day on which it begins."""
    return models.CheckConstraint(
        name=f"{name}_days_in_order",
        condition=Q(valid_from__isnull=True)
        | Q(valid_to__isnull=True)
        | Q(valid_to__gte=F("valid_from")),
    )


def one_at_a_time(name: str, *owner: str) -> list[models.BaseConstraint]:
    """No two rows of one owner begin together, end together, or are both open at an end.

    What is left of overlap (one row inside another) the actions refuse with the owner locked.
    """
    return [
        models.UniqueConstraint(fields=[*owner, "valid_from"], name=f"{name}_one_beginning"),
        models.UniqueConstraint(fields=[*owner, "valid_to"], name=f"{name}_one_end"),
        models.UniqueConstraint(
            fields=[*owner], condition=Q(valid_from__isnull=True), name=f"{name}_one_oldest"
        ),
        models.UniqueConstraint(
            fields=[*owner], condition=Q(valid_to__isnull=True), name=f"{name}_one_present"
        ),
    ]
