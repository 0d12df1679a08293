"""The body of a paper as somebody types it, line by line, read into blocks and written back.

A line says what it is by its first signs, as in the papers themselves: ``I.``, ``1.``, ``a)``,
``-``, ``Điều 1.``, ``Chương I``. Numbers are read for their kind only; a paper counts for itself.
Tables and lists of persons are not lines and are not written back.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from thidua_core.text import squash

Blocks = list[Any]
"""Blocks as ``thidua_core.paper`` reads them under ``body``."""
_MARKS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("chapter", 1, re.compile(r"Chương [IVXLC]+(?:[.:]\s*|\s+|$)(.*)", re.IGNORECASE)),
    ("section", 2, re.compile(r"[IVXL]+\.\s+(.+)")),
    ("article", 3, re.compile(r"Điều \d+\.\s*(.+)", re.IGNORECASE)),
    ("clause", 4, re.compile(r"\d{1,3}\.\s+(.+)")),
    ("point", 5, re.compile(r"[a-zđ]\)\s+(.+)")),
)
_DASH = re.compile(r"[-–—•*+]\s+(.+)")
_CLOSED = (".", ";", ":", ",", "!", "?")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(slots=True)
class _Node:
    kind: str
    level: int
    text: str
    children: list["_Node"] = field(default_factory=list)


def read_lines(text: str) -> Blocks:
    """The blocks of a text; every line is one block, blank lines are none.

    A heading is an article or clause that has something below it and no closing mark.

    >>> read_lines("I. Mục đích") + read_lines("a) Thiết thực.") + read_lines("- Gọn.")
    [{'section': {'title': 'Mục đích'}}, {'point': 'Thiết thực.'}, {'dash': 'Gọn.'}]
    """
    root = _Node("", 0, "")
    path = [root]
    for line in filter(None, map(squash, text.splitlines())):
        node = _node(line)
        if node.level == 0 and path[-1].kind == "chapter" and not path[-1].text:
            path[-1].text = node.text
            continue
        while node.level and path[-1].level >= node.level:
            path.pop()
        path[-1].children.append(node)
        if node.level:
            path.append(node)
    return [_block(each) for each in root.children]


def write_lines(blocks: Sequence[Any]) -> str | None:
    """The text that reads back to exactly these blocks; None when no text does."""
    try:
        text = "\n".join(_lines(blocks, {}))
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    return text if read_lines(text) == list(blocks) else None


def _node(line: str) -> _Node:
    for kind, level, pattern in _MARKS:
        if found := pattern.fullmatch(line):
            return _Node(kind, level, found.group(1))
    if found := _DASH.fullmatch(line):
        return _Node("dash", 0, found.group(1))
    return _Node("", 0, line)


def _block(node: _Node) -> Any:
    if not node.kind:
        return node.text
    if node.kind == "dash":
        return {"dash": node.text}
    body = [_block(each) for each in node.children]
    if node.kind in {"chapter", "section"}:
        return {node.kind: {"title": node.text, **({"body": body} if body else {})}}
    if not body:
        return {node.kind: node.text}
    headed = node.kind != "point" and not node.text.endswith(_CLOSED)
    return {node.kind: {"title" if headed else "text": node.text, "body": body}}


def _lines(blocks: Sequence[Any], articles: dict[str, int]) -> Iterator[str]:
    """Lines of blocks that stand beside each other; articles and chapters count through all."""
    counted: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, str):
            yield block
            continue
        ((kind, inner),) = block.items()
        if kind == "dash":
            yield f"- {inner}"
            continue
        counter = articles if kind in {"article", "chapter"} else counted
        counter[kind] = counter.get(kind, 0) + 1
        told = {"text": inner} if isinstance(inner, str) else inner
        yield f"{_PRINTED[kind](counter[kind])} {told.get('title') or told['text']}"
        yield from _lines(told.get("body", ()), articles)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


_PRINTED: dict[str, Callable[[int], str]] = {
    "chapter": lambda number: f"Chương {_roman(number)}",
    "section": lambda number: f"{_roman(number)}.",
    "article": lambda number: f"Điều {number}.",
    "clause": lambda number: f"{number}.",
    "point": lambda number: f"{_LETTERS[number - 1]})",
}
