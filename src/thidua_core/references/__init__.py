"""References to Vietnamese documents: found in a text, read from a form, printed, compared.

Knows numbers, symbols, kinds, days and issuers as offices write them; refuses to know
whether a document exists or what it says.
"""

from thidua_core.references._finder import find_references, iterate_references
from thidua_core.references._identity import same_document
from thidua_core.references._reference import Reference
from thidua_core.references._register import NumberSymbol, format_number, parse_number_symbol

__all__ = [
    "NumberSymbol",
    "Reference",
    "find_references",
    "format_number",
    "iterate_references",
    "parse_number_symbol",
    "same_document",
]
