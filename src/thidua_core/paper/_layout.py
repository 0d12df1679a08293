"""From a paper to its sheet: head, title, bases, body, signatures, recipients, appendices.

Refuses only what no renderer could draw, a sign that the font lacks; whether the paper is
right is for the check to say.
"""

import re
from datetime import date

from thidua_core.paper._blocks import Appendix, DraftDate, Paper, Signature
from thidua_core.paper._breaking import balanced, name_lines
from thidua_core.paper._content import content
from thidua_core.paper._errors import UnprintableTextError
from thidua_core.paper._fonts import face
from thidua_core.paper._kinds import Kind
from thidua_core.paper._sheet import (
    Content,
    Head,
    Line,
    Part,
    Rule,
    Run,
    Sheet,
    SigningPlace,
    texts,
)
from thidua_core.paper._styles import (
    HEAD_GAP,
    HEAD_LEFT_SHARE,
    RULE_SHARE,
    STYLES,
    TEXT_WIDTH,
    TEXT_WIDTH_LANDSCAPE,
    StyleName,
    points,
)
from thidua_core.paper._wording import (
    BLANK,
    MOTTO,
    NATION,
    capital,
    ended,
    form_line,
    number_line,
    origin_line,
    place_and_date,
    plain,
    plain_lines,
    roman,
)

UNDATED = date(2000, 1, 1)
"""What the properties of a file say whose paper has no date yet."""

_ADDRESSEE_LEFT = points(35)
_SUBJECT_WORD = re.compile(r"\s*V/v:?\s+", re.IGNORECASE)


def sheet(paper: Paper) -> Sheet:
    """The paper laid out; UnprintableTextError if the font lacks one of its signs."""
    several = len(paper.signatures) > 1
    laid_out = Sheet(
        title=f"{paper.kind.name_vi} {_on_one_line(paper.title)}",
        author=_on_one_line(paper.issuer),
        created=_created(paper.date).isoformat(),
        head=_head(paper),
        main=_main(paper),
        signing=tuple(
            _signing_place(signature, place)
            for place, signature in enumerate(paper.signatures, start=1)
        ),
        recipients=_recipients(paper),
        recipients_beside=not several,
        appendices=tuple(_appendix(paper, place) for place in range(len(paper.appendices))),
    )
    _require_signs(laid_out)
    return laid_out


def _line(style: StyleName, text: str, **placed: float) -> Line:
    return Line(style=style, runs=(Run(text),), **placed)  # type: ignore[arg-type]  # reason: left and hanging only


def _on_one_line(text: str) -> str:
    return " ".join(plain_lines(text))


def _created(day: date | DraftDate | None) -> date:
    match day:
        case None:
            return UNDATED
        case DraftDate(year, month):
            return date(year, month or 1, 1)
        case _:
            return day


def _width(style: StyleName, text: str) -> float:
    """Width in points of the longest line of a text set in that style."""
    set_in = STYLES[style]
    drawn = face(bold=set_in.bold, italic=set_in.italic)
    return max(drawn.width(line, set_in.size) for line in text.split("\n"))


def _short_rule(line: Line) -> Rule:
    return Rule(round(_width(line.style, line.text) * RULE_SHARE, 1))


def _name(style: StyleName, text: str) -> Line:
    """A body's name in capitals, broken to fit the left column of the head."""
    set_in = STYLES[style]
    drawn = face(bold=set_in.bold)
    width = points(TEXT_WIDTH * HEAD_LEFT_SHARE - HEAD_GAP)
    lines = (
        part
        for line in plain_lines(text)
        for part in name_lines(capital(line), drawn, set_in.size, width)
    )
    return _line(style, "\n".join(lines))


def _broken(style: StyleName, text: str, width: float) -> Line:
    """A centred heading, broken into lines of about equal length."""
    set_in = STYLES[style]
    drawn = face(bold=set_in.bold, italic=set_in.italic)
    lines = (
        part for line in plain_lines(text) for part in balanced(line, drawn, set_in.size, width)
    )
    return _line(style, "\n".join(lines))


def _head(paper: Paper) -> Head:
    issuer = _name(StyleName.ISSUER, paper.issuer)
    superior = () if paper.superior is None else (_name(StyleName.SUPERIOR, paper.superior),)
    motto = _line(StyleName.MOTTO, MOTTO)
    number = number_line(paper)
    subject = None
    if paper.kind is Kind.OFFICIAL_LETTER:
        left = points(TEXT_WIDTH * HEAD_LEFT_SHARE - HEAD_GAP)
        subject = _broken(StyleName.SUBJECT, f"V/v {_SUBJECT_WORD.sub('', paper.title)}", left)
    return Head(
        left=(*superior, issuer),
        left_rule=_short_rule(issuer),
        right=(_line(StyleName.NATION, NATION), motto),
        right_rule=Rule(round(_width(StyleName.MOTTO, MOTTO), 1)),
        number=None if number is None else _line(StyleName.NUMBER, number),
        subject=subject,
        place_date=_line(StyleName.PLACE_DATE, place_and_date(paper))
        if paper.kind.has_place_and_date
        else None,
    )


def _main(paper: Paper) -> Part:
    heading: tuple[Line, ...] = ()
    rule = None
    if paper.kind is not Kind.OFFICIAL_LETTER:
        title = _broken(StyleName.TITLE, paper.title, points(TEXT_WIDTH) * 0.9)
        kind = Line(style=StyleName.KIND, runs=(Run(capital(paper.kind.name_vi)),), level=1)
        heading = (kind, title)
        rule = _short_rule(title)
    return Part(
        heading=heading,
        heading_rule=rule,
        content=(
            *_addressees(paper.addressees),
            *_bases(paper),
            *content(
                paper.body,
                width=TEXT_WIDTH,
                level=2 if heading else 1,
                meeting=paper.meeting,
            ),
        ),
    )


def _addressees(addressees: tuple[str, ...]) -> Content:
    """``Kính gửi``: one on its line, several below with dashes under the colon."""
    word = "Kính gửi: "
    if len(addressees) == 1:
        text = f"{word}{plain(addressees[0])}"
        hanging = _width(StyleName.ADDRESSEE, word)
        return (_line(StyleName.ADDRESSEE, text, left=_ADDRESSEE_LEFT, hanging=hanging),)
    if not addressees:
        return ()
    left = _ADDRESSEE_LEFT + _width(StyleName.ADDRESSEE, "Kính gửi")
    hanging = _width(StyleName.ADDRESSEE, "- ")
    marks = [";"] * (len(addressees) - 1) + ["."]
    return (
        _line(StyleName.ADDRESSEE, word.rstrip(), left=_ADDRESSEE_LEFT),
        *(
            _line(
                StyleName.ADDRESSEE,
                f"- {ended(plain(addressee), mark)}",
                left=left,
                hanging=hanging,
            )
            for addressee, mark in zip(addressees, marks, strict=True)
        ),
    )


def _bases(paper: Paper) -> Content:
    """Authority line, *căn cứ* and enacting line (Mẫu 1.1-1.3), as far as there are any."""
    lines: list[Line] = []
    if paper.authority is not None:
        authority = capital(_on_one_line(paper.authority))
        lines.append(_broken(StyleName.AUTHORITY, authority, points(TEXT_WIDTH)))
    last = len(paper.bases) - 1
    for place, basis in enumerate(paper.bases):
        mark = "." if place == last else ";"
        lines.append(_line(StyleName.BASIS, ended(plain(basis), mark)))
    if paper.kind.enacting_line is not None:
        lines.append(_line(StyleName.AUTHORITY, paper.kind.enacting_line))
    return tuple(lines)


def _signing_place(signature: Signature, place: int) -> SigningPlace:
    offices = [capital(line) for line in plain_lines(signature.unit or "")]
    offices += [form_line(acting.form, acting.whom) for acting in signature.signing_for]
    offices += [capital(line) for line in plain_lines(signature.office or "")]
    post = plain_lines(signature.post or "")
    return SigningPlace(
        field=f"signature-{place}",
        above=tuple(_line(StyleName.OFFICE, office) for office in offices),
        below=(
            *(_line(StyleName.POST, line) for line in post),
            _line(StyleName.SIGNER, plain(signature.name) if signature.name else BLANK),
        ),
    )


def _recipients(paper: Paper) -> tuple[Line, ...]:
    lines = [f"- {ended(plain(recipient), ';')}" for recipient in paper.recipients]
    if paper.filed is not None:
        lines.append(f"- Lưu: {ended(plain(paper.filed), '.')}")
    if not lines:
        return ()
    return (
        _line(StyleName.RECIPIENTS_WORD, "Nơi nhận:"),
        *(_line(StyleName.RECIPIENT, line) for line in lines),
    )


def _appendix(paper: Paper, place: int) -> Part:
    appendix = paper.appendices[place]
    width = points(_width_of(appendix))
    title = _broken(StyleName.APPENDIX_TITLE, capital(appendix.title), width * 0.9)
    origin = _broken(StyleName.ORIGIN, origin_line(paper), width * 0.9)
    label = Line(
        style=StyleName.APPENDIX_LABEL, runs=(Run(_label(paper, appendix, place)),), level=1
    )
    return Part(
        heading=(label, title, origin),
        heading_rule=_short_rule(origin),
        content=content(appendix.blocks, width=_width_of(appendix), level=2),
        landscape=appendix.landscape,
    )


def _width_of(appendix: Appendix) -> int:
    return TEXT_WIDTH_LANDSCAPE if appendix.landscape else TEXT_WIDTH


def _label(paper: Paper, appendix: Appendix, place: int) -> str:
    """Its own label; else ``Phụ lục``, with a Roman number when there are several."""
    if appendix.label is not None:
        return capital(_on_one_line(appendix.label))
    unlabelled = [other for other in paper.appendices if other.label is None]
    if len(unlabelled) == 1:
        return "Phụ lục"
    before = sum(other.label is None for other in paper.appendices[:place])
    return f"Phụ lục {roman(before + 1)}"


def _require_signs(laid_out: Sheet) -> None:
    """Refuse the first text that the font cannot draw."""
    for text in texts(laid_out):
        lacking = face().lacks(text.replace("\n", ""))
        if lacking:
            raise UnprintableTextError.of(lacking, text)
