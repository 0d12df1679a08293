"""Vietnamese text as such: forms, folding for search, order, and where a match lies.

Knows letters, tones, marks and the abbreviations of public bodies; refuses to know what a
text is about.
"""

from thidua_core.text._aligned import AlignedText, align
from thidua_core.text._folding import find_folded, fold, nfc, search_key, squash
from thidua_core.text._order import person_key, vietnamese_key

__all__ = [
    "AlignedText",
    "align",
    "find_folded",
    "fold",
    "nfc",
    "person_key",
    "search_key",
    "squash",
    "vietnamese_key",
]
