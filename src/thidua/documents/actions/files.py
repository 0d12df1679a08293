"""Files of documents: typed by their content, kept by their hash, outside the web root."""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.domain.file_types import type_of
from thidua.documents.enums import DOCUMENT_FILED
from thidua.documents.models import Document, DocumentFile
from thidua.documents.queries.files import path_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record

LIMIT_MB = 50


def attach_file(
    *, document_id: int, name: str, content: bytes, actor: Actor, at: datetime
) -> DocumentFile:
    """Attach a file to a paper; the same bytes twice are one file.

    Refuses an empty or too large file and one whose content is not what its name says. Recorded
    as ``document.filed`` with the hash.
    """
    if not content:
        raise Refused(phrases.FILE_EMPTY.format(name=name), field="file")
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise Refused(phrases.FILE_TOO_LARGE.format(name=name, limit=LIMIT_MB), field="file")
    media_type = type_of(name, content)
    if media_type is None:
        raise Refused(phrases.FILE_TYPE.format(name=name), field="file")
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.register", document)
        keep_content(digest, content)
        kept, fresh = DocumentFile.objects.get_or_create(
            document=document,
            sha256=digest,
            defaults={
                "name": Path(name).name,
                "media_type": media_type,
                "size": len(content),
                "added_at": at,
            },
        )
        if fresh:
            record(
                DOCUMENT_FILED,
                subject=document,
                actor=actor,
                at=at,
                name=kept.name,
                citation=document.citation,
                sha256=digest,
            )
    return kept


def keep_content(digest: str, content: bytes) -> Path:
    """Write bytes under their hash, whole or not at all; before the row that names them."""
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_suffix(".partial")
        partial.write_bytes(content)
        partial.chmod(0o600)
        partial.replace(path)
    return path
