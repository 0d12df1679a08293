"""``thidua score simulate``: how well a criteria table tells units apart."""

from typing import Annotated

import typer

from thidua.console import printing
from thidua.console.scoring import read_scores
from thidua.console.words import tr
from thidua_core.scoring import CriterionSpread, simulate, simulation_as_json
from thidua_core.values import Points


def score_simulate(
    table: Annotated[str, typer.Argument(metavar="BẢNG.yaml", help="Bảng tiêu chí chấm thử.")],
    results: Annotated[
        str, typer.Argument(metavar="KẾT_QUẢ", help="Số liệu năm trước, tệp CSV hoặc XLSX.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="In một tài liệu JSON.")] = False,
) -> None:
    """Chấm thử bảng tiêu chí trên số liệu đã có: tiêu chí nào không phân biệt được các đơn vị.

    Ví dụ: thidua score simulate bang-tieu-chi.yaml ket-qua-nam-truoc.csv
    """
    simulation = simulate(read_scores(table, results))
    if as_json:
        printing.document(simulation_as_json(simulation))
        return
    title = simulation.scores.table.title
    printing.line(f"{title}, {simulation.scores.table.year}", style="bold")
    rows = [_row(spread) for spread in simulation.criteria]
    printing.table([tr(heading) for heading in _HEADINGS], rows, left={0, 5})
    printing.line()
    for label in (*simulation.labels, *simulation.scores.warnings):
        printing.line(f"- {label}")


_HEADINGS = ("Mã", "Số đơn vị", "Thấp nhất", "Cao nhất", "Trọn điểm", "Phân biệt")


def _row(spread: CriterionSpread) -> list[str]:
    apart = {None: "–", True: tr("có"), False: tr("không")}[spread.tells_apart]
    return [
        spread.code,
        str(spread.units),
        _points(spread.least),
        _points(spread.greatest),
        str(spread.at_maximum),
        apart,
    ]


def _points(points: Points | None) -> str:
    return "–" if points is None else printing.decimal(points.exact(), points.decimals)


ENGLISH = {
    "BẢNG.yaml": "TABLE.yaml",
    "KẾT_QUẢ": "RESULTS",
    "Bảng tiêu chí chấm thử.": "The criteria table to try.",
    "Số liệu năm trước, tệp CSV hoặc XLSX.": "Last year's figures, a CSV or XLSX file.",
    "Chấm thử bảng tiêu chí trên số liệu đã có: tiêu chí nào không phân biệt được các đơn vị.": (
        "Try a criteria table on known figures: which criteria do not tell units apart."
    ),
    "Mã": "Code",
    "Số đơn vị": "Units",
    "Thấp nhất": "Least",
    "Cao nhất": "Greatest",
    "Trọn điểm": "At maximum",
    "Phân biệt": "Tells apart",
    "có": "yes",
    "không": "no",
}
