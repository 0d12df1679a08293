from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_core.errors import InputError
from thidua_core.values import (
    ROUNDINGS,
    Points,
    PointUnit,
    ceil,
    decimal_mark,
    floor,
    format_vn,
    half_even,
    half_up,
    parse_decimal_vn,
    rounding_named,
    share,
)

halves = st.integers(-1000, 1000).map(lambda n: Fraction(2 * n + 1, 2))
amounts = st.integers(-(10**9), 10**9)


@given(st.fractions())
def test_every_policy_stays_within_one_of_the_value(value):
    for rounding in ROUNDINGS.values():
        assert abs(rounding(value) - value) < 1
    assert floor(value) <= value <= ceil(value)
    assert abs(half_up(value) - value) <= Fraction(1, 2)
    assert abs(half_even(value) - value) <= Fraction(1, 2)


@given(halves)
def test_halves_go_where_the_policy_says(value):
    assert abs(half_up(value)) == abs(value) + Fraction(1, 2)
    assert half_even(value) % 2 == 0


@given(st.integers())
def test_whole_numbers_are_not_moved(number):
    assert {rounding(Fraction(number)) for rounding in ROUNDINGS.values()} == {number}


def test_policies_are_a_closed_list():
    assert rounding_named("half_up") is half_up
    with pytest.raises(
        InputError, match=r"points\.round: .*“up”.*half_up, half_even, floor, ceil"
    ) as caught:
        rounding_named("up", "points.round")
    assert caught.value.where == "points.round"


@pytest.mark.parametrize(
    ("text", "value", "mark"),
    [
        ("62.5", "62.5", "."),
        ("62,5", "62.5", ","),
        ("62", "62", None),
        (" 0,125\u00a0", "0.125", ","),
        ("-3,5", "-3.5", ","),
        ("\u22123.5", "-3.5", "."),
        ("+7", "7", None),
        ("1.234", "1.234", "."),
        ("0" * 39 + "1", "1", None),
    ],
)
def test_both_habits_are_read(text, value, mark):
    assert parse_decimal_vn(text) == Decimal(value)
    assert decimal_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "1.234,5", "1,234.5", "1.234.567", "1 234", ",5", "5,", "5.", "--5", "1e3",
        "NaN", "Infinity", "\u0663", "\uff15", "năm", "1_000", "0" * 41, "9" * 5000,
    ],
)  # fmt: skip
def test_other_writing_is_refused_with_place_and_mend(text):
    with pytest.raises(InputError, match=r"dòng 4: .*ví dụ 62,5") as caught:
        parse_decimal_vn(text, "dòng 4")
    assert len(str(caught.value)) < 300
    assert decimal_mark(text) is None or len(text) > 40


@given(st.text("0123456789.,+-_eE \u2212\u0665\n"))
def test_no_text_escapes_as_another_error(text):
    try:
        value = parse_decimal_vn(text)
    except InputError:
        return
    assert value.is_finite()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, max_value=10**20))
def test_reading_is_exact_beyond_the_decimal_context(value):
    assert parse_decimal_vn(f"{value:f}") == value
    assert parse_decimal_vn(f"{value:f}".replace(".", ",")) == value


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (1490000, 0, "1.490.000"),
        (Decimal("1234567.5"), 1, "1.234.567,5"),
        (Decimal("1234.005"), 2, "1.234,01"),
        (Fraction(-1, 3), 2, "-0,33"),
        (Fraction(-1, 1000), 2, "0,00"),
        (Fraction(2, 3), 0, "1"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value, decimals, text):
    assert format_vn(value, decimals) == text


def test_the_rounding_of_a_written_number_can_be_named():
    assert format_vn(Fraction(199, 100), 1, floor) == "1,9"


@given(amounts, st.integers(0, 4))
def test_written_numbers_read_back_once_the_thousands_marks_are_out(units, decimals):
    value = Fraction(units, 10**decimals)
    assert Fraction(parse_decimal_vn(format_vn(value, decimals).replace(".", ""))) == value


@given(amounts, st.integers(0, 4))
def test_points_written_and_read_are_the_same(units, decimals):
    points = Points(units, decimals)
    assert Points.parse(str(points), decimals) == points
    assert Points.parse(str(points).replace(".", ","), decimals) == points


def test_points_have_exactly_the_decimals_of_the_table():
    assert str(Points.parse("62,5", 2)) == "62.50"
    assert str(Points(-5, 2)) == "-0.05"
    assert str(Points(-5, 0)) == "-5"
    assert Points.parse("62.500", 1) == Points(625, 1)
    with pytest.raises(InputError, match="ô C5: “62,55” có nhiều hơn 1 chữ số thập phân"):
        Points.parse("62,55", 1, "ô C5")


@given(amounts, amounts)
def test_points_add_and_order_as_their_units(one, other):
    first, second = Points(one, 2), Points(other, 2)
    assert first + second - second == first
    assert (first < second) == (one < other)
    assert (first >= second) == (one >= other)
    assert (first + second).exact() == first.exact() + second.exact()


def test_points_of_two_tables_do_not_mix():
    for mix in (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a < b):
        with pytest.raises(ValueError, match="1 and 2 decimals"):
            mix(Points(1, 1), Points(1, 2))
    assert Points(10, 1) != Points(100, 2)


@given(st.fractions(), st.integers(0, 4))
def test_rounding_to_points_moves_less_than_one_unit(value, decimals):
    points = Points.rounded(value, decimals, half_up)
    assert abs(points.exact() - value) <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("text", "step", "decimals"), [("0.01", 1, 2), ("0,25", 25, 2), ("1", 1, 0), ("10", 10, 0)]
)
def test_units_are_read(text, step, decimals):
    assert PointUnit.parse(text) == PointUnit(step, decimals)


@pytest.mark.parametrize("text", ["0", "0.00", "-0.5"])
def test_a_unit_is_above_zero(text):
    with pytest.raises(InputError, match=r"points\.unit: đơn vị điểm .* không lớn hơn 0"):
        PointUnit.parse(text, "points.unit")


@given(st.fractions(), st.sampled_from(["0.01", "0.25", "0.5", "1", "5"]))
def test_rounding_to_a_unit_gives_whole_units(value, text):
    unit = PointUnit.parse(text)
    points = unit.rounded(value, half_up)
    assert points.units % unit.step == 0
    assert abs(points.exact() - value) <= Fraction(text) / 2
    assert unit.points(str(points)) == points


def test_points_between_two_units_are_refused():
    with pytest.raises(InputError, match=r"dòng 9: “1,3” không phải là bội của đơn vị điểm 0,25"):
        PointUnit.parse("0.25").points("1,3", "dòng 9")


def test_share_is_exact_and_absent_where_nothing_was_assigned():
    assert share(Points(1, 0), Points(3, 0)) == Fraction(1, 3)
    assert share(Points(125, 1), Points(1000, 2)) == Fraction(5, 4)
    assert share(Points(0, 2), Points(0, 2)) is None
