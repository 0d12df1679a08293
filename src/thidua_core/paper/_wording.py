"""Fixed wording and counting of official documents: dates, number lines, letters, marks.

Also what a text may hold on paper: it is brought to NFC, spacing becomes single spaces, and
characters that draw nothing (controls, direction marks) are dropped. Knows no layout.
"""

import re
import unicodedata
from datetime import date, datetime
from typing import Final

from thidua_core.paper._blocks import DraftDate, Form, Paper
from thidua_core.text import nfc

BLANK: Final = "\u00a0"
"""A space that neither renderer collapses, for room to be filled in by hand."""

POINT_LETTERS: Final = tuple("abcdđeghiklmnopqrstuvxy")
"""The Vietnamese alphabet without the letters that carry a diacritic of their own but đ."""

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
END_MARK: Final = "./."

_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_RUN_OF_SPACES: Final = re.compile(" {2,}")
_SPACES: Final = re.compile(r"[^\S\u00a0]+|[\u2028\u2029]+")


class _Drawn(dict[int, int | None]):
    """What each sign is printed as: itself, or nothing; filled as signs are met."""

    def __missing__(self, code: int) -> int | None:
        draws_nothing = unicodedata.category(chr(code)) in {"Cc", "Cf"}
        return self.setdefault(code, None if draws_nothing else code)


_DRAWN: Final = _Drawn()


def plain(text: str) -> str:
    """The text on one line, as it is printed."""
    spaced = _SPACES.sub(" ", nfc(text))
    return _RUN_OF_SPACES.sub(" ", spaced.translate(_DRAWN)).strip(" ")


def plain_lines(text: str) -> tuple[str, ...]:
    """The text with the line breaks that its author set; lines without text are dropped."""
    lines = (plain(line) for line in text.splitlines())
    return tuple(line for line in lines if line)


def roman(number: int) -> str:
    """A number from 1 in Roman digits."""
    digits = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        digits += sign * times
    return digits


def point_letter(index: int) -> str:
    """The letter of the point at ``index`` from 0; after ``y`` come ``aa``, ``ab`` …"""
    rounds, place = divmod(index, len(POINT_LETTERS))
    letter = POINT_LETTERS[place]
    return letter if rounds == 0 else point_letter(rounds - 1) + letter


def capital(text: str) -> str:
    """The text in capitals, as headings and offices are printed."""
    return text.upper()


def ended(text: str, mark: str) -> str:
    """The text with exactly this mark at its end, whichever it had."""
    bare = text.removesuffix(END_MARK).rstrip(" ;.")
    return bare + mark


def number_line(paper: Paper) -> str | None:
    """``Số: 09/KH-VKS``, with room where the records clerk writes the number."""
    if paper.symbol is None:
        return None
    number = plain(paper.number) if paper.number else BLANK * 8
    return f"Số: {number}/{plain(paper.symbol)}"


def _two_digits(day: int) -> str:
    return f"{day:02d}"


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


def date_words(day: date | DraftDate | None) -> str:
    """``ngày 05 tháng 01 năm 2020``; blanks for what is not known yet."""
    match day:
        case None:
            return f"ngày {BLANK * 4} tháng {BLANK * 4} năm {BLANK * 6}"
        case DraftDate(year, None):
            return f"ngày {BLANK * 4} tháng {BLANK * 4} năm {year}"
        case DraftDate(year, month) if month is not None:
            return f"ngày {BLANK * 4} tháng {_month(month)} năm {year}"
        case _:
            assert isinstance(day, date)
            return f"ngày {_two_digits(day.day)} tháng {_month(day.month)} năm {day.year}"


def place_and_date(paper: Paper) -> str:
    """``Long An, ngày 10 tháng 02 năm 2020``."""
    place = plain(paper.place) if paper.place else BLANK * 16
    return f"{place}, {date_words(paper.date)}"


def moment_words(moment: datetime | None) -> str:
    """``13 giờ 30 phút, ngày 21 tháng 02 năm 2020``."""
    if moment is None:
        return f"{BLANK * 4} giờ {BLANK * 4} phút, {date_words(None)}"
    clock = f"{_two_digits(moment.hour)} giờ {_two_digits(moment.minute)} phút"
    return f"{clock}, {date_words(moment.date())}"


def form_line(form: Form, whom: str) -> str:
    """``KT. VIỆN TRƯỞNG``."""
    return f"{form.value}. {capital(plain(whom))}"


def origin_line(paper: Paper) -> str:
    """What an appendix came with, on two lines: ``(Kèm theo Kế hoạch số 09/KH-VKS`` and the rest."""
    number = (number_line(paper) or "").replace("Số:", " số")
    issuer = " ".join(plain_lines(paper.issuer))
    return f"(Kèm theo {paper.kind.name_vi}{number}\n{date_words(paper.date)} của {issuer})"
