"""The check of a paper before it is drawn: what its author left out or wrote wrongly.

Layout need not be asked, since the renderers set it; so the words remain. Places are named by
the keys of ``PAPER.yaml``.
"""

from collections.abc import Iterator

from thidua_core.paper._blocks import (
    Article,
    Attendance,
    Block,
    Chapter,
    Clause,
    Container,
    Form,
    GroupRow,
    Labelled,
    Paper,
    Point,
    RomanSection,
    Signature,
    Table,
    walk,
)
from thidua_core.paper._check_words import (
    check_appendix_label,
    check_basis,
    check_date,
    check_number,
    check_sentence,
    check_signer,
)
from thidua_core.paper._errors import UnprintableTextError
from thidua_core.paper._findings import Finding, found
from thidua_core.paper._kinds import Kind
from thidua_core.paper._layout import sheet
from thidua_core.paper._wording import (
    POINT_LETTERS,
    capital,
    number_line,
    place_and_date,
    plain,
    plain_lines,
)

_FORM_ORDER = (Form.TM, Form.TL, Form.TUQ, Form.KT, Form.Q)


def check_paper(paper: Paper) -> tuple[Finding, ...]:
    """What the decree asks and the paper does not have, in reading order."""
    return (
        *_signs(paper),
        *_head(paper),
        *_bases(paper),
        *_minutes(paper),
        *_body(paper.body, "body"),
        *_signatures(paper),
        *_recipients(paper),
        *_appendices(paper),
    )


def _signs(paper: Paper) -> Iterator[Finding]:
    """The first text that the font cannot draw."""
    try:
        sheet(paper)
    except UnprintableTextError as refused:
        yield found("text.sign", refused.where, problem=refused.problem)


def _head(paper: Paper) -> Iterator[Finding]:
    number = number_line(paper)
    if number is not None:
        yield from check_number(number, "number, symbol", paper.kind)
    elif not paper.kind.may_be_unnumbered:
        yield found("number.missing", "symbol")
    if paper.kind.has_place_and_date:
        yield from check_date(place_and_date(paper), "place, date")
    yield from check_sentence(plain(paper.title), "title")


def _bases(paper: Paper) -> Iterator[Finding]:
    for number, basis in enumerate(paper.bases, start=1):
        yield from check_basis(plain(basis), f"bases, dòng {number}")


def _minutes(paper: Paper) -> Iterator[Finding]:
    if paper.kind is not Kind.MINUTES:
        return
    if paper.meeting is None:
        yield found("meeting.missing", "meeting")
    elif paper.meeting.started is None or paper.meeting.ended is None:
        yield found("meeting.blank", "meeting")
    offices = [capital(plain(signature.office or "")) for signature in paper.signatures]
    if offices[:1] != ["THƯ KÝ"] or offices[1:2] not in (["CHỦ TỌA"], ["CHỦ TRÌ"]):
        yield found("minutes.signatures", "signatures")


def _body(blocks: tuple[Block, ...], where: str) -> Iterator[Finding]:
    for block in walk(blocks):
        for sentence in _sentences(block):
            yield from check_sentence(plain(sentence), where)
        if isinstance(block, Container):
            yield from _points(block.blocks, where)
    yield from _points(blocks, where)
    yield from _titles(blocks, where)


def _points(blocks: tuple[Block, ...], where: str) -> Iterator[Finding]:
    if sum(isinstance(block, Point) for block in blocks) > len(POINT_LETTERS):
        yield found("points.many", where)


def _titles(blocks: tuple[Block, ...], where: str) -> Iterator[Finding]:
    """Where there are chapters, articles have titles too."""
    everything = tuple(walk(blocks))
    if not any(isinstance(block, Chapter) for block in everything):
        return
    articles = [block for block in everything if isinstance(block, Article)]
    for number, article in enumerate(articles, start=1):
        if article.title is None:
            yield found("structure.title", where, shown=number)


def _sentences(block: Block) -> Iterator[str]:
    match block:
        case Clause() | Article():
            yield block.title or ""
            yield block.text or ""
        case RomanSection(title, _) | Chapter(title, _):
            yield title
        case Attendance(_, people):
            yield from (attendee.position or "" for attendee in people)
        case Table(_, rows):
            for row in rows:
                yield from (row.title,) if isinstance(row, GroupRow) else row
        case Labelled(_, text):
            yield text
        case _:
            yield block.text


def _signatures(paper: Paper) -> Iterator[Finding]:
    if not paper.signatures:
        yield found("signer.missing", "signatures")
    for number, signature in enumerate(paper.signatures, start=1):
        yield from _signature(signature, f"signatures, người thứ {number}")


def _signature(signature: Signature, where: str) -> Iterator[Finding]:
    forms = [line.form for line in signature.signing_for]
    if forms != sorted(forms, key=_FORM_ORDER.index):
        yield found("form.order", where, shown=" ".join(f"{form}." for form in forms))
    if signature.office is None and Form.Q not in forms:
        yield found("signer.office", where)
    if signature.name is None:
        yield found("signer.blank", where)
    else:
        yield from check_signer(plain(signature.name), where)


def _recipients(paper: Paper) -> Iterator[Finding]:
    if not paper.recipients and paper.filed is None:
        yield found("recipients.missing", "recipients")
    if paper.filed is None:
        yield found("filed.missing", "filed")


def _appendices(paper: Paper) -> Iterator[Finding]:
    for number, appendix in enumerate(paper.appendices, start=1):
        where = f"appendices, phần {number}"
        label = " ".join(plain_lines(appendix.label or ""))
        yield from check_appendix_label(label, where)
        yield from check_sentence(plain(appendix.title), where)
        yield from _body(appendix.blocks, where)
