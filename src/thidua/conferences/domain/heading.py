"""What the head of a paper of a procuracy says beyond its name: symbol and place.

Knows procuracies by their names only; of any other issuer both stay empty and the paper leaves
room for them.
"""

import re

_PROCURACY = "Viện kiểm sát nhân dân"
_SUPREME = f"{_PROCURACY} tối cao"
_SEAT = re.compile(rf"{_PROCURACY} (?:tỉnh|thành phố) (?P<place>.+)")
_WITH_KIND = {"Hồ Chí Minh": "Thành phố Hồ Chí Minh"}
"""A city named after a person keeps the word before it (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""


def symbol_of(abbreviation: str, issuer: str) -> str:
    """Symbol of a kind of paper, ``GM`` for an invitation; empty for no procuracy.

    >>> symbol_of("GM", "Viện kiểm sát nhân dân tỉnh Long An")
    'GM-VKS'
    >>> symbol_of("BB", "Cụm thi đua số 10")
    ''
    """
    if issuer == _SUPREME:
        return f"{abbreviation}-VKSTC"
    return f"{abbreviation}-VKS" if issuer.startswith(f"{_PROCURACY} ") else ""


def seat_of(issuer: str) -> str:
    """The place before the day on a paper of a provincial procuracy; empty where it is not known.

    >>> seat_of("Viện kiểm sát nhân dân tỉnh Long An")
    'Long An'
    """
    if issuer == _SUPREME:
        return "Hà Nội"
    found = _SEAT.fullmatch(issuer)
    return _WITH_KIND.get(found["place"], found["place"]) if found else ""
