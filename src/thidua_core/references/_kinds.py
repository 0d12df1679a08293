"""The kinds of documents, the words and the abbreviations by which they are known.

Abbreviations are those of Nghị định 30/2020/NĐ-CP, Phụ lục III, with those of legal
normative, Party and procuracy documents; refuses to know what a kind may be used for.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from thidua_core.text import fold


class Trait(Enum):
    """How a kind is cited, which decides how little of a reference is enough."""

    ISSUED = "issued"
    """Numbered in a register: the word, *số* and a number are a reference."""
    LEGAL = "legal"
    """Known by number alone, or number and year, even without *số*."""
    STATUTE = "statute"
    """Known by its name and its day."""
    COUNTED = "counted"
    """Its number is as often a mere count (*dự án số 2*): a symbol, day or issuer is needed."""
    GENERIC = "generic"
    """Says nothing of the kind; the symbol may."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document: its name, its abbreviations in symbols, its trait."""

    name: str
    abbreviations: tuple[str, ...]
    trait: Trait = Trait.ISSUED
    joint_of: str | None = None
    """The kind of which this one is the joint form; the plainer word is often printed."""


KINDS = (
    Kind("Hiến pháp", (), Trait.STATUTE),
    Kind("Bộ luật", (), Trait.STATUTE),
    Kind("Luật", (), Trait.STATUTE),
    Kind("Pháp lệnh", ("PL",), Trait.STATUTE),
    Kind("Sắc lệnh", (), Trait.LEGAL),
    Kind("Lệnh", ("L",)),
    Kind("Nghị quyết", ("NQ",), Trait.LEGAL),
    Kind("Nghị quyết liên tịch", ("NQLT",), Trait.LEGAL, joint_of="Nghị quyết"),
    Kind("Nghị định", ("NĐ",), Trait.LEGAL),
    Kind("Thông tư", ("TT",), Trait.LEGAL),
    Kind("Thông tư liên tịch", ("TTLT", "TTLB"), Trait.LEGAL, joint_of="Thông tư"),
    Kind("Thông tư liên ngành", ("TTLN",), Trait.LEGAL, joint_of="Thông tư"),
    Kind("Quyết định", ("QĐ",), Trait.LEGAL),
    Kind("Chỉ thị", ("CT",), Trait.LEGAL),
    Kind("Kết luận", ("KL",), Trait.LEGAL),
    Kind("Quy chế", ("QC",)),
    Kind("Quy chế phối hợp", ("QCPH",), joint_of="Quy chế"),
    Kind("Quy định", ("QyĐ", "QĐi", "QĐI")),
    Kind("Thông cáo", ("TC",)),
    Kind("Thông báo", ("TB",)),
    Kind("Hướng dẫn", ("HD",)),
    Kind("Chương trình", ("CTr", "CTR", "CTRHĐ", "CTrHĐ", "CTHĐ"), Trait.COUNTED),
    Kind("Kế hoạch", ("KH",)),
    Kind("Phương án", ("PA",), Trait.COUNTED),
    Kind("Đề án", ("ĐA",), Trait.COUNTED),
    Kind("Dự án", ("DA",), Trait.COUNTED),
    Kind("Báo cáo", ("BC",)),
    Kind("Biên bản", ("BB",)),
    Kind("Tờ trình", ("TTr", "TTR")),
    Kind("Hợp đồng", ("HĐ",), Trait.COUNTED),
    Kind("Công điện", ("CĐ",)),
    Kind("Công văn", ("CV",)),
    Kind("Bản ghi nhớ", ("BGN",)),
    Kind("Bản thỏa thuận", ("BTT",)),
    Kind("Giấy ủy quyền", ("GUQ",)),
    Kind("Giấy mời", ("GM",)),
    Kind("Giấy giới thiệu", ("GGT",)),
    Kind("Giấy nghỉ phép", ("GNP",)),
    Kind("Giấy phép", ("GP",)),
    Kind("Phiếu gửi", ("PG",)),
    Kind("Phiếu chuyển", ("PC",)),
    Kind("Phiếu báo", ("PB",)),
    Kind("Phiếu trình", ("PTr",)),
    Kind("Bản sao y", ("SY",)),
    Kind("Bản trích sao", ("TrS",)),
    Kind("Bản sao lục", ("SL",)),
    Kind("Văn bản hợp nhất", ("VBHN",)),
    Kind("Kiến nghị", ("KN",)),
    Kind("Kháng nghị", ("KNPT",)),
    Kind("Cáo trạng", ()),
    Kind("Bản án", (), Trait.COUNTED),
    Kind("Án lệ", ("AL",)),
    Kind("Văn bản", (), Trait.GENERIC),
)

LETTER = "Công văn"
"""The kind of a symbol that names only bodies: an official letter has no abbreviation."""

BY_NAME = {kind.name: kind for kind in KINDS}
_BY_WORD = {kind.name.lower(): kind for kind in KINDS} | {
    "thông báo kết luận": BY_NAME["Thông báo"],
    "chương trình phối hợp": BY_NAME["Chương trình"],
    "kế hoạch liên ngành": BY_NAME["Kế hoạch"],
    "kế hoạch phối hợp": BY_NAME["Kế hoạch"],
    "hướng dẫn liên ngành": BY_NAME["Hướng dẫn"],
    "nghị quyết liên ngành": BY_NAME["Nghị quyết liên tịch"],
    "thông tư liên bộ": BY_NAME["Thông tư liên tịch"],
    "bản cáo trạng": BY_NAME["Cáo trạng"],
}
_BY_ABBREVIATION = {mark: kind for kind in KINDS for mark in kind.abbreviations}
_BY_FOLDED: dict[str, Kind] = {}
for _mark, _kind in _BY_ABBREVIATION.items():
    _BY_FOLDED.setdefault(fold(_mark), _kind)

_SPOKEN_SHORT = (
    *("NĐ", "TTLT", "TT", "QĐ", "NQ", "CT", "KL", "KH", "HD", "CV", "TB", "BC", "TTr"),
    *("QĐi", "QyĐ", "PL", "ND", "QD"),
)


_JOINT_ENDING = re.compile(r"(?<=[^\W\d_])(?:LN|LT|PH)$")
"""Issued by several bodies together: ``TTrLN``, ``KHPH``."""
_GROWN_DECISION = re.compile(r"QĐ(?!ND)[^\W\d_a-z]{2,6}$")
"""The hyphen between kind and body left out, as courts do: ``QĐTA-TĐKT``."""


def _any_of(words: list[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in longest_first)


KIND_WORD = rf"(?:{_any_of(list(_BY_WORD))})(?!\w)"
"""Pattern over lower-case text; never starts inside a word when preceded by ``(?<!\\w)``."""
SHORT_KIND_WORD = rf"(?:{_any_of([word.lower() for word in _SPOKEN_SHORT])})(?!\w)"
"""Abbreviations that running text uses as words (``NĐ 98/2023/NĐ-CP``)."""


def kind_of_word(word: str) -> Kind | None:
    """Give the kind that lower-case words name, however they are spaced."""
    return _BY_WORD.get(" ".join(word.split()))


def kind_of_short_word(word: str) -> Kind | None:
    """Give the kind of an abbreviation used as a word; it must be printed in capitals."""
    return _kind_of_mark(word) if word in _SPOKEN_SHORT else None


def kind_of_segment(segment: str) -> Kind | None:
    """Give the kind that the first part of a symbol abbreviates, typed with marks or without."""
    return _kind_of_mark(segment)


@lru_cache(maxsize=4096)
def _kind_of_mark(mark: str) -> Kind | None:
    grown = _GROWN_DECISION.match(mark)
    return (
        _BY_ABBREVIATION.get(mark)
        or _BY_FOLDED.get(fold(mark))
        or (BY_NAME["Quyết định"] if grown else None)
        or _BY_ABBREVIATION.get(_JOINT_ENDING.sub("", mark))
    )
