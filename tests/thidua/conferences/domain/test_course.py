import pytest

from thidua.conferences.domain.course import (
    CANCELLED,
    COURSE,
    next_state,
    takes_attendance,
    takes_cancelling,
    takes_changes,
    takes_minutes,
)
from thidua.conferences.enums import ConferenceState


def test_the_course_is_the_vocabulary_in_its_order() -> None:
    assert [*COURSE, CANCELLED] == [state.value for state in ConferenceState]
    assert [next_state(each) for each in COURSE] == [*COURSE[1:], None]


def test_an_unknown_word_has_no_place() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        next_state("asleep")


def test_what_may_be_written_when() -> None:
    assert [each for each in COURSE if takes_attendance(each)] == ["invited", "open", "closed"]
    assert [each for each in COURSE if not takes_changes(each)] == ["minuted"]
    assert [each for each in COURSE if takes_cancelling(each)] == ["planned", "invited"]
    assert [each for each in COURSE if takes_minutes(each)] == ["open", "closed", "minuted"]


def test_a_cancelled_one_stays_as_it_is() -> None:
    assert next_state(CANCELLED) is None
    for takes in (takes_attendance, takes_changes, takes_cancelling, takes_minutes):
        assert not takes(CANCELLED)
