"""Finding every reference of a text, in order, each read by the same small grammar.

Every attempt looks a bounded way ahead and behind, so time is linear in the length of the
text. Refuses to guess: what is not plainly a reference is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua_core.references._canvas import BLANK, GAP, Canvas, canvas_of, past
from thidua_core.references._dates import read_day
from thidua_core.references._issuers import read_issuer
from thidua_core.references._kinds import (
    BY_NAME,
    KIND_WORD,
    LETTER,
    SHORT_KIND_WORD,
    Kind,
    Trait,
    kind_of_short_word,
    kind_of_word,
)
from thidua_core.references._numbers import Numbered, Strength, read_numbered
from thidua_core.references._reference import Reference
from thidua_core.references._statutes import may_be_statute, read_title
from thidua_core.references._tails import Tail, day_in_head, day_of_issue, read_tail

_ANCHOR = re.compile(
    rf"(?<!\w)(?:(?P<word>{KIND_WORD})|(?P<short>{SHORT_KIND_WORD})|(?P<intro>số(?![^\W\d]))"
    rf"|(?<![/\-])(?<!\d[.,])(?P<figure>\d{{1,6}}(?![\d.,])[a-zđ]?(?=\s{{0,3}}[/-])))"
)
_INTRO = re.compile(
    rf"(?:(?:có|mang){BLANK})?số(?P<mark>{BLANK}(?:hiệu|ký hiệu|văn bản)|"
    rf"{GAP}(?:,|/|và){GAP}ký hiệu)?{GAP}(?:(?P<colon>[:.]){GAP})?(?=\d)"
)
_QUALIFIED = (
    rf"(?:{BLANK}(?:hỏa tốc|thượng khẩn|khẩn|tối mật|mật|liên ngành|liên tịch|phối hợp|cá biệt)"
    rf"(?!\w)){{0,2}}(?:{BLANK}\([^\W\d_]{{1,6}}\))?"
)
_ADJACENT = re.compile(rf"{_QUALIFIED}{GAP}(?:[(:]{GAP})?")
_WAYS_ON = re.compile(
    rf"{_QUALIFIED}{GAP}(?:[(:]{GAP})?(?:(?P<number>số(?![^\W\d])|có{BLANK}số|mang{BLANK}số|\d)"
    rf"|(?P<day>(?:,{GAP})?ngày(?!\w))|(?P<of>của(?!\w))|[^\W\d_])"
)
_WORDS_BETWEEN = re.compile(rf"(?:{BLANK}[^\W\d_]{{1,12}},?){{1,12}}?{BLANK}(?=số\W{{0,6}}\d)")
_DAY_AFTER_KIND = re.compile(rf"(?:{BLANK}|{GAP},{GAP})ngày{BLANK}(?=\d)")
_BLANK = re.compile(BLANK)
_OPENING = re.compile(rf"{GAP}(?:[,(]{GAP})?")
_CLOSING = re.compile(rf"{GAP}\)")
_PASSED = re.compile(
    rf"{BLANK}(?:(?:đã|được){BLANK}){{1,2}}quốc{BLANK}hội(?:[^.;:\d]{{0,60}}?){BLANK}"
    rf"thông{BLANK}qua(?={BLANK}ngày)"
)
_SPOKEN_DAY = re.compile(rf"{GAP}(?:ngày|\(|của)")
_OF = re.compile(rf"{BLANK}của{BLANK}")
_LIST = re.compile(rf"{GAP}(?:[,;]|(?:,{GAP})?(?:và|hoặc)(?!\w)){GAP}(?=số|\d)")
_ENDS_CLEANLY = re.compile(
    rf"{GAP}(?:$|[.;:,)\]\"”]|\n|(?:của|về|ngày|khóa|và|quy định|hướng dẫn|sửa đổi|đã|"
    rf"cũng|được|thì|có hiệu lực|nêu|tại|do)(?!\w))"
)
_LINE_START = re.compile(r"(?:^|[\n|])[^\S\n]{0,60}$")
_TITLE_LINE = re.compile(rf"\n[^\S\n]{{0,60}}(?P<word>{KIND_WORD})[^\S\n]{{0,20}}(?=\n|$)")
_HEAD_LENGTH = 400
_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Draft:
    """A reference while it is read: its kind, number and tail, without printed words."""

    start: int
    kind: Kind | None
    numbered: Numbered | None
    tail: Tail
    title: str | None = None


def find_references(text: str) -> list[Reference]:
    """Find the document references of a text, in order of appearance, without overlap.

    Composed and decomposed text give the same parts; offsets count characters of the text
    as given.
    """
    return list(iterate_references(text))


def iterate_references(text: str) -> Iterator[Reference]:
    """Give the references of ``find_references`` one by one, as they are found."""
    canvas = canvas_of(text)
    for draft in _drafts(canvas):
        yield _finished(canvas, draft)


def _drafts(canvas: Canvas) -> Iterator[_Draft]:
    place = 0
    while anchor := _ANCHOR.search(canvas.low, place):
        draft = _at_anchor(canvas, anchor)
        if draft is None:
            place = anchor.end()
        while draft is not None:
            yield draft
            place = max(draft.tail.end, anchor.end())
            draft = _next_of_list(canvas, draft)


def _at_anchor(canvas: Canvas, anchor: re.Match[str]) -> _Draft | None:
    start = anchor.start()
    if anchor["word"]:
        kind = kind_of_word(anchor["word"])
        return _with_kind(canvas, start, anchor.end(), kind) if kind else None
    if anchor["short"]:
        return _with_short_kind(canvas, anchor)
    if anchor["intro"]:
        return _with_intro(canvas, start)
    numbered = read_numbered(canvas, start)
    if numbered and (numbered.strength is Strength.TYPED or numbered.names_a_body):
        return _Draft(start, None, numbered, read_tail(canvas, numbered.end))
    return None


def _with_kind(canvas: Canvas, start: int, end: int, kind: Kind) -> _Draft | None:
    """Read what follows the word of a kind, from the plainest form to the rarest."""
    if kind.trait is Trait.STATUTE and not may_be_statute(canvas, start):
        return None
    way = _WAYS_ON.match(canvas.low, end)
    if way is None:
        return None
    if way["number"]:
        return _number_follows(canvas, start, end, kind)
    if way["day"]:
        return _day_then_number(canvas, start, end, kind)
    draft = _issuer_follows(canvas, start, end, kind) if way["of"] else None
    statute = kind.trait is Trait.STATUTE and not way["of"]
    return (
        draft
        or _words_then_number(canvas, start, end, kind)
        or (_statute(canvas, start, end, kind) if statute else None)
    )


def _number_follows(canvas: Canvas, start: int, end: int, kind: Kind) -> _Draft | None:
    after = past(_ADJACENT, canvas.low, end)
    between = canvas.low[end:after]
    intro = _INTRO.match(canvas.low, after)
    if not intro and between.strip():
        return None
    numbered = read_numbered(canvas, intro.end() if intro else after)
    if numbered is None:
        return None
    tail = read_tail(canvas, numbered.end, joint=_is_joint(kind, numbered))
    tail = _closed(canvas, between, tail)
    enough = _enough(canvas, start, kind, numbered, tail, introduced=intro is not None)
    return _Draft(start, kind, numbered, tail) if enough else None


def _is_joint(kind: Kind | None, numbered: Numbered) -> bool:
    symbol = numbered.symbol or ""
    return bool(kind and kind.joint_of) or "LT" in symbol or "LN" in symbol


def _enough(
    canvas: Canvas, start: int, kind: Kind, numbered: Numbered, tail: Tail, *, introduced: bool
) -> bool:
    """Decide whether a kind with this number is a reference rather than a count."""
    if numbered.symbol is not None:
        return True
    supported = tail.has_day or tail.issuer is not None
    if introduced:
        return kind.trait is not Trait.COUNTED or supported
    if kind.trait not in {Trait.LEGAL, Trait.STATUTE}:
        no_month = numbered.year is not None and numbered.value > _MONTHS_OF_A_YEAR
        return tail.day is not None or no_month
    capital = canvas.text[start].isupper()
    return (
        supported
        or numbered.year is not None
        or (
            capital
            and kind.trait is Trait.LEGAL
            and len(numbered.number) < 4
            and _ENDS_CLEANLY.match(canvas.low, numbered.end) is not None
        )
    )


def _words_then_number(canvas: Canvas, start: int, end: int, kind: Kind) -> _Draft | None:
    """Read *Quyết định khởi tố vụ án số 12/QĐ-…*: only where the symbol repeats the kind."""
    between = _WORDS_BETWEEN.match(canvas.low, end)
    numbered = _introduced(canvas, between.end()) if between else None
    if numbered is None or numbered.symbol is None or numbered.kind is not kind:
        return None
    return _Draft(start, kind, numbered, read_tail(canvas, numbered.end))


def _day_then_number(canvas: Canvas, start: int, end: int, kind: Kind) -> _Draft | None:
    """Read *Quyết định ngày … số …*, and *Quyết định ngày … của <body>* without a number."""
    opening = _DAY_AFTER_KIND.match(canvas.low, end)
    day = read_day(canvas, opening.end()) if opening else None
    if day is None:
        return None
    numbered = _introduced(canvas, past(_OPENING, canvas.low, day.end))
    if numbered:
        tail = read_tail(canvas, numbered.end)
        return _Draft(start, kind, numbered, replace(tail, has_day=True, day=day.value))
    of = _OF.match(canvas.low, day.end)
    issuer = read_issuer(canvas, of.end()) if of and day.value else None
    if issuer:
        tail = Tail(issuer.end, has_day=True, day=day.value, issuer=issuer.name)
        return _Draft(start, kind, None, tail)
    if kind.name != "Hiến pháp" or day.value is None:
        return None
    return _Draft(start, kind, None, Tail(day.end, has_day=True, day=day.value))


def _introduced(canvas: Canvas, place: int) -> Numbered | None:
    """Read *số* and a number at the place."""
    intro = _INTRO.match(canvas.low, place)
    return read_numbered(canvas, intro.end()) if intro else None


def _issuer_follows(canvas: Canvas, start: int, end: int, kind: Kind) -> _Draft | None:
    """Read *Kế hoạch của <body> số …* and *Chỉ thị của <body> ngày …*."""
    of = _OF.match(canvas.low, end)
    issuer = read_issuer(canvas, of.end()) if of else None
    if issuer is None:
        return None
    numbered = _introduced(canvas, past(_OPENING, canvas.low, issuer.end))
    tail = read_tail(canvas, numbered.end if numbered else issuer.end)
    if tail.issuer or not (numbered or tail.day):
        return None
    return _Draft(start, kind, numbered, replace(tail, issuer=issuer.name))


def _statute(canvas: Canvas, start: int, end: int, kind: Kind) -> _Draft | None:
    """Read a statute that is known by its name and its day."""
    blank = _BLANK.match(canvas.low, end)
    title = read_title(canvas, blank.end()) if blank else None
    if title is None:
        return None
    after = past(_OPENING, canvas.low, title.end)
    numbered = _introduced(canvas, after)
    if numbered and numbered.symbol:
        tail = read_tail(canvas, numbered.end)
        tail = _closed(canvas, canvas.low[title.end : after], tail)
        return _Draft(start, kind, numbered, tail, title.words)
    passed = _PASSED.match(canvas.low, title.end)
    if not passed and not _SPOKEN_DAY.match(canvas.low, title.end):
        return None
    tail = read_tail(canvas, passed.end() if passed else title.end)
    return _Draft(start, kind, None, tail, title.words) if tail.day else None


def _closed(canvas: Canvas, opening: str, tail: Tail) -> Tail:
    """Take in the bracket that closes the one before the number."""
    return replace(tail, end=past(_CLOSING, canvas.low, tail.end)) if "(" in opening else tail


def _with_short_kind(canvas: Canvas, anchor: re.Match[str]) -> _Draft | None:
    """Read *NĐ 98/2023/NĐ-CP* and *QĐ số 12*: a short word needs more than a number."""
    kind = kind_of_short_word(canvas.text[anchor.start() : anchor.end()])
    draft = _number_follows(canvas, anchor.start(), anchor.end(), kind) if kind else None
    if draft is None or draft.numbered is None:
        return None
    numbered = draft.numbered
    introduced = "số" in canvas.low[anchor.end() : numbered.start]
    dated = kind is not None and kind.trait is Trait.LEGAL and numbered.year is not None
    known = numbered.symbol is not None or introduced or dated
    return draft if known else None


def _with_intro(canvas: Canvas, start: int) -> _Draft | None:
    """Read *Số: …* of a document's head, *số hiệu …*, and *số 16/KH-VKS* without its kind."""
    intro = _INTRO.match(canvas.low, start)
    numbered = read_numbered(canvas, intro.end()) if intro else None
    if intro is None or numbered is None or numbered.symbol is None:
        return None
    heads_line = (
        canvas.text[start] == "S"
        and _LINE_START.search(canvas.low, max(0, start - 62), start) is not None
    )
    marked = bool(intro["mark"]) or (heads_line and intro["colon"] == ":")
    if numbered.strength is not Strength.TYPED and not (
        marked or heads_line or numbered.names_a_body
    ):
        return None
    tail = read_tail(canvas, numbered.end)
    if heads_line and not tail.has_day:
        tail = Tail(tail.end, False, day_in_head(canvas, tail.end), tail.issuer)
    kind = _kind_of_head(canvas, numbered) if heads_line else None
    return _Draft(start, kind, numbered, tail)


def _kind_of_head(canvas: Canvas, numbered: Numbered) -> Kind | None:
    """Give the kind that the title line under the head names, for a symbol of bodies only."""
    if numbered.strength is Strength.TYPED:
        return None
    title = _TITLE_LINE.search(canvas.low, numbered.end, numbered.end + _HEAD_LENGTH)
    if not title or not canvas.text[title.start("word") : title.end("word")].isupper():
        return None
    return kind_of_word(title["word"])


def _next_of_list(canvas: Canvas, draft: _Draft) -> _Draft | None:
    """Read the next member of a list (*công văn số 224/V16, số 231/V16 và 240/V16*)."""
    joined = _LIST.match(canvas.low, draft.tail.end)
    if not joined or draft.numbered is None or draft.numbered.symbol is None:
        return None
    intro = _INTRO.match(canvas.low, joined.end())
    numbered = read_numbered(canvas, intro.end() if intro else joined.end())
    if numbered is None or numbered.symbol is None:
        return None
    kind = None if numbered.kind else draft.kind
    tail = read_tail(canvas, numbered.end)
    return _Draft(joined.end(), kind, numbered, tail)


def _finished(canvas: Canvas, draft: _Draft) -> Reference:
    start, end = canvas.aligned.span(draft.start, draft.tail.end)
    numbered, tail = draft.numbered, draft.tail
    day = tail.day
    if day is None and not tail.has_day and numbered:
        day = day_of_issue(canvas, draft.start)
    return Reference(
        raw=canvas.original[start:end],
        start=start,
        end=end,
        kind=_kind_name(draft),
        number=numbered.number if numbered else None,
        year_in_number=numbered.year if numbered else None,
        symbol=numbered.symbol if numbered else None,
        date=day,
        issuer=tail.issuer or _issuer_in_symbol(draft),
        title=draft.title,
    )


def _kind_name(draft: _Draft) -> str | None:
    """Weigh the word against the symbol: the word holds, unless it is the plainer one."""
    symbol = draft.numbered.symbol if draft.numbered else None
    abbreviated = draft.numbered.kind if draft.numbered else None
    word = draft.kind
    if abbreviated and (
        word is None or word.trait is Trait.GENERIC or abbreviated.joint_of == word.name
    ):
        return abbreviated.name
    if word and not (word.trait is Trait.GENERIC and symbol):
        return word.name
    named_by_number = symbol is not None and symbol.startswith(("QH", "UBTVQH"))
    return None if named_by_number else BY_NAME[LETTER].name


_SPOKEN_BODY = re.compile(r"TANDTC|VKSNDTC")


def _issuer_in_symbol(draft: _Draft) -> str | None:
    """Give the body that opens the symbol of a letter, where speech calls it so too."""
    numbered = draft.numbered
    if numbered is None or numbered.strength is not Strength.LETTER or numbered.symbol is None:
        return None
    first = numbered.symbol.split("-")[0]
    return first if _SPOKEN_BODY.fullmatch(first) else None
