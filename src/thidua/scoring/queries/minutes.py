"""The minutes of what a cluster agreed on, with the consolidated table as their annex.

The keys are those of ``PAPER.yaml`` (``thidua_core.paper``). Hour, place and chair come from the
year's closing conference where there is one; what is not known leaves a blank.
"""

import json
from collections.abc import Iterator
from typing import Any

from thidua.clusters.enums import ClusterKind, LeadRole
from thidua.clusters.models import ClusterYear
from thidua.clusters.queries import lead_rows
from thidua.conferences.enums import ConferenceKind
from thidua.conferences.models import Conference
from thidua.conferences.queries import ConferenceRow, conference_rows
from thidua.conferences.queries.invitation import spelt
from thidua.conferences.queries.minutes import BLANK
from thidua.documents.queries import Printed
from thidua.documents.queries.papers import DOCX, PDF
from thidua.kernel.errors import Refused
from thidua.scoring import phrases
from thidua.scoring.queries.consolidated import Consolidated, ConsolidatedRow, MarkCell, UnitColumn
from thidua_core.errors import InputError
from thidua_core.paper import read_paper, render_docx, render_pdf

_FORMS = {"pdf": (PDF, render_pdf), "docx": (DOCX, render_docx)}
MINUTES_FORMS = tuple(_FORMS)
ANNEX = "Phụ lục"
_LEGEND = (
    "Trong mỗi ô: điểm được tính; dòng dưới, khi các điểm khác nhau, là tự chấm / theo số liệu / "
    "chấm chéo (nếu có). Dấu * là tạm tính, … là chưa thống nhất, – là không có."
)


def printed_minutes(year: ClusterYear, table: Consolidated, form: str) -> Printed:
    """The minutes as ``pdf`` or ``docx``, as the table stands now."""
    media_type, render = _FORMS[form]
    try:
        content = render(read_paper(json.dumps(minutes_tree(year, table), ensure_ascii=False)))
    except InputError as error:
        problem = error.message.rstrip(".")
        raise Refused(
            phrases.MINUTES_UNPRINTABLE.format(
                name=year.cluster.name, year=year.year, problem=problem
            )
        ) from error
    name = f"bien-ban-thong-nhat-diem-{year.year}-{year.public_id}.{form}"
    return Printed(name=name, media_type=media_type, content=content)


def minutes_tree(year: ClusterYear, table: Consolidated) -> dict[str, Any]:
    """The minutes as keys and values of ``PAPER.yaml``, all of them texts."""
    name, kind = year.cluster.name, ClusterKind(year.cluster.kind)
    return {
        "kind": "minutes",
        "superior": spelt(year.cluster.parent_body.latest_name),
        "issuer": name,
        "title": f"Thống nhất điểm thi đua năm {year.year} của {name}",
        "meeting": _meeting(year, table),
        "body": [*_told(table), *_remarks(year, table)],
        "signatures": [{"office": "Thư ký"}, {"office": "Chủ trì"}],
        "filed": "VT, Hồ sơ Cụm" if kind == ClusterKind.CLUSTER else "VT, Hồ sơ Khối",
        "appendices": [
            {
                "label": ANNEX,
                "title": f"Bảng tổng hợp điểm năm {year.year} của {name}",
                "landscape": "yes",
                "body": [_LEGEND, {"table": _annex(table)}],
            }
        ],
    }


def _meeting(year: ClusterYear, table: Consolidated) -> dict[str, Any]:
    held = _conference(year)
    leads = lead_rows(year)
    head = next((each.name for each in leads if each.role == LeadRole.HEAD and not each.end), "")
    meeting: dict[str, Any] = {
        "called": "Cuộc họp",
        "place": (held.place if held else "") or BLANK,
        "attendance": [
            {
                "label": "Đại diện các đơn vị",
                "people": [f"{unit.name}: {BLANK}" for unit in table.units],
            }
        ],
        "chair": (held.chair or held.host if held else "") or head or BLANK,
        "secretary": (held.secretary if held else "") or BLANK,
    }
    if held and held.opened_at:
        meeting["started"] = f"{held.opened_at:%Y-%m-%d %H:%M}"
    if held and held.closed_at:
        meeting["ended"] = f"{held.closed_at:%Y-%m-%d %H:%M}"
    return meeting


def _conference(year: ClusterYear) -> ConferenceRow | None:
    """The year's closing conference, where one is known."""
    for row in conference_rows(list(Conference.objects.filter(cluster_years=year))):
        if ConferenceKind.FINAL in row.kinds and not row.cancelled_because:
            return row
    return None


def _told(table: Consolidated) -> Iterator[dict[str, Any]]:
    cells = list(_cells(table))
    waiting = [place for place in cells if place[2].waits]
    differing = [place for place in cells if place[2].differs and not place[2].waits]
    criteria = sum(row.kind == "criterion" for row in table.rows)
    opening = f"{criteria} tiêu chí, {len(table.units):02d} đơn vị ({ANNEX} kèm theo)."
    behalf = [f"{unit.name} ({unit.behalf})" for unit in table.units if unit.behalf]
    lines = [opening]
    if behalf:
        lines.append(f"Bảng tự chấm nhập thay: {'; '.join(behalf)}.")
    yield _clause("Bảng tổng hợp điểm", lines)
    if differing:
        yield _clause(
            f"Điểm khác nhau đã thống nhất ({len(differing):02d})", map(_agreed, differing)
        )
    if waiting:
        yield _clause(f"Còn chờ thống nhất ({len(waiting):02d})", map(_open, waiting))
    yield _clause("Kết quả", map(_result, table.units))


def _agreed(place: tuple[ConsolidatedRow, UnitColumn, MarkCell]) -> str:
    row, unit, cell = place
    reason = cell.appraisal_reason or cell.crossed_reason or cell.reason
    said = f"; giải trình: {_sentence(cell.explanation)}" if cell.explanation else ""
    why = f"; lý do: {_sentence(reason)}" if reason else ""
    return f"{unit.name}, {row.code}: {_marks(cell)}, thống nhất {_vn(cell.counted)}{said}{why}."


def _open(place: tuple[ConsolidatedRow, UnitColumn, MarkCell]) -> str:
    row, unit, cell = place
    return f"{unit.name}, {row.code}: {_marks(cell)}, {cell.standing_label}."


def _result(unit: UnitColumn) -> str:
    share = f", đạt {unit.share} %" if unit.share else ""
    rank = f", hạng {unit.rank}" if unit.rank is not None else ""
    return f"{unit.name}: {_vn(unit.points)} trên {_vn(unit.maximum)} điểm{share}{rank}."


def _remarks(year: ClusterYear, table: Consolidated) -> list[str]:
    remarks = []
    if table.provisional and table.cutoff:
        remarks.append(
            f"Điểm và thứ hạng là tạm tính: số liệu chốt lúc {table.cutoff:%H:%M %d/%m/%Y}."
        )
    if year.demonstration or table.invented:
        remarks.append("(Số liệu giả định, dùng để giới thiệu phần mềm)")
    remarks.append("Biên bản được đọc lại cho những người dự họp cùng nghe và thống nhất.")
    return remarks


def _annex(table: Consolidated) -> dict[str, Any]:
    columns: list[dict[str, str]] = [
        {"title": "Mã", "share": "3"},
        {"title": "Tiêu chí", "share": "12"},
        {"title": "Tối đa", "share": "3", "align": "right"},
        *({"title": unit.short, "share": "6", "align": "right"} for unit in table.units),
    ]
    rows = [
        [row.code, row.title, _vn(row.maximum), *map(_vn, row.totals), *map(_cell, row.cells)]
        for row in table.rows
    ]
    ranks = ("" if unit.rank is None else f"hạng {unit.rank}" for unit in table.units)
    rows.append(["", "Tổng điểm", "", *(_vn(unit.points) for unit in table.units)])
    rows.append(["", "Tỷ lệ", "", *(f"{u.share} %" if u.share else "" for u in table.units)])
    rows.append(["", "Thứ hạng", "", *ranks])
    return {"columns": columns, "rows": rows}


def _cell(cell: MarkCell) -> str:
    if not cell.assigned:
        return cell.standing_label
    counted = "…" if cell.waits else _vn(cell.agreed or cell.counted) or "…"
    mark = f"{counted}*" if cell.provisional else counted
    if not cell.differs:
        return mark
    others = [cell.claimed, cell.computed, *([cell.crossed] if cell.crossed else [])]
    return f"{mark}\n{' / '.join(_vn(each) or '–' for each in others)}"


def _marks(cell: MarkCell) -> str:
    named = (
        ("tự chấm", cell.claimed),
        ("theo số liệu", cell.computed),
        ("chấm chéo", cell.crossed),
    )
    return ", ".join(f"{name} {_vn(mark)}" for name, mark in named if mark) or "chưa có điểm"


def _cells(table: Consolidated) -> Iterator[tuple[ConsolidatedRow, UnitColumn, MarkCell]]:
    for row in table.rows:
        for unit, cell in zip(table.units, row.cells, strict=False):
            yield row, unit, cell


def _clause(title: str, lines: Any) -> dict[str, Any]:
    return {"clause": {"title": title, "body": [{"dash": line} for line in lines]}}


def _sentence(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _vn(points: str) -> str:
    return points.replace(".", ",")
