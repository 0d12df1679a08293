"""QR codes as one SVG path: a picture that needs no file, no script and no style."""

from dataclasses import dataclass

QUIET = 4
"""Modules of white around a code, as its standard asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A drawn code, in modules."""

    size: int
    """Width and height with the quiet zone."""
    path: str


def draw_code(text: str) -> Code:
    """The QR code of ``text``, legible when a seventh of it is covered."""
    import segno  # reason: a slow library, loaded by its first use

    matrix = segno.make(text, error="m", micro=False).matrix
    path = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, modules in enumerate(matrix)
        for column, dark in enumerate(modules)
        if dark
    )
    return Code(size=len(matrix) + 2 * QUIET, path=path)
