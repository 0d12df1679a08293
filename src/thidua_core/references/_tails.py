"""What may follow a number: the day, the issuer, in either order; and what stands before.

Tells the day of a document from the day of the event that is told beside it.
"""

import re
from dataclasses import dataclass
from datetime import date

from thidua_core.references._canvas import BLANK, GAP, Canvas, past
from thidua_core.references._dates import Day, read_day
from thidua_core.references._issuers import Issuer, read_issuer
from thidua_core.references._kinds import KIND_WORD

_DAY_WORD = re.compile(
    rf"{GAP}(?:(?P<sign>[,(]){GAP})?(?:(?:được{BLANK})?(?:ký{BLANK}|đề{BLANK}|ra{BLANK}|ban hành{BLANK}))?"
    rf"ngày(?:{BLANK}(?:ký|ban hành))?{GAP}:?{GAP}(?=\w)"
)
_DAY_ALONE = re.compile(rf"(?:{GAP}(?P<sign>[,(]){GAP}|{BLANK})(?=\d)")
_CLOSING = re.compile(rf"{GAP}\)")
_OF = re.compile(rf"{GAP}(?:[,(]{GAP})?của{BLANK}")
_BY = re.compile(rf"{GAP}(?:,{GAP})?do{BLANK}")
_ISSUED = re.compile(rf"{BLANK}(?:(?:đã|ký){BLANK}){{0,2}}(?:ban hành|ký)(?!\w)")
_TERM = re.compile(rf"{GAP}(?:\({GAP})?khóa{BLANK}(?:[ivxl]{{1,6}}|\d{{1,2}})(?!\w)(?:{GAP}\))?")
_GOES_ON = re.compile(
    rf"\s{{0,40}}$|[^\S\n]{{0,20}}\n[^\S\n]{{0,20}}\n|{GAP}(?:[;.:)\]”\"]|(?:của|về|v/v|và|hoặc|quy định|hướng dẫn|ban hành|phê duyệt|"
    rf"sửa đổi|do|khóa|nêu|như|để|nhằm|cho)(?!\w)|,{GAP}(?:của|về|{KIND_WORD}|\d))"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the number, each part None if it is not given, and where it ends."""

    end: int
    has_day: bool = False
    day: date | None = None
    issuer: str | None = None


def read_tail(canvas: Canvas, start: int, *, joint: bool = False) -> Tail:
    """Read the day and the issuer after ``start``, in the order in which they stand."""
    end = start
    day: Day | None = None
    issuer: Issuer | None = None
    for _ in range(2):
        if day is None and (read := _day_after(canvas, end)):
            day, end = read, read.end
        if issuer is None and (named := _issuer_after(canvas, end, joint=joint)):
            issuer, end = named, named.end
    return Tail(
        end,
        has_day=day is not None,
        day=day.value if day else None,
        issuer=issuer.name if issuer else None,
    )


def _day_after(canvas: Canvas, end: int) -> Day | None:
    term = _TERM.match(canvas.low, end)
    start = term.end() if term else end
    worded = _DAY_WORD.match(canvas.low, start)
    opening = worded or _DAY_ALONE.match(canvas.low, start)
    if not opening or _begins_sentence(canvas, opening):
        return None
    day = read_day(canvas, opening.end(), whole=worded is None)
    if day is None:
        return None
    if opening["sign"] == "(":
        closing = _CLOSING.match(canvas.low, day.end)
        return Day(closing.end(), day.value) if closing else None
    if opening["sign"] == "," and not _GOES_ON.match(canvas.low, day.end):
        return None
    return day


def _begins_sentence(canvas: Canvas, opening: re.Match[str]) -> bool:
    """Tell *Ngày …* that opens a line or a sentence: the day of an event, not of a paper."""
    words = canvas.text[opening.start() : opening.end()].strip(" ,(\n\t")
    return words.startswith("Ngày")


def _issuer_after(canvas: Canvas, end: int, *, joint: bool) -> Issuer | None:
    term = _TERM.match(canvas.low, end)
    start = term.end() if term else end
    of = _OF.match(canvas.low, start)
    if of:
        named = read_issuer(canvas, of.end(), joint=joint)
        closing = _CLOSING.match(canvas.low, named.end) if named else None
        if named and "(" in of[0] and closing:
            return Issuer(closing.end(), named.name)
        return named
    by = _BY.match(canvas.low, start)
    named = read_issuer(canvas, by.end(), joint=joint) if by else None
    issued = _ISSUED.match(canvas.low, named.end) if named else None
    return Issuer(issued.end(), named.name) if named and issued else None


_HEAD_PLACE = re.compile(rf"[\s|]{{1,60}}[^\W\d_a-z][^\n,;.|\d]{{1,40}},{GAP}ngày{GAP}(?=\d)")
_CLAUSE_DAY = re.compile(rf"(?<!\w)ngày{BLANK}(?=\d)")
_COMMA = re.compile(rf"{GAP}(?:,{GAP})?")
_PERSON = re.compile(rf"(?:đồng chí|đ/c|ông|bà){BLANK}[^\d.;:,()\n]{{2,40}}{GAP}[,-]{GAP}")
_ISSUES = re.compile(
    rf"{BLANK}(?:(?:đã|vừa|cũng|tiếp tục|chính thức){BLANK}){{0,3}}"
    rf"(?:ban hành|ký ban hành|ký|phát hành|ra|có)(?:{BLANK}(?:thêm|các))?{BLANK}$"
)
_LAST_WORDS = ("hành", "ký", "ra", "có", "thêm", "các")
_LONGEST_CLAUSE = 220


def day_in_head(canvas: Canvas, end: int) -> date | None:
    """Give the day of the head line beside *Số: …*: a place, then the day in words."""
    place = _HEAD_PLACE.match(canvas.text, end)
    day = read_day(canvas, place.end()) if place else None
    return day.value if day else None


def day_of_issue(canvas: Canvas, start: int) -> date | None:
    """Give the day that opens the clause of issue before ``start``.

    Only *ngày …, <body> (đã) ban hành* directly before the reference: any other verb makes
    the day that of an event.
    """
    earliest = max(0, start - _LONGEST_CLAUSE)
    if not canvas.low[max(0, start - 12) : start].rstrip().endswith(_LAST_WORDS):
        return None
    verb = _ISSUES.search(canvas.low, max(earliest, start - 50), start)
    if not verb:
        return None
    for word in _CLAUSE_DAY.finditer(canvas.low, earliest, verb.start()):
        day = read_day(canvas, word.end())
        if day is None:
            continue
        subject = past(_PERSON, canvas.low, past(_COMMA, canvas.low, day.end))
        body = read_issuer(canvas, subject)
        if body and body.end == verb.start():
            return day.value
    return None
