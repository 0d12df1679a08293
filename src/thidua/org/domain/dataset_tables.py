"""Strict reading of the dataset's CSV tables.

Knows how to turn a cell into a word, a day or a number and how to name the place of a bad one;
refuses to know what the tables mean.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import TypeVar

Word = TypeVar("Word", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class DatasetError(ValueError):
    """A cell that cannot be taken: ``file``, ``row`` (1 is the header), ``column``, ``reason``."""

    def __init__(self, *, file: str, row: int, column: str, reason: str) -> None:
        """Keep the place apart from the reason, so that a face can word it anew."""
        super().__init__(f"{file}, row {row}, column {column}: {reason}")
        self.file = file
        self.row = row
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, so that later checks can name it."""

    file: str
    row: int

    def error(self, column: str, reason: str) -> DatasetError:
        """Return (not raise) the error for a cell of this row."""
        return DatasetError(file=self.file, row=self.row, column=column, reason=reason)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line by column name; every reader below raises ``DatasetError``."""

    place: Place
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[column]
        if not value:
            raise self.place.error(column, "is empty")
        return value

    def optional(self, column: str) -> str:
        """Return a cell that may be empty."""
        return self.cells[column]

    def day(self, column: str) -> date | None:
        """Return a day written YYYY-MM-DD, or None for an empty cell (not known, or still open)."""
        value = self.cells[column]
        if not value:
            return None
        if not _DAY.fullmatch(value):
            raise self.place.error(column, f"{value!r} is not a day written YYYY-MM-DD")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.place.error(column, f"{value!r} is not in the calendar") from None

    def required_day(self, column: str) -> date:
        """Return a day that must be there."""
        self.text(column)
        day = self.day(column)
        assert day is not None
        return day

    def days(self) -> tuple[date | None, date | None]:
        """Return the columns ``valid_from`` and ``valid_to``, in order."""
        first, last = self.day("valid_from"), self.day("valid_to")
        if first is not None and last is not None and last < first:
            raise self.place.error("valid_to", f"{last} is before {first}")
        return first, last

    def number(self, column: str) -> int:
        """Return a whole number, zero or more."""
        value = self.text(column)
        if not (value.isascii() and value.isdigit()):
            raise self.place.error(column, f"{value!r} is not a whole number")
        return int(value)

    def optional_number(self, column: str) -> int | None:
        """Return a whole number, or None for an empty cell."""
        return self.number(column) if self.cells[column] else None

    def word(self, column: str, vocabulary: type[Word]) -> Word:
        """Return a word of a closed list."""
        value = self.text(column)
        try:
            return vocabulary(value)
        except ValueError:
            known = ", ".join(vocabulary)
            raise self.place.error(column, f"{value!r} is none of: {known}") from None

    def words(self, column: str, vocabulary: type[Word]) -> tuple[Word, ...]:
        """Return one or more words of a closed list, set apart by spaces."""
        return tuple(
            Row(self.place, {column: part}).word(column, vocabulary)
            for part in self.text(column).split()
        )

    def optional_word(self, column: str, vocabulary: type[Word]) -> Word | None:
        """Return a word of a closed list, or None for an empty cell."""
        return self.word(column, vocabulary) if self.cells[column] else None


def rows_of(folder: Traversable, file: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a UTF-8 CSV file whose header is exactly ``columns``.

    Raises ``DatasetError`` for an unreadable file, an unknown or missing column, a row with too
    many or too few cells, or a cell with spaces at its ends.
    """
    try:
        content = folder.joinpath(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise DatasetError(file=file, row=1, column="-", reason=str(failure)) from failure
    lines = csv.reader(content.splitlines(), strict=True)
    _check_header(file, next(lines, []), columns)
    number = 1
    try:
        for number, cells in enumerate(lines, start=2):
            place = Place(file, number)
            if len(cells) != len(columns):
                raise place.error("-", f"{len(cells)} cells for {len(columns)} columns")
            for column, cell in zip(columns, cells, strict=True):
                if cell != cell.strip():
                    raise place.error(column, f"{cell!r} has spaces at an end")
            yield Row(place, dict(zip(columns, cells, strict=True)))
    except csv.Error as failure:
        raise DatasetError(file=file, row=number + 1, column="-", reason=str(failure)) from failure


def _check_header(file: str, header: list[str], columns: Sequence[str]) -> None:
    for column in header:
        if column not in columns:
            raise DatasetError(file=file, row=1, column=column, reason="is not a known column")
    for column in columns:
        if column not in header:
            raise DatasetError(file=file, row=1, column=column, reason="is missing")
    if header != list(columns):
        raise DatasetError(
            file=file, row=1, column=header[0], reason=f"columns must stand as {', '.join(columns)}"
        )
