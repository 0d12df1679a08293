"""``thidua score``: points, ranks and reasons from a criteria table and the results of units."""

from typing import Annotated

import typer

from thidua.console import printing
from thidua.console.scoring import read_scores
from thidua.console.words import tr
from thidua_core.scoring import Scores, UnitScore, scores_as_json, what_would_change


def score(
    table: Annotated[str, typer.Argument(metavar="BẢNG.yaml", help="Bảng tiêu chí chấm điểm.")],
    results: Annotated[
        str, typer.Argument(metavar="KẾT_QUẢ", help="Kết quả của các đơn vị, tệp CSV hoặc XLSX.")
    ],
    criteria: Annotated[
        bool, typer.Option("--criteria", help="In cả căn cứ và cách tính của từng tiêu chí.")
    ] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="In cả điều gì sẽ làm thay đổi hạng và xếp loại.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> None:
    """Tính điểm, xếp loại, xếp hạng các đơn vị theo bảng tiêu chí, kèm căn cứ và cách tính.

    Điều chưa biết không bị coi là không: đơn vị còn thiếu điểm có hạng tạm tính.

    Ví dụ: thidua score bang-tieu-chi.yaml ket-qua.csv --json
    """
    scores = read_scores(table, results)
    if as_json:
        printing.document(scores_as_json(scores))
        return
    for group in dict.fromkeys(unit.sheet.group for unit in scores.units):
        _show_group(scores, group)
    for unit in scores.units:
        _show_reasons(unit, criteria=criteria)
        if changes:
            _show_changes(scores, unit)
    if scores.warnings:
        printing.line()
        printing.line(tr("Cần xem lại"), style="bold")
        for warning in scores.warnings:
            printing.line(f"! {warning}")


_HEADINGS = ("Hạng", "Đơn vị", "Điểm", "Tối đa", "Tỷ lệ", "Xếp loại", "Cộng", "Trừ", "")
_LEFT = {1, 5, 8}


def _show_group(scores: Scores, group: str) -> None:
    printing.line(f"{scores.table.title}, {scores.table.year}", style="bold")
    if group:
        printing.line(group)
    rows = [_row(scores, unit) for unit in scores.units if unit.sheet.group == group]
    printing.table([tr(heading) if heading else "" for heading in _HEADINGS], rows, left=_LEFT)
    printing.line()


def _row(scores: Scores, unit: UnitScore) -> list[str]:
    sheet = unit.sheet
    titles = {grade.code: grade.title or grade.code for grade in scores.table.grades}
    return [
        "–" if unit.rank is None else str(unit.rank),
        sheet.unit,
        printing.decimal(sheet.points.exact(), sheet.points.decimals),
        printing.decimal(sheet.maximum.exact(), sheet.maximum.decimals),
        "–" if sheet.share is None else printing.decimal(sheet.share, 6),
        "–" if unit.grade is None else tr(titles[unit.grade]),
        printing.decimal(sheet.bonus.exact(), sheet.bonus.decimals),
        printing.decimal(sheet.penalty.exact(), sheet.penalty.decimals),
        tr("tạm tính") if sheet.provisional else "",
    ]


def _show_reasons(unit: UnitScore, *, criteria: bool) -> None:
    printing.line(f"{tr('Căn cứ và cách tính')}: {unit.sheet.unit}", style="bold")
    for sentence in unit.why:
        printing.line(f"  - {sentence}")
    if criteria:
        for mark in unit.sheet.marks:
            printing.line(f"  {mark.code}: {mark.why}")


def _show_changes(scores: Scores, unit: UnitScore) -> None:
    found = what_would_change(scores, unit.sheet.unit)
    if found:
        printing.line(f"  {tr('Điều gì sẽ làm thay đổi kết quả')}:")
    for each in found:
        printing.line(f"  - {each.text}")


ENGLISH = {
    "BẢNG.yaml": "TABLE.yaml",
    "KẾT_QUẢ": "RESULTS",
    "Bảng tiêu chí chấm điểm.": "The criteria table.",
    "Kết quả của các đơn vị, tệp CSV hoặc XLSX.": "The units' results, a CSV or XLSX file.",
    "In cả căn cứ và cách tính của từng tiêu chí.": "Print the arithmetic of every criterion too.",
    "Tính điểm, xếp loại, xếp hạng các đơn vị theo bảng tiêu chí, kèm căn cứ và cách tính.": (
        "Score, grade and rank units under a criteria table, with the reasons."
    ),
    "Điều chưa biết không bị coi là không: đơn vị còn thiếu điểm có hạng tạm tính.": (
        "Unknown is never no: a unit that lacks marks has a provisional rank."
    ),
    "Hạng": "Rank",
    "Đơn vị": "Unit",
    "Điểm": "Points",
    "Tối đa": "Maximum",
    "Tỷ lệ": "Share",
    "Xếp loại": "Grade",
    "Cộng": "Bonus",
    "Trừ": "Penalty",
    "tạm tính": "provisional",
    "Căn cứ và cách tính": "Reasons",
    "In cả điều gì sẽ làm thay đổi hạng và xếp loại.": "Print what would change ranks and grades.",
    "Điều gì sẽ làm thay đổi kết quả": "What would change the result",
    "Cần xem lại": "Please look at",
    "Xuất sắc": "Excellent",
    "Tốt": "Good",
    "Khá": "Fair",
    "Trung bình": "Average",
    "Yếu": "Weak",
    "Đạt": "Passed",
    "Không đạt": "Not passed",
    "Vững mạnh": "Strong",
    "Hoàn thành": "Fulfilled",
    "Hoàn thành tốt": "Well fulfilled",
    "Hoàn thành xuất sắc": "Excellently fulfilled",
    "Không hoàn thành": "Not fulfilled",
}
