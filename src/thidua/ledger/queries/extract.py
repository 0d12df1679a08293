"""The entries about given things taken out of the log, with what proves each of them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from thidua.ledger import keys
from thidua.ledger.models import LedgerEntry, LogCheckpoint
from thidua.ledger.queries.audit import DatabaseLog
from thidua.ledger.queries.leaves import leaf_of
from thidua_core.log import LogExtract, Tile, extract_log

_MOST_NAMED = 5_000
"""How many things one query names: databases bound the places of a statement."""


def log_extract_about(things: Iterable[tuple[str, str]]) -> LogExtract | None:
    """The sealed entries that concern any of the things, each named by kind and public identifier.

    None while nothing has been sealed. Entries without a place in the log yet are left out.
    """
    newest = LogCheckpoint.objects.order_by("-size").first()
    if newest is None:
        return None
    log = DatabaseLog()

    def tile_of(tile: Tile) -> bytes:
        return log.tile(tile) or b""

    return extract_log(
        newest.note, keys.signing_key().verifier, tile_of, _leaves(things, newest.size)
    )


def _leaves(things: Iterable[tuple[str, str]], size: int) -> dict[int, bytes]:
    """The chained bytes of the entries by their places."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, public_id in sorted(set(things)):
        by_kind[kind].append(public_id)
    found: dict[int, bytes] = {}
    for kind, names in by_kind.items():
        for at in range(0, len(names), _MOST_NAMED):
            about = Q(
                subjects__kind=kind,
                subjects__subject_public_id__in=names[at : at + _MOST_NAMED],
            )
            entries = LedgerEntry.objects.filter(about, leaf_index__lt=size).distinct()
            for entry in entries.prefetch_related("subjects"):
                found[entry.leaf_index or 0] = leaf_of(entry).encode()
    return found
