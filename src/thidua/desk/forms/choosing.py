"""Choosing papers, agencies and files on forms of documents.

Finds only what the actor may see or keep; rules of files are the action's.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.desk.forms.picking import IDENTIFIER, LIMIT, Candidate, Find, PickField
from thidua.documents.actions import LIMIT_MB
from thidua.documents.enums import DocumentKind
from thidua.documents.queries import DocumentRow, document_rows, documents_for, search_documents
from thidua.kernel.actors import Actor
from thidua.org.queries import search_units
from thidua_core.periods import format_date_vn
from thidua_core.text import vietnamese_key

_ACCEPTED = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"


def kinds_in_order(without: Collection[str] = ()) -> list[tuple[str, str]]:
    """Kinds of papers by name, the rest at the end."""
    kinds = [(key, str(label)) for key, label in DocumentKind.choices if key not in without]
    return sorted(kinds, key=lambda each: (each[0] == "other", vietnamese_key(each[1])))


class IssuerField(PickField):
    """An agency whose papers the actor keeps."""

    def clean(self, value: Any) -> Candidate | None:
        typed = (value or "").strip()
        if typed and not self.find(IDENTIFIER.sub("", typed).strip()):
            raise ValidationError(
                _(
                    "“{words}” không phải đơn vị mà ông/bà giữ sổ. Kiểm tra lại tên; với văn bản của "
                    "cơ quan khác, bỏ trống ô này và ghi tên vào ô dưới."
                ).format(words=typed)
            )
        return super().clean(value)


class PaperField(PickField):
    """A paper of the register; one that was picked is found by its identifier."""

    papers: QuerySet[Any]

    def among(self, papers: QuerySet[Any]) -> None:
        """Choose among ``papers``."""
        self.papers = papers
        self.find = find_papers(papers)

    def clean(self, value: Any) -> Candidate | None:
        picked = IDENTIFIER.search(value or "")
        found = list(self.papers.filter(public_id=picked.group(1))) if picked else []
        if found:
            (row,) = document_rows(found)
            return _candidate(found[0].pk, row)
        return super().clean(value)


def find_papers(papers: QuerySet[Any]) -> Find:
    """Papers by number, symbol, title or year, the newest first."""

    def find(words: str) -> list[Candidate]:
        found = list(search_documents(papers, words).order_by("-issued_on", "-id")[:LIMIT])
        return [
            _candidate(paper.pk, row)
            for paper, row in zip(found, document_rows(found), strict=True)
        ]

    return find


def _candidate(key: int, row: DocumentRow) -> Candidate:
    day = f"{row.kind_label} {format_date_vn(row.issued_on)}" if row.issued_on else row.kind_label
    parts = [row.number or row.title, day, row.issuer, row.title if row.number else ""]
    return Candidate(id=key, public_id=row.public_id, label=" · ".join(filter(None, parts))[:200])


def find_agencies(agencies: QuerySet[Any], day: date, *, also: Candidate | None = None) -> Find:
    """Agencies by name as of a day; ``also`` is one that may stay although it is not among them."""

    def find(words: str) -> list[Candidate]:
        if also and words == also.label:
            return [also]
        return [
            Candidate(id=hit.unit.id, public_id=hit.unit.public_id, label=hit.unit.label)
            for hit in search_units(agencies, words, day, limit=LIMIT)
        ]

    return find


def papers_of(actor: Actor, day: date) -> QuerySet[Any]:
    """The papers among which an actor may choose."""
    return documents_for(actor, on=day)


class WholeField(forms.IntegerField):
    """A whole number typed with digits alone."""

    def __init__(self, **options: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off"}
        options.setdefault("widget", forms.TextInput(attrs={"class": "num", **attributes}))
        options.setdefault("error_messages", {"invalid": gettext_lazy("Chỉ ghi chữ số.")})
        super().__init__(**options)


class _Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of names with their bytes, read one byte past the limit at most."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", _Files(attrs={"accept": _ACCEPTED, "multiple": True}))
        super().__init__(allow_empty_file=True, max_length=200, **options)

    def clean(self, value: Any, initial: Any = None) -> Any:
        sent = (value if isinstance(value, list | tuple) else [value]) or [None]
        files = [file for file in (super(FilesField, self).clean(one) for one in sent) if file]
        return [(file.name, _read(file)) for file in files]


def _read(file: UploadedFile[Any]) -> bytes:
    content: bytes = file.read(LIMIT_MB * 1024 * 1024 + 1)
    return content
