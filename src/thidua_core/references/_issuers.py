"""Who issued a document: the names of bodies and offices as running text writes them.

Knows the words from which such names are built and so where a name ends; refuses to know
which bodies exist, and never completes a name.
"""

import re
from dataclasses import dataclass

from thidua_core.references._bodies import (
    BODY_WORD,
    FIELD,
    LEVEL,
    OFFICE,
    ONE_OF_A_KIND,
    REACH,
    WITH_FIELD,
)
from thidua_core.references._canvas import BLANK, GAP, Canvas, past
from thidua_core.references._kinds import KIND_WORD

_GROUP = rf"(?:cụm|khối){BLANK}thi{BLANK}đua{BLANK}(?:số{BLANK})?(?:\d{{1,3}}|[ivx]{{1,5}})"
_BODY = (
    rf"(?:{ONE_OF_A_KIND}|{_GROUP}|(?:vụ|phòng){BLANK}\d{{1,2}}|"
    rf"{WITH_FIELD}{BLANK}{FIELD}|{BODY_WORD})(?!\w)"
)
_SECTOR = rf"ngành{BLANK}(?:kiểm{BLANK}sát(?:{BLANK}nhân{BLANK}dân)?|ksnd|tòa{BLANK}án(?:{BLANK}nhân{BLANK}dân)?|{FIELD})"

_OFFICE_FIRST = re.compile(rf"{OFFICE}(?!\w)")
_BODY_FIRST = re.compile(_BODY)
_SINGULAR = re.compile(rf"(?:{ONE_OF_A_KIND})(?!\w)(?!{BLANK}(?:{REACH}|{_BODY}))")
_OWN_NAME = re.compile(rf"(?:{WITH_FIELD}|{BODY_WORD})(?!\w)")
_NEXT_BODY = re.compile(rf"{BLANK}{_BODY}")
_NEXT_REACH = re.compile(
    rf"{BLANK}(?:cấp{BLANK}cao{BLANK}\d(?![\d/.-])|(?:{REACH}|{_SECTOR})(?!\w))"
)
_NEXT_LEVEL = re.compile(
    rf"(?:{BLANK}(?:tại{BLANK})?|{GAP}[,-]{GAP})(?:{LEVEL}(?!\w)|(?:tp|tx)\.?(?=[\s\w]))"
    rf"(?P<figure>{BLANK}\d{{1,2}}(?![\d/.-]))?"
)
_JOINT = re.compile(rf"{GAP}(?:,|và|-){GAP}")

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_CAPITALISED = rf"[{_UPPER}][\w']{{0,14}}"
_PLACE = re.compile(
    rf"(?:bà{BLANK}rịa|br|thừa{BLANK}thiên|phan{BLANK}rang){GAP}-{GAP}"
    rf"(?:vũng{BLANK}tàu|vt|huế|tháp{BLANK}chàm)(?!\w)"
)
_NOT_A_PLACE = re.compile(
    rf"(?:{KIND_WORD}|(?:căn{BLANK}cứ|về|ngày|năm|v/v|số|tại|đã|thực{BLANK}hiện)(?!\w))"
)
_COMMON_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Dương Đinh Trương"
_FAMILIES = frozenset(_COMMON_FAMILIES.split())
"""A person's name may follow that of the territory without a sign between."""
_PROPER_FIELD = re.compile(
    rf"(?:{BLANK}{_CAPITALISED}(?:{BLANK}(?!(?:về|của|và|tại)(?!\w))[^\W\d_{_UPPER}][^\W\d_]{{1,6}}"
    rf"(?={BLANK}[{_UPPER}]|[.,;:)\n]|$|{BLANK}(?:về|của|quy|hướng|ban|ngày|tại|tỉnh|thành)(?!\w)))?)"
    rf"{{1,5}}"
)
_NAME_IS_OVER = re.compile(
    rf"\s{{0,40}}$|{GAP}[.,;:)\]\"”\n-]|{BLANK}(?:về|v/v|của|và|quy|hướng|ban|ngày|năm|tại|tỉnh|thành|"
    rf"huyện|quận|thị|xã|phường|số|đã|được|trong|để|cho|do|có|là|thì)(?!\w)"
)
_FIRST_OF_PLACE = re.compile(rf"[^\S\n]{{0,3}}(?P<word>{_CAPITALISED})")
_LATER_OF_PLACE = re.compile(rf"{BLANK}(?P<word>{_CAPITALISED})")
_BEFORE_PLACE = re.compile(GAP)
_PLACE_OF_FIGURE = re.compile(rf"{GAP}-{GAP}")
_LONGEST_PLACE = 4
_MOST_PARTS = 7


@dataclass(frozen=True, slots=True)
class Issuer:
    """A name as printed, and where it ends."""

    end: int
    name: str


def read_issuer(canvas: Canvas, start: int, *, joint: bool = False) -> Issuer | None:
    """Read the body or office whose name begins at ``start``; ``joint`` takes several."""
    end = _one_name(canvas, start)
    if end is None:
        return None
    while joint and (sign := _JOINT.match(canvas.low, end)):
        another = _one_name(canvas, sign.end())
        if another is None:
            break
        end = another
    return Issuer(end, canvas.cut(start, end))


def _one_name(canvas: Canvas, start: int) -> int | None:
    low = canvas.low
    office = _OFFICE_FIRST.match(low, start)
    body = _BODY_FIRST.match(low, start)
    if body and (not office or body.end() >= office.end()):
        end = body.end()
    elif office:
        end = office.end()
    else:
        own = _OWN_NAME.match(low, start)
        return _own_name(canvas, own.end()) if own else None
    if _SINGULAR.match(low, start):
        return end
    named = False
    for _ in range(_MOST_PARTS):
        further = _further(canvas, end)
        if further is None:
            break
        end, named = further
    return end if named else _place(canvas, end) or end


def _own_name(canvas: Canvas, end: int) -> int | None:
    """Read a field that no list holds (*Tổng cục Tiêu chuẩn Đo lường*): whole or not at all.

    Its words begin with a capital, each perhaps with a second syllable; where the name
    stops must be plain.
    """
    found = _PROPER_FIELD.match(canvas.text, end)
    return found.end() if found and _NAME_IS_OVER.match(canvas.low, found.end()) else None


def _further(canvas: Canvas, end: int) -> tuple[int, bool] | None:
    """Read the next part of a name: a body, its reach, or its territory.

    Gives its end and whether it closed with a proper name, after which none follows.
    """
    for form in (_NEXT_BODY, _NEXT_REACH):
        found = form.match(canvas.low, end)
        if found:
            return found.end(), False
    level = _NEXT_LEVEL.match(canvas.low, end)
    if not level:
        return None
    after = level.end()
    dash = _PLACE_OF_FIGURE.match(canvas.low, after) if level["figure"] else None
    place = _place(canvas, dash.end() if dash else after, broken=True)
    if place is not None:
        return place, True
    return (after, level["figure"] is not None) if canvas.low[end].isspace() else None


def _place(canvas: Canvas, end: int, *, broken: bool = False) -> int | None:
    """Give the end of a proper name after ``end``: words with capitals, at most four.

    Only where the word before demands a name may a line end stand between (``broken``).
    """
    known = _PLACE.match(canvas.low, past(_BEFORE_PLACE, canvas.low, end))
    if known:
        return known.end()
    reached = None
    form = _LATER_OF_PLACE if broken else _FIRST_OF_PLACE
    word = form.match(canvas.text, end) or _FIRST_OF_PLACE.match(canvas.text, end)
    for _ in range(_LONGEST_PLACE):
        if not word or _NOT_A_PLACE.match(canvas.low, word.start("word")):
            break
        following = _LATER_OF_PLACE.match(canvas.text, word.end())
        if reached and following and word["word"] in _FAMILIES:
            break
        reached, word = word.end(), following
    return reached
