"""Where a signature goes on a page, asked for and found; nothing here reads a PDF."""

from dataclasses import dataclass
from typing import Protocol


class FieldPlace(Protocol):
    """Where a field goes: page from 1, a box in points from the page's lower left."""

    @property
    def name(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldBox:
    """A signature field of a PDF: its name, its size in points, and whether it is signed."""

    name: str
    width: float
    height: float
    filled: bool
