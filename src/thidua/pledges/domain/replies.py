"""A reply by letter, e-mail or Word taken apart into comments by clause.

Proposes only: a person looks at every pair before it is saved. Knows the codes of the draft, not
whose reply it is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua_core.text import fold, nfc

LIMIT = 40_000
"""Signs of one reply."""

_BULLET = re.compile(r"^\s*(?:[-+*•–—]\s*)?")
_NUMBERED = re.compile(r"^\s*(?:[-+*•–—]\s*)?\d+[.)/]\s+")
_WORD = r"(?:khoan|muc|diem|chi tieu|tieu chi|noi dung|phan)"
_LEAD = re.compile(rf"^(?:(?:ve|tai|doi voi|o)\s+)?(?:{_WORD}\s+)*")
_AFTER = re.compile(r"^\s*[:.,;)\-–—]*\s*")
_GOES_ON = re.compile(r"\w|\.\w|\)")
_QUOTED = re.compile(r"^\s*>")
_OPENING = re.compile(r"^(kinh gui|kinh chao|thua|v/v|chao |tran trong (?:phuc|tra loi))")
_ANNOUNCES = re.compile(r"\bnhu sau\s*:?$")
_CLOSING = re.compile(r"^(--\s*$|tran trong( cam on| kinh|\W*$|\.|!)|noi nhan|luu:)")
_AGREES = re.compile(r"^(hoan toan )?(nhat tri|dong y|tan thanh|thong nhat|khong co y kien)")
_BUT = re.compile(r"\b(nhung|tuy nhien|song|de nghi|ngoai ra|rieng)\b")
_OBJECTS = re.compile(r"\b(khong nhat tri|khong dong y|khong tan thanh|phan doi|khong hop ly)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a reply says to one clause."""

    code: str
    """Empty: to the whole draft, or to a place that the draft does not know."""
    text: str
    stance: str
    """``assent``, ``objection`` or ``comment``."""


def pieces_of(reply: str, codes: Iterable[str]) -> list[Piece]:
    """The reply's pieces in their order; pieces to one clause that follow each other are one.

    Quoted lines, salutations and what follows a closing phrase are left out.
    """
    known = {fold(code): code for code in codes if code}
    found: list[tuple[str, list[str]]] = []
    for line in _lines(reply):
        code, rest = _addressed(line, known)
        if code is None and found:
            found[-1][1].append(line)
        elif code is not None and found and found[-1][0] == code:
            found[-1][1].append(rest)
        else:
            found.append((code or "", [rest if code else line]))
    pieces = ((code, "\n".join(part for part in lines if part)) for code, lines in found)
    return [Piece(code=code, text=text, stance=stance_of(text)) for code, text in pieces if text]


def stance_of(text: str) -> str:
    """Whether words only agree, say outright that they do not, or are a comment."""
    plain = fold(text)
    if _OBJECTS.search(plain):
        return "objection"
    return "assent" if _AGREES.match(plain) and not _BUT.search(plain) else "comment"


def _lines(reply: str) -> Sequence[str]:
    lines: list[str] = []
    for raw in nfc(reply).splitlines():
        line = raw.strip()
        plain = fold(line)
        if _CLOSING.match(plain) and lines:
            break
        said = line and not _QUOTED.match(line)
        if said and not _OPENING.match(plain) and not _ANNOUNCES.search(plain):
            lines.append(line)
    return lines


def _addressed(line: str, known: dict[str, str]) -> tuple[str | None, str]:
    """The clause that a line opens with, and the rest; None where it goes on with the last one.

    A number of the letter's own list ("1. Khoản A5.2") is no code of the draft.
    """
    bare = _BULLET.sub("", line, count=1)
    for text in (_NUMBERED.sub("", line, count=1), bare):
        code, end = _code_at(text, known)
        if code is not None:
            return code, _AFTER.sub("", text[end:], count=1)
    return None, bare


def _code_at(text: str, known: dict[str, str]) -> tuple[str | None, int]:
    plain = fold(text)
    # Folding keeps the number of signs of composed Vietnamese, so places agree.
    lead = _LEAD.match(plain)
    start = lead.end() if lead and len(plain) == len(text) else 0
    for folded in sorted(known, key=len, reverse=True):
        end = start + len(folded)
        if plain.startswith(folded, start) and not _GOES_ON.match(plain, end):
            return known[folded], end
    return None, 0
