"""What a cell says: text, a day, a year, a word of a list.

Knows how Excel and people write these; does not know whether the value is true.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import Column, Record, Table
from thidua_core.errors import InputError
from thidua_core.periods import format_date_vn, parse_date_vn
from thidua_core.text import fold, squash

_SHOWN = 60
_FIRST_YEAR = 1900


@dataclass(slots=True)
class Reader:
    """Reads the cells of one record, and gathers what is wrong with them."""

    table: Table
    columns: Mapping[str, Column]
    record: Record
    errors: list[CellError] = field(default_factory=list)

    def refuse(self, code: str, key: str, **facts: str | int) -> None:
        """Note an error at a column of this record."""
        self.errors.append(self.table.error(code, self.record.row, key, **facts))

    def text(self, key: str, *, limit: int) -> str:
        """Text on one line, as typed; never taken for a formula. Empty when the cell is."""
        cell = self.record.cells.get(key)
        said = written(cell)
        if said.startswith("#") and said.rstrip("!?").isupper() and " " not in said:
            self.refuse("cell.failed", key, value=said[:_SHOWN])
            return ""
        if len(said) > limit:
            self.refuse("cell.long", key, value=f"{said[:_SHOWN]}…", limit=limit)
            return ""
        column = self.columns[key]
        if not said and column.needed and not column.may_be_empty:
            self.refuse("cell.empty", key, column=column.name)
        return said

    def day(self, key: str) -> date | None:
        """A day, from an Excel date or from text; None when empty or wrong."""
        cell = self.record.cells.get(key)
        if isinstance(cell, datetime):
            cell = cell.date()
        said = _day_in_words(cell) if isinstance(cell, date) else self.text(key, limit=_SHOWN)
        if not said:
            return None
        try:
            return _day(said)
        except InputError as error:
            self.refuse("cell.day", key, problem=_capital(error.problem).rstrip("."))
            return None

    def year(self, key: str, *, last: int) -> int | None:
        """A year up to ``last``; None when empty or wrong."""
        said = self.text(key, limit=_SHOWN)
        if not said:
            return None
        if said.isascii() and said.isdigit() and _FIRST_YEAR <= int(said) <= last:
            return int(said)
        self.refuse("cell.year", key, value=said, first=_FIRST_YEAR, last=last)
        return None

    def choice(self, key: str, words: Mapping[str, str], shown: str) -> str:
        """The value of a word of a list, marks and case not counting; empty when none."""
        said = self.text(key, limit=_SHOWN)
        if not said:
            return ""
        value = words.get(_plain(said), "")
        if not value:
            name = self.columns[key].name
            self.refuse("cell.choice", key, value=said, column=name, choices=shown)
        return value


# A file says the same few days and words a hundred thousand times.
_KEPT = 4096
_day = lru_cache(maxsize=_KEPT)(parse_date_vn)
_day_in_words = lru_cache(maxsize=_KEPT)(format_date_vn)


@lru_cache(maxsize=_KEPT)
def _plain(word: str) -> str:
    return " ".join(fold(word).split())


def written(cell: object) -> str:
    """A cell as a person would type it: whole numbers without a point, days as dd/mm/yyyy."""
    match cell:
        case None:
            return ""
        case bool():
            return "có" if cell else "không"
        case float() if cell.is_integer():
            return str(int(cell))
        case date():
            return format_date_vn(cell)
        case _:
            return squash(str(cell))


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
