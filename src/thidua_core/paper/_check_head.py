"""The head of a Word file: which line is what, and whether it looks as the decree asks.

Lines are known by their words and their place in the table of the head, so that documents of
any origin can be checked. Sizes and styles: Phụ lục I, Phần I, Mục V.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from thidua_core.paper._check_words import check_date, check_number
from thidua_core.paper._docx_reading import ReadDocument, TextLine
from thidua_core.paper._findings import Finding, excerpt, found
from thidua_core.paper._fonts import face
from thidua_core.paper._kinds import Kind
from thidua_core.paper._wording import MOTTO, NATION
from thidua_core.text import fold

_REACH: Final = 80
"""Lines from the beginning within which a head is looked for."""
_LONGEST_TITLE: Final = 6
_NUMBER: Final = re.compile(r"Số\s*:?.*/|Số\s*:")
_DATE: Final = re.compile(r"ngày.*tháng.*năm", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"V/v\b|Về việc\b", re.IGNORECASE)
TYPED_RULE: Final = re.compile(r"[_\-–—=*]{3,}")
"""Signs typed in a row where a line should be drawn."""
_BODY_NAME: Final = re.compile(
    r"(?:ỦY BAN|UBND|BỘ|SỞ|TỔNG CỤC|CỤC|VIỆN|VKSND|NGÀNH|HỘI ĐỒNG|TÒA ÁN|TRƯỜNG|ĐẠI HỌC|BAN|TỈNH ỦY"
    r"|CỤM|KHỐI|PHÒNG|TRUNG TÂM|CHI CỤC|LIÊN ĐOÀN|VĂN PHÒNG)\b"
)
_OTHER_KINDS: Final = (
    "Quy định",
    "Thông cáo",
    "Phương án",
    "Đề án",
    "Dự án",
    "Hợp đồng",
    "Công điện",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Giấy ủy quyền",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Thư công",
)
_KINDS: Final[dict[str, Kind | None]] = {
    **{fold(name): None for name in _OTHER_KINDS},
    **{fold(kind.name_vi): kind for kind in Kind if kind is not Kind.OFFICIAL_LETTER},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """The lines of the head, as far as they were found."""

    lines: tuple[TextLine, ...]
    """Every line of the document, to look around in."""
    nation: TextLine | None
    motto: TextLine | None
    left: tuple[TextLine, ...]
    """Superior and issuer, line by line."""
    number: TextLine | None
    subject: TextLine | None
    dated: TextLine | None
    kind_line: TextLine | None
    kind: Kind | None
    title: tuple[TextLine, ...]
    body_from: int
    """Index of the first line after the head."""


def read_head(document: ReadDocument) -> DocumentHead:
    """Find the lines of the head by their words."""
    lines = document.lines
    near = [line for line in lines[:_REACH] if line.words]
    nation = next((line for line in near if fold(line.words) == fold(NATION)), None)
    kind_at = next(
        (
            at
            for at, line in enumerate(lines[:_REACH])
            if not line.place.table and fold(line.words) in _KINDS
        ),
        None,
    )
    above = [line for line in (near if kind_at is None else lines[:kind_at]) if line.words]
    title = () if kind_at is None else tuple(_title(lines, kind_at))
    kind_line = None if kind_at is None else lines[kind_at]
    subject = next((line for line in above if _SUBJECT.match(line.words)), None)
    return DocumentHead(
        lines=lines,
        nation=nation,
        motto=_motto(near, nation),
        left=_left(near, nation),
        number=next((line for line in above if _NUMBER.match(line.words)), None),
        subject=subject,
        dated=next((line for line in above if _is_dated(line, nation)), None),
        kind_line=kind_line,
        kind=_kind(kind_line, subject),
        title=title,
        body_from=_body_from(lines, nation, kind_at, title),
    )


def _is_dated(line: TextLine, nation: TextLine | None) -> bool:
    """Whether a line above the title says when, in the table of the head if there is one."""
    if _DATE.search(line.words) is None or line.words.startswith("("):
        return False
    return nation is None or line.place.table == nation.place.table


def _kind(kind_line: TextLine | None, subject: TextLine | None) -> Kind | None:
    if kind_line is not None:
        return _KINDS[fold(kind_line.words)]
    return None if subject is None else Kind.OFFICIAL_LETTER


def _body_from(
    lines: tuple[TextLine, ...],
    nation: TextLine | None,
    kind_at: int | None,
    title: tuple[TextLine, ...],
) -> int:
    if title:
        return lines.index(title[-1]) + 1
    if kind_at is not None:
        return kind_at + 1
    if nation is None or not nation.place.table:
        return 0
    table = nation.place.table
    return 1 + max(at for at, line in enumerate(lines) if line.place.table == table)


def _title(lines: tuple[TextLine, ...], kind_at: int) -> Iterator[TextLine]:
    """The centred lines below the kind, up to the rule or to anything else."""
    for line in lines[kind_at + 1 : kind_at + 1 + _LONGEST_TITLE]:
        if not line.words:
            if line.setting.ruled or line.drawn:
                return
            continue
        shouted = line.words == line.words.upper()
        if line.place.table or line.setting.align != "centre" or shouted:
            return
        yield line


def _motto(near: list[TextLine], nation: TextLine | None) -> TextLine | None:
    for line in near:
        letters = "".join(sign for sign in fold(line.words) if sign.isalpha())
        if nation is not None and letters == "doclaptudohanhphuc":
            return line
    return None


def _left(near: list[TextLine], nation: TextLine | None) -> tuple[TextLine, ...]:
    """The lines of the cell left of the nation's name, above the number."""
    if nation is None or not nation.place.table:
        return ()
    here = nation.place
    names = []
    for line in near:
        there = line.place
        beside = (there.table, there.row) == (here.table, here.row) and there.cell < here.cell
        if beside and (_NUMBER.match(line.words) or _SUBJECT.match(line.words)):
            break
        if beside and not TYPED_RULE.fullmatch(line.words):
            names.append(line)
    return tuple(names)


def check_head(head: DocumentHead) -> tuple[Finding, ...]:
    """What the decree asks of the head."""
    return (
        *_check_nation(head),
        *_check_names(head),
        *_check_number_and_date(head),
        *_check_title(head),
    )


def check_look(
    line: TextLine,
    element: str,
    sizes: tuple[float, float],
    *,
    bold: bool = False,
    italic: bool = False,
    upper: bool = False,
) -> Iterator[Finding]:
    """Size and style of one element; ``sizes`` are the least and the greatest allowed."""
    words, low, high = excerpt(line.words), *sizes
    seen = [piece.formatting for piece in line.pieces if piece.words.strip()]
    wrong = [look.size for look in seen if look.size is None or not low <= look.size <= high]
    if wrong:
        allowed = f"{low:g}" if low == high else f"{low:g} đến {high:g}"
        shown = "không ghi" if wrong[0] is None else f"{wrong[0]:g}"
        said = {"element": element, "allowed": allowed, "words": words, "more": ""}
        yield found("size", line.place, shown=shown, **said)
    for key, asked, looks in (
        ("bold", bold, [look.bold for look in seen]),
        ("italic", italic, [look.italic for look in seen]),
    ):
        if not all(look is asked for look in looks):
            code = f"style.{key}" if asked else f"style.not_{key}"
            yield found(code, line.place, element=element, words=words)
    if upper and line.words != line.words.upper():
        yield found("case.upper", line.place, element=element, shown=words)


def _check_nation(head: DocumentHead) -> Iterator[Finding]:
    if head.nation is None:
        yield found("nation.missing", "trang 1")
        return
    yield from check_look(head.nation, "Quốc hiệu", (12, 13), bold=True, upper=True)
    if head.motto is None:
        yield found("motto.missing", head.nation.place)
        return
    yield from check_look(head.motto, "Tiêu ngữ", (13, 14), bold=True)
    if head.motto.words != MOTTO:
        yield found("motto.form", head.motto.place, shown=head.motto.words)
    yield from _check_rule(head, (head.motto,), "Tiêu ngữ", whole=True)


def _check_names(head: DocumentHead) -> Iterator[Finding]:
    """Superior and issuer, told apart by their weight and by where a name begins."""
    if head.nation is None or not head.nation.place.table:
        return
    if not head.left:
        yield found("issuer.missing", head.nation.place)
        return
    superior, issuer = _superior_and_issuer(head.left)
    for line in superior:
        yield from check_look(line, "Tên cơ quan chủ quản", (12, 13), upper=True)
    for line in issuer:
        yield from check_look(line, "Tên cơ quan ban hành", (12, 13), bold=True, upper=True)
    yield from _check_rule(head, issuer, "tên cơ quan ban hành")


def _superior_and_issuer(
    left: tuple[TextLine, ...],
) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """The bold lines at the end are the issuer; of two bold names the first is the superior."""
    bold = [all(p.formatting.bold for p in line.pieces if p.words.strip()) for line in left]
    names = [at for at, line in enumerate(left) if _BODY_NAME.match(line.words.upper())]
    start = next((at for at in range(len(left)) if all(bold[at:])), len(left) - 1)
    if start == 0 and len(names) > 1:
        start = names[-1]
    return left[:start], left[start:]


def _check_number_and_date(head: DocumentHead) -> Iterator[Finding]:
    if head.number is not None:
        yield from check_look(head.number, "Số, ký hiệu", (13, 13))
        yield from check_number(head.number.words, head.number.place, head.kind)
    elif head.kind is None or not head.kind.may_be_unnumbered:
        yield found("number.missing", "trang 1")
    if head.kind is not None and not head.kind.has_place_and_date:
        return
    if head.dated is None:
        yield found("date.missing", "trang 1")
        return
    yield from check_look(head.dated, "Địa danh, thời gian", (13, 14), italic=True)
    yield from check_date(head.dated.words, head.dated.place)


def _check_title(head: DocumentHead) -> Iterator[Finding]:
    if head.kind is Kind.OFFICIAL_LETTER and head.subject is not None:
        yield from check_look(head.subject, "Trích yếu công văn", (12, 13))
        return
    if head.kind_line is None:
        yield found("kind.unknown", "trang 1")
        return
    yield from check_look(head.kind_line, "Tên loại", (13, 14), bold=True, upper=True)
    for line in head.title:
        yield from check_look(line, "Trích yếu", (13, 14), bold=True)
    if head.title and head.kind is not Kind.MINUTES:
        yield from _check_rule(head, head.title, "trích yếu", code="rule.title")


def _check_rule(
    head: DocumentHead,
    above: tuple[TextLine, ...],
    element: str,
    *,
    whole: bool = False,
    code: str = "rule.missing",
) -> Iterator[Finding]:
    """The drawn line under an element, and where it can be measured its length."""
    last = above[-1]
    where = last.place
    if any(piece.formatting.underlined for line in above for piece in line.pieces):
        capital = element[0].upper() + element[1:]
        yield found("rule.underlined", where, element=capital)
        return
    rule = _rule_below(head.lines, last)
    if rule is None:
        near = head.lines[: max(head.body_from, 1)]
        if not any(line.drawn for line in near if line.place.same_cell(where)):
            yield found(code, where, element=element)
    elif TYPED_RULE.fullmatch(rule.words):
        yield found("rule.typed", where, element=element)
    elif not whole and rule.setting.ruled and where.width is not None:
        length = where.width - rule.setting.left - rule.setting.right
        share = length / max(map(_width, above))
        if not 0.32 <= share <= 0.51:
            yield found("rule.length", where, element=element, shown=round(share * 100))


def _rule_below(lines: tuple[TextLine, ...], last: TextLine) -> TextLine | None:
    """What is drawn or typed under a line before the next words of its cell."""
    if last.setting.ruled or last.drawn:
        return last
    for line in lines[lines.index(last) + 1 :]:
        if not line.place.same_cell(last.place):
            return None
        if line.setting.ruled or line.drawn or TYPED_RULE.fullmatch(line.words):
            return line
        if line.words:
            return None
    return None


def _width(line: TextLine) -> float:
    """About how wide a line is, in points."""
    return (
        sum(
            face(bold=piece.formatting.bold, italic=piece.formatting.italic).width(
                piece.words, piece.formatting.size or 0
            )
            for piece in line.pieces
        )
        or 1.0
    )
