"""``thidua import``: units or people from a file; all of it or nothing."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console.endings import WrongInput
from thidua.console.installation import open_work

_KINDS = ("units", "people")


def import_(
    kind: Annotated[str, typer.Argument(metavar="LOẠI", help="units hoặc people.")],
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .xlsx hoặc CSV UTF-8.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem thử, không lưu gì.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> int:
    """Nhập đơn vị hoặc người từ Excel. Có một ô sai thì không lưu gì; lỗi nào cũng nêu ô và cách sửa.

    Ví dụ: thidua import people danh-sach.xlsx --dry-run
    """
    if kind not in _KINDS:
        raise WrongInput(f"Không có loại “{kind}”. Chọn units hoặc people.")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise WrongInput(
            f"{file}: không đọc được tệp ({error.strerror}). Hãy kiểm tên tệp."
        ) from None
    work = open_work("importing")
    return int(
        work.import_file(
            kind=kind, name=file.name, content=content, dry_run=dry_run, as_json=as_json
        )
    )


ENGLISH = {
    "LOẠI": "KIND",
    "units hoặc people.": "units or people.",
    "Tệp .xlsx hoặc CSV UTF-8.": "An .xlsx file, or CSV in UTF-8.",
    "Chỉ xem thử, không lưu gì.": "Only look; save nothing.",
    "Nhập đơn vị hoặc người từ Excel. Có một ô sai thì không lưu gì; lỗi nào cũng nêu ô và cách sửa.": (
        "Import units or people from Excel. One wrong cell and nothing is saved; each error names "
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
