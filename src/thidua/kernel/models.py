"""The kernel's own rows: the lease of a running job, and what processes keep for one another."""

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


class KeptValue(models.Model):
    """A row of Django's database cache, so that all processes see one cache without a set-up step."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "kernel_kept_value"

    def __str__(self) -> str:
        return self.cache_key
