"""How runs and paragraphs of a Word file look once defaults, styles and theme are counted.

Layers lie over one another: document defaults, table style, paragraph style, character style,
what stands at the run or paragraph itself. Knows WordprocessingML, nothing of the decree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_TWIPS: Final = 20
_AUTOMATIC_SPACE: Final = 14.0
_OFF: Final = frozenset({"0", "false", "off", "none", "nil"})
_ALIGNS: Final = {
    "center": "centre",
    "both": "justify",
    "distribute": "justify",
    "right": "right",
    "end": "right",
}
_LONGEST_CHAIN: Final = 20
_TOGGLES: Final = {"b": "bold", "i": "italic", "caps": "capitals"}

Element = BaseOxmlElement


@dataclass(frozen=True, slots=True)
class Formatting:
    """How a run looks; None means that nothing in the file says so."""

    plain_family: str | None = None
    """Font of the letters of ASCII."""
    family: str | None = None
    """Font of all other letters."""
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set; lengths in points, ``line`` as Word counts it."""

    align: str = "left"
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 240
    line_rule: str = "auto"
    ruled: bool = False


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute of Word's name space, or None."""
    if element is None:
        return None
    found = element.get(qn(f"w:{name}"))
    return None if found is None else str(found)


def number(element: Element | None, *names: str) -> float | None:
    """The first of the attributes that is a number."""
    for name in names:
        written = attribute(element, name)
        if written is None:
            continue
        try:
            return float(written)
        except ValueError:
            continue
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The element at a path of Word's tags, or None."""
    for tag in path:
        element = None if element is None else element.find(qn(f"w:{tag}"))
    return element


class Looks:
    """The styles of one file."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._themed = dict(_theme_fonts(theme))
        self._styles: dict[str, Element] = {}
        self._usual: dict[str, str] = {}
        for style in () if styles is None else styles.findall(qn("w:style")):
            name = attribute(style, "styleId") or ""
            self._styles[name] = style
            if (attribute(style, "default") or "0") not in _OFF:
                self._usual[attribute(style, "type") or ""] = name
        defaults = child(styles, "docDefaults")
        self._run_defaults = self._run_layer(child(defaults, "rPrDefault", "rPr"))
        self._paragraph_defaults = _paragraph_layer(child(defaults, "pPrDefault", "pPr"))

    def formatting(self, run: Element, paragraph: Element, table: str | None) -> Formatting:
        """How a run of a paragraph looks; ``table`` is the style of the table around it."""
        layers = dict(self._run_defaults)
        chains = (
            self._chain(table, "table"),
            self._chain(attribute(child(paragraph, "pPr", "pStyle"), "val"), "paragraph"),
            self._chain(attribute(child(run, "rPr", "rStyle"), "val"), "character"),
        )
        for chain in chains:
            for style in chain:
                layers |= self._run_layer(child(style, "rPr"))
        return Formatting(**layers | self._run_layer(child(run, "rPr")))

    def setting(self, paragraph: Element, table: str | None) -> Setting:
        """How a paragraph is set."""
        layers = dict(self._paragraph_defaults)
        for style in self._chain(table, "table"):
            layers |= _paragraph_layer(child(style, "pPr"))
        own = attribute(child(paragraph, "pPr", "pStyle"), "val")
        for style in self._chain(own, "paragraph"):
            layers |= _paragraph_layer(child(style, "pPr"))
        return replace(Setting(), **layers | _paragraph_layer(child(paragraph, "pPr")))

    def _chain(self, name: str | None, kind: str) -> list[Element]:
        """The style and those that it is based on, the most general first."""
        chain: list[Element] = []
        if name is None or name not in self._styles:
            name = self._usual.get(kind)
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            style = self._styles[name]
            chain.append(style)
            name = attribute(child(style, "basedOn"), "val")
        return chain[::-1]

    def _run_layer(self, properties: Element | None) -> dict[str, Any]:
        """What one layer says of a run."""
        said: dict[str, Any] = {}
        fonts = child(properties, "rFonts")
        for key, name in (("plain_family", "ascii"), ("family", "hAnsi")):
            themed = self._themed.get(attribute(fonts, f"{name}Theme") or "")
            family = themed or attribute(fonts, name)
            if family is not None:
                said[key] = family
        half_points = number(child(properties, "sz"), "val")
        if half_points is not None:
            said["size"] = half_points / 2
        for tag, key in _TOGGLES.items():
            toggle = child(properties, tag)
            if toggle is not None:
                said[key] = (attribute(toggle, "val") or "1") not in _OFF
        underline = child(properties, "u")
        if underline is not None:
            said["underlined"] = (attribute(underline, "val") or "single") not in _OFF
        colour = attribute(child(properties, "color"), "val")
        if colour is not None:
            said["colour"] = None if colour == "auto" else colour.upper()
        return said


def _paragraph_layer(properties: Element | None) -> dict[str, Any]:
    """What one layer says of a paragraph."""
    said: dict[str, Any] = {}
    align = attribute(child(properties, "jc"), "val")
    if align is not None:
        said["align"] = _ALIGNS.get(align, "left")
    said |= dict(_indents(child(properties, "ind")))
    said |= dict(_spacing(child(properties, "spacing")))
    borders = child(properties, "pBdr")
    if borders is not None:
        sides = (child(borders, side) for side in ("top", "bottom", "between"))
        styles = [attribute(side, "val") for side in sides if side is not None]
        said["ruled"] = any(style is not None and style not in _OFF for style in styles)
    return said


def _indents(indents: Element | None) -> Iterator[tuple[str, float]]:
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        length = number(indents, *names)
        if length is not None:
            yield key, length / _TWIPS
    first, hanging = number(indents, "firstLine"), number(indents, "hanging")
    if hanging is not None:
        yield "first_line", -hanging / _TWIPS
    elif first is not None:
        yield "first_line", first / _TWIPS


def _spacing(spacing: Element | None) -> Iterator[tuple[str, Any]]:
    for side in ("before", "after"):
        length = number(spacing, side)
        if length is not None:
            yield side, length / _TWIPS
        if (attribute(spacing, f"{side}Autospacing") or "0") not in _OFF:
            yield side, _AUTOMATIC_SPACE
    line = number(spacing, "line")
    if line is not None:
        yield "line", line
        yield "line_rule", attribute(spacing, "lineRule") or "auto"


def _theme_fonts(theme: Element | None) -> Iterator[tuple[str, str]]:
    """Families by the names that runs use for them: ``minorHAnsi``, ``majorAscii`` …"""
    if theme is None:
        return
    for size in ("minor", "major"):
        latin = theme.find(f".//{qn(f'a:{size}Font')}/{qn('a:latin')}")
        family = None if latin is None else latin.get("typeface")
        if family:
            yield f"{size}HAnsi", str(family)
            yield f"{size}Ascii", str(family)
