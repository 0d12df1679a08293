"""One entry a recorded action, and the things that it concerns."""

from django.db import models

from thidua.kernel.base import BaseModel


class LedgerEntry(BaseModel):
    """Who did what to what, when and in which capacity.

    ``salt`` and ``content`` are null after an erasure; ``commitment`` stays. ``leaf_index`` is
    null until the entry is sealed.
    """

    verb = models.CharField(max_length=80)
    at = models.DateTimeField()
    salt = models.BinaryField(max_length=32, null=True)
    content = models.JSONField(null=True)
    """``actor``, ``capacity``, ``unit``, ``on_behalf_of``, ``subject``, ``payload``."""
    commitment = models.CharField(max_length=64)
    account_id = models.BigIntegerField(null=True)
    """Key of the acting account, for the administrator's questions; outside the commitment."""
    leaf_index = models.BigIntegerField(null=True, unique=True)

    class Meta:
        indexes = [models.Index(fields=["at"]), models.Index(fields=["verb", "at"])]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.verb} {self.public_id}"


class EntrySubject(models.Model):
    """A thing that an entry concerns; ``place`` 0 is the main one."""

    entry = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="subjects")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=60)
    subject_public_id = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "place"], name="ledger_subject_place")
        ]
        indexes = [models.Index(fields=["kind", "subject_public_id", "entry"])]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.kind}:{self.subject_public_id}"
