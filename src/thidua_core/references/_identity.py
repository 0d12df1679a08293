"""Whether two references mean one document, as far as their own words tell.

Number, symbol and year are not a key: provinces share symbols, series begin anew, and
sources misprint. So the answer is yes, no, or unknown, and unknown is never no.
"""

import re
from datetime import date

from thidua_core.references._reference import Reference
from thidua_core.text import fold, search_key

_OF_ONE_BODY = re.compile(
    r"(?:CP|TTG|QH\d+|UBTVQH\d+|CTN|TW|VKSTC|TANDTC|TTCP|VPCP|VPQH|KTNN|NHNN|BNV|BTP|BTC|BCA|"
    r"BQP|BNG|BCT|BXD|BGTVT|BTTTT|BGDDT|BKHCN|BVHTTDL|BLDTBXH|BNNPTNT|BTNMT|BKHDT|BYT|BNNMT|"
    r"BDTTG)"
)
_FIGURES = re.compile(r"0*(\d+)(.*)")


def same_document(one: Reference, other: Reference) -> bool | None:
    """Compare two references: True, False, or None where their words do not decide.

    Spelling does not count: leading zeros, a year in the number or only in the date,
    dashes, marks left out of a symbol, *VKSTC* for *VKSNDTC*.
    """
    if one.number is None or other.number is None:
        return _same_by_day(one, other)
    if _figures(one.number) != _figures(other.number):
        return False
    symbols = _agree(_symbol(one), _symbol(other))
    kinds = _agree(_plain(one.kind), _plain(other.kind))
    if symbols is False or (symbols is None and kinds is False):
        return False
    time = _same_time(one, other)
    if time is False:
        return False
    issuers = _same_issuer(one, other)
    if time and symbols and (issuers or (issuers is None and _is_of_one_body(one))):
        return True
    return None


def _same_by_day(one: Reference, other: Reference) -> bool | None:
    """Compare where a number is missing: statutes by name and day, others never surely."""
    if one.date and other.date and one.date != other.date:
        return False
    if _agree(_plain(one.kind), _plain(other.kind)) is False:
        return False
    titles = _agree(_plain(one.title), _plain(other.title))
    if one.date and one.date == other.date:
        return titles
    return None


def _agree(left: str | None, right: str | None) -> bool | None:
    return None if left is None or right is None else left == right


def _plain(words: str | None) -> str | None:
    return search_key(words) if words else None


def _figures(number: str) -> tuple[str, str]:
    found = _FIGURES.match(number.replace(".", ""))
    return (found[1], found[2]) if found else (number, "")


def _symbol(reference: Reference) -> str | None:
    if reference.symbol is None:
        return None
    plain = fold(reference.symbol).upper().replace("/", "-").replace("&", "")
    return plain.replace("VKSNDTC", "VKSTC")


def _is_of_one_body(reference: Reference) -> bool:
    symbol = _symbol(reference) or ""
    return any(_OF_ONE_BODY.fullmatch(part) for part in symbol.split("-"))


def _same_time(one: Reference, other: Reference) -> bool | None:
    """Compare days, or years where a day is missing; a contradiction within is unknown."""
    in_numbers = _agree(one.year_in_number, other.year_in_number)
    if one.date and other.date:
        if one.date == other.date:
            return None if in_numbers is False else True
        return None if in_numbers else False
    return _agree(_year(one.year_in_number, one.date), _year(other.year_in_number, other.date))


def _year(in_number: str | None, day: date | None) -> str | None:
    return in_number or (str(day.year) if day else None)


def _same_issuer(one: Reference, other: Reference) -> bool | None:
    """Say yes where one name is the other with an office before it.

    A name that merely goes on (*UBND tỉnh*, *UBND tỉnh Long An*) leaves it unknown.
    """
    left, right = _plain(one.issuer), _plain(other.issuer)
    if left is None or right is None:
        return None
    shorter, longer = sorted((left, right), key=len)
    if longer.endswith(shorter):
        return True
    return None if longer.startswith(shorter) else False
