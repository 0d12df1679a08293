"""Files of documents: what is kept, and where its bytes are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from thidua.documents.models import Document, DocumentFile
from thidua.kernel.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file of a document."""

    public_id: str
    name: str
    document: str
    sha256: str
    media_type: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """Bytes that the installation keeps by their hash, and what they belong to."""

    name: str
    holder: str
    sha256: str

    @property
    def path(self) -> Path:
        return path_of(self.sha256)


def path_of(digest: str) -> Path:
    """Where the bytes of a hash are kept: outside everything that the web serves by itself."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def files_of(document: Document) -> list[FileRow]:
    """The files of one document, oldest first."""
    return [_row(file) for file in document.files.select_related("document").order_by("id")]


def find_file(documents: QuerySet[Document], public_id: str) -> FileRow:
    """One file of the documents that may be seen, or the same refusal for unknown and forbidden."""
    file = (
        DocumentFile.objects.filter(public_id=public_id, document__in=documents)
        .select_related("document")
        .first()
    )
    if file is None:
        raise NotFound
    return _row(file)


def kept_files() -> Iterator[KeptFile]:
    """The files of all documents."""
    for file in DocumentFile.objects.select_related("document").order_by("id").iterator(500):
        yield KeptFile(name=file.name, holder=str(file.document), sha256=file.sha256)


def _row(file: DocumentFile) -> FileRow:
    return FileRow(
        public_id=file.public_id,
        name=file.name,
        document=str(file.document),
        sha256=file.sha256,
        media_type=file.media_type,
        size=file.size,
        path=path_of(file.sha256),
    )
