"""Sample facts for the living page; every name and number here is invented."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from thidua.ui.differences import compare
from thidua.ui.drawings import Link
from thidua.ui.icons import ICONS
from thidua.ui.lists import Column, Listing

SWATCHES = [
    ("canvas", _("Nền")),
    ("surface", _("Mặt")),
    ("ink", _("Chữ")),
    ("ink-2", _("Chữ phụ")),
    ("ink-3", _("Chữ mờ")),
    ("accent", _("Nhấn")),
    ("active", _("Đang làm")),
    ("done", _("Đã xong")),
    ("due", _("Sắp hạn")),
    ("stop", _("Dừng")),
    ("unsure", _("Chưa đủ căn cứ")),
    ("select", _("Chọn")),
]


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    state: str = "idle"
    when: str = ""
    word: str = ""
    number: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str = "#the"
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    name: str
    note: str = ""
    when: str = ""
    certainty: str = ""
    paper: str = ""
    here: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    name: str
    unit: str
    title: str
    state: str
    icon: str
    word: str
    sent: date


class DecisionForm(forms.Form):
    """A form with one field in order and one that is not."""

    number = forms.CharField(
        label="Số quyết định",
        help_text="Số và ký hiệu như trên văn bản, ví dụ 57/QĐ-VKS (Nghị định 30/2020/NĐ-CP).",
    )
    signed = forms.CharField(label="Ngày ký", widget=forms.TextInput(attrs={"class": "num"}))
    scope = forms.ChoiceField(label="Phạm vi công nhận", choices=[("co-so", "Cơ sở")])
    kind = forms.ChoiceField(
        label="Hình thức",
        choices=[("giai-phap", "Giải pháp"), ("de-an", "Đề án, đề tài")],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label="Đồng tác giả đã xác nhận", required=False)

    def clean_signed(self) -> str:
        raise forms.ValidationError("Ngày ký sau ngày trình 16/11/2020. Nhập ngày trước đó.")

    def clean(self) -> None:
        raise forms.ValidationError("Chưa lưu được: sửa ngày ký rồi lưu lại.")


PROPOSALS = [
    Proposal(
        "Trần Thị Ví Dụ",
        "Phòng 7",
        "Chiến sỹ thi đua ngành",
        "stop",
        "undo-2",
        "Đề nghị bổ sung",
        date(2020, 11, 16),
    ),
    Proposal(
        "Võ Minh Ví Dụ",
        "Văn phòng",
        "Lao động tiên tiến",
        "done",
        "circle-check",
        "Đã duyệt",
        date(2020, 11, 14),
    ),
]

COLUMNS = [
    Column("name", "Người đề nghị", sortable=True),
    Column("title", "Danh hiệu"),
    Column("state", "Trạng thái", sortable=True),
    Column("sent", "Ngày gửi", align="r"),
]

ROUTE = [
    Step("Lập hồ sơ", "done", "12/11"),
    Step("Đơn vị duyệt", "done", "16/11"),
    Step("Bổ sung", "active", "hạn 25/11", current=True),
    Step("Thẩm định", "idle", "15/12"),
    Step("Quyết định", "idle", "02/2021"),
]

YEAR = [
    Step(label, "done" if number < 9 else "active" if number == 9 else "idle", current=number == 9)
    for number, label in enumerate(
        [
            "Tổ chức đơn vị",
            "Cụm, khối của năm",
            "Chỉ thị, phong trào",
            "Soạn giao ước, tiêu chí",
            "Hội nghị phát động",
            "Ký giao ước",
            "Đăng ký danh hiệu",
            "Theo dõi trong năm",
            "Chấm điểm",
            "Xếp hạng",
            "Hội nghị tổng kết",
            "Lập hồ sơ",
        ],
        start=1,
    )
]

EARLIER = [
    Box("VKSND tỉnh Vĩnh Long", "đến 30/6/2025 · 8 VKSND cấp huyện", ended=True),
    Box("VKSND tỉnh Bến Tre", "đến 30/6/2025 · 9 VKSND cấp huyện", ended=True),
    Box("VKSND tỉnh Trà Vinh", "đến 30/6/2025 · 9 VKSND cấp huyện", ended=True),
]
LATER = [
    Box(
        "VKSND tỉnh Vĩnh Long",
        "14 VKSND khu vực · 124 xã, phường",
        "01/7/2025",
        "official",
        "84/2025/UBTVQH15",
        here=True,
    )
]
LINKS = [Link(0, 0), Link(1, 0), Link(2, 0, "derived")]


def living_page() -> dict[str, Any]:
    """Everything the living page shows, as its template names it."""
    form = DecisionForm(
        {"number": "57/QĐ-VKS", "signed": "18/11/2020", "scope": "co-so", "kind": "giai-phap"},
        auto_id="mau-%s",
    )
    form.is_valid()
    listing = Listing.read(QueryDict("q=vi+du&sort=name"), COLUMNS, default="name")
    return {
        "swatches": SWATCHES,
        "form": form,
        "listing": listing,
        "page": Paginator(PROPOSALS * 7, 2).get_page(1),
        "states": [("", "Mọi trạng thái"), ("duyet", "Đã duyệt")],
        "route": ROUTE,
        "year": YEAR,
        "trail": [("Đơn vị", "#duong-dan"), ("VKSND cấp tỉnh", "#duong-dan"), ("2020", "")],
        "tabs": [Tab("Cả năm", current=True), Tab("Giao ước"), Tab("Giấy tờ", count=18)],
        "parts": compare(
            "Phấn đấu 70 % kháng nghị phúc thẩm ngang cấp được Tòa án chấp nhận.",
            "Phấn đấu 75 % kháng nghị phúc thẩm ngang cấp được Tòa án chấp nhận, "
            "tính trên số kháng nghị đã xét xử.",
        ),
        "earlier": EARLIER,
        "later": LATER,
        "links": LINKS,
        "icons": sorted(ICONS.items()),
    }
