"""Lines of a file as units and as people, still by name.

Knows the words of the lists and which rows of one file are the same; does not know the
database.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from thidua.exchange.domain.cells import CellError
from thidua.exchange.domain.columns import PEOPLE, UNITS, Table
from thidua.exchange.domain.values import Reader
from thidua_core.text import fold, squash

_USERNAME = re.compile(r"[a-z0-9._]{3,60}")
YOUNGEST = 15
"""Years that anybody in a list of officials has lived."""

KINDS: dict[str, tuple[str, str, str]] = {
    "VKSND tối cao": ("supreme_procuracy", "supreme", "procuracy"),
    "đơn vị thuộc VKSND tối cao": ("supreme_unit", "supreme", "procuracy"),
    "VKSND cấp cao": ("high_procuracy", "high", "procuracy"),
    "VKSND cấp tỉnh": ("provincial_procuracy", "provincial", "procuracy"),
    "VKSND cấp huyện": ("district_procuracy", "district", "procuracy"),
    "VKSND khu vực": ("regional_procuracy", "regional", "procuracy"),
    "phòng": ("room", "", ""),
    "cơ quan, đơn vị khác": ("other_body", "", "other"),
}
"""Kind, level and sector by the word; an empty one is the superior's."""
LEVELS = {
    "trung ương": "supreme",
    "cấp cao": "high",
    "cấp tỉnh": "provincial",
    "cấp huyện": "district",
    "khu vực": "regional",
    "cấp xã": "commune",
}
SEXES = {"Nam": "nam", "Nữ": "nu"}
LEADERSHIPS = {
    "Không": "none",
    "Cấp phó": "deputy",
    "Phụ trách": "acting",
    "Cấp trưởng": "head",
}
_ALSO_KINDS = {"khac": "co quan, don vi khac", "ban": "phong", "van phong": "phong"}
_ALSO_LEADERSHIPS = {
    "khong giu chuc vu lanh dao": "none",
    "pho": "deputy",
    "truong": "head",
}
_KINDS = {fold(word): word for word in KINDS}
_KINDS |= {also: _KINDS[word] for also, word in _ALSO_KINDS.items()}
_LEVELS = {fold(word): value for word, value in LEVELS.items()}
_SEXES = {fold(word): value for word, value in SEXES.items()}
_LEADERSHIPS = {fold(word): value for word, value in LEADERSHIPS.items()} | _ALSO_LEADERSHIPS


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """A unit as a line says it; ``level`` and ``sector`` may be the superior's."""

    row: int
    name: str
    short_name: str
    kind: str
    level: str
    sector: str
    parent: str
    code: str
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person in a post as a line says it."""

    row: int
    full_name: str
    sex: str
    birth_year: int | None
    unit: str
    position: str
    leadership: str
    since: date
    username: str


def read_units(table: Table) -> tuple[list[UnitLine], list[CellError]]:
    """Lines without errors, and the errors of the others."""
    columns = {column.key: column for column in UNITS}
    lines: list[UnitLine] = []
    errors: list[CellError] = []
    for record in table.records:
        reader = Reader(table, columns, record)
        line = _unit(reader)
        if reader.errors:
            errors += reader.errors
        else:
            lines.append(line)
    twins = _twins(table, lines, "name", lambda line: (_key(line.name), _key(line.parent)))
    codes = [line for line in lines if line.code]
    twins += _twins(table, codes, "code", lambda line: (_key(line.code),))
    return lines, errors + twins


def _unit(reader: Reader) -> UnitLine:
    name = reader.text("name", limit=300)
    word = reader.choice("kind", _KINDS, ", ".join(KINDS))
    kind, level, sector = KINDS[word] if word else ("", "", "")
    line = UnitLine(
        row=reader.record.row,
        name=name,
        short_name=reader.text("short_name", limit=300),
        kind=kind,
        level=level or reader.choice("level", _LEVELS, ", ".join(LEVELS)),
        sector=sector,
        parent=reader.text("parent", limit=300),
        code=reader.text("code", limit=40),
        since=reader.day("since"),
    )
    if line.parent and _key(line.parent) == _key(line.name):
        reader.refuse("unit.same", "parent", value=line.name)
    if kind and not line.level and not line.parent:
        reader.refuse("unit.no_level", "level" if "level" in reader.table.places else "kind")
    return line


def read_people(table: Table, today: date) -> tuple[list[PersonLine], list[CellError]]:
    """Lines without errors, and the errors of the others."""
    columns = {column.key: column for column in PEOPLE}
    lines: list[PersonLine] = []
    errors: list[CellError] = []
    for record in table.records:
        reader = Reader(table, columns, record)
        line = _person(reader, today)
        if line is None:
            errors += reader.errors
        else:
            lines.append(line)
    twins = _twins(table, lines, "full_name", same_person)
    named = [line for line in lines if line.username]
    twins += _twins(table, named, "username", lambda line: (line.username,))
    return lines, errors + twins


def _person(reader: Reader, today: date) -> PersonLine | None:
    full_name = reader.text("full_name", limit=120)
    sex = reader.choice("sex", _SEXES, ", ".join(SEXES))
    birth_year = reader.year("birth_year", last=today.year - YOUNGEST)
    unit = reader.text("unit", limit=300)
    position = reader.text("position", limit=160)
    leadership = reader.choice("leadership", _LEADERSHIPS, ", ".join(LEADERSHIPS))
    since = reader.day("since")
    username = reader.text("username", limit=60).lower()
    if username and not _USERNAME.fullmatch(username):
        reader.refuse("account.form", "username", value=username)
    if reader.errors or since is None:
        return None
    return PersonLine(
        row=reader.record.row,
        full_name=full_name,
        sex=sex or "unknown",
        birth_year=birth_year,
        unit=unit,
        position=position,
        leadership=leadership or "none",
        since=since,
        username=username,
    )


def same_person(line: PersonLine) -> tuple[str, ...]:
    """Two lines of one key speak of one person in one post."""
    return (_key(line.full_name), _key(line.unit), _key(line.position))


def _key(text: str) -> str:
    return squash(text).casefold()


L = TypeVar("L", UnitLine, PersonLine)


def _twins(
    table: Table, lines: Iterable[L], key: str, same: Callable[[L], tuple[str, ...]]
) -> list[CellError]:
    """Every line that says again what an earlier one said."""
    seen: dict[tuple[str, ...], int] = {}
    errors = []
    for line in lines:
        first = seen.setdefault(same(line), line.row)
        if first != line.row:
            other, value = table.cell(first, key), getattr(line, key)
            errors.append(table.error("row.twice", line.row, key, other=other, value=value))
    return errors
