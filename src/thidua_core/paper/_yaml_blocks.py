"""The blocks of a ``PAPER.yaml``: each entry is a sentence, or one key that says what it is."""

import re
from collections.abc import Callable
from typing import Final

from yaml.nodes import Node

from thidua_core.errors import InputError
from thidua_core.paper._blocks import (
    Align,
    Article,
    Attendance,
    Attendee,
    Block,
    Chapter,
    Clause,
    Column,
    Dash,
    GroupRow,
    Labelled,
    Paragraph,
    Point,
    RomanSection,
    Table,
)
from thidua_core.yaml_nodes import (
    is_list,
    is_text,
    keys_of,
    list_of,
    listed,
    one_of,
    optional_text,
    text_of,
    where,
)

_SHARE: Final = re.compile(r"[1-9][0-9]{0,2}")
_ALIGNS: Final[dict[str, Align]] = {"left": "left", "centre": "centre", "right": "right"}


def blocks(keys: dict[str, Node]) -> tuple[Block, ...]:
    """What stands under the key ``body`` of anything that has one."""
    return listed(keys, "body", _block)


def _block(node: Node) -> Block:
    if is_text(node):
        return Paragraph(text_of(node, "body"))
    keys = keys_of(node, _READERS)
    if len(keys) != 1:
        problem = f"một mục có {len(keys)} khóa: {', '.join(keys)}" if keys else "một mục trống"
        raise InputError(where(node, "body"), problem, "Hãy ghi mỗi khối thành một mục riêng")
    ((key, inner),) = keys.items()
    return _READERS[key](inner)


def _labelled(node: Node) -> Labelled:
    keys = keys_of(node, ("label", "text"), required=("label", "text"))
    return Labelled(text_of(keys["label"], "label"), text_of(keys["text"], "text"))


def _point(node: Node) -> Point:
    if is_text(node):
        return Point(text_of(node, "point"))
    keys = keys_of(node, ("text", "body"), required=("text",))
    return Point(text_of(keys["text"], "text"), blocks(keys))


def _titled(node: Node, key: str) -> tuple[str | None, str | None, tuple[Block, ...]]:
    """Title, text and blocks of a clause or an article, of which a sentence is the text."""
    if is_text(node):
        return None, text_of(node, key), ()
    keys = keys_of(node, ("title", "text", "body"))
    title, text = optional_text(keys, "title"), optional_text(keys, "text")
    if title is None and text is None:
        raise InputError(where(node, key), "không có title và text", "Hãy ghi một trong hai")
    return title, text, blocks(keys)


def _clause(node: Node) -> Clause:
    title, text, inner = _titled(node, "clause")
    return Clause(title=title, text=text, blocks=inner)


def _article(node: Node) -> Article:
    title, text, inner = _titled(node, "article")
    return Article(title=title, text=text, blocks=inner)


def _section(node: Node) -> RomanSection:
    keys = keys_of(node, ("title", "body"), required=("title",))
    return RomanSection(text_of(keys["title"], "title"), blocks(keys))


def _chapter(node: Node) -> Chapter:
    keys = keys_of(node, ("title", "body"), required=("title",))
    return Chapter(text_of(keys["title"], "title"), blocks(keys))


def _table(node: Node) -> Table:
    keys = keys_of(node, ("columns", "rows"), required=("columns", "rows"))
    columns = list_of(keys["columns"], "columns", _column)
    if not columns:
        raise InputError(where(keys["columns"], "columns"), "không có cột nào", "Hãy ghi tên cột")
    return Table(columns, list_of(keys["rows"], "rows", lambda row: _row(row, len(columns))))


def _column(node: Node) -> Column:
    if is_text(node):
        return Column(title=text_of(node, "columns"))
    keys = keys_of(node, ("title", "share", "align"), required=("title",))
    share = optional_text(keys, "share") or "1"
    if not _SHARE.fullmatch(share):
        mend = "Hãy ghi một số nguyên từ 1 đến 999"
        raise InputError(where(keys["share"], "share"), f"“{share}” không phải tỷ lệ", mend)
    align = one_of(keys["align"], "align", _ALIGNS) if "align" in keys else "left"
    return Column(title=text_of(keys["title"], "title"), share=int(share), align=_ALIGNS[align])


def _row(node: Node, columns: int) -> tuple[str, ...] | GroupRow:
    """A list of cells, which may be empty, or ``{group: …}``."""
    if not is_list(node):
        keys = keys_of(node, ("group",), required=("group",))
        return GroupRow(text_of(keys["group"], "group"))
    cells = list_of(node, "rows", lambda cell: text_of(cell, "rows", empty=True))
    if len(cells) != columns:
        problem = f"hàng có {len(cells)} ô, bảng có {columns} cột"
        raise InputError(where(node, "rows"), problem, "Hãy ghi đủ ô; ô trống ghi là ''")
    return cells


def attendance(node: Node) -> Attendance:
    """``{label: Có mặt, people: […]}``."""
    keys = keys_of(node, ("label", "people"), required=("label", "people"))
    people = list_of(keys["people"], "people", attendee)
    return Attendance(text_of(keys["label"], "label"), people)


def attendee(node: Node) -> Attendee:
    """A name, or ``{name: …, position: …}``."""
    if is_text(node):
        return Attendee(text_of(node))
    keys = keys_of(node, ("name", "position"), required=("name",))
    return Attendee(text_of(keys["name"], "name"), optional_text(keys, "position"))


_READERS: Final[dict[str, Callable[[Node], Block]]] = {
    "paragraph": lambda node: Paragraph(text_of(node, "paragraph")),
    "dash": lambda node: Dash(text_of(node, "dash")),
    "labelled": _labelled,
    "point": _point,
    "clause": _clause,
    "article": _article,
    "section": _section,
    "chapter": _chapter,
    "table": _table,
    "attendance": attendance,
}
