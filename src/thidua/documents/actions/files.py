"""Files of documents: typed by their content, kept by their hash, outside the web root."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePath

from django.db import transaction

from thidua.documents import phrases
from thidua.documents.domain.file_types import type_of
from thidua.documents.enums import DOCUMENT_FILED
from thidua.documents.models import Document, DocumentFile
from thidua.documents.queries.files import path_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua_core.text import squash

LIMIT_MB = 50


def attach_file(
    *, document_id: int, name: str, content: bytes, actor: Actor, at: datetime
) -> DocumentFile:
    """Attach a file to a paper; the same bytes twice are one file.

    Refuses an empty or too large file and one whose content is not what its name says. Recorded
    as ``document.filed`` with the hash.
    """
    document = Document.objects.get(pk=document_id)
    require(actor, "document.register", document)
    proper = squash(PurePath(name.replace("\\", "/")).name)
    media_type = media_type_of(proper, content)
    digest = hashlib.sha256(content).hexdigest()
    keep_content(digest, content)
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        require(actor, "document.register", document)
        kept = DocumentFile(
            document=document,
            sha256=digest,
            name=proper,
            media_type=media_type,
            size=len(content),
            added_at=at,
        )
        refuse_unfit_texts(kept)
        known = DocumentFile.objects.filter(document=document, sha256=digest).first()
        if known is not None:
            return known
        kept.save()
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


def attach_files(
    *, document_id: int, files: Sequence[tuple[str, bytes]], actor: Actor, at: datetime
) -> None:
    """Attach several files, all or none; refuses what ``attach_file`` does.

    Recorded once a file, as ``document.filed``.
    """
    with transaction.atomic():
        for name, content in files:
            attach_file(document_id=document_id, name=name, content=content, actor=actor, at=at)


def keep_content(digest: str, content: bytes) -> Path:
    """Write bytes under their hash, whole or not at all; before the row that names them.

    A write that was cut off leaves a ``.partial`` file that nobody reads.
    """
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, partial = tempfile.mkstemp(dir=path.parent, suffix=".partial")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(partial).replace(path)
    return path


def media_type_of(name: str, content: bytes) -> str:
    """What a file is; refuses an empty or too large one, and one that is not what its name says."""
    if not content:
        raise Refused(phrases.FILE_EMPTY.format(name=name), field="file")
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise Refused(phrases.FILE_TOO_LARGE.format(name=name, limit=LIMIT_MB), field="file")
    media_type = type_of(name, content)
    if media_type is None:
        raise Refused(phrases.FILE_TYPE.format(name=name), field="file")
    return media_type
