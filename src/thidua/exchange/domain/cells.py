"""A place in a sheet and what is wrong there, with the mend in words.

Knows addresses as Excel shows them; does not know what any column means.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.exchange.phrases import FILE, PROBLEMS, ROW_AND_COLUMN, WHOLE_SHEET, WITHIN

Fact = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """One finding. ``cell`` is "C7", or empty when the whole sheet or file is meant.

    ``sheet`` is empty for CSV.
    """

    code: str
    sheet: str = ""
    cell: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """In words: ``Trang tính “Người”, ô C7``; of a CSV file ``Dòng 7, cột C``."""
        if self.cell and not self.sheet:
            column = self.cell.rstrip("0123456789")
            return str(ROW_AND_COLUMN).format(row=self.cell.removeprefix(column), column=column)
        if self.cell:
            return str(WITHIN).format(sheet=self.sheet, cell=self.cell)
        return str(WHOLE_SHEET).format(sheet=self.sheet) if self.sheet else str(FILE)

    @property
    def problem(self) -> str:
        """What is wrong."""
        return str(PROBLEMS[self.code][0]).format(**self.facts)

    @property
    def mend(self) -> str:
        """What to do."""
        return str(PROBLEMS[self.code][1]).format(**self.facts)

    def __str__(self) -> str:
        return f"{self.where}: {self.problem} {self.mend}".strip()


class UnreadableSheet(Exception):
    """The file or its header cannot be used; no row was looked at."""

    def __init__(self, *errors: CellError) -> None:
        self.errors = errors
        super().__init__(*map(str, errors))


def address(row: int, column: int) -> str:
    """The name that Excel gives a cell; both counted from 0.

    >>> address(6, 2), address(0, 26)
    ('C7', 'AA1')
    """
    return f"{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name
