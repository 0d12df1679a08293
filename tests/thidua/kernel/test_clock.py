from datetime import UTC, date, datetime

import pytest

from thidua.kernel import clock


def test_today_is_vietnams_day_when_london_still_sleeps() -> None:
    with clock.at(datetime(2020, 2, 20, 17, 30, tzinfo=UTC)):
        assert clock.today() == date(2020, 2, 21)


def test_the_clock_moves_on_after_the_block() -> None:
    with clock.at(clock.moment(date(2020, 2, 21), 14)):
        assert clock.now().year == 2020
    assert clock.now().year > 2020


def test_blocks_nest() -> None:
    with clock.at(clock.moment(date(2020, 1, 1))):
        with clock.at(clock.moment(date(2021, 1, 1))):
            assert clock.today() == date(2021, 1, 1)
        assert clock.today() == date(2020, 1, 1)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.at(datetime(2020, 1, 1)):  # noqa: DTZ001  # reason: the mistake under test
        pass
