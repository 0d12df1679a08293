"""What a paper says of itself, as somebody enters it.

Knows the form of numbers and symbols; whether the paper may be entered is another module's.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thidua.documents import phrases
from thidua.documents.enums import DocumentKind
from thidua.kernel.errors import Refused
from thidua_core.errors import InputError
from thidua_core.references import NumberSymbol, format_number, parse_number_symbol
from thidua_core.text import squash

_BARE_NUMBER = re.compile(r"[0-9]{1,6}(?:bis|[a-zđA-E])?")
_TEXTS = ("title", "issuer_label", "signer", "source", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a paper says of itself; what it does not say stays empty or None."""

    kind: DocumentKind
    title: str = ""
    number: str = ""
    """As printed, without symbol: ``09``, ``12a``."""
    year_in_number: int | None = None
    symbol: str = ""
    issued_on: date | None = None
    issuer_id: int | None = None
    issuer_label: str = ""
    signer: str = ""
    source: str = ""
    note: str = ""
    invented: bool = False

    def numbered(self, text: str) -> "Particulars":
        """The same with number, year and symbol read from one text: ``16/KH-VKS``.

        Refuses a text in an unknown form, naming what is wrong and right examples.
        """
        read = _parsed(text)
        return replace(
            self,
            number=read.number,
            year_in_number=None if read.year is None else int(read.year),
            symbol=read.symbol,
        )

    def columns(self) -> dict[str, Any]:
        """The columns of the row, texts composed and trimmed, number and symbol as they are kept.

        Refuses number and symbol in an unknown form.
        """
        return {
            "kind": self.kind,
            "issued_on": self.issued_on,
            "issuer_id": self.issuer_id,
            "invented": self.invented,
            **number_columns(self.number, self.year_in_number, self.symbol),
            **{name: squash(getattr(self, name)) for name in _TEXTS},
        }


def symbol_as_kept(symbol: str) -> str:
    """A symbol without spaces and with plain hyphens: ``KH-VKS``."""
    return re.sub(r"\s*[-\u2010-\u2015]\s*", "-", squash(symbol)).replace(" ", "")


def number_columns(number: str, year: int | None, symbol: str) -> dict[str, Any]:
    """Number, year and symbol as they are kept; refuses what has an unknown form."""
    bare, kept = squash(number), symbol_as_kept(symbol)
    if bare and not (_BARE_NUMBER.fullmatch(bare) and bare.strip("0")):
        raise Refused(phrases.NUMBER_FORM.format(text=bare), field="number")
    if bare and kept:
        kept = _parsed(_printed(bare, kept, year)).symbol
    return {"number": bare, "year_in_number": year, "symbol": kept}


def _printed(number: str, symbol: str, year: int | None) -> str:
    try:
        return format_number(number, symbol, year)
    except InputError as error:
        raise Refused(str(error), field="number") from error


def _parsed(text: str) -> NumberSymbol:
    try:
        return parse_number_symbol(text)
    except InputError as error:
        raise Refused(str(error), field="number") from error
