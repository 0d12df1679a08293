"""Body, recipients and signature of a Word file against the decree.

A paragraph that breaks the form is counted with its like and named once, by the first place;
appendices are asked for words and fonts only, elsewhere (Phụ lục I, Phần I, Mục II).
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from thidua_core.paper._check_head import TYPED_RULE, DocumentHead, check_look
from thidua_core.paper._check_words import check_bases, check_signer, has_end_mark
from thidua_core.paper._docx_looks import Setting
from thidua_core.paper._docx_reading import ReadDocument, TextLine
from thidua_core.paper._findings import Finding, excerpt, found
from thidua_core.paper._kinds import Kind
from thidua_core.paper._styles import SINGLE_LINE
from thidua_core.text import fold

_BASIS: Final = re.compile(r"(?:[-–—+•]\s*)?(?:Căn cứ|Theo đề nghị|Xét)\b")
_LONG: Final = 80
"""Letters from which a line is running text, not a heading or an entry of a list."""
_INDENTS: Final = (28.35, 36.0)
"""Points: 1 cm and 1.27 cm."""
_SLACK: Final = 1.0


def check_body(document: ReadDocument, head: DocumentHead) -> tuple[Finding, ...]:
    """What the decree asks from below the title to the end of the document."""
    after = document.lines[head.body_from :]
    at = next((n for n, line in enumerate(after) if _is_recipients_word(line)), None)
    body = tuple(line for line in after[:at] if _is_body(line))
    return (
        *_bases(body),
        *_running_text(tuple(line for line in body if not _BASIS.match(line.words))),
        *_end(body, head),
        *_recipients(after, at),
        *_signature(after, at, head),
    )


def _is_body(line: TextLine) -> bool:
    return bool(line.words) and not line.place.table and not TYPED_RULE.fullmatch(line.words)


def _is_recipients_word(line: TextLine) -> bool:
    return fold(line.words).rstrip(" :") == "noi nhan"


def _bases(body: tuple[TextLine, ...]) -> Iterator[Finding]:
    """The first unbroken run of *căn cứ*; a sentence that goes on to act is running text."""
    bases: list[TextLine] = []
    for line in body:
        if _BASIS.match(line.words) and not line.words.endswith(":"):
            bases.append(line)
        elif bases:
            break
    for line in bases:
        if not all(p.formatting.italic for p in line.pieces if p.words.strip()):
            yield found("basis.italic", line.place)
    yield from check_bases([(line.words, line.place) for line in bases])


def _running_text(body: tuple[TextLine, ...]) -> Iterator[Finding]:
    long = [line for line in body if len(line.words) >= _LONG]
    yield from _sizes(body)
    yield from _counted(long, "body.align", lambda setting, _: _wrong_align(setting))
    yield from _counted(long, "body.indent", lambda setting, _: _wrong_indent(setting))
    yield from _counted(long[:-1], "body.spacing", lambda setting, _: _wrong_space(setting))
    yield from _counted(long, "body.line", _wrong_line)


def _sizes(body: tuple[TextLine, ...]) -> Iterator[Finding]:
    """Each wrong size of the body once."""
    seen: dict[float | None, list[TextLine]] = {}
    for line in body:
        for size in {piece.formatting.size for piece in line.pieces if piece.words.strip()}:
            if size is None or not 13 <= size <= 14:
                seen.setdefault(size, []).append(line)
    for size, lines in seen.items():
        more = f" và {len(lines) - 1} chỗ khác" if len(lines) > 1 else ""
        said = {"element": "nội dung", "allowed": "13 đến 14", "more": more}
        shown = "không ghi" if size is None else f"{size:g}"
        yield found("size", lines[0].place, shown=shown, words=excerpt(lines[0].words), **said)


def _counted(
    lines: list[TextLine], code: str, wrong: Callable[[Setting, float], str | None]
) -> Iterator[Finding]:
    """One finding for all lines that are wrong in the same way."""
    places: dict[str, list[TextLine]] = {}
    for line in lines:
        size = next((p.formatting.size for p in line.pieces if p.words.strip()), None)
        shown = wrong(line.setting, size or 14)
        if shown is not None:
            places.setdefault(shown, []).append(line)
    for shown, those in places.items():
        yield found(code, those[0].place, count=len(those), shown=shown)


def _wrong_align(setting: Setting) -> str | None:
    return None if setting.align == "justify" else ""


def _wrong_indent(setting: Setting) -> str | None:
    if any(abs(setting.first_line - asked) <= _SLACK for asked in _INDENTS):
        return None
    return _decimal(setting.first_line / 72 * 2.54, 2)


def _wrong_space(setting: Setting) -> str | None:
    between = setting.before + setting.after
    return None if between >= 6 - 0.05 else _decimal(between, 1)


def _wrong_line(setting: Setting, size: float) -> str | None:
    """Line spacing in single lines; one in points is compared with the line's own height."""
    if setting.line_rule == "auto":
        lines = setting.line / 240
    else:
        lines = setting.line / 20 / (size * SINGLE_LINE)
    least = 0.0 if setting.line_rule == "atLeast" else 0.99
    return None if least <= lines <= 1.51 else _decimal(lines, 2)


def _decimal(figure: float, digits: int) -> str:
    return f"{figure:.{digits}f}".replace(".", ",")


def _end(body: tuple[TextLine, ...], head: DocumentHead) -> Iterator[Finding]:
    if not any(has_end_mark(line.words) for line in body):
        where = body[-1].place if body else head.lines[-1].place if head.lines else "cuối văn bản"
        yield found("end_mark", where)


def _recipients(after: tuple[TextLine, ...], at: int | None) -> Iterator[Finding]:
    if at is None:
        yield found("recipients.missing", "cuối văn bản")
        return
    word = after[at]
    entries = []
    for line in after[at + 1 :]:
        if not line.place.same_cell(word.place):
            break
        if line.words and not line.words.startswith(("-", "–")):
            break
        entries += [line] if line.words else []
    yield from check_look(word, "Nơi nhận", (12, 12), bold=True, italic=True)
    for entry in entries:
        wrong = tuple(check_look(entry, "Dòng nơi nhận", (11, 11)))
        yield from wrong
        if wrong:
            break
    if not any(fold(entry.words).lstrip("-– ").startswith("luu") for entry in entries):
        yield found("filed.missing", word.place)


def _signature(
    after: tuple[TextLine, ...], at: int | None, head: DocumentHead
) -> Iterator[Finding]:
    if head.kind is Kind.MINUTES:
        yield from _minutes_signatures(after)
        return
    if at is None or not after[at].place.table:
        return
    here = after[at].place
    right = [
        line
        for line in after
        if (line.place.table, line.place.row) == (here.table, here.row)
        and line.place.cell > here.cell
        and line.words
    ]
    offices = [line for line in right if line.words == line.words.upper()]
    names = right[len(offices) :]
    for office in offices:
        yield from check_look(office, "Chức vụ người ký", (13, 14), bold=True)
    if not names:
        yield found("signer.missing", here)
        return
    yield from check_look(names[-1], "Họ tên người ký", (13, 14), bold=True)
    yield from check_signer(names[-1].words, names[-1].place)


def _minutes_signatures(after: tuple[TextLine, ...]) -> Iterator[Finding]:
    """Secretary left of the chair, in one row."""
    cells = {fold(line.words): line.place for line in after if line.place.table}
    secretary = cells.get("thu ky")
    chair = cells.get("chu toa") or cells.get("chu tri")
    beside = (
        secretary is not None
        and chair is not None
        and (secretary.table, secretary.row) == (chair.table, chair.row)
        and secretary.cell < chair.cell
    )
    if not beside:
        yield found("minutes.signatures", "cuối văn bản")
