"""Statutes, which are cited by their name and their day: *Luật …, ngày …* without a number.

Knows where the name of a statute ends; refuses to know the statutes themselves.
"""

import re
from dataclasses import dataclass

from thidua_core.references._canvas import BLANK, GAP, Canvas

_NOT_A_STATUTE_BEFORE = re.compile(
    r"(?:pháp|kỷ|quy|đạo|học|khoa|ngành|trường|cử nhân|thạc sĩ|tiến sĩ|công ty|báo|tạp chí|bộ|"
    r"dự án|dự thảo|môn|giới)\s{1,3}$"
)
_CITED_IN_SMALL_LETTERS = re.compile(r"(?:căn cứ|theo|của|thực hiện|thi hành|điều \d{1,3})\s{1,3}$")
_LONGEST_BEFORE = 14
_NOT_A_TITLE = re.compile(
    r"(?:sư|gia|lệ|pháp|quy định|này|đó|số|hiện hành|liên quan|chuyên ngành|hà nội|thành phố|tp|"
    r"ngày|năm|hiến pháp|bộ luật|luật(?! sư)|pháp lệnh)(?!\w)"
)
_SMALL_WORD = re.compile(
    r"(?:và|các|những|mới|cũ|của|được|có|đã|đang|thì|hay|trên|khác|tại|theo|do|để|không|về|nêu)(?!\w)"
)
_TITLE_WORD = re.compile(r"[^\W\d_]{1,12}")
_BETWEEN = re.compile(rf"(?:,{GAP}|{GAP}-{GAP}|{BLANK})(?=[^\W\d_])")
_AMENDING = re.compile(r"(?:sửa đổi|bổ sung)(?!\w)")
_INNER_STATUTE = re.compile(r"(?:bộ luật|luật|pháp lệnh)(?!\w)")
_JOINS_INNER = re.compile(r"(?:,|(?<!\w)(?:của|và|các))\s{1,4}$")
_ENDS_TITLE = re.compile(
    r"(?:(?<!một )số|ngày|năm|đã|thì|là|này|hiệu lực|kể|từ|trước|sau|vào|được|hội nghị|nghị quyết|"
    r"nghị định|thông tư|quyết định|hiến pháp|bộ luật|(?<!pháp )(?<!bộ )luật(?! sư)|pháp lệnh|"
    r"(?:trong|các|mỗi|đến|hết|sáng|chiều|tối|hôm)(?=\s{1,3}ngày))(?!\w)"
)
_LONGEST_TITLE = 32


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a statute, without the word for its kind, and where it ends."""

    end: int
    words: str


def may_be_statute(canvas: Canvas, start: int) -> bool:
    """Tell a statute from the same word inside another (*pháp luật*, *Khoa Luật*).

    In small letters only words that cite may stand before it.
    """
    before = canvas.low[max(0, start - _LONGEST_BEFORE) : start]
    if _NOT_A_STATUTE_BEFORE.search(before):
        return False
    capital = canvas.text[start].isupper()
    return capital or start == 0 or _CITED_IN_SMALL_LETTERS.search(before) is not None


def read_title(canvas: Canvas, start: int) -> Title | None:
    """Read the name of a statute from its first word up to a number or a day.

    An amending statute carries the name of the amended one within its own.
    """
    low = canvas.low
    if _NOT_A_TITLE.match(low, start) or _SMALL_WORD.match(canvas.text, start):
        return None
    amending = _AMENDING.match(low, start) is not None
    end = place = start
    for _ in range(_LONGEST_TITLE):
        word = _TITLE_WORD.match(low, place)
        if not word or (_ENDS_TITLE.match(low, place) and not _inner(canvas, place, amending)):
            break
        end = word.end()
        between = _BETWEEN.match(low, end)
        if not between:
            break
        place = between.end()
    return Title(end, canvas.cut(start, end)) if end > start else None


def _inner(canvas: Canvas, place: int, amending: bool) -> bool:
    """Say whether a statute's word at ``place`` belongs to the name of an amending one."""
    return (
        amending
        and _INNER_STATUTE.match(canvas.low, place) is not None
        and _JOINS_INNER.search(canvas.low, max(0, place - _LONGEST_BEFORE), place) is not None
    )
