"""A day with its hour as officials type it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from thidua.desk.forms.moments import MomentField
from thidua.kernel import clock

SUNDAY = clock.moment(date(2020, 11, 15), 16)


@pytest.mark.parametrize(
    "typed",
    [
        "16:00 15/11/2020",
        "16:00 ngày 15/11/2020",
        "16 giờ ngày 15/11/2020",
        "16 giờ 00 phút, ngày 15-11-2020",
        "15/11/2020 16h",
        "2020-11-15 16:00",
        "16h00 15/11/2020",
    ],
)
def test_hour_and_day_are_read_in_either_order(typed: str) -> None:
    assert MomentField().clean(typed) == SUNDAY


def test_what_it_writes_it_reads() -> None:
    field = MomentField()
    assert field.clean(field.prepare_value(SUNDAY)) == SUNDAY


@pytest.mark.parametrize(
    ("typed", "said"),
    [("15/11/2020", "Chưa có giờ"), ("25:00 15/11/2020", "Không đọc"), ("16h", "ngày để trống")],
)
def test_what_cannot_be_read_is_told_with_an_example(typed: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        MomentField().clean(typed)
