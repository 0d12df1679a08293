import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.calendar.domain.lengths import LONGEST, days_of, half_days_of
from thidua_core.errors import InputError


@given(st.integers(min_value=1, max_value=LONGEST))
def test_what_is_written_reads_back(half_days):
    assert half_days_of(days_of(half_days)) == half_days
    assert half_days_of(f" {days_of(half_days)}  NGÀY ") == half_days
    assert half_days_of(days_of(half_days).replace(",", ".")) == half_days


@pytest.mark.parametrize(
    ("text", "half_days"),
    [("2,5 ngày", 5), ("0,5 ngày", 1), ("nửa ngày", 1), ("1 buổi", 1), ("1,0", 2), ("3", 6)],
)
def test_the_forms_of_work_calendars_are_read(text, half_days):
    assert half_days_of(text) == half_days


@pytest.mark.parametrize(
    "text", ["", "0", "0,0 ngày", "2,3 ngày", "hai ngày", "-1", "61", "2,5 giờ"]
)
def test_another_form_is_refused_with_an_example(text):
    with pytest.raises(InputError, match=r"ví dụ 2,5 ngày"):
        half_days_of(text)


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        length = half_days_of(text)
    except InputError:
        return
    assert 1 <= length <= LONGEST
