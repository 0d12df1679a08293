"""The page of the minutes: written, corrected with the difference in sight, approved."""

import pytest

from tests.thidua.desk.meeting_room import THEN, entered, furnish, page, planned
from thidua.conferences.actions import move_conference_on, take_note
from thidua.conferences.enums import ConferenceState, NoteKind
from thidua.conferences.models import ConferenceMinutes
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM


@pytest.fixture(autouse=True)
def _on_the_day(db):
    with clock.at(THEN):
        yield


@pytest.fixture
def room():
    return furnish()


@pytest.fixture
def conference(room):
    met = planned(room, chair="Nguyễn Văn Mẫu", secretary="Trần Thị Ví Dụ")
    for state in (ConferenceState.INVITED, ConferenceState.OPEN):
        move_conference_on(conference_id=met.pk, to=state, actor=SYSTEM, at=THEN)
    take_note(
        conference_id=met.pk, kind=NoteKind.OPINION, text="Tách chỉ tiêu", actor=SYSTEM, at=THEN
    )
    return met


def test_the_officer_writes_corrects_and_approves_the_minutes(room, conference) -> None:
    desk, address = entered(room.officer), page("conference_minutes", conference)
    assert "Chưa soạn biên bản" in desk.get(address).text
    for _twice in range(2):
        assert desk.post(page("minutes_write", conference))["Location"] == address
    minutes = ConferenceMinutes.objects.get()
    place = next(
        each["place"] for each in passages(desk, address) if each["text"] == "Tách chỉ tiêu"
    )
    correct = page("minutes_correct", conference, place)
    assert "Tách chỉ tiêu" in desk.get(correct).text
    desk.post(correct, {"text": "Tách chỉ tiêu riêng"})
    shown = desk.get(address).text
    assert "<ins>" in shown
    assert "1 đoạn đã sửa" in shown
    early = desk.post(page("minutes_approve", conference))
    assert early.status_code == 422
    assert "Bế mạc trước khi duyệt" in early.text
    move_conference_on(
        conference_id=conference.pk, to=ConferenceState.CLOSED, actor=SYSTEM, at=THEN
    )
    desk.post(page("minutes_approve", conference))
    minutes.refresh_from_db()
    assert minutes.approved_by.startswith("Mai Thị Minh Họa")
    assert "Bỏ duyệt" in desk.get(address).text
    desk.post(page("minutes_reopen", conference), {"reason": "Sót một ý"})
    assert "Duyệt biên bản" in desk.get(address).text


def passages(desk, address):
    return [
        {"place": each.place, "text": each.generated}
        for each, _parts in desk.get(address).context["passages"]
    ]


def test_who_does_not_keep_the_conference_finds_no_minutes(room, conference) -> None:
    entered(room.officer).post(page("minutes_write", conference))
    for someone in (room.guest, room.stranger):
        client = entered(someone)
        for name in ("conference_minutes", "minutes_write", "minutes_approve"):
            assert client.get(page(name, conference)).status_code == 404
        assert (
            client.post(page("minutes_correct", conference, "0"), {"text": "x"}).status_code == 404
        )
    assert ConferenceMinutes.objects.get().corrections == {}
    assert entered(room.officer).get(page("minutes_correct", conference, "99")).status_code == 404


def test_minutes_of_a_conference_that_has_not_opened_have_no_page(room) -> None:
    met = planned(room, name="Hội nghị sau")
    assert entered(room.officer).get(page("conference_minutes", met)).status_code == 404
