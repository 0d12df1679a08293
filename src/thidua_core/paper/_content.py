"""The body of a paper as lines: numbering, lettering and headings of its blocks.

Numbers follow from place: articles and chapters run through the document, sections, clauses
and points through their neighbours. Knows nothing of head, signatures and recipients.
"""

from dataclasses import dataclass, field, replace
from itertools import accumulate

from thidua_core.paper._blocks import (
    Article,
    Attendance,
    Attendee,
    Block,
    Chapter,
    Clause,
    Dash,
    GroupRow,
    Labelled,
    Meeting,
    Paragraph,
    Point,
    RomanSection,
    Table,
)
from thidua_core.paper._sheet import Content, Grid, GridColumn, GridRow, Line, Run
from thidua_core.paper._styles import LONGEST_KEPT_TEXT, StyleName, points
from thidua_core.paper._wording import (
    END_MARK,
    capital,
    ended,
    moment_words,
    plain,
    plain_lines,
    point_letter,
    roman,
)


@dataclass(slots=True)
class _Counter:
    """Running numbers of one document."""

    articles: int = 0
    chapters: int = 0


@dataclass(slots=True)
class _Siblings:
    """Running numbers among the children of one block."""

    sections: int = 0
    clauses: int = 0
    points: int = 0


@dataclass(slots=True)
class _Writer:
    width: float
    counter: _Counter = field(default_factory=_Counter)
    written: list[Line | Grid] = field(default_factory=list)

    def put(self, style: StyleName, *runs: Run, level: int = 0) -> None:
        self.written.append(Line(style=style, runs=runs, level=level, sticky=level > 0))

    def body(self, text: str) -> None:
        self.put(StyleName.BODY, Run(plain(text)))

    def all(self, blocks: tuple[Block, ...], level: int) -> None:
        """Write the blocks; ``level`` is that of a heading among them."""
        siblings = _Siblings()
        for block in blocks:
            self.block(block, siblings, level)

    def block(self, block: Block, siblings: _Siblings, level: int) -> None:
        match block:
            case Point(text, blocks):
                self.body(f"{point_letter(siblings.points)}) {plain(text)}")
                siblings.points += 1
                self.all(blocks, level)
            case Clause():
                siblings.clauses += 1
                self.clause(block, siblings.clauses, level)
            case RomanSection(title, blocks):
                siblings.sections += 1
                numbered = f"{roman(siblings.sections)}. {capital(plain(title))}"
                self.put(StyleName.SECTION, Run(numbered), level=level)
                self.all(blocks, level + 1)
            case Article():
                self.article(block, level)
            case Chapter():
                self.chapter(block, level)
            case _:
                self.unnumbered(block)

    def unnumbered(self, block: Paragraph | Dash | Labelled | Attendance | Table) -> None:
        match block:
            case Paragraph(text):
                self.body(text)
            case Dash(text):
                self.body(f"- {plain(text)}")
            case Labelled(label, text):
                self.body(f"{plain(label)}: {plain(text)}")
            case Attendance():
                self.attendance(block)
            case _:
                self.written.append(_grid(block, self.width))

    def attendance(self, attendance: Attendance) -> None:
        self.body(f"{plain(attendance.label)}:")
        last = len(attendance.people) - 1
        for place, attendee in enumerate(attendance.people):
            mark = "." if place == last else ";"
            self.body(f"- {ended(_named(attendee), mark)}")

    def clause(self, clause: Clause, number: int, level: int) -> None:
        deeper = level
        if clause.title is not None:
            titled = f"{number}. {plain(clause.title)}"
            self.put(StyleName.CLAUSE_TITLE, Run(titled), level=level)
            deeper = level + 1
            if clause.text is not None:
                self.body(clause.text)
        else:
            self.body(f"{number}. {plain(clause.text or '')}")
        self.all(clause.blocks, deeper)

    def article(self, article: Article, level: int) -> None:
        self.counter.articles += 1
        label = f"Điều {self.counter.articles}."
        if article.title is not None:
            titled = Run(f"{label} {plain(article.title)}", bold=True)
            self.put(StyleName.ARTICLE, titled, level=level)
            if article.text is not None:
                self.body(article.text)
        else:
            self.put(
                StyleName.ARTICLE,
                Run(f"{label} ", bold=True),
                Run(plain(article.text or "")),
            )
        self.all(article.blocks, level + 1 if article.title is not None else level)

    def chapter(self, chapter: Chapter, level: int) -> None:
        self.counter.chapters += 1
        label = f"Chương {roman(self.counter.chapters)}"
        self.put(StyleName.CHAPTER, Run(label), level=level)
        self.put(StyleName.CHAPTER_TITLE, Run(capital(plain(chapter.title))))
        self.all(chapter.blocks, level + 1)


def _named(attendee: Attendee) -> str:
    name = plain(attendee.name)
    return f"{name}, {plain(attendee.position)}" if attendee.position else name


def _grid(table: Table, width: float) -> Grid:
    shares = [column.share for column in table.columns]
    edges = [width * reached / sum(shares) for reached in accumulate(shares, initial=0)]
    columns = tuple(
        GridColumn(title=_cell(column.title), width=round(right - left, 2), align=column.align)
        for column, left, right in zip(table.columns, edges, edges[1:], strict=False)
    )
    rows = tuple(
        GridRow(cells=(_cell(row.title),), spans=True)
        if isinstance(row, GroupRow)
        else GridRow(cells=tuple(_cell(cell) for cell in row))
        for row in table.rows
    )
    return Grid(columns=columns, rows=rows)


def _cell(text: str) -> str:
    return "\n".join(plain_lines(text))


def content(
    blocks: tuple[Block, ...], *, width: float, level: int, meeting: Meeting | None = None
) -> Content:
    """The blocks as lines and grids for a text ``width`` millimetres wide, end mark included.

    ``level`` is that of their first headings: below a title 2, without one 1.
    """
    writer = _Writer(width=points(width))
    if meeting is not None:
        _open(meeting, writer)
    writer.all(blocks, level=level)
    if meeting is not None:
        closing = f"{plain(meeting.called)} kết thúc vào {moment_words(meeting.ended)}"
        writer.body(closing)
    return _with_end_mark(writer.written)


def _open(meeting: Meeting, writer: _Writer) -> None:
    writer.body(f"Thời gian bắt đầu: {moment_words(meeting.started)}")
    writer.body(f"Địa điểm: {plain(meeting.place)}")
    for attendance in meeting.attendance:
        writer.attendance(attendance)
    writer.body(f"Chủ trì: {_named(meeting.chair)}")
    writer.body(f"Thư ký: {_named(meeting.secretary)}")
    writer.body("Nội dung:")


def _with_end_mark(written: list[Line | Grid]) -> Content:
    """The lines with ``./.`` after the last text, or on a line of its own after a table.

    The line that bears the mark keeps the signatures on its page, unless it is so long that
    moving it would leave a gap.
    """
    if not written:
        return ()
    last = written[-1]
    if isinstance(last, Grid) or last.level > 0:
        return (*written, Line(style=StyleName.BODY, runs=(Run(END_MARK),), sticky=True))
    *first, final = last.runs
    marked = Run(ended(final.text, END_MARK), bold=final.bold)
    sticky = len(last.text) <= LONGEST_KEPT_TEXT
    return (*written[:-1], replace(last, runs=(*first, marked), sticky=sticky))
