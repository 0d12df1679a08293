"""``thidua refs``: document references of a text, parsed. Needs neither Django nor a database."""

from collections.abc import Iterator
from typing import Annotated

import typer

from thidua.console import printing
from thidua.console.reading import read_text
from thidua.console.words import tr
from thidua_core.references import Reference, iterate_references


def refs(
    file: Annotated[
        str,
        typer.Argument(metavar="TỆP", help="Tệp văn bản thuần UTF-8; dấu - là đầu vào chuẩn."),
    ] = "-",
    as_json: Annotated[
        bool, typer.Option("--json", help="In một danh sách JSON thay cho bản dễ đọc.")
    ] = False,
) -> None:
    """Tìm các văn bản được dẫn trong một tệp và tách số, ký hiệu, ngày, cơ quan ban hành.

    Phần nào chính lời dẫn không nêu thì để trống, không suy đoán.

    Ví dụ: thidua refs thong-bao.txt --json
    """
    text = read_text(file)
    found = list(printing.watched(_with_shares(text), tr("Đang tìm")))
    if as_json:
        printing.document([reference.as_json() for reference in found])
    else:
        _show(found)


def _with_shares(text: str) -> Iterator[tuple[float, Reference]]:
    for reference in iterate_references(text):
        yield reference.end / len(text), reference


def _show(found: list[Reference]) -> None:
    for place, reference in enumerate(found, start=1):
        printing.line(f"{place}. {' '.join(reference.raw.split())}", style="bold")
        parts = [
            (tr("loại"), reference.kind),
            (tr("tên"), reference.title),
            (tr("số"), reference.number),
            (tr("năm"), reference.year_in_number),
            (tr("ký hiệu"), reference.symbol),
            (tr("ngày"), f"{reference.date:%d/%m/%Y}" if reference.date else None),
            (tr("cơ quan"), reference.issuer),
            (tr("vị trí"), f"{reference.start}-{reference.end}"),
        ]
        printing.line("   " + "; ".join(f"{name}: {value}" for name, value in parts if value))
    if found:
        printing.line(tr("Có {count} lời dẫn văn bản.").format(count=len(found)))
    else:
        printing.line(tr("Không thấy lời dẫn văn bản nào."))


ENGLISH = {
    "Tệp văn bản thuần UTF-8; dấu - là đầu vào chuẩn.": (
        "A plain UTF-8 text file; - is standard input."
    ),
    "In một danh sách JSON thay cho bản dễ đọc.": (
        "Print a JSON list instead of lines for people."
    ),
    "Tìm các văn bản được dẫn trong một tệp và tách số, ký hiệu, ngày, cơ quan ban hành.": (
        "Find the documents that a text cites, with number, symbol, date and issuer apart."
    ),
    "Phần nào chính lời dẫn không nêu thì để trống, không suy đoán.": (
        "What the reference itself does not say stays empty: nothing is guessed."
    ),
    "Đang tìm": "Searching",
    "loại": "kind",
    "tên": "title",
    "số": "number",
    "năm": "year",
    "ký hiệu": "symbol",
    "ngày": "date",
    "cơ quan": "issuer",
    "vị trí": "place",
    "Có {count} lời dẫn văn bản.": "{count} references to documents.",
    "Không thấy lời dẫn văn bản nào.": "No reference to a document.",
}
