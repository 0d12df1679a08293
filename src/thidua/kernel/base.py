"""The base of stored things: a database key for joins, a public identifier for everyone else."""

from django.db import models

from thidua.kernel.identifiers import LENGTH, new_public_id


class BaseModel(models.Model):
    """Abstract base with ``id`` and ``public_id``."""

    public_id = models.CharField(
        max_length=LENGTH, unique=True, default=new_public_id, editable=False
    )

    class Meta:
        abstract = True


def kind_of(thing: models.Model) -> str:
    """The name of a stored thing's kind in the ledger and in upward references: ``org.unit``."""
    return thing._meta.label_lower
