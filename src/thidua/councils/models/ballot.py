"""Votes, what each teller counted, results, and rules that somebody entered with their source."""

from django.db import models
from django.db.models import Q

from thidua.councils.enums import BallotState, How
from thidua.kernel.base import BaseModel


class Ballot(BaseModel):
    """One vote on several questions under one rule."""

    session = models.ForeignKey(
        "councils.Session", on_delete=models.CASCADE, related_name="ballots"
    )
    title = models.CharField(max_length=300)
    questions = models.ManyToManyField("councils.Question", related_name="ballots")
    how = models.CharField(max_length=8, choices=How.choices)
    choose = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many may be chosen; None where each question is answered on its own."""
    round = models.PositiveSmallIntegerField(default=1)
    rule = models.JSONField()
    """The rule as plain values (``thidua_core.voting.rule_as_json``)."""
    roll = models.JSONField(null=True, blank=True)
    """Frozen when the vote closes: ``members``, ``present``, ``written``, ``excused`` by question."""
    state = models.CharField(
        max_length=8, choices=BallotState.choices, default=BallotState.PREPARED
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    annulled_because = models.CharField(max_length=300, blank=True)
    minutes = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="counting_minutes_of",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(choose=None) | Q(choose__gte=1), name="councils_choose_something"
            ),
            models.CheckConstraint(
                condition=~Q(state="annulled") | ~Q(annulled_because=""),
                name="councils_annulled_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Teller(BaseModel):
    """One of the two who count, and what was counted."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="tellers")
    place = models.PositiveSmallIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=200)
    """Name and office in words."""
    figures = models.JSONField(null=True, blank=True)
    """``thidua_core.voting.count_as_json``; None until entered."""
    entered_at = models.DateTimeField(null=True, blank=True)
    account_id = models.BigIntegerField(null=True, blank=True)
    """Whose account entered the figures: two counts never come from one."""
    entered_by = models.CharField(max_length=200, blank=True)
    """Who entered them for the teller; empty when the teller did."""

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "place"], name="councils_teller_place"),
            models.UniqueConstraint(
                fields=["ballot", "person"],
                condition=Q(person__isnull=False),
                name="councils_teller_once",
            ),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="councils_two_tellers"),
        ]

    def __str__(self) -> str:
        return self.name


class Result(BaseModel):
    """The outcome on one question."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="results")
    question = models.ForeignKey(
        "councils.Question", on_delete=models.PROTECT, related_name="results"
    )
    answer = models.CharField(max_length=12)
    """``thidua_core.voting.Answer``."""
    agree = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField(null=True, blank=True)
    arithmetic = models.CharField(max_length=80)
    why = models.JSONField(default=list)

    class Meta:
        ordering = ["question__order"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "question"], name="councils_result_once")
        ]

    def __str__(self) -> str:
        return self.arithmetic


class EnteredRule(BaseModel):
    """A rule that no packaged text gives: its values, and the text that somebody read them in."""

    body = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="+")
    cluster_year = models.ForeignKey(
        "clusters.ClusterYear", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Where it is the regulation of one cluster's year."""
    award = models.CharField(max_length=24)
    voters = models.CharField(max_length=8)
    rule = models.JSONField()
    source = models.CharField(max_length=300)
    entered_by = models.CharField(max_length=200)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-entered_at", "-id"]
        indexes = [models.Index(fields=["award", "voters"])]

    def __str__(self) -> str:
        return self.source
