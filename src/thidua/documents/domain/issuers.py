"""Which issuers number their papers apart from the agency that they sit in.

A council, a committee or a cluster keeps a series of its own; the head of an agency signs in the
agency's. Knows the first words of such names only.
"""

from thidua_core.text import fold, squash

_APART = (
    "hoi dong",
    "thuong truc hoi dong",
    "cum thi dua",
    "khoi thi dua",
    "ban chi dao",
    "ban to chuc",
    "ban giam khao",
    "to giup viec",
    "tieu ban",
    "dang uy",
    "dang bo",
    "chi bo",
    "ban can su dang",
    "cong doan",
    "doan thanh nien",
)


def series_name(issuer_label: str) -> str:
    """The name of the body's own series; empty when its papers stand in the agency's.

    >>> series_name("Hội đồng Thi đua - Khen thưởng tỉnh Long An")
    'Hội đồng Thi đua - Khen thưởng tỉnh Long An'
    >>> series_name("Viện trưởng VKSND tỉnh Long An")
    ''
    """
    label = squash(issuer_label)
    return label if fold(label).startswith(_APART) else ""
