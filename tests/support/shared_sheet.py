"""A score sheet that several people fill at once, as plain lists: what the pages must come to.

The rule that it states: each cell has a version; a change carries the version that was seen. Whoever
saw an older one is refused, keeps what they typed, and from then on has seen the present one.
Undo takes back one's own last change, unless somebody else has changed that cell since.
"""

from dataclasses import dataclass, field

KEPT, STALE, UNFIT, NOT_SENT = 200, 409, 422, 0
"""What becomes of a change, by the status of the answer; nothing is sent where nothing changed."""


@dataclass(slots=True)
class Cell:
    text: str
    """As it is kept: decimals behind a point."""
    version: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(slots=True)
class SharedSheet:
    cells: dict[str, Cell]
    undoable: dict[str, list[Change]]
    """By person, the newest last."""

    def enter(self, person: str, label: str, text: str, version: int) -> int:
        cell = self.cells[label]
        if not fits(label, text):
            return UNFIT
        text = text.replace(",", ".")
        if cell.text == text:
            return KEPT
        if cell.version != version:
            return STALE
        self.undoable[person].append(Change(label, cell.text, text))
        self._write(cell, text, person)
        return KEPT

    def undo(self, person: str) -> bool:
        """Whether the last change of ``person`` could be taken back."""
        change = self.undoable[person][-1]
        cell = self.cells[change.label]
        if (cell.by, cell.text) != (person, change.after):
            return False
        self.undoable[person].pop()
        self._write(cell, change.before, person)
        return True

    def _write(self, cell: Cell, text: str, person: str) -> None:
        if cell.text != text:
            cell.text, cell.version, cell.by = text, cell.version + 1, person


@dataclass(slots=True)
class Seen:
    """A cell as one window shows it; what was kept is as it was typed, or as the answer told it."""

    shown: str
    kept: str
    version: int


@dataclass(slots=True)
class Screen:
    """The sheet as one person has it in front of them."""

    person: str
    sheet: SharedSheet
    cells: dict[str, Seen] = field(default_factory=dict)

    def reload(self) -> None:
        self.cells = {
            label: Seen(written(cell.text), written(cell.text), cell.version)
            for label, cell in self.sheet.cells.items()
        }

    def leave(self, label: str, text: str) -> int:
        """Leave a cell in which ``text`` was typed; what becomes of it."""
        seen = self.cells[label]
        same, seen.shown = text == seen.shown, text
        if same or text == seen.kept:
            return NOT_SENT
        outcome = self.sheet.enter(self.person, label, text, seen.version)
        cell = self.sheet.cells[label]
        if outcome == KEPT:
            seen.kept, seen.version = text, cell.version
        elif outcome == STALE:
            seen.kept, seen.version = cell.text, cell.version
        return outcome


def written(text: str) -> str:
    """As a page writes what is kept: decimals behind a comma."""
    return text.replace(".", ",")


def fits(label: str, text: str) -> bool:
    """Occurrences are counted in whole numbers; what else is typed here is always taken."""
    return "số lần" not in label or text == "" or text.isdecimal()
