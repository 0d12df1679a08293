from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.ui.figures import (
    MINUS,
    NBSP,
    bind,
    read_number,
    write_date,
    write_day,
    write_moment,
    write_number,
    write_range,
    write_share,
)

decimals = st.decimals(
    min_value=Decimal(-(10**9)), max_value=Decimal(10**9), allow_nan=False, places=2
)


@given(decimals)
def test_a_written_number_reads_back_as_itself(number: Decimal) -> None:
    assert read_number(write_number(number)) == number


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6), st.integers(0, 6))
def test_a_fraction_is_written_within_half_a_unit_of_the_last_place(
    numerator: int, denominator: int, places: int
) -> None:
    share = Fraction(numerator, denominator)
    text = write_number(share, places).replace(".", "").replace(",", ".").replace(MINUS, "-")
    assert abs(Fraction(text) - share) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (0, None, "0"),
        (1111, None, "1.111"),
        (-5, None, f"{MINUS}5"),
        (Decimal("1111.11"), None, "1.111,11"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("-0.005"), 2, f"{MINUS}0,01"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("1E+3"), None, "1.000"),
        (Fraction(1, 3), 2, "0,33"),
    ],
)
def test_numbers_at_their_borders(number: Decimal, places: int | None, text: str) -> None:
    assert write_number(number, places) == text


@pytest.mark.parametrize("number", [0.1, True, "1"])
def test_what_is_not_exact_is_refused(number: object) -> None:
    with pytest.raises(TypeError):
        write_number(number)  # type: ignore[arg-type]  # reason: the refusal is the point


def test_a_fraction_without_places_is_refused() -> None:
    with pytest.raises(TypeError):
        write_number(Fraction(1, 3))


def test_an_infinite_decimal_is_refused() -> None:
    with pytest.raises(TypeError):
        write_number(Decimal("Infinity"))


def test_a_difference_carries_its_sign() -> None:
    assert write_number(Decimal("0.91"), signed=True) == "+0,91"
    assert write_number(Decimal("-2.00"), signed=True) == f"{MINUS}2,00"
    assert write_number(0, signed=True) == "0"


def test_a_share_and_a_range() -> None:
    assert write_share(Fraction(969, 1000)) == f"96,90{NBSP}%"
    assert write_range("01", "02/2020") == "01–02/2020"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234", "1234"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12.345.678", "12345678"),
        ("1,234,567", "1234567"),
        (f" {MINUS}3,5 ", "-3.5"),
        ("10 000", "10000"),
    ],
)
def test_both_habits_of_typing_a_number_are_read(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "abc", "1.2.3", "1,2,3", "1..2", ",5", "1,23.4", "1,2a"])
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_number(typed)


def test_dates_are_written_day_first() -> None:
    assert write_date(date(2020, 3, 1)) == "01/03/2020"
    assert write_day(date(2020, 12, 7)) == "Thứ Hai, 07/12/2020"


def test_a_moment_is_read_in_vietnam() -> None:
    late = datetime(2020, 11, 22, 17, 30, tzinfo=UTC)
    assert write_moment(late) == "00:30 23/11/2020"
    assert write_date(late) == "23/11/2020"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Cụm thi đua số 10", f"Cụm thi đua số{NBSP}10"),
        ("96,90 %", f"96,90{NBSP}%"),
        ("Viện Kiểm sát", f"Viện Kiểm{NBSP}sát"),
        ("Điều 84 khoản 1", f"Điều{NBSP}84 khoản{NBSP}1"),
        ("số mười", "số mười"),
    ],
)
def test_words_and_their_numbers_stay_together(text: str, kept: str) -> None:
    assert bind(text) == kept


@given(st.text())
def test_binding_changes_nothing_but_spaces(text: str) -> None:
    assert bind(text).replace(NBSP, " ") == text.replace(NBSP, " ")
