"""How units that bear one name are told apart, and what they are found by.

Knows the words that stand before a place ("tỉnh", "Viện kiểm sát nhân dân"); refuses to know
the units themselves.
"""

import re
from collections.abc import Iterable

from thidua_core.text import fold, search_key, squash, vietnamese_key

_AGENCY = re.compile(r"^(?:viện kiểm sát nhân dân|vksnd)\s+", re.IGNORECASE)
_TERRITORY = re.compile(
    r"^(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)\s+", re.IGNORECASE
)
TERRITORIES = frozenset({"province", "district", "commune"})
TOLD_BY_NAME = frozenset(
    {
        "supreme_procuracy",
        "supreme_unit",
        "high_procuracy",
        "provincial_procuracy",
        "province",
    }
)
"""Kinds of which no two share a name."""
_BELOW_A_PLACE = TERRITORIES | {"district_procuracy", "regional_procuracy"}


def name_key(name: str) -> str:
    """The form in which two names are the same: case and Unicode form do not count, marks do."""
    return squash(name).casefold()


def called(kind: str, name: str, short_name: str) -> str:
    """What a unit is called in lists: territory keeps its first word, "Huyện Châu Thành"."""
    return name if kind in TERRITORIES else short_name


def place_of(kind: str, call: str, parent_call: str) -> str:
    """What tells a unit from its namesakes, to stand in brackets; empty when its name suffices.

    >>> place_of("district_procuracy", "VKSND huyện Châu Thành", "VKSND tỉnh Long An")
    'tỉnh Long An'
    """
    if kind in TOLD_BY_NAME or not parent_call:
        return ""
    if kind not in _BELOW_A_PLACE:
        return "" if call.endswith(parent_call) else parent_call
    place = _AGENCY.sub("", parent_call)
    if not _TERRITORY.match(place):
        return parent_call
    place = place[0].lower() + place[1:]
    ends = f" - {place}".casefold(), f" - {bare_place(place)}".casefold()
    return "" if call.casefold().endswith(ends) else place


def bare_place(name: str) -> str:
    """The name without the words that stand before it: "Châu Thành"."""
    return _TERRITORY.sub("", _AGENCY.sub("", squash(name)))


def label_of(call: str, place: str) -> str:
    """The call with its place in brackets."""
    return f"{call} ({place})" if place else call


def sort_key(call: str, place: str) -> str:
    """Key of the Vietnamese order: by name, then by place; "Châu Thành" before "Châu Thành A".

    No part of such a key begins with 0, so that the name that ends there comes first.
    """
    return f"{vietnamese_key(call)}0{vietnamese_key(place)}"


_BAR = " | "


def searchable_text(names: Iterable[str], codes: Iterable[str] = ()) -> str:
    """The text that ``search`` looks through: names in full words, as written, and with marks.

    Each stands as a whole between bars, so that "is" and "begins with" can be asked of one
    column. Codes of figures alone are left out: they would be taken for numbers in names.
    """
    forms: dict[str, None] = {}
    marked: dict[str, None] = {}
    for name in names:
        bare = bare_place(name)
        for form in (search_key(name), _plain(name)):
            forms[form] = None
        marked[name_key(name)] = None
        if bare and not bare.isdigit():
            forms[search_key(bare)] = None
            marked[name_key(bare)] = None
    forms.update(dict.fromkeys(_plain(code) for code in codes if not code.isdigit()))
    return f"{_BAR}{_BAR.join([*forms, *marked])}{_BAR}"


def searchable_place(place: str) -> str:
    """The words of the place, for "châu thành long an"; a leading space before each word."""
    return f" {search_key(place)}" if place else ""


_SIGNS = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", fold(text)).strip()
