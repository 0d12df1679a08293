"""The stored Merkle log: tiles of hashes, and every checkpoint that was signed."""

from django.db import models


class LogTile(models.Model):
    """Up to 256 hashes of one tile, 32 bytes each, grown from the left."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="ledger_tile_place")]

    def __str__(self) -> str:
        return f"tile {self.level}/{self.index}"


class LogCheckpoint(models.Model):
    """A signed checkpoint; sizes only grow."""

    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    at = models.DateTimeField()
    note = models.TextField()
    """The signed note, as C2SP tlog-checkpoint writes it."""

    class Meta:
        ordering = ["size"]

    def __str__(self) -> str:
        return f"{self.size} {self.root[:12]}"
