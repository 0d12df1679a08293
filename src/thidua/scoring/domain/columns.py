"""The columns of a sheet: which of them a criterion asks for, who fills them, how they are written.

Knows the writing of results files; knows neither sheets nor people.
"""

from typing import Final

from thidua_core.errors import InputError
from thidua_core.scoring import (
    CriteriaTable,
    Criterion,
    Deduct,
    Given,
    PassFail,
    PerEvent,
    PlusMinus,
    TierOf,
    Tiers,
)
from thidua_core.text import nfc
from thidua_core.values import parse_decimal_vn

NUMBERS: Final = frozenset(
    {"target", "actual", "numerator", "denominator", "claimed", "crossed", "appraised"}
)
COUNTS: Final = frozenset({"count", "minus_count"})
TRUTHS: Final = frozenset({"assigned", "passed", "not_arisen"})
REASONS: Final = {
    "claimed": "reason",
    "crossed": "crossed_reason",
    "appraised": "appraisal_reason",
}
"""The column in which the reason of a mark stands."""
OF_UNIT: Final = frozenset(
    {
        "target",
        "actual",
        "numerator",
        "denominator",
        "not_arisen",
        "count",
        "minus_count",
        "level",
        "passed",
        "claimed",
        "reason",
    }
)
"""What a unit fills in before it sends its sheet."""
OF_SCORER: Final = frozenset({"crossed", "crossed_reason"})
OF_APPRAISER: Final = frozenset({"assigned", "appraised", "appraisal_reason"})
OF_EXPLAINER: Final = frozenset({"explanation"})
KNOWN: Final = OF_UNIT | OF_SCORER | OF_APPRAISER | OF_EXPLAINER
OWN_ONLY: Final = frozenset({"crossed_reason"})
"""Columns that results files do not have."""
LONGEST: Final = 1000

_YES_NO: Final = {"yes": "yes", "có": "yes", "no": "no", "không": "no"}


def written(column: str, text: str) -> str:
    """The text as results files write it; empty stays empty. InputError names the mend."""
    plain = nfc(text).strip()
    if not plain:
        return ""
    if column in NUMBERS:
        return f"{parse_decimal_vn(plain):f}"
    if column in COUNTS:
        number = parse_decimal_vn(plain)
        if number != number.to_integral_value() or number < 0:
            raise InputError("", f"“{plain}” không phải là số lần", "Ghi số nguyên từ 0 trở lên")
        return str(int(number))
    if column in TRUTHS:
        if plain.casefold() not in _YES_NO:
            raise InputError("", f"“{plain}” không rõ là có hay không", "Ghi có hoặc không")
        return _YES_NO[plain.casefold()]
    if len(plain) > LONGEST:
        raise InputError("", f"nội dung dài {len(plain)} ký tự", f"Rút gọn còn {LONGEST} ký tự")
    return plain


_RATIO: Final = ("actual", "numerator", "denominator")
_FIGURES: Final[dict[type, tuple[str, ...]]] = {
    PassFail: ("passed",),
    PerEvent: ("count",),
    Deduct: ("count",),
    PlusMinus: ("count", "minus_count"),
    Given: (),
}


def figures_of(criterion: Criterion) -> tuple[str, ...]:
    """The columns of figures that the rule of a criterion reads."""
    if isinstance(criterion.rule, Tiers) and criterion.rule.of is not TierOf.SHARE:
        return ("level",) if criterion.rule.of is TierOf.LEVEL else _RATIO
    return _FIGURES.get(type(criterion.rule), ("target", *_RATIO))


def events_of(criterion: Criterion) -> tuple[str, ...]:
    """The kinds of event that a criterion counts apart; empty where there is one kind only."""
    match criterion.rule:
        case PerEvent(prices=prices) | Deduct(prices=prices):
            return tuple(kind for kind, _points in prices.kinds)
        case _:
            return ()


def levels_of(criterion: Criterion) -> tuple[str, ...]:
    """The words that a criterion of levels knows."""
    match criterion.rule:
        case Tiers(of=TierOf.LEVEL, tiers=tiers):
            return tuple(str(tier.exactly) for tier in tiers if tier.exactly is not None)
        case _:
            return ()


def criterion_of(table: CriteriaTable, code: str) -> Criterion | None:
    """The criterion of that code; None for a knock-out or a stranger."""
    return next((each for each in table.all_criteria() if each.code == code), None)


def is_knock_out(table: CriteriaTable, code: str) -> bool:
    return any(each.code == code for each in table.knock_outs)
