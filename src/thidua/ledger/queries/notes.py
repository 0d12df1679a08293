"""Holding a checkpoint that somebody kept against the log of today."""

from dataclasses import dataclass

from django.conf import settings

from thidua.ledger import keys
from thidua.ledger.domain.tiles import hash_reader
from thidua.ledger.models import LogCheckpoint, LogTile
from thidua_core.errors import InputError
from thidua_core.log import Checkpoint, CompactRange, VerifierKey, open_checkpoint, stored_peaks


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """The public key of this log."""

    origin: str
    text: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAnswer:
    """What a pasted checkpoint is worth.

    ``verdict``: ``holds`` (this log still contains it), ``ahead`` (the log is shorter than the
    checkpoint: it was turned back), ``differs`` (another history under a genuine signature),
    ``stranger`` (not signed by this log's key), ``unreadable``.
    """

    verdict: str
    size: int | None = None
    root: str = ""
    problem: str = ""


def public_key() -> KeyRow:
    """The key that signs this log's checkpoints."""
    verifier = _verifier()
    return KeyRow(
        origin=settings.LOG_ORIGIN, text=verifier.encode(), fingerprint=verifier.fingerprint
    )


def check_note(text: str) -> NoteAnswer:
    """Hold a signed checkpoint against the log."""
    try:
        opened = open_checkpoint(text.replace("\r\n", "\n").strip() + "\n", [_verifier()])
    except InputError as error:
        return NoteAnswer(verdict="unreadable", problem=str(error))
    checkpoint = opened.checkpoint
    genuine = opened.signatures.trusted and checkpoint.origin == settings.LOG_ORIGIN
    verdict = _verdict(checkpoint) if genuine else "stranger"
    return NoteAnswer(verdict=verdict, size=checkpoint.size, root=checkpoint.root.hex())


def _verdict(checkpoint: Checkpoint) -> str:
    newest = LogCheckpoint.objects.order_by("-size").first()
    if newest is None or newest.size < checkpoint.size:
        return "ahead"
    return "holds" if _root_at(checkpoint.size) == checkpoint.root else "differs"


def _verifier() -> VerifierKey:
    return keys.signing_key().verifier


def _root_at(size: int) -> bytes:
    """The root over the first ``size`` entries, from the stored tiles."""
    tiles = {
        (tile.level, tile.index): bytes(tile.hashes)
        for tile in LogTile.objects.filter(index__lte=max(0, size - 1) // 256)
    }
    read = hash_reader(tiles, size)
    return CompactRange(size, stored_peaks(read, size)).root()
