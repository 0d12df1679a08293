"""Hand-overs as rows, and the bytes that were handed over."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from thidua.documents.queries import DocumentRow, document_rows
from thidua.documents.queries.files import path_of
from thidua.exchange import phrases
from thidua.exchange.models import HandOver
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRow:
    """One hand-over as a page shows it."""

    receiver: str
    note: str
    sha256: str
    size: int
    files: int
    absent: tuple[str, ...]
    by: str
    at: datetime
    minutes: DocumentRow


def hand_over_of(cluster_year_id: int) -> HandOverRow | None:
    """The hand-over of a cluster's year; None while there was none."""
    handed = (
        HandOver.objects.select_related("minutes__issuer")
        .filter(cluster_year=cluster_year_id)
        .first()
    )
    if handed is None:
        return None
    [minutes] = document_rows([handed.minutes])
    return HandOverRow(
        receiver=handed.receiver,
        note=handed.note,
        sha256=handed.sha256,
        size=handed.size,
        files=handed.files,
        absent=tuple(handed.absent),
        by=handed.by,
        at=handed.at.astimezone(VIETNAM),
        minutes=minutes,
    )


def kept_bundle(digest: str) -> bytes:
    """The bytes that were handed over. Refuses bytes that no longer have that hash."""
    path = path_of(digest)
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != digest:
        raise Refused(phrases.BUNDLE_LOST.format(sha256=digest))
    return content
