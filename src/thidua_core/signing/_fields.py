"""Visible places to sign: made empty in one revision before anybody signs, and listed.

All are made at once because a file that has been signed accepts no new field without breaking
the signatures it has.
"""

import io
from collections.abc import Iterable
from typing import Any, Final

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

from thidua_core.signing._errors import CannotSignError, SigningFault
from thidua_core.signing._places import FieldBox, FieldPlace
from thidua_core.signing._reading import as_unreadable

_APPEND_ONLY: Final = 3
"""Tells other tools to add to the file instead of writing it anew."""


def add_fields(pdf: bytes, places: Iterable[FieldPlace]) -> bytes:
    """Give the PDF with an empty field at each place, added in one incremental update."""
    with as_unreadable():
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=True)
        for place in places:
            box = (place.x, place.y, place.x + place.width, place.y + place.height)
            append_signature_field(
                writer,
                SigFieldSpec(
                    sig_field_name=place.name,
                    on_page=place.page - 1,
                    # The library writes whatever number it is given; it only says "int".
                    box=tuple(round(edge) for edge in box),  # type: ignore[arg-type]  # reason: length lost
                    readable_field_name=place.name,
                ),
            )
        form = writer.root["/AcroForm"]
        form["/SigFlags"] = generic.NumberObject(_APPEND_ONLY)
        writer.update_container(form)
        written = io.BytesIO()
        writer.write(written)
        return written.getvalue()


def fields_of(pdf: bytes) -> tuple[FieldBox, ...]:
    """Give the signature fields of a PDF in the order in which they were made."""
    with as_unreadable():
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        return tuple(
            _box(name, value is not None, reference.get_object())
            for name, value, reference in enumerate_sig_fields(reader)
        )


def box_of(pdf: bytes, field: str) -> FieldBox:
    """Give the empty field of that name, or say why there is none."""
    for box in fields_of(pdf):
        if box.name == field:
            if box.filled:
                raise CannotSignError(SigningFault.FILLED, field)
            return box
    raise CannotSignError(SigningFault.NO_FIELD, field)


def _box(name: str, filled: bool, field: Any) -> FieldBox:
    left, low, right, high = (float(edge) for edge in field.get("/Rect", (0, 0, 0, 0)))
    return FieldBox(name=name, width=right - left, height=high - low, filled=filled)
