"""Measures and styles of the decree's layout, from which both renderers draw.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I; where it leaves a range, the size of its
own specimen (Mục V) is taken. Lengths are millimetres, sizes and spacing are points.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

MM_PER_INCH: Final = 25.4
POINTS_PER_INCH: Final = 72

PAGE_WIDTH: Final = 210
PAGE_HEIGHT: Final = 297
MARGIN_TOP: Final = 20
MARGIN_BOTTOM: Final = 20
MARGIN_LEFT: Final = 30
MARGIN_RIGHT: Final = 15
TEXT_WIDTH: Final = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
TEXT_WIDTH_LANDSCAPE: Final = PAGE_HEIGHT - MARGIN_LEFT - MARGIN_RIGHT
PAGE_NUMBER_FROM_TOP: Final = 9
"""From the paper's edge to the top of the page number, which is centred in the top margin."""

PAGE_NUMBER_SIZE: Final = 14

HEAD_LEFT_SHARE: Final = 0.44
"""Of the text width; the right column must hold the name of the nation on one line."""
HEAD_GAP: Final = 4
"""Kept free between the columns, so that two names never read as one line."""
SIGNATURE_LEFT_SHARE: Final = 0.45
SIGNATURE_ROOM: Final = 28
"""Height left for the signature between office and name."""
SIGNATURE_FIELD_WIDTH: Final = 60
CELL_PADDING: Final = 1.5
LONGEST_WHOLE_CELL: Final = 600
"""Letters up to which a row stays on one page."""
LONGEST_KEPT_TEXT: Final = 600
"""Letters up to which the last paragraph moves to the page of the signatures."""
GAP_BEFORE_BODY: Final = 10
"""Points between the title's rule and the body."""
GAP_AFTER_TABLE: Final = 6
GAP_BEFORE_CLOSING: Final = 8
GAP_BETWEEN_SIGNATURES: Final = 16

RULE_SHARE: Final = 0.4
"""Of the text's length; the decree asks for a third to a half."""
RULE_WEIGHT: Final = 0.75
SINGLE_LINE: Final = 1.149
"""Line height of Times New Roman in ems, ascent, descent and gap together."""


def points(millimetres: float) -> float:
    """Millimetres as points."""
    return millimetres * POINTS_PER_INCH / MM_PER_INCH


class StyleName(StrEnum):
    """What a line is; the value is the style's identifier in Word files."""

    ADDRESSEE = "Addressee"
    APPENDIX_LABEL = "AppendixLabel"
    APPENDIX_TITLE = "AppendixTitle"
    ARTICLE = "Article"
    AUTHORITY = "Authority"
    BASIS = "Basis"
    BODY = "Body"
    CELL = "Cell"
    CHAPTER = "Chapter"
    CHAPTER_TITLE = "ChapterTitle"
    CLAUSE_TITLE = "ClauseTitle"
    COLUMN_TITLE = "ColumnTitle"
    ISSUER = "Issuer"
    KIND = "Kind"
    MOTTO = "Motto"
    NATION = "Nation"
    NUMBER = "Number"
    OFFICE = "Office"
    ORIGIN = "Origin"
    PLACE_DATE = "PlaceDate"
    POST = "Post"
    RECIPIENT = "Recipient"
    RECIPIENTS_WORD = "RecipientsWord"
    SECTION = "Section"
    SIGNER = "Signer"
    SUBJECT = "Subject"
    SUPERIOR = "Superior"
    TITLE = "Title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a line is set. ``line`` counts single lines; ``before`` and ``after`` add to it."""

    word_name: str
    """What Word's list of styles calls it."""
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Literal["left", "centre", "right", "justify"] = "centre"
    indent: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    sticky: bool = False
    """Stays on the page of the line that follows."""


_INDENT: Final = 12.7

STYLES: Final[dict[StyleName, Style]] = {
    StyleName.SUPERIOR: Style(word_name="Cơ quan chủ quản", size=12),
    StyleName.ISSUER: Style(word_name="Cơ quan ban hành", size=12, bold=True),
    StyleName.NATION: Style(word_name="Quốc hiệu", size=12, bold=True),
    StyleName.MOTTO: Style(word_name="Tiêu ngữ", size=13, bold=True),
    StyleName.NUMBER: Style(word_name="Số, ký hiệu", size=13, before=8),
    StyleName.PLACE_DATE: Style(word_name="Địa danh, thời gian", size=13, italic=True, before=8),
    StyleName.SUBJECT: Style(word_name="Trích yếu công văn", size=12, before=6),
    StyleName.KIND: Style(word_name="Tên loại", bold=True, before=14, sticky=True),
    StyleName.TITLE: Style(word_name="Trích yếu", bold=True, sticky=True),
    StyleName.ADDRESSEE: Style(word_name="Kính gửi", align="left", after=6),
    StyleName.AUTHORITY: Style(
        word_name="Thẩm quyền ban hành", bold=True, before=6, after=10, sticky=True
    ),
    StyleName.BASIS: Style(
        word_name="Căn cứ", italic=True, align="justify", indent=_INDENT, after=6, line=1.15
    ),
    StyleName.BODY: Style(
        word_name="Nội dung", align="justify", indent=_INDENT, after=6, line=1.15
    ),
    StyleName.ARTICLE: Style(word_name="Điều", align="justify", indent=_INDENT, after=6, line=1.15),
    StyleName.CLAUSE_TITLE: Style(
        word_name="Tiêu đề khoản",
        bold=True,
        align="justify",
        indent=_INDENT,
        after=6,
        line=1.15,
        sticky=True,
    ),
    StyleName.SECTION: Style(
        word_name="Mục La Mã",
        bold=True,
        align="justify",
        indent=_INDENT,
        before=4,
        after=6,
        line=1.15,
        sticky=True,
    ),
    StyleName.CHAPTER: Style(word_name="Chương", bold=True, before=8, sticky=True),
    StyleName.CHAPTER_TITLE: Style(word_name="Tiêu đề chương", bold=True, after=8, sticky=True),
    StyleName.COLUMN_TITLE: Style(word_name="Đầu bảng", size=13, bold=True),
    StyleName.CELL: Style(word_name="Ô bảng", size=13, align="left"),
    StyleName.OFFICE: Style(word_name="Quyền hạn, chức vụ", bold=True),
    StyleName.POST: Style(word_name="Chức vụ khác của người ký", bold=True),
    StyleName.SIGNER: Style(word_name="Họ tên người ký", bold=True),
    StyleName.RECIPIENTS_WORD: Style(
        word_name="Nơi nhận", size=12, bold=True, italic=True, align="left"
    ),
    StyleName.RECIPIENT: Style(word_name="Dòng nơi nhận", size=11, align="left"),
    StyleName.APPENDIX_LABEL: Style(word_name="Phụ lục", bold=True, sticky=True),
    StyleName.APPENDIX_TITLE: Style(word_name="Tiêu đề phụ lục", bold=True, sticky=True),
    StyleName.ORIGIN: Style(word_name="Kèm theo", italic=True, sticky=True),
}
