"""What the members say to a draft: comments with their answers, and assents."""

from django.db import models
from django.db.models import Q

from thidua.kernel.base import BaseModel
from thidua.pledges.enums import CommentVia, Outcome
from thidua.pledges.models.pledge import Pledge, PledgeClause


class PledgeComment(BaseModel):
    """One unit's comment on a clause, a passage of it, or the whole draft, with the answer."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="comments")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    """Which sent version it speaks of."""
    clause = models.ForeignKey(
        PledgeClause, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    clause_code = models.CharField(max_length=12, blank=True)
    """As the clause was called; stays when the clause is removed. Empty: the whole draft."""
    passage = models.CharField(max_length=600, blank=True)
    text = models.CharField(max_length=2000, blank=True)
    proposed = models.CharField(max_length=1500, blank=True)
    """The words that the unit would put instead."""
    objection = models.BooleanField(default=False)
    """Open until it is answered and, when the text was kept, the unit has seen why."""
    via = models.CharField(max_length=8, choices=CommentVia.choices, default=CommentVia.FORM)
    on_behalf_by = models.CharField(max_length=300, blank=True)
    """Who entered it for the unit; empty when the unit did itself."""
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    answer = models.CharField(max_length=1500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=300, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_on_behalf_by = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(proposed=""), name="pledges_comment_says_something"
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", answered_at=None)
                | (~Q(outcome="open") & Q(answered_at__isnull=False)),
                name="pledges_comment_answered",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="kept") | ~Q(answer=""), name="pledges_comment_kept_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.proposed

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way of settling."""
        if self.withdrawn_at is not None:
            return False
        if self.outcome == Outcome.OPEN:
            return True
        return self.objection and self.outcome == Outcome.KEPT and self.seen_at is None


class PledgeAssent(BaseModel):
    """One unit's assent to a clause as it read in one revision."""

    clause = models.ForeignKey(PledgeClause, on_delete=models.CASCADE, related_name="assents")
    unit = models.ForeignKey("org.Unit", on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    """Of the clause; a later change of the text leaves the assent behind."""
    at = models.DateTimeField()
    on_behalf_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clause", "unit"], name="pledges_assent_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.clause_id}"
