"""How many points a criterion gives for what is known, exactly, with the arithmetic in words.

Rounds nothing and sums nothing. What is not known gives no points and says what is missing.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final

from thidua_core.scoring._event_rules import deduct, pass_fail, per_event, plus_minus
from thidua_core.scoring._facts import Facts, too_few
from thidua_core.scoring._figure_rules import (
    leader_relative,
    per_percent,
    proportional,
    shortfall,
    tiers,
)
from thidua_core.scoring._outcomes import Outcome, Result, unknown
from thidua_core.scoring._rules import (
    Deduct,
    Given,
    LeaderRelative,
    PassFail,
    PerEvent,
    PerPercent,
    PlusMinus,
    Proportional,
    Shortfall,
    Tiers,
)
from thidua_core.scoring._table import Criterion, NotArisen
from thidua_core.scoring._words import shown


def compute(criterion: Criterion, facts: Facts, group: Sequence[Result]) -> Outcome:
    """The points of one unit for one criterion.

    ``group`` holds the results of every unit of the group for which the criterion counts, this
    one included.
    """
    if not facts.assigned:
        return Outcome(text="Không giao cho đơn vị, không tính điểm và điểm tối đa", excluded=True)
    if facts.not_arisen or too_few(criterion, facts):
        return _not_arisen(criterion, facts)
    if criterion.from_register is not None and not facts.given:
        return unknown("Chưa có điểm: sổ khen thưởng chưa cho biết")
    rule, maximum = criterion.rule, criterion.maximum
    most = Fraction(0) if maximum is None else maximum.exact()
    outcome = _COMPUTERS[type(rule)](rule, most, facts, group)
    if maximum is not None and outcome.value is not None and outcome.value > most:
        said = f"{outcome.text}, không quá {shown(most)}"
        return Outcome(value=most, text=said, tentative=outcome.tentative)
    return outcome


def _not_arisen(criterion: Criterion, facts: Facts) -> Outcome:
    why = "Không phát sinh"
    if not facts.not_arisen and criterion.min_denominator is not None:
        assert facts.denominator is not None
        least = shown(criterion.min_denominator)
        why = f"Mẫu số {shown(facts.denominator)} dưới {least}, coi như không phát sinh"
    match criterion.not_arisen:
        case NotArisen.FULL:
            assert criterion.maximum is not None
            return Outcome(value=criterion.maximum.exact(), text=f"{why}: trọn điểm")
        case NotArisen.ZERO:
            return Outcome(value=Fraction(0), text=f"{why}: 0 điểm")
        case NotArisen.EXCLUDE:
            return Outcome(text=f"{why}, không tính điểm và điểm tối đa", excluded=True)
        case _:
            said = f"{why}, bảng chưa nói trường hợp này được tính thế nào"
            return unknown(said, warning=True)


def _given(rule: Given, most: Fraction, facts: Facts, group: Sequence[Result]) -> Outcome:
    return unknown("Điểm do người thẩm định cho")


_Computer = Callable[[Any, Fraction, Facts, Sequence[Result]], Outcome]

_COMPUTERS: Final[dict[type, _Computer]] = {
    PassFail: pass_fail,
    Proportional: proportional,
    LeaderRelative: leader_relative,
    Tiers: tiers,
    PerEvent: per_event,
    Deduct: deduct,
    PlusMinus: plus_minus,
    Shortfall: shortfall,
    PerPercent: per_percent,
    Given: _given,
}
