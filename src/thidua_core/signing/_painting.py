"""A signed PDF as a reader sees it: the pictures of its signatures become part of their pages.

For showing only. The result is another file: nothing in it is signed, and it proves nothing.
"""

import io
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from thidua_core.signing._reading import as_unreadable


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with as_unreadable():
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        return int(reader.root["/Pages"]["/Count"])


def painted(pdf: bytes) -> bytes:
    """The PDF with the appearance of each annotation painted onto its page."""
    with as_unreadable():
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=True)
        count = int(writer.root["/Pages"]["/Count"])
        for page in range(count):
            _paint(writer, page)
        out = io.BytesIO()
        writer.write(out)
    return out.getvalue()


def _paint(writer: IncrementalPdfFileWriter, page: int) -> None:
    found = writer.find_page_for_modification(page)[0].get_object()
    commands, pictures = b"", generic.DictionaryObject()
    if "/Annots" not in found:
        return
    for number, reference in enumerate(found["/Annots"]):
        annotation = reference.get_object()
        normal = annotation["/AP"]["/N"] if "/AP" in annotation else None
        if not isinstance(normal, generic.StreamObject) or "/BBox" not in normal:
            continue
        name = f"/Painted{number}"
        pictures[generic.NameObject(name)] = annotation["/AP"].raw_get("/N")
        commands += _placed(annotation["/Rect"], normal["/BBox"], name)
    if not commands:
        return
    # What the page's own drawing leaves behind, such as a turned page, must not reach the pictures.
    kept = writer.add_object(generic.StreamObject(stream_data=b"q\n"))
    writer.add_stream_to_page(page, kept, prepend=True)
    stream = writer.add_object(generic.StreamObject(stream_data=b"Q\n" + commands))
    resources = generic.DictionaryObject({generic.NameObject("/XObject"): pictures})
    writer.add_stream_to_page(page, stream, resources=resources)


def _placed(box: Any, drawn: Any, name: str) -> bytes:
    """Draw a picture so that its own box fills the box on the page."""
    left, low, right, high = _ordered(box)
    first, lower, last, upper = _ordered(drawn)
    if last == first or upper == lower:
        return b""
    wide, tall = (right - left) / (last - first), (high - low) / (upper - lower)
    across, up = left - first * wide, low - lower * tall
    return f"q {wide:.5f} 0 0 {tall:.5f} {across:.3f} {up:.3f} cm {name} Do Q\n".encode()


def _ordered(box: Any) -> tuple[float, float, float, float]:
    """A rectangle as lower left and upper right: files may name any two opposite corners."""
    one, two, three, four = (float(edge) for edge in box)
    return min(one, three), min(two, four), max(one, three), max(two, four)
