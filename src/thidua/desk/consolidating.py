"""The consolidated table as the desk shows it: filtered, counted, one cell opened, as rows of Excel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.kernel.errors import NotFound
from thidua.scoring.queries import Consolidated, ConsolidatedRow, MarkCell, UnitColumn

FILTERS = ("all", "differ", "waiting", "explained", "provisional")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One choice above the table, with how many cells it finds."""

    key: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One cell of the table, opened to be read and agreed on."""

    row: ConsolidatedRow
    unit: UnitColumn
    cell: MarkCell
    editable: bool
    following: tuple[UnitColumn, ConsolidatedRow] | None
    """The next cell on which the cluster has to agree."""


def has(cell: MarkCell, key: str) -> bool:
    """Whether a cell is what a filter looks for."""
    match key:
        case "differ":
            return cell.differs
        case "waiting":
            return cell.waits
        case "explained":
            return cell.standing == "explained"
        case "provisional":
            return cell.provisional
    return True


def filters_of(table: Consolidated, chosen: str) -> list[Filter]:
    """The choices; those that find nothing stay out, but for the two that are asked every day."""
    labels = {
        "all": _("Tất cả"),
        "differ": _("Chênh lệch"),
        "waiting": _("Chờ thống nhất"),
        "explained": _("Giải trình chờ trả lời"),
        "provisional": _("Tạm tính"),
    }
    counts = {
        key: sum(has(cell, key) for row in table.rows for cell in row.cells) for key in FILTERS
    }
    counts["all"] = sum(row.kind == "criterion" for row in table.rows)
    kept = {"all", "differ", "explained", chosen}
    return [
        Filter(key=key, label=labels[key], count=counts[key], chosen=key == chosen)
        for key in FILTERS
        if counts[key] or key in kept
    ]


def filtered(table: Consolidated, key: str) -> Consolidated:
    """The same table with the criteria that a filter finds, and the sections above them."""
    if key not in FILTERS or key == "all":
        return table
    kept: list[ConsolidatedRow] = []
    above: list[ConsolidatedRow] = []
    for row in table.rows:
        above = [each for each in above if each.level < row.level]
        if row.kind == "section":
            above.append(row)
        elif any(has(cell, key) for cell in row.cells):
            kept += [each for each in above if each not in kept]
            kept.append(row)
    return replace(table, rows=tuple(kept))


def opened(table: Consolidated, sheet_public_id: str, code: str, *, conducts: bool) -> Opened:
    """One cell by its sheet and criterion; NotFound where the table has none."""
    places = list(_places(table))
    for at, (row, unit, cell) in enumerate(places):
        if row.code == code and unit.sheet_public_id == sheet_public_id:
            after = [*places[at + 1 :], *places[:at]]
            following = next(((u, r) for r, u, c in after if c.waits and u.appraises), None)
            return Opened(
                row=row,
                unit=unit,
                cell=cell,
                editable=conducts and unit.appraises and cell.assigned,
                following=following,
            )
    raise NotFound


def _places(table: Consolidated) -> Iterator[tuple[ConsolidatedRow, UnitColumn, MarkCell]]:
    for row in table.rows:
        for unit, cell in zip(table.units, row.cells, strict=False):
            yield row, unit, cell


def has_crossed(table: Consolidated) -> bool:
    """Whether anybody cross-scored, so that the cells need a fourth mark."""
    return any(cell.crossed for row in table.rows for cell in row.cells)


def excel_headers(table: Consolidated) -> list[str]:
    """The columns of the file: four marks, the word and the reasons of each unit."""
    words = (
        _("tự chấm"),
        _("theo số liệu"),
        _("chấm chéo"),
        _("thống nhất"),
        _("tình trạng"),
        _("lý do, giải trình"),
    )
    units = [f"{unit.name}: {word}" for unit in table.units for word in words]
    return [_("Mã"), _("Tiêu chí"), _("Tối đa"), *units]


def excel_rows(table: Consolidated) -> Iterable[list[Any]]:
    """Exactly the rows that are shown, then points, shares and ranks."""
    for row in table.rows:
        line: list[Any] = [row.code, row.title, _number(row.maximum)]
        for total in row.totals:
            line += ["", "", "", _number(total), "", ""]
        for cell in row.cells:
            said = [cell.reason, cell.crossed_reason, cell.explanation, cell.appraisal_reason]
            marks = (cell.claimed, cell.computed, cell.crossed, cell.agreed)
            word = cell.standing_label
            if cell.provisional:
                word = f"{word}, {_('tạm tính')}"
            line += [*map(_number, marks), word, "; ".join(filter(None, said))]
        yield line
    yield ["", _("Tổng điểm"), "", *_last([_number(unit.points) for unit in table.units])]
    yield ["", _("Tỷ lệ, %"), "", *_last([unit.share for unit in table.units])]
    ranks = [unit.rank if unit.rank is not None else "" for unit in table.units]
    yield ["", _("Hạng"), "", *_last(ranks)]


def _last(values: list[Any]) -> list[Any]:
    return [each for value in values for each in ("", "", "", value, "", "")]


def _number(text: str) -> Decimal | str:
    return Decimal(text) if text else ""
