"""Erasing personal contents of entries; their commitments stay, and so does the chain."""

from django.db import transaction

from thidua.kernel.base import BaseModel, kind_of
from thidua.ledger.enums import Privacy
from thidua.ledger.models import LedgerEntry
from thidua.ledger.verbs import declared


def erase_contents(subject: BaseModel) -> int:
    """Erase salt and content of all entries of personal verbs about ``subject``.

    Must run inside the transaction of the erasure itself, which the caller records. Returns how
    many entries were erased; the log verifies as before.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("contents are erased inside the transaction that records it")
    personal = [code for code, verb in declared().items() if verb.privacy is Privacy.PERSONAL]
    entries = LedgerEntry.objects.filter(
        verb__in=personal,
        subjects__kind=kind_of(subject),
        subjects__subject_public_id=subject.public_id,
    )
    keys = list(entries.values_list("pk", flat=True).distinct())
    return LedgerEntry.objects.filter(pk__in=keys).update(salt=None, content=None)
