"""Counted attempts to sign in."""

from django.db import models


class SignInStanding(models.Model):
    """Attempts under one typed name, known only by its digest: it need not belong to anybody."""

    name_digest = models.CharField(max_length=64, primary_key=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()
    shut_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["since"])]

    def __str__(self) -> str:
        return f"{self.name_digest[:8]} {self.attempts}"
