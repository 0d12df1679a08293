"""The official document as a small tree of blocks: what a paper says, in reading order.

Nothing here knows how a page looks, where numbers come from, or whether the text is right;
numbers of articles, clauses and points follow from their place and are never written down.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from thidua_core.paper._kinds import Kind


class Form(StrEnum):
    """In what capacity someone signs for another (Phụ lục I, Phần I, Mục II, khoản 7)."""

    TM = "TM"
    """On behalf of a collective leadership or a body."""
    TL = "TL"
    """By order of the head."""
    TUQ = "TUQ"
    """By written authority of the head."""
    KT = "KT"
    """A deputy for the head."""
    Q = "Q"
    """Given the head's power for the time being."""


@dataclass(frozen=True, slots=True)
class SigningFor:
    """One line above the signer's own office: ``KT. VIỆN TRƯỞNG``."""

    form: Form
    whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One place to sign.

    Lines stand in the order unit, ``signing_for``, office, room to sign, post, name.
    """

    name: str | None
    """Given name and family name without degree or honour; None leaves the line blank."""
    office: str | None = None
    """The office in the issuing body; may be absent only after a line ``Q. …``."""
    signing_for: tuple[SigningFor, ...] = ()
    unit: str | None = None
    """The signer's unit, where several units sign one paper."""
    post: str | None = None
    """Another post of the signer, printed above the name."""


@dataclass(frozen=True, slots=True)
class DraftDate:
    """A date whose day, and maybe month, waits for the signature: ``ngày    tháng 02 năm 2020``."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Dash:
    """A paragraph that opens with a dash."""

    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph with a word of its own in front: ``Địa điểm: …``."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """*Điểm*: ``a) …``, lettered by the Vietnamese alphabet among its neighbours."""

    text: str
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """*Khoản*: ``1. …``; a title stands bold on a line of its own, the text below it."""

    title: str | None = None
    text: str | None = None
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """*Điều*: numbered through the whole document; the title is bold, the text is not."""

    title: str | None = None
    text: str | None = None
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class RomanSection:
    """``I. TITLE``: a part of a document without articles."""

    title: str
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """*Chương*: ``Chương I`` and its title, centred."""

    title: str
    blocks: tuple["Block", ...] = ()


Align: TypeAlias = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; ``share`` is its width relative to the other columns."""

    title: str
    share: int = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A bold row over the whole width, naming the rows that follow."""

    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head repeats on every page.

    A row has as many cells as there are columns; anything else is a ValueError.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | GroupRow, ...]

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        if any(column.share < 1 for column in self.columns):
            raise ValueError("a column's share is at least 1")
        for row in self.rows:
            if isinstance(row, tuple) and len(row) != len(self.columns):
                raise ValueError(f"{len(row)} cells under {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone named in minutes."""

    name: str
    position: str | None = None
    """Office and unit, as they shall be printed."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """A list of people under a label: ``Có mặt (02 người):``, one dash line each."""

    label: str
    people: tuple[Attendee, ...]


Block: TypeAlias = (
    Paragraph
    | Dash
    | Labelled
    | Point
    | Clause
    | Article
    | RomanSection
    | Chapter
    | Table
    | Attendance
)
Container: TypeAlias = Point | Clause | Article | RomanSection | Chapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What minutes must state about the meeting (Mẫu 1.9); None leaves a blank to fill in.

    Moments are those of a clock on the wall of the place; a time zone is not looked at.
    """

    started: datetime | None
    place: str
    attendance: tuple[Attendance, ...]
    chair: Attendee
    secretary: Attendee
    ended: datetime | None
    called: str = "Cuộc họp"
    """What the closing sentence calls it: ``Hội nghị``, ``Phiên họp``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """A part with pages and page numbers of its own, which says what it came with."""

    title: str
    blocks: tuple[Block, ...]
    label: str | None = None
    """Printed instead of ``Phụ lục I``: ``DANH SÁCH``, ``QUY CHẾ``."""
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One official document. Only what is given is printed; nothing is looked up."""

    kind: Kind
    title: str
    """*Trích yếu*, without the leading ``V/v`` of a letter."""
    issuer: str
    superior: str | None = None
    """A line break in issuer or superior is kept; case is the renderer's affair."""
    symbol: str | None = None
    """What follows the slash: ``KH-VKS``. None prints no number line at all."""
    number: str | None = None
    """As printed, ``09``; None leaves room for the records clerk."""
    place: str | None = None
    date: date | DraftDate | None = None
    """None leaves day, month and year blank; minutes print none."""
    addressees: tuple[str, ...] = ()
    """Who stands after ``Kính gửi``."""
    authority: str | None = None
    """Who decides, of a decision or resolution: ``Viện trưởng Viện kiểm sát …``."""
    bases: tuple[str, ...] = ()
    """*Căn cứ*, one line each, without the mark at the end."""
    meeting: Meeting | None = None
    body: tuple[Block, ...] = ()
    signatures: tuple[Signature, ...] = ()
    """One stands at the right; several stand in two columns, left to right."""
    recipients: tuple[str, ...] = ()
    """*Nơi nhận*, one line each, without dash and mark, without the line ``Lưu``."""
    filed: str | None = None
    """What follows ``Lưu:``, such as ``VT, VP``."""
    appendices: tuple[Appendix, ...] = ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, containers before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Container):
            yield from walk(block.blocks)
