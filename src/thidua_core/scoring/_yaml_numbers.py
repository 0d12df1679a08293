"""Numbers, points, shares and truths as a criteria table writes them.

Knows one value at a time and its line; every number is exact.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from yaml.nodes import MappingNode, Node, ScalarNode

from thidua_core.errors import InputError
from thidua_core.text import nfc
from thidua_core.values import Points, PointUnit, parse_decimal_vn
from thidua_core.yaml_nodes import keys_of, one_of, text_of, where

_TRUTHS: Final = {"true": True, "yes": True, "false": False, "no": False}
_YEARS: Final = range(1900, 2201)


def number(node: Node, key: str) -> Fraction:
    """Any decimal number, exactly."""
    return Fraction(parse_decimal_vn(text_of(node, key), where(node, key)))


def positive(node: Node, key: str) -> Fraction:
    """A number that is not below zero."""
    value = number(node, key)
    if value < 0:
        raise InputError(where(node, key), "số này nhỏ hơn 0", "Hãy ghi số từ 0 trở lên")
    return value


def bounding_share(node: Node, key: str) -> Fraction:
    """A share from 0 to 1."""
    value = positive(node, key)
    if value > 1:
        raise InputError(
            where(node, key), "tỷ lệ này lớn hơn 1", "Hãy ghi tỷ lệ từ 0 đến 1, ví dụ 0.9 cho 90 %"
        )
    return value


def whole(node: Node, key: str) -> int:
    """A whole number."""
    value = number(node, key)
    if value.denominator != 1:
        raise InputError(where(node, key), "đây không phải là số nguyên", "Hãy ghi số nguyên")
    return value.numerator


def whole_from(node: Node, key: str, least: int) -> int:
    """A whole number with a least value."""
    value = whole(node, key)
    if value < least:
        raise InputError(
            where(node, key), f"số này nhỏ hơn {least}", f"Hãy ghi số từ {least} trở lên"
        )
    return value


def year(node: Node, key: str) -> int:
    """A calendar year."""
    value = whole(node, key)
    if value not in _YEARS:
        raise InputError(where(node, key), f"không có năm {value}", "Hãy ghi năm, ví dụ 2020")
    return value


def truth(node: Node, key: str) -> bool:
    """Yes or no."""
    return _TRUTHS[one_of(node, key, _TRUTHS)]


def name(node: Node, key: str) -> str:
    """A code or a name: composed letters, no space around."""
    return nfc(text_of(node, key)).strip()


def maximum(node: Node, key: str, unit: PointUnit) -> Points | None:
    """Points above zero in the table's unit; None where ``null`` stands."""
    if is_nothing(node):
        return None
    points = unit.points(text_of(node, key), where(node, key))
    if points.units <= 0:
        raise InputError(
            where(node, key),
            "điểm tối đa không lớn hơn 0",
            "Hãy ghi số điểm lớn hơn 0, hoặc null nếu không có mức tối đa",
        )
    return points


def number_or_nothing(node: Node, key: str) -> Fraction | None:
    """A number, or None where ``null`` stands."""
    return None if is_nothing(node) else number(node, key)


def is_nothing(node: Node) -> bool:
    """Whether ``null`` or nothing at all stands here."""
    return isinstance(node, ScalarNode) and not text_of(node, empty=True).strip()


def prices(node: Node, key: str) -> tuple[tuple[str, Fraction], ...]:
    """Points for each kind of event, in the order written."""
    return tuple((kind, positive(value, kind)) for kind, value in open_mapping(node, key).items())


def open_mapping(node: Node, key: str) -> Mapping[str, Node]:
    """A mapping whose keys are names of its author's own; at least one."""
    if not isinstance(node, MappingNode) or not node.value:
        raise InputError(
            where(node, key), "ở đây cần các khóa có giá trị", "Hãy ghi mỗi mục một dòng, tên: số"
        )
    names = [name(key_node, key) for key_node, _ in node.value]
    keys_of(node, {*names, *(text_of(each) for each, _ in node.value)})
    return dict(zip(names, (value for _, value in node.value), strict=True))
