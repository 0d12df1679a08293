"""The consolidated list of registrations as a paper: a short report with the list as its appendix.

The keys are those of ``PAPER.yaml`` (``thidua_core.paper``); number and day are left for the
records clerk.
"""

import json
from typing import Any

from thidua.clusters.enums import ClusterKind, LeadRole
from thidua.clusters.models import ClusterYear
from thidua.clusters.queries import lead_rows, member_rows
from thidua.documents.queries import Printed
from thidua.documents.queries.papers import DOCX, PDF
from thidua.kernel.errors import Refused
from thidua.registrations import phrases
from thidua.registrations.queries.summary import (
    SummaryRow,
    counted_codes,
    short_name,
    summary_rows,
)
from thidua_core.errors import InputError
from thidua_core.paper import read_paper, render_docx, render_pdf

_FORMS = {"pdf": (PDF, render_pdf), "docx": (DOCX, render_docx)}
APPENDIX = "Phụ lục 02"
"""As the pledge of a cluster numbers it: after the criteria table."""


def printed_summary(year: ClusterYear, form: str) -> Printed:
    """The list as ``pdf`` or ``docx``, as it stands now."""
    media_type, render = _FORMS[form]
    try:
        content = render(read_paper(json.dumps(summary_paper(year), ensure_ascii=False)))
    except InputError as error:
        raise Refused(
            phrases.PAPER_UNPRINTABLE.format(name=year.cluster.name, problem=error.message)
        ) from error
    name = f"tong-hop-dang-ky-thi-dua-{year.year}-{year.public_id}.{form}"
    return Printed(name=name, media_type=media_type, content=content)


def summary_paper(year: ClusterYear) -> dict[str, Any]:
    """The list as keys and values of ``PAPER.yaml``, all of them texts."""
    leads = lead_rows(year)
    rows = summary_rows(year, members=member_rows(year, leads=leads))
    name, kind = year.cluster.name, ClusterKind(year.cluster.kind)
    sent = [row for row in rows if row.lines]
    head = next((lead.name for lead in leads if lead.role == LeadRole.HEAD and not lead.end), "")
    office = LeadRole.HEAD.of(kind)
    paper: dict[str, Any] = {
        "kind": "report",
        "date": f"{year.year}",
        "superior": spelt_body(year),
        "issuer": name,
        "title": f"Tổng hợp đăng ký thi đua năm {year.year}",
        "body": [
            (
                f"{len(sent):02d}/{len(rows):02d} đơn vị của {name} đã gửi bản đăng ký thi đua năm "
                f"{year.year}. Danh sách tổng hợp tại {APPENDIX}."
            ),
            *(
                [{"labelled": {"label": "Chưa gửi", "text": _missing(rows)}}]
                if _missing(rows)
                else []
            ),
            *_remark(rows),
        ],
        "signatures": [
            {"for": {"TM": name}, "office": office, **({"post": f"({head})"} if head else {})}
        ],
        "recipients": ["Thường trực Hội đồng Thi đua - Khen thưởng", "Các đơn vị thành viên"],
        "filed": "VT, Hồ sơ Cụm" if kind == ClusterKind.CLUSTER else "VT, Hồ sơ Khối",
        "appendices": [
            {
                "label": APPENDIX,
                "title": f"Bản tổng hợp đăng ký thi đua năm {year.year} của {name}",
                "landscape": "yes",
                "body": [{"table": _table(rows, year.year)}],
            }
        ],
    }
    return paper


def spelt_body(year: ClusterYear) -> str:
    """The parent body's name in full, as the head of a paper writes it."""
    return year.cluster.parent_body.latest_name.replace("VKSND", "Viện kiểm sát nhân dân")


def _missing(rows: list[SummaryRow]) -> str:
    return ", ".join(row.unit for row in rows if not row.lines)


def _remark(rows: list[SummaryRow]) -> list[str]:
    if any(row.invented for row in rows):
        return ["(Số liệu giả định, dùng để giới thiệu phần mềm)"]
    return []


def _table(rows: list[SummaryRow], year: int) -> dict[str, Any]:
    codes = counted_codes(rows)
    columns: list[dict[str, str]] = [
        {"title": "TT", "share": "1", "align": "centre"},
        {"title": "Đơn vị", "share": "5"},
        {"title": "Danh hiệu, hình thức của tập thể", "share": "6"},
        *({"title": short_name(code, year), "share": "3", "align": "right"} for code in codes),
        {"title": "Sáng kiến", "share": "2", "align": "right"},
        {"title": "Ghi chú", "share": "3"},
    ]
    return {
        "columns": columns,
        "rows": [_cells(place, row, codes) for place, row in enumerate(rows, start=1)]
        + [_sum(rows, codes)],
    }


def _cells(place: int, row: SummaryRow, codes: list[str]) -> list[str]:
    if not row.lines:
        return [str(place), row.unit, "", *("" for _code in codes), "", "Chưa gửi"]
    noted = "Nhập thay" if row.on_behalf else ""
    return [
        str(place),
        row.unit,
        "; ".join(row.collectives),
        *(_figure(row.counts.get(code, 0)) for code in codes),
        _figure(row.initiatives),
        noted,
    ]


def _sum(rows: list[SummaryRow], codes: list[str]) -> list[str]:
    totals = [sum(row.counts.get(code, 0) for row in rows) for code in codes]
    initiatives = sum(row.initiatives for row in rows)
    return ["", "Cộng", "", *(_figure(each) for each in totals), _figure(initiatives), ""]


def _figure(number: int) -> str:
    return f"{number:02d}"
