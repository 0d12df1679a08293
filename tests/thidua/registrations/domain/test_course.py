from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.clock import moment
from thidua.registrations.domain.course import (
    FREE,
    STANDING,
    is_late,
    sendable,
    withdrawable,
)
from thidua.registrations.domain.subjects import subject_key
from thidua.registrations.enums import RegistrationState

DUE = moment(date(2026, 2, 28), 17)
SECOND = timedelta(seconds=1)


def test_the_moment_of_the_deadline_is_in_time() -> None:
    assert not is_late(DUE, DUE)
    assert is_late(DUE, DUE + SECOND)
    assert not is_late(None, DUE + SECOND)


def test_every_state_is_free_standing_or_over() -> None:
    states = set(RegistrationState.values)
    assert states == FREE | STANDING | {"withdrawn"}
    assert not FREE & STANDING


def test_what_is_sent_is_what_is_free() -> None:
    assert {each for each in RegistrationState.values if sendable(each)} == FREE


def test_only_what_was_sent_is_withdrawn() -> None:
    kept = {each for each in RegistrationState.values if not withdrawable(each)}
    assert kept == {"draft", "withdrawn"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_keys_tell_kinds_of_subjects_apart(label: str, title: str) -> None:
    keys = {
        subject_key(person_id=1),
        subject_key(subject_unit_id=1),
        subject_key(counted=True),
        subject_key(),
    }
    assert len(keys) == 4
    if label.strip():
        assert subject_key(label=label) not in keys
        assert subject_key(label=label) != subject_key(title=title)
    assert len(subject_key(title=title, label=label)) <= 200


def test_marks_case_and_spaces_do_not_make_another_subject() -> None:
    assert subject_key(title="Số hóa  hồ sơ") == subject_key(title="số hoá hồ sơ")
