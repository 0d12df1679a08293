"""``rule:`` of a criterion: its kind and the parameters that the kind has, nothing else.

Knows which parameter belongs to which kind; whether the numbers make sense together is checked
here as well, with the line.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from yaml.nodes import Node

from thidua_core.errors import InputError
from thidua_core.scoring._rules import (
    Deduct,
    Given,
    LeaderRelative,
    PassFail,
    PerEvent,
    PerPercent,
    PlusMinus,
    Prices,
    Proportional,
    Rule,
    Shortfall,
    Tier,
    TierOf,
    Tiers,
)
from thidua_core.scoring._yaml_numbers import (
    is_nothing,
    name,
    number,
    number_or_nothing,
    positive,
    prices,
)
from thidua_core.yaml_nodes import keys_of, list_of, nearest, one_of, where

Keys = dict[str, Node]

_BOUNDS: Final = ("at_least", "above", "at_most", "below", "is")
_DIRECTIONS: Final = ("higher", "lower")


def read_rule(node: Node) -> Rule:
    """The rule under a criterion's ``rule``."""
    keys = keys_of(node, _ALL_PARAMETERS, required=("kind",))
    kind = one_of(keys.pop("kind"), "kind", _READERS)
    read, parameters, required = _READERS[kind]
    for key, value in keys.items():
        if key not in parameters:
            mend = nearest(key, parameters) if parameters else "Hãy bỏ khóa này"
            raise InputError(where(value, key), f"luật {kind} không có khóa “{key}”", mend)
    for key in required:
        if key not in keys:
            mend = "Hãy ghi thêm khóa đó vào rule"
            raise InputError(where(node, "rule"), f"luật {kind} thiếu khóa “{key}”", mend)
    return read(keys, node)


def _pass_fail(keys: Keys, node: Node) -> Rule:
    return PassFail()


def _given(keys: Keys, node: Node) -> Rule:
    return Given()


def _leader_relative(keys: Keys, node: Node) -> Rule:
    return LeaderRelative()


def _proportional(keys: Keys, node: Node) -> Rule:
    return Proportional(lower=_lower(keys))


def _lower(keys: Keys) -> bool:
    if "direction" not in keys:
        return False
    return one_of(keys["direction"], "direction", _DIRECTIONS) == "lower"


def _tiers(keys: Keys, node: Node) -> Rule:
    of = TierOf(one_of(keys["of"], "of", list(TierOf))) if "of" in keys else TierOf.ACTUAL
    tiers = list_of(keys["tiers"], "tiers", lambda tier: _tier(tier, of))
    if not tiers:
        raise InputError(
            where(keys["tiers"], "tiers"), "chưa có mức nào", "Hãy ghi ít nhất một mức"
        )
    for place, tier in enumerate(tiers[:-1]):
        if not _bounds_of(tier):
            raise InputError(
                where(keys["tiers"].value[place], "tiers"),
                "mức này không có điều kiện nên các mức sau không bao giờ được xét",
                "Hãy ghi điều kiện, hoặc để mức này ở cuối",
            )
    return Tiers(tiers=tiers, of=of)


def _bounds_of(tier: Tier) -> list[object]:
    bounds = (tier.at_least, tier.above, tier.at_most, tier.below, tier.exactly)
    return [bound for bound in bounds if bound is not None]


def _tier(node: Node, of: TierOf) -> Tier:
    known = ("points", "is") if of is TierOf.LEVEL else ("points", *_BOUNDS)
    keys = keys_of(node, known, required=("points",))
    exactly: Fraction | str | None = None
    if "is" in keys:
        exactly = name(keys["is"], "is") if of is TierOf.LEVEL else number(keys["is"], "is")
    bounds = {key: number(keys[key], key) for key in _BOUNDS[:-1] if key in keys}
    tier = Tier(points=number(keys["points"], "points"), exactly=exactly, **bounds)
    if _empty(tier):
        raise InputError(where(node), "không số nào thỏa mức này", "Hãy xem lại các cận của mức")
    return tier


def _empty(tier: Tier) -> bool:
    """Whether no number at all can be within the bounds."""
    lows = [bound for bound in (tier.at_least, tier.above) if bound is not None]
    highs = [bound for bound in (tier.at_most, tier.below) if bound is not None]
    if not lows or not highs:
        return False
    strict = tier.above == max(lows) or tier.below == min(highs)
    return max(lows) > min(highs) or (strict and max(lows) == min(highs))


def _prices(keys: Keys, node: Node, single: str) -> Prices:
    if (single in keys) == ("events" in keys):
        raise InputError(
            where(node, "rule"),
            f"cần đúng một trong hai khóa {single}, events",
            f"Hãy ghi {single} khi mọi lần như nhau, events khi mỗi loại một mức",
        )
    if single in keys:
        return Prices(each=positive(keys[single], single))
    return Prices(kinds=prices(keys["events"], "events"))


def _per_event(keys: Keys, node: Node) -> Rule:
    return PerEvent(prices=_prices(keys, node, "points"), cap=_cap(keys))


def _cap(keys: Keys) -> Fraction | None:
    if "cap" not in keys or is_nothing(keys["cap"]):
        return None
    return positive(keys["cap"], "cap")


def _floor(keys: Keys) -> Fraction:
    return number(keys["floor"], "floor") if "floor" in keys else Fraction(0)


def _deduct(keys: Keys, node: Node) -> Rule:
    return Deduct(prices=_prices(keys, node, "per_event"), floor=_floor(keys))


def _plus_minus(keys: Keys, node: Node) -> Rule:
    floor = _floor(keys)
    cap = number_or_nothing(keys["cap"], "cap") if "cap" in keys else None
    if cap is not None and cap < floor:
        raise InputError(where(keys["cap"], "cap"), "trần thấp hơn sàn", "Hãy xem lại floor và cap")
    plus, minus = positive(keys["plus"], "plus"), positive(keys["minus"], "minus")
    return PlusMinus(plus=plus, minus=minus, floor=floor, cap=cap)


def _shortfall(keys: Keys, node: Node) -> Rule:
    return Shortfall(per_point=positive(keys["per_point"], "per_point"), cap=_cap(keys))


def _per_percent(keys: Keys, node: Node) -> Rule:
    of = one_of(keys["of"], "of", ("actual", "ratio")) if "of" in keys else "actual"
    return PerPercent(
        points=positive(keys["points"], "points"),
        floor=_floor(keys),
        of_ratio=of == "ratio",
        lower=_lower(keys),
    )


_Reader = tuple[Callable[[Keys, Node], Rule], tuple[str, ...], tuple[str, ...]]

_READERS: Final[dict[str, _Reader]] = {
    "pass_fail": (_pass_fail, (), ()),
    "proportional": (_proportional, ("direction",), ()),
    "leader_relative": (_leader_relative, (), ()),
    "tiers": (_tiers, ("tiers", "of"), ("tiers",)),
    "per_event": (_per_event, ("points", "events", "cap"), ()),
    "deduct": (_deduct, ("per_event", "events", "floor"), ()),
    "plus_minus": (_plus_minus, ("plus", "minus", "floor", "cap"), ("plus", "minus")),
    "shortfall": (_shortfall, ("per_point", "cap"), ("per_point",)),
    "per_percent": (_per_percent, ("points", "floor", "of", "direction"), ("points",)),
    "given": (_given, (), ()),
}
"""Of each kind: its reader, the parameters it may have, the parameters it must have."""

_ALL_PARAMETERS: Final = tuple(
    dict.fromkeys(["kind", *(key for _, keys, _ in _READERS.values() for key in keys)])
)

RULE_WORDS: Final = (*_READERS, *_ALL_PARAMETERS, *_BOUNDS, *_DIRECTIONS, *TierOf, "ratio")
"""Every word of the closed lists above, for the reference page."""
