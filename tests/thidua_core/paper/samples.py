"""Papers that the tests draw: the three sample files, and small ones made by hand."""

from datetime import date
from pathlib import Path

from thidua_core.paper import (
    Form,
    Kind,
    Paper,
    Paragraph,
    Signature,
    SigningFor,
    read_paper,
)

FOLDER = Path(__file__).parents[3] / "docs" / "assets" / "papers"
SAMPLES = ("plan", "decision", "minutes")

HOSTILE = [
    "#panic()",
    '#import "x.typ": *',
    "$x^2$ và $",
    "*đậm* _nghiêng_ `mã`",
    "- gạch đầu dòng",
    "+ đánh số",
    "= Đề mục",
    "/ Thuật ngữ: nghĩa",
    "@nhãn <nhãn>",
    "// ghi chú /* ghi chú */",
    "\\u{41} \\ \\#",
    "[ngoặc] {ngoặc} (ngoặc)",
    "https://vi.du/a_b?c=d&e=%20",
    "<w:p>&amp;</w:p> ]]> <!-- -->",
    "~ -- --- ... \"nháy\" 'nháy'",
    "#(1 + 1) #set page(width: 1pt)",
    "a\u0301 e\u0302\u0323 (NFD)",
]


def sample(name):
    """One of the sample papers of the documentation."""
    return read_paper((FOLDER / f"{name}.yaml").read_bytes())


def plan(**changed):
    """A short plan, right in everything."""
    fields = {
        "kind": Kind.PLAN,
        "title": "Phát động phong trào thi đua năm 2020",
        "superior": "Viện kiểm sát nhân dân tối cao",
        "issuer": "Viện kiểm sát nhân dân tỉnh Long An",
        "number": "09",
        "symbol": "KH-VKS",
        "place": "Long An",
        "date": date(2020, 1, 5),
        "body": (Paragraph("Các đơn vị tổ chức thực hiện Kế hoạch này."),),
        "signatures": (
            Signature(
                name="Nguyễn Thị Mẫu",
                office="Phó Viện trưởng",
                signing_for=(SigningFor(Form.KT, "Viện trưởng"),),
            ),
        ),
        "recipients": ("Viện kiểm sát nhân dân tối cao (để báo cáo)",),
        "filed": "VT, VP",
    }
    return Paper(**(fields | changed))
