"""A rule as plain values for JSON, and back; a share is written as a fraction: ``4/5``."""

import re
from fractions import Fraction
from typing import Any, Final

from thidua_core.errors import InputError
from thidua_core.voting._json_nodes import Keys
from thidua_core.voting._rules import (
    Citation,
    Comparison,
    Denominator,
    Majority,
    Quorum,
    Rule,
    Status,
)

Document = dict[str, object]
_FRACTION: Final = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")
_PERCENT: Final = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,3}))?\s*%")


def rule_as_json(rule: Rule) -> Document:
    """The rule as plain Python values."""
    quorum = rule.quorum
    return {
        "key": rule.key,
        "title": rule.title,
        "majority": {
            "share": _share(rule.majority.share),
            "comparison": rule.majority.comparison.value,
            "denominator": rule.majority.denominator.value,
            "citation": _citation(rule.majority.citation),
        },
        "quorum": None
        if quorum is None
        else {
            "share": _share(quorum.share),
            "number": quorum.number,
            "written_count": quorum.written_count,
            "citation": _citation(quorum.citation),
        },
        "written": rule.written,
        "excused_leave": rule.excused_leave,
        "secret": rule.secret,
        "remark": rule.remark,
    }


def rule_from_json(value: Any, path: str = "") -> Rule:
    """The rule again; InputError names the wrong key by its path."""
    keys = Keys(
        value,
        path,
        (
            "key", "title", "majority", "quorum", "written", "excused_leave", "secret", "remark",
        ),
    )  # fmt: skip
    return Rule(
        key=keys.text("key", empty=False),
        title=keys.text("title", empty=False),
        majority=_read_majority(keys.value["majority"], keys.at("majority")),
        quorum=_read_quorum(keys.value["quorum"], keys.at("quorum")),
        written=keys.optional_truth("written"),
        excused_leave=keys.optional_truth("excused_leave"),
        secret=keys.optional_truth("secret"),
        remark=keys.text("remark"),
    )


def read_share(text: str, where: str = "") -> Fraction:
    """Read ``80%``, ``66,7%`` or ``2/3``; only more than nothing and at most the whole."""
    plain = text.strip()
    if match := _FRACTION.fullmatch(plain):
        top, bottom = int(match[1]), int(match[2])
        share = Fraction(top, bottom) if bottom else Fraction(0)
    elif match := _PERCENT.fullmatch(plain):
        rest = match[2] or ""
        share = Fraction(int(match[1] + rest), 100 * 10 ** len(rest))
    else:
        raise InputError(where, f"“{plain[:40]}” không phải tỷ lệ", "Hãy ghi như 80% hoặc 2/3")
    if not 0 < share <= 1:
        raise InputError(where, f"“{plain}” không ở trong khoảng từ 0 đến 1", "Hãy kiểm tra lại")
    return share


def _share(share: Fraction | None) -> str | None:
    return None if share is None else f"{share.numerator}/{share.denominator}"


def _citation(citation: Citation) -> Document:
    return {
        "act": citation.act,
        "article": citation.article,
        "clause": citation.clause,
        "point": citation.point,
        "status": citation.status.value,
    }


def _read_citation(value: Any, path: str) -> Citation:
    keys = Keys(value, path, ("act", "article", "clause", "point", "status"))
    return Citation(
        act=keys.text("act", empty=False),
        article=keys.text("article"),
        clause=keys.text("clause"),
        point=keys.text("point"),
        status=Status(keys.word("status", Status)),
    )


def _read_share(keys: Keys) -> Fraction | None:
    if keys.value["share"] is None:
        return None
    return read_share(keys.text("share"), keys.at("share"))


def _read_majority(value: Any, path: str) -> Majority:
    keys = Keys(value, path, ("share", "comparison", "denominator", "citation"))
    return Majority(
        share=_read_share(keys),
        comparison=Comparison(keys.word("comparison", Comparison)),
        denominator=Denominator(keys.word("denominator", Denominator)),
        citation=_read_citation(keys.value["citation"], keys.at("citation")),
    )


def _read_quorum(value: Any, path: str) -> Quorum | None:
    if value is None:
        return None
    keys = Keys(value, path, ("share", "number", "written_count", "citation"))
    return Quorum(
        share=_read_share(keys),
        number=keys.optional_whole("number"),
        written_count=keys.truth("written_count"),
        citation=_read_citation(keys.value["citation"], keys.at("citation")),
    )
