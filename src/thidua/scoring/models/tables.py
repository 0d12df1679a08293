"""Criteria tables of a cluster's year or of a body, version after version."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.scoring.enums import TableState


class CriteriaTable(BaseModel):
    """One version of a table: its text as it was given, and what was found when it was tried."""

    cluster_year = models.ForeignKey(
        "clusters.ClusterYear",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="criteria_tables",
    )
    body = models.ForeignKey(
        "org.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="criteria_tables",
    )
    """The body whose own table it is; empty for a cluster's."""
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    yaml = models.TextField()
    state = models.CharField(max_length=10, choices=TableState.choices, default=TableState.DRAFT)
    drafted_at = models.DateTimeField()
    simulation = models.JSONField(null=True, blank=True)
    """What ``thidua_core.scoring.simulation_as_json`` said of it."""
    simulated_on = models.CharField(max_length=200, blank=True)
    """The results on which it was tried, in words."""
    simulated_at = models.DateTimeField(null=True, blank=True)
    untried_because = models.CharField(max_length=300, blank=True)
    """Why it was adopted without having been tried."""
    adopted_on = models.DateField(null=True, blank=True)
    note = models.ForeignKey(
        "conferences.ConferenceNote", on_delete=models.PROTECT, null=True, blank=True
    )
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True
    )
    claims_due = models.DateTimeField(null=True, blank=True)
    """Until when units send what they claim, where a day was set."""
    members_see_all = models.BooleanField(default=False)
    """Whether the cluster's rules let members see one another's marks before publication."""
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cluster_year=None) ^ Q(body=None), name="scoring_table_of_one"
            ),
            models.UniqueConstraint(
                fields=["cluster_year", "version"], name="scoring_table_version_once"
            ),
            models.UniqueConstraint(
                fields=["body", "year", "version"], name="scoring_body_table_version_once"
            ),
            models.UniqueConstraint(
                fields=["cluster_year"],
                condition=Q(state="adopted"),
                name="scoring_one_table_in_use",
            ),
            models.CheckConstraint(
                condition=~Q(state="adopted") | Q(note__isnull=False) | Q(document__isnull=False),
                name="scoring_adopted_by_something",
            ),
        ]

    def __str__(self) -> str:
        return self.title
