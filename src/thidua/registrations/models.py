"""What units register at the start of a year, line by line, and until when."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.kernel.fields import FoldedField
from thidua.registrations.enums import LineKind, RegistrationState


class RegistrationCall(BaseModel):
    """Until when the units of a cluster-year register."""

    cluster_year = models.OneToOneField(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="registration_call"
    )
    due = models.DateTimeField()
    basis = models.CharField(max_length=300, blank=True)
    """Where the deadline stands: "Hướng dẫn số 31/HD-VKSTC"."""

    def __str__(self) -> str:
        return str(self.cluster_year)


class Registration(BaseModel):
    """One title, form or initiative that a unit registers, for itself or somebody of it.

    Neither person, nor collective, nor name: the unit itself, or ``count`` of its people who are
    not named.
    """

    cluster_year = models.ForeignKey(
        "clusters.ClusterYear", on_delete=models.PROTECT, related_name="registrations"
    )
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="registrations")
    """The member unit that registers."""
    kind = models.CharField(max_length=10, choices=LineKind.choices)
    award = models.CharField(max_length=24, blank=True)
    """Code of the title or form (``thidua.awards.domain.titles``); empty for an initiative."""
    title = models.CharField(max_length=400, blank=True)
    """Of an initiative, where it has a title already."""
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
    )
    subject_unit = models.ForeignKey(
        "org.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="registered"
    )
    """A collective below the unit."""
    subject_label = models.CharField(max_length=200, blank=True)
    """A person or collective in words, where the software does not hold it."""
    count = models.PositiveIntegerField(default=1)
    subject_key = models.CharField(max_length=220, blank=True)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=RegistrationState.choices, default=RegistrationState.DRAFT
    )
    reason = models.CharField(max_length=400, blank=True)
    """Why it came back."""
    change_reason = models.CharField(max_length=400, blank=True)
    """Why it was changed, sent late or withdrawn."""
    entered_by = models.CharField(max_length=300)
    on_behalf = models.BooleanField(default=False)
    """Entered by somebody who does not work for the unit."""
    sent_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=300, blank=True)
    invented = models.BooleanField(default=False)
    folded = FoldedField(sources=("title", "subject_label"))

    class Meta:
        ordering = ["cluster_year_id", "unit_id", "id"]
        indexes = [models.Index(fields=["cluster_year", "unit", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster_year", "unit", "award", "subject_key"],
                condition=~Q(state="withdrawn"),
                name="registrations_line_once",
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="registrations_count_from_one"),
            models.CheckConstraint(
                condition=(Q(kind="award") & ~Q(award="")) | (Q(kind="initiative") & Q(award="")),
                name="registrations_award_of_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(reason=""),
                name="registrations_returned_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.award or self.title or "sáng kiến"
