"""Choosing kinds, agencies and files on forms of documents.

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

from thidua.desk.forms.picking import IDENTIFIER, LIMIT, Candidate, Find, PickField
from thidua.documents.actions import LIMIT_MB
from thidua.documents.enums import DocumentKind
from thidua.org.queries import search_units
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
