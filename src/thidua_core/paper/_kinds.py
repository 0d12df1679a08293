"""The kinds of official document that can be laid out, with name and abbreviation.

Names and abbreviations are those of Nghị định 30/2020/NĐ-CP, Phụ lục III, Mục I; a pledge
is no kind of that decree and is laid out like a typed document. Which body may issue which
kind is not known here.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a paper is; the value is the word used in files."""

    DECISION = "decision"
    DIRECTIVE = "directive"
    GUIDANCE = "guidance"
    INVITATION = "invitation"
    MINUTES = "minutes"
    NOTICE = "notice"
    OFFICIAL_LETTER = "official_letter"
    PLAN = "plan"
    PLEDGE = "pledge"
    PROGRAMME = "programme"
    REGULATION = "regulation"
    REPORT = "report"
    RESOLUTION = "resolution"
    SUBMISSION_LETTER = "submission_letter"

    @property
    def name_vi(self) -> str:
        """The Vietnamese name, first letter capital: ``Kế hoạch``."""
        return _KNOWN[self].name_vi

    @property
    def abbreviation(self) -> str | None:
        """The decree's abbreviation, first part of a symbol: ``KH``; none for a letter."""
        return _KNOWN[self].abbreviation

    @property
    def enacting_line(self) -> str | None:
        """The line between the legal bases and the articles, of kinds that enact."""
        return _ENACTING_LINES.get(self)

    @property
    def has_place_and_date(self) -> bool:
        """Whether the head states place and date (Mẫu 1.9: minutes do not)."""
        return self is not Kind.MINUTES

    @property
    def may_be_unnumbered(self) -> bool:
        """Whether a paper of this kind may lack number and symbol altogether."""
        return self is Kind.PLEDGE


@dataclass(frozen=True, slots=True)
class _Names:
    name_vi: str
    abbreviation: str | None


_KNOWN: Final[dict[Kind, _Names]] = {
    Kind.DECISION: _Names("Quyết định", "QĐ"),
    Kind.DIRECTIVE: _Names("Chỉ thị", "CT"),
    Kind.GUIDANCE: _Names("Hướng dẫn", "HD"),
    Kind.INVITATION: _Names("Giấy mời", "GM"),
    Kind.MINUTES: _Names("Biên bản", "BB"),
    Kind.NOTICE: _Names("Thông báo", "TB"),
    Kind.OFFICIAL_LETTER: _Names("Công văn", None),
    Kind.PLAN: _Names("Kế hoạch", "KH"),
    Kind.PLEDGE: _Names("Giao ước thi đua", None),
    Kind.PROGRAMME: _Names("Chương trình", "CTr"),
    Kind.REGULATION: _Names("Quy chế", "QC"),
    Kind.REPORT: _Names("Báo cáo", "BC"),
    Kind.RESOLUTION: _Names("Nghị quyết", "NQ"),
    Kind.SUBMISSION_LETTER: _Names("Tờ trình", "TTr"),
}

_ENACTING_LINES: Final[dict[Kind, str]] = {
    Kind.DECISION: "QUYẾT ĐỊNH:",
    Kind.RESOLUTION: "QUYẾT NGHỊ:",
}

# fmt: off
ABBREVIATIONS: Final = frozenset({
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH",
    "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ", "BGN", "BTT",
    "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL",
})
# fmt: on
"""Every abbreviation of the decree's table, kinds not laid out here included."""
