"""Who did what: entries as rows for the page *ai đã làm gì*."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.clock import VIETNAM
from thidua.ledger.models import LedgerEntry
from thidua.ledger.verbs import find


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One line of the page."""

    public_id: str
    verb: str
    at: datetime
    actor: str
    capacity: str
    unit: str
    delegated_by: str
    on_behalf_of: str
    sentence: str
    subject: str
    sealed: bool
    leaf_index: int | None
    erased: bool
    """The content was erased; only its commitment remains."""

    @property
    def place(self) -> str:
        """The entry's number in the log; empty until it is sealed."""
        return "" if self.leaf_index is None else str(self.leaf_index)


def entries_for_subject(thing: BaseModel) -> QuerySet[LedgerEntry]:
    """All entries that concern ``thing``, newest first."""
    return entries_about(kind_of(thing), thing.public_id)


def entries_about(kind: str, public_id: str) -> QuerySet[LedgerEntry]:
    """All entries that concern the thing of that kind and public identifier, newest first."""
    return LedgerEntry.objects.filter(
        subjects__kind=kind, subjects__subject_public_id=public_id
    ).order_by("-id")


def entries_by_unit(unit: str) -> QuerySet[LedgerEntry]:
    """What people of a unit did, newest first; none without a unit."""
    if not unit:
        return LedgerEntry.objects.none()
    return LedgerEntry.objects.filter(content__unit=unit).order_by("-id")


def search_entries(entries: QuerySet[LedgerEntry], text: str) -> QuerySet[LedgerEntry]:
    """Those whose verb or content holds the words as typed; capitals do not matter."""
    matching = Q()
    for word in text.split():
        matching &= (
            Q(verb__icontains=word)
            | Q(content__actor__icontains=word)
            | Q(content__subject__icontains=word)
            | Q(content__unit__icontains=word)
        )
    return entries.filter(matching)


def latest_entries() -> QuerySet[LedgerEntry]:
    """All entries, newest first."""
    return LedgerEntry.objects.order_by("-id")


def count_unsealed() -> int:
    """How many entries wait for their place in the log."""
    return LedgerEntry.objects.filter(leaf_index=None).count()


def entry_rows(entries: Iterable[LedgerEntry]) -> list[EntryRow]:
    """Rows for a page, in the given order; no query of its own."""
    return [_row(entry) for entry in entries]


def _row(entry: LedgerEntry) -> EntryRow:
    content = entry.content or {}
    return EntryRow(
        public_id=entry.public_id,
        verb=entry.verb,
        at=entry.at.astimezone(VIETNAM),
        actor=content.get("actor", ""),
        capacity=content.get("capacity", ""),
        unit=content.get("unit", ""),
        delegated_by=content.get("delegated_by", ""),
        on_behalf_of=content.get("on_behalf_of", ""),
        sentence=find(entry.verb).tell(content.get("payload")),
        subject=content.get("subject", ""),
        sealed=entry.leaf_index is not None,
        leaf_index=entry.leaf_index,
        erased=entry.content is None,
    )
