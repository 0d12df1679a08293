"""Excel files made in the test, as people make them."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

PEOPLE_HEADER = ("Họ và tên", "Giới tính", "Năm sinh", "Đơn vị", "Chức vụ", "Từ ngày")
UNITS_HEADER = ("Tên đơn vị", "Tên viết tắt", "Loại", "Thuộc đơn vị", "Mã", "Từ ngày")
DOCUMENTS_HEADER = (
    "Số, ký hiệu",
    "Ngày ban hành",
    "Loại văn bản",
    "Trích yếu",
    "Cơ quan ban hành",
    "Người ký",
)


def book(*rows: Sequence[Any], merge: Sequence[str] = (), title: str = "Người") -> bytes:
    """A workbook of one sheet with the rows from A1 on."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for area in merge:
        sheet.merge_cells(area)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def person(name: str, unit: str = "VKSND tỉnh Mẫu", **other: Any) -> tuple[Any, ...]:
    """A good line of a person, with what differs."""
    facts = {"sex": "Nữ", "year": 1985, "position": "Chuyên viên", "since": "01/07/2025"} | other
    return (name, facts["sex"], facts["year"], unit, facts["position"], facts["since"])


def paper(number: Any, title: str = "Tổ chức phong trào thi đua", **other: Any) -> tuple[Any, ...]:
    """A good line of a paper, with what differs."""
    facts = {"on": "05/01/2026", "kind": "Kế hoạch", "issuer": "VKSND tỉnh Mẫu"} | other
    return (number, facts["on"], facts["kind"], title, facts["issuer"], "Trần Văn Ví Dụ")
