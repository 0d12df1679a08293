"""``TABLE.yaml``: a criteria table read from a file, strictly.

The keys are described in docs/reference/criteria-table.md. Other files are opened only through
the function that the caller gives.
"""

from collections.abc import Callable
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node

from thidua_core.errors import InputError
from thidua_core.scoring._extends import laid_over
from thidua_core.scoring._table import CriteriaTable, Grade, KnockOut, Period, RankBy
from thidua_core.scoring._yaml_grades import GradeReader, rank_by, read_knock_out
from thidua_core.scoring._yaml_numbers import name, truth, year
from thidua_core.scoring._yaml_sections import TreeReader
from thidua_core.values import ROUNDINGS, Points, PointUnit
from thidua_core.yaml_nodes import keys_of, list_of, listed, one_of, root_of, text_of, where

Opener = Callable[[str], bytes]
"""Gives the content of the file that a table extends; InputError where it cannot."""

TABLE_KEYS: Final = (
    "table",
    "year",
    "period",
    "points",
    "base",
    "bonus_above_max",
    "rank_by",
    "ties",
    "grades",
    "places",
    "sections",
    "knock_outs",
    "extends",
)
POINTS_KEYS: Final = ("unit", "round")
_REQUIRED: Final = ("table", "year", "points", "sections")
_FEWEST: Final = "Hãy ghi ít nhất table, year, points và sections"
_MOST_EXTENDED: Final = 8


def read_table(source: str | bytes, *, open_file: Opener | None = None) -> CriteriaTable:
    """The table of a file's content; InputError names line and key of what cannot be used.

    ``open_file`` opens what ``extends`` names; without it such a table is refused.
    """
    return _built(_whole(source, open_file, depth=0))


def whole_table(source: str, *, open_file: Opener) -> str:
    """The text of a table that needs no other file: its own, or laid over the one it extends.

    Refuses what ``read_table`` refuses. Of a table that extends another the comments are lost.
    """
    tree = _whole(source, open_file, depth=0)
    _built(tree)
    if "extends" not in keys_of(root_of(source, fewest=_FEWEST), TABLE_KEYS):
        return source
    written: str = yaml.serialize(tree, Dumper=yaml.SafeDumper, allow_unicode=True, width=120)
    return written


def _whole(source: str | bytes, open_file: Opener | None, depth: int) -> Node:
    """The tree of the file, laid over that of the file it extends."""
    own = root_of(source, fewest=_FEWEST)
    keys = keys_of(own, TABLE_KEYS)
    if "extends" not in keys:
        return own
    place, file = where(keys["extends"], "extends"), text_of(keys["extends"], "extends").strip()
    if open_file is None:
        mend = "Hãy gộp hai bảng thành một tệp"
        raise InputError(place, "ở đây không mở được tệp khác", mend)
    if depth == _MOST_EXTENDED:
        raise InputError(place, "các bảng kế thừa nhau quá dài", "Hãy gộp bớt, hoặc bỏ vòng lặp")
    try:
        content = open_file(file)
    except InputError as error:
        raise error.within(place) from None
    try:
        body = _whole(content, open_file, depth + 1)
        _built(body)  # what is wrong in the body's file is told with that file's lines
    except InputError as error:
        raise error.within(f"tệp {file}") from None
    return laid_over(body, _without_extends(own))


def _without_extends(node: Node) -> Node:
    assert isinstance(node, MappingNode)
    kept = [(key, value) for key, value in node.value if key.value != "extends"]
    return MappingNode(node.tag, kept, node.start_mark, node.end_mark)


def _built(root: Node) -> CriteriaTable:
    keys = keys_of(root, TABLE_KEYS, required=_REQUIRED)
    unit, round_name = _points(keys["points"])
    tree = TreeReader(unit)
    sections = list_of(keys["sections"], "sections", tree.section)
    if not sections:
        raise InputError(where(keys["sections"], "sections"), "bảng chưa có mục nào", _FEWEST)
    walked = [section for top in sections for section in top.walk()]
    reader = GradeReader(
        criteria={each.code: each for section in walked for each in section.criteria},
        sections={section.code: section for section in walked},
    )
    grades = reader.grades(keys)
    return CriteriaTable(
        title=name(keys["table"], "table"),
        year=year(keys["year"], "year"),
        unit=unit,
        round=round_name,
        sections=sections,
        period=_period(keys),
        base=_base(keys, unit),
        bonus_above_max="bonus_above_max" in keys
        and truth(keys["bonus_above_max"], "bonus_above_max"),
        rank_by=rank_by(keys["rank_by"], grades) if "rank_by" in keys else (RankBy.SHARE,),
        ties=reader.ties(keys["ties"]) if "ties" in keys else ("shared_rank",),
        grades=grades,
        places=reader.places(keys, grades),
        knock_outs=listed(keys, "knock_outs", lambda node: _knock_out(node, tree, grades)),
        warnings=tuple(tree.warnings),
    )


def _knock_out(node: Node, tree: TreeReader, grades: tuple[Grade, ...]) -> KnockOut:
    keys = keys_of(node, ("code", "title", "effect"), required=("code", "effect"))
    return read_knock_out(node, tree.new_code(keys["code"]), grades)


def _points(node: Node) -> tuple[PointUnit, str]:
    keys = keys_of(node, POINTS_KEYS, required=("unit",))
    unit = PointUnit.parse(text_of(keys["unit"], "unit"), where(keys["unit"], "unit"))
    return unit, one_of(keys["round"], "round", ROUNDINGS) if "round" in keys else "half_up"


def _base(keys: dict[str, Node], unit: PointUnit) -> Points:
    if "base" not in keys:
        return Points(0, unit.decimals)
    place = where(keys["base"], "base")
    base = unit.points(text_of(keys["base"], "base"), place)
    if base.units < 0:
        raise InputError(place, "điểm nền nhỏ hơn 0", "Hãy ghi số từ 0 trở lên")
    return base


def _period(keys: dict[str, Node]) -> Period:
    if "period" not in keys:
        return Period.YEAR
    return Period(one_of(keys["period"], "period", list(Period)))
