from datetime import timedelta

import pytest
from django.db import transaction

from tests.thidua.conferences.moments import AFTERWARDS, PLANNED, THEN, bring_to
from thidua.conferences.actions import invite, mark_absent, mark_arrival, take_note
from thidua.conferences.enums import Attendance, ConferenceState, NoteKind
from thidua.conferences.queries import attendance_of, delegate_rows, delegates_with_role, note_rows
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.people.models import Person


@pytest.fixture
def person(db):
    return Person.objects.create(full_name="Nguyễn Thị Mẫu", invented=True)


@pytest.fixture
def guest(plan):
    """Adds a guest to one conference."""
    conference = plan()

    def make(role="Viện trưởng VKSND tỉnh Long An", **more):
        return invite(conference_id=conference.pk, role=role, actor=SYSTEM, at=PLANNED, **more)

    make.conference = conference
    return make


def attend(mark, delegate, at=THEN, **more):
    return mark(
        conference_id=delegate.conference_id, delegate_id=delegate.pk, actor=SYSTEM, at=at, **more
    )


def test_a_stranger_is_not_marked_present_or_absent(plan, guest) -> None:
    stranger = invite(
        conference_id=plan(name="Hội nghị khác").pk, role="Khách", actor=SYSTEM, at=PLANNED
    )
    bring_to(guest.conference, ConferenceState.OPEN)
    for mark in (mark_arrival, mark_absent):
        with pytest.raises(Refused, match="không có trong thành phần"), transaction.atomic():
            mark(
                conference_id=guest.conference.pk,
                delegate_id=stranger.pk,
                actor=SYSTEM,
                at=THEN,
            )
    stranger.refresh_from_db()
    assert stranger.attendance == Attendance.INVITED


def test_nobody_is_marked_before_the_invitations(guest) -> None:
    with pytest.raises(Refused, match="“Đang chuẩn bị”"):
        attend(mark_arrival, guest())


def test_arriving_while_it_is_open_is_that_moment(guest) -> None:
    delegate = guest()
    bring_to(guest.conference, ConferenceState.OPEN)
    for _again in range(2):
        attend(mark_arrival, delegate, how="mã QR")
    delegate.refresh_from_db()
    assert (delegate.attendance, delegate.arrived_at) == (Attendance.PRESENT, THEN)
    assert len(entries_for_subject(guest.conference).filter(verb="delegate.arrived")) == 1


def test_entered_from_the_list_afterwards_the_hour_is_unknown(guest) -> None:
    delegate = guest()
    bring_to(guest.conference, ConferenceState.CLOSED)
    attend(mark_arrival, delegate, at=AFTERWARDS)
    delegate.refresh_from_db()
    assert delegate.arrived_at is None
    attend(mark_absent, delegate, at=AFTERWARDS)
    attend(mark_arrival, delegate, at=AFTERWARDS, arrived_at=THEN)
    delegate.refresh_from_db()
    assert delegate.arrived_at == THEN


def test_nobody_arrives_later_than_now(guest) -> None:
    delegate = guest()
    bring_to(guest.conference, ConferenceState.OPEN)
    with pytest.raises(Refused, match="sau lúc nhập"):
        attend(mark_arrival, delegate, arrived_at=THEN + timedelta(seconds=1))


def test_one_who_was_written_present_by_mistake_is_absent_without_hour(guest) -> None:
    delegate = guest()
    bring_to(guest.conference, ConferenceState.OPEN)
    attend(mark_arrival, delegate, how="ký sổ")
    attend(mark_absent, delegate)
    delegate.refresh_from_db()
    assert (delegate.attendance, delegate.arrived_at, delegate.arrived_how) == ("absent", None, "")
    told = entry_rows(entries_for_subject(guest.conference))[0]
    assert told.sentence.startswith("ghi Viện trưởng VKSND tỉnh Long An vắng")


def test_nobody_is_invited_twice(sector, guest, person) -> None:
    guest(unit_id=sector.long_an.pk)
    guest(role="Phó Viện trưởng", person_id=person.pk)
    guest(unit_id=sector.ben_tre.pk)
    for twice in (
        {"role": "viện trưởng  VKSND tỉnh Long An", "unit_id": sector.long_an.pk},
        {"role": "Chủ trì", "person_id": person.pk},
    ):
        with pytest.raises(Refused, match="đã có trong thành phần"), transaction.atomic():
            guest(**twice)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"role": " "}, "Chưa rõ mời ai"),
        ({"count": 0}, "từ 1"),
    ],
)
def test_a_guest_who_is_nobody_is_refused(guest, wrong, says) -> None:
    with pytest.raises(Refused, match=says):
        guest(**wrong)


def test_a_person_is_one(guest, person) -> None:
    with pytest.raises(Refused, match="là một người"), transaction.atomic():
        guest(person_id=person.pk, count=2)
    assert guest(person_id=person.pk).count == 1


def test_people_are_counted_where_the_list_says_how_many(sector, guest) -> None:
    deputies = guest(role="Phó Viện trưởng VKSND tỉnh", count=3)
    guest(role="Lãnh đạo các phòng")
    head = guest(role="Viện trưởng VKSND tỉnh", unit_id=sector.long_an.pk, count=1)
    bring_to(guest.conference, ConferenceState.OPEN)
    attend(mark_arrival, deputies)
    attend(mark_absent, head)
    rows = delegate_rows(guest.conference)
    counted = attendance_of(rows)
    assert (counted.invited, counted.present, counted.absent) == (None, 3, 1)
    assert counted.waiting is None
    assert [row.count for row in delegates_with_role(rows, "pho vien truong")] == [3]
    assert [row.unit for row in rows] == ["", "", "VKSND tỉnh Long An"]


def test_notes_stand_by_kind_in_the_order_in_which_they_were_taken(guest) -> None:
    taking = {"conference_id": guest.conference.pk, "actor": SYSTEM, "at": THEN}
    take_note(kind=NoteKind.ADOPTED, text="Kế hoạch của Cụm", **taking)
    take_note(kind=NoteKind.SPEECH, text="khai mạc", speaker="Phó Viện trưởng phụ trách", **taking)
    take_note(kind=NoteKind.ADOPTED, text="Quy chế của Cụm", **taking)
    adopted = note_rows(guest.conference, NoteKind.ADOPTED)
    assert [row.text for row in adopted] == ["Kế hoạch của Cụm", "Quy chế của Cụm"]
    assert len(note_rows(guest.conference)) == 3
    with pytest.raises(Refused, match="Chưa có nội dung"):
        take_note(kind=NoteKind.OPINION, text=" ", **taking)
