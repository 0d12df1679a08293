"""The kernel's own rows: the lease of a running job."""

from django.db import models


class JobLease(models.Model):
    """Until when a running job is believed to be alive, and how often it has been tried."""

    result_id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=100)
    attempts = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["until"])]

    def __str__(self) -> str:
        return f"{self.name} ({self.attempts})"
