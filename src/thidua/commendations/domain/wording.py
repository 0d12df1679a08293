"""The paper of a decision as plain content: bases, articles, recipients and the list that comes with it.

Gives what ``thidua_core.paper`` reads; knows neither number nor day, which the register of
documents holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

USUAL_BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Thông tư số 02/2024/TT-VKSTC ngày 12 tháng 8 năm 2024 của Viện trưởng VKSND tối cao",
    "Theo đề nghị của Thường trực Hội đồng Thi đua - Khen thưởng",
)
USUAL_ARTICLES = (
    "Tiền thưởng kèm theo danh hiệu, hình thức khen thưởng thực hiện theo quy định hiện hành.",
    "Các đơn vị liên quan, các tập thể, cá nhân tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
)
USUAL_RECIPIENTS = ("Như Điều 3", "Lãnh đạo Viện (để báo cáo)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list, as it is printed."""

    award: str
    """Official name of the title or form."""
    kind: str
    """``title`` or ``form``."""
    collective: bool
    name: str
    office: str
    unit: str
    merit: str


def first_article(lines: Sequence[Listed]) -> str:
    """``Công nhận danh hiệu … cho 02 cá nhân; tặng … cho 01 tập thể (có danh sách kèm theo)``."""
    counted: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        pair = counted.setdefault((line.kind, line.award), [0, 0])
        pair[line.collective] += 1
    parts = []
    for (kind, award), (people, collectives) in counted.items():
        verb = "công nhận danh hiệu" if kind == "title" else "tặng"
        whom = [
            f"{number:02d} {word}"
            for number, word in ((people, "cá nhân"), (collectives, "tập thể"))
            if number
        ]
        parts.append(f"{verb} {award} cho {' và '.join(whom)}")
    said = "; ".join(parts) or "khen thưởng các tập thể, cá nhân"
    return f"{said[:1].upper()}{said[1:]} (có danh sách kèm theo)."


def content_of(
    *,
    lines: Sequence[Listed],
    authority: str,
    place: str,
    bases: Sequence[str],
    articles: Sequence[str],
    recipients: Sequence[str],
    signature: Mapping[str, Any],
) -> dict[str, Any]:
    """The content of the paper, with the list as its one appendix."""
    content: dict[str, Any] = {
        "place": place,
        "authority": authority,
        "bases": list(bases),
        "body": [{"article": text} for text in (first_article(lines), *articles)],
        "signatures": [dict(signature)],
        "recipients": list(recipients),
        "filed": "VT",
    }
    if lines:
        content["appendices"] = [
            {
                "label": "DANH SÁCH",
                "title": "Tập thể, cá nhân được khen thưởng",
                "landscape": "yes",
                "body": [{"table": _table(lines)}],
            }
        ]
    return content


def _table(lines: Sequence[Listed]) -> dict[str, Any]:
    rows: list[Any] = []
    before = ""
    for number, line in enumerate(lines, start=1):
        if line.award != before:
            rows.append({"group": line.award})
            before = line.award
        rows.append([str(number), line.name, line.office, line.unit, line.merit])
    return {
        "columns": [
            {"title": "TT", "share": "6", "align": "centre"},
            {"title": "Họ và tên, tên tập thể", "share": "26"},
            {"title": "Chức vụ", "share": "20"},
            {"title": "Đơn vị", "share": "24"},
            {"title": "Thành tích", "share": "30"},
        ],
        "rows": rows,
    }
