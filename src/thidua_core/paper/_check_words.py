"""What the decree asks of wording, whoever carries the words: numbers, dates, bases, names.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, and Phụ lục II for capitals.
Knows strings, nothing of trees or files.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from thidua_core.paper._findings import Finding, found
from thidua_core.paper._kinds import ABBREVIATIONS, Kind
from thidua_core.paper._wording import BLANK, END_MARK

_NUMBER: Final = re.compile(
    r"Số(?P<colon>:?)(?P<gap>\s*)(?P<number>[0-9]+|[.…_]*)(?P<after>\s*)/(?P<symbol>.*)"
)
_MIXED_CASE: Final = frozenset({"QyĐ", "CTr", "TTr", "TrS"})
_DATE: Final = re.compile(
    r"(?P<place>[^,]*)(?P<comma>,?) ?ngày (?P<day>\S*) ?tháng (?P<month>\S*) ?năm ?(?P<year>\S*)"
)
_LAW_NUMBER: Final = re.compile(
    r"(?:Luật|Pháp lệnh)\b[^;]*?\bsố\s+(?P<shown>\d+/\d{4}/(?:QH|UBTVQH|PL-UBTVQH)\d+)"
)
_DEGREE: Final = re.compile(
    r"(?:GS|PGS|TS|TSKH|ThS|Th\.S|CN|KS|BS|LS|NGND|NGƯT|Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ"
    r"|Thạc sỹ|Cử nhân|Luật sư|Nhà giáo)(?:\.|\s|$)"
)
_CLASS: Final = re.compile(
    r"(?P<shown>(?:Huân|Huy) chương [^,.;]{0,40}?hạng (?P<hang>nhất|nhì|ba))\b"
)
_APPENDIX: Final = re.compile(r"Phụ lục (?:số )?(?P<number>[0-9]+)[:.]?", re.IGNORECASE)
_DASHED: Final = re.compile(r"[-–—+•]\s*(?=Căn cứ)")


def check_number(line: str, where: object, kind: Kind | None) -> Iterator[Finding]:
    """The line ``Số: 09/KH-VKS``; a kind narrows what its abbreviation may be."""
    parted = _NUMBER.fullmatch(line.replace(BLANK, " "))
    if parted is None or not parted["colon"] or not _is_symbol(parted["symbol"]):
        yield found("number.form", where, shown=line)
        return
    number = parted["number"]
    if not number.isdecimal():
        yield found("number.blank", where)
    elif parted["gap"] != " " or parted["after"]:
        yield found("number.form", where, shown=line)
    elif len(number) == 1:
        yield found("number.leading_zero", where, shown=number, mended=f"0{number}")
    yield from check_symbol(parted["symbol"], where, kind)


def _is_symbol(symbol: str) -> bool:
    """Groups of capitals and digits with hyphens between them, nothing else."""
    groups = symbol.split("-")
    return all(
        group in _MIXED_CASE or (group.isalnum() and group == group.upper()) for group in groups
    )


def check_symbol(symbol: str, where: object, kind: Kind | None) -> Iterator[Finding]:
    """The first group of a symbol: the abbreviation of its kind, none in a letter."""
    first = symbol.partition("-")[0]
    if kind is None:
        if first not in ABBREVIATIONS:
            mend = "Hãy xem bảng chữ viết tắt ở Phụ lục III của Nghị định"
            yield found("number.abbreviation", where, shown=first, mend=f"{mend}.")
    elif kind.abbreviation is not None and first != kind.abbreviation:
        mend = f"{kind.name_vi} viết tắt là {kind.abbreviation}."
        yield found("number.abbreviation", where, shown=first, mend=mend)


def check_date(line: str, where: object) -> Iterator[Finding]:
    """The line ``Long An, ngày 05 tháng 01 năm 2020``."""
    parted = _DATE.fullmatch(" ".join(line.split()))
    if parted is None:
        yield found("date.form", where, shown=line)
        return
    if not parted["place"].strip(" .…"):
        yield found("date.place", where)
    elif not parted["comma"] or not parted["place"][0].isupper():
        yield found("date.form", where, shown=line)
    figures = {name: parted[name].strip(".…_") for name in ("day", "month", "year")}
    if not all(figures.values()):
        yield found("date.blank", where)
    if any(figure and not figure.isdecimal() for figure in figures.values()):
        yield found("date.form", where, shown=line)
    if len(figures["day"]) == 1:
        yield found("date.leading_zero", where, shown=figures["day"], mended=f"0{figures['day']}")
    if figures["month"] in {"1", "2"}:
        yield found("date.month_zero", where, mended=f"0{figures['month']}")


def check_bases(lines: Sequence[tuple[str, object]]) -> Iterator[Finding]:
    """Marks at the end of *căn cứ*, as they are printed, and what stands in them."""
    last = len(lines) - 1
    for place, (line, where) in enumerate(lines):
        if not line.endswith("." if place == last else ";"):
            yield found("basis.mark", where, mark=line[-1:])
        yield from check_basis(line, where)


def check_basis(line: str, where: object) -> Iterator[Finding]:
    """One *căn cứ*, whatever its mark."""
    if _DASHED.match(line):
        yield found("basis.dash", where)
    if numbered := _LAW_NUMBER.search(line):
        yield found("basis.law_number", where, shown=numbered["shown"])


def check_sentence(line: str, where: object) -> Iterator[Finding]:
    """Anything said anywhere: capitals in the names of awards."""
    for award in _CLASS.finditer(line):
        shown, grade = award["shown"], award["hang"]
        mended = shown.removesuffix(grade) + grade.capitalize()
        yield found("award.capital", where, shown=shown, mended=mended)


def check_appendix_label(line: str, where: object) -> Iterator[Finding]:
    """``Phụ lục I``, never ``Phụ lục 1``."""
    if label := _APPENDIX.fullmatch(line):
        numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
        number = int(label["number"])
        mended = numerals[number - 1] if 1 <= number <= len(numerals) else "…"
        yield found("appendix.arabic", where, shown=label[0], mended=f"Phụ lục {mended}")


def check_signer(name: str, where: object) -> Iterator[Finding]:
    """A signer's name, without degree or honour before it."""
    if _DEGREE.match(name):
        yield found("signer.degree", where, shown=name)


def has_end_mark(line: str) -> bool:
    """Whether the document's text ends here."""
    return line.rstrip().endswith(END_MARK)
