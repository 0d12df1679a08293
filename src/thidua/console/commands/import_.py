"""``thidua import``: units, people, papers or ratings from a file; all of it or nothing."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console.endings import WrongInput
from thidua.console.installation import open_work
from thidua.console.reading import read_bytes
from thidua.console.words import tr

_KINDS = ("units", "people", "documents", "ratings", "registration")


def import_(
    kind: Annotated[
        str,
        typer.Argument(metavar="LOẠI", help="units, people, documents, ratings hoặc registration."),
    ],
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .xlsx hoặc CSV UTF-8.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem thử, không lưu gì.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Nhập đơn vị, người, văn bản đi hoặc xếp loại từ Excel, CSV. Có một ô sai thì không lưu gì; lỗi nào cũng nêu ô và cách sửa.

    Ví dụ: thidua import people danh-sach.xlsx --dry-run
    """
    if kind not in _KINDS:
        said = tr("Không có loại “{kind}”. Chọn một trong: {kinds}.")
        raise WrongInput(said.format(kind=kind, kinds=", ".join(_KINDS)))
    content = read_bytes(file)
    work = open_work("importing")
    return int(
        work.import_file(
            kind=kind, name=file.name, content=content, dry_run=dry_run, as_json=as_json
        )
    )


ENGLISH = {
    "LOẠI": "KIND",
    "units, people, documents, ratings hoặc registration.": "units, people, documents, ratings or registration.",
    "Không có loại “{kind}”. Chọn một trong: {kinds}.": "No kind “{kind}”. Choose one of: {kinds}.",
    "Tệp .xlsx hoặc CSV UTF-8.": "An .xlsx file, or CSV in UTF-8.",
    "Chỉ xem thử, không lưu gì.": "Only look; save nothing.",
    "Nhập đơn vị, người, văn bản đi hoặc xếp loại từ Excel, CSV. Có một ô sai thì không lưu gì; lỗi nào cũng nêu ô và cách sửa.": (
        "Import units, people, issued papers or ratings from Excel or CSV. One wrong cell and nothing is saved; each error names "
        "its cell and the mend."
    ),
    "Mọi dòng đã có từ trước. Không thêm gì.": "Every row is there already. Nothing was added.",
    "Xem thử: sẽ thêm {added} dòng, {present} dòng đã có.": (
        "Dry run: {added} rows would be added, {present} are there already."
    ),
    "Đã thêm {added} dòng, {present} dòng đã có.": (
        "{added} rows added, {present} were there already."
    ),
    "{count} chỗ cần sửa, chưa lưu gì.": "{count} places to mend; nothing was saved.",
}
