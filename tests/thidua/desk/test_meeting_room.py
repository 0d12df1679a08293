"""A conference while it meets: agenda, notes, attendance by hand and by code, the papers."""

import re
from io import BytesIO

import docx
import pypdf
import pytest

from tests.thidua.desk.meeting_room import (
    BEFORE,
    THEN,
    Room,
    entered,
    furnish,
    page,
    planned,
)
from thidua.conferences.actions import invite, move_conference_on, take_note
from thidua.conferences.enums import ConferenceState, NoteKind
from thidua.conferences.models import Conference, Delegate
from thidua.conferences.queries import arrival_code
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import entries_for_subject


@pytest.fixture(autouse=True)
def _on_the_day(db):
    with clock.at(THEN):
        yield


@pytest.fixture
def room() -> Room:
    return furnish()


@pytest.fixture
def conference(room) -> Conference:
    """The conference of the day, open."""
    conference = planned(room)
    for state in (ConferenceState.INVITED, ConferenceState.OPEN):
        move_conference_on(
            conference_id=conference.pk, to=state, happened_at=THEN, actor=SYSTEM, at=THEN
        )
    return conference


@pytest.fixture
def desk(room):
    return entered(room.officer)


def titles(conference) -> list[str]:
    return [each.title for each in conference.agenda.all()]


def hours(conference) -> list[str]:
    return [f"{each.start:%H:%M}" if each.start else "" for each in conference.agenda.all()]


def test_points_are_added_by_their_hour_reworded_and_removed(desk, conference) -> None:
    add = page("agenda_point_add", conference)
    desk.post(add, {"title": "Đón tiếp", "start": "13 giờ", "minutes": "30"})
    assert titles(conference) == ["Đón tiếp", "Khai mạc", "Thảo luận"]
    again = desk.post(add, {"title": "đón  tiếp", "start": "13:00"})
    assert again.status_code == 422
    assert "đã có mục" in str(again.context["form"].errors["title"])
    point = conference.agenda.get(title="Thảo luận")
    change = page("agenda_point_change", point)
    assert 'value="13:40"' in desk.get(change).text
    wrong = desk.post(change, {"title": "Thảo luận, thống nhất", "start": "13:10"})
    assert "trước mục liền trên" in str(wrong.context["form"].errors["start"])
    assert "Thảo luận, thống nhất" in wrong.text
    desk.post(change, {"title": "Thảo luận, thống nhất", "start": "13:45"})
    assert titles(conference)[2] == "Thảo luận, thống nhất"
    assert conference.agenda.get(order=3).pk == point.pk
    desk.post(page("agenda_point_remove", point))
    assert titles(conference) == ["Đón tiếp", "Khai mạc"]


def test_a_point_moved_twice_stands_where_it_was_sent(desk, conference) -> None:
    point = conference.agenda.get(title="Thảo luận")
    for _click in range(2):
        moved = desk.post(page("agenda_point_move", point), {"place": "1"})
        assert moved.status_code == 302
    assert titles(conference) == ["Thảo luận", "Khai mạc"]
    assert hours(conference) == ["13:30", "14:30"]
    assert desk.post(page("agenda_point_move", point), {"place": "²"}).status_code == 422


def test_notes_stand_under_their_point_and_keep_it(desk, conference) -> None:
    point = conference.agenda.get(title="Khai mạc")
    address = page("note_take", conference)
    shown = desk.get(f"{address}?point={point.public_id}").text
    assert re.search(rf'value="{point.pk}" selected', shown)
    typed = {"point": point.pk, "kind": "speech", "speaker": "Cụm trưởng", "text": "Nêu mục đích"}
    for _click in range(2):
        answer = desk.post(address, typed)
    assert answer["Location"].endswith(f"#{point.public_id}")
    note = conference.notes.get()
    assert (note.point, note.kind, note.text) == (point, NoteKind.SPEECH, "Nêu mục đích")
    empty = desk.post(address, typed | {"text": " "})
    assert empty.status_code == 422
    assert "Cụm trưởng" in empty.text
    refused = desk.post(page("agenda_point_remove", point))
    assert "đã có ghi chép" in refused.text
    desk.post(page("note_change", note), typed | {"text": "Nêu mục đích, yêu cầu"})
    assert "Nêu mục đích, yêu cầu" in desk.get(page("conference_course", conference)).text
    desk.post(page("note_strike", note))
    assert not conference.notes.exists()
    verbs = [entry.verb for entry in entries_for_subject(conference)]
    for verb in ("conference.noted", "conference.note_changed", "conference.note_struck"):
        assert verbs.count(verb) == 1


def test_a_note_is_not_put_under_a_point_of_another_conference(desk, room, conference) -> None:
    other = planned(room, name="Hội nghị khác")
    typed = {"point": other.agenda.first().pk, "kind": "opinion", "text": "ý kiến"}
    assert desk.post(page("note_take", conference), typed).status_code == 422
    assert not conference.notes.exists()


def test_units_of_the_cluster_are_invited_at_once(desk, room, conference) -> None:
    address = page("delegate_units", conference)
    shown = desk.get(address).text
    assert shown.index("VKSND tỉnh Bến Tre") < shown.index("VKSND tỉnh Long An")
    chosen = [str(room.sector.long_an.pk), str(room.sector.ben_tre.pk)]
    desk.post(address, {"units": chosen, "role": "Đại diện lãnh đạo", "count": "2"})
    roles = set(conference.delegates.exclude(unit=None).values_list("role", flat=True))
    assert roles == {"Đại diện lãnh đạo VKSND tỉnh Long An", "Đại diện lãnh đạo VKSND tỉnh Bến Tre"}
    again = desk.post(address, {"units": chosen, "role": "Đại diện lãnh đạo", "count": "2"})
    assert again.status_code == 422
    assert conference.delegates.count() == 3


def test_a_delegate_is_added_by_picker_or_by_typed_name_and_withdrawn(
    desk, room, conference
) -> None:
    address = page("delegate_add", conference)
    desk.post(address, {"person": "le thi gia dinh", "role": "Chuyên viên"})
    assert conference.delegates.filter(person=room.stranger.person, count=1).exists()
    desk.post(address, {"name": "Phạm Thị Thí Dụ", "role": "Phóng viên", "count": ""})
    typed = conference.delegates.get(name="Phạm Thị Thí Dụ")
    assert "Phạm Thị Thí Dụ" in desk.get(page("conference_delegates", conference)).text
    many = desk.post(address, {"name": "Hoàng Văn Mẫu", "role": "Phóng viên", "count": "2"})
    assert "là một người" in str(many.context["form"].errors["count"])
    assert "Hoàng Văn Mẫu" in many.text
    nobody = desk.post(address, {"person": "khong co ai", "role": "Phóng viên"})
    assert "Không tìm thấy" in str(nobody.context["form"].errors["person"])
    desk.post(page("delegate_withdraw", typed))
    assert not Delegate.objects.filter(pk=typed.pk).exists()
    verbs = [entry.verb for entry in entries_for_subject(conference)]
    assert verbs.count("delegate.withdrawn") == 1


def test_attendance_by_hand_is_written_once_and_can_be_corrected(desk, conference) -> None:
    delegate = conference.delegates.get()
    address = page("delegate_attendance", delegate)
    for _click in range(2):
        assert desk.post(address, {"attendance": "present"}).status_code == 302
    desk.post(address, {"attendance": "absent"})
    delegate.refresh_from_db()
    assert (delegate.attendance, delegate.arrived_at) == ("absent", None)
    assert desk.post(address, {"attendance": "perhaps"}).status_code == 422
    stand_in = page("delegate_stand_in", delegate)
    assert desk.post(stand_in, {"stand_in": ""}).status_code == 422
    desk.post(stand_in, {"stand_in": "Phạm Thị Thí Dụ, Phó Viện trưởng"})
    shown = desk.get(page("conference_delegates", conference)).text
    assert "dự thay: Phạm Thị Thí Dụ" in shown
    assert "Dự thay 1." in shown
    refused = desk.post(page("delegate_withdraw", delegate))
    assert "Cử người dự thay" in refused.text
    verbs = [entry.verb for entry in entries_for_subject(conference)]
    assert [verbs.count(f"delegate.{each}") for each in ("arrived", "absent", "represented")] == [
        1,
        1,
        1,
    ]


def test_who_may_not_keep_the_list_cannot_mark_anybody(room, conference) -> None:
    delegate = conference.delegates.get()
    for someone in (room.guest, room.stranger):
        client = entered(someone)
        assert client.get(page("conference_delegates", conference)).status_code == 404
        assert client.get(page("conference_code", conference)).status_code == 404
        marked = client.post(page("delegate_attendance", delegate), {"attendance": "present"})
        assert marked.status_code == 404
    delegate.refresh_from_db()
    assert delegate.attendance == "invited"


def door(conference, code=None) -> str:
    return page("conference_arrive", conference, code or arrival_code(conference))


def test_the_code_on_the_page_leads_to_the_door(desk, room, conference) -> None:
    shown = desk.get(page("conference_code", conference)).text
    assert f"http://testserver{door(conference)}" in shown
    assert '<svg class="qr"' in shown
    sent_away = page("conference_arrive", conference, "x")
    assert entered(room.guest).get(sent_away).status_code == 403


def test_a_guest_arrives_by_code_and_scanning_twice_is_harmless(room, conference) -> None:
    client = entered(room.guest)
    assert "Tôi có mặt" in client.get(door(conference)).text
    assert conference.delegates.get().attendance == "invited"
    for _scan in range(2):
        assert client.post(door(conference)).status_code == 302
    delegate = conference.delegates.get()
    assert (delegate.attendance, delegate.arrived_at) == ("present", THEN)
    assert "đã được ghi có mặt" in client.get(door(conference)).text
    [entry] = entries_for_subject(conference).filter(verb="delegate.arrived")
    assert entry.verb == "delegate.arrived"


def test_a_stranger_is_refused_in_words(room, conference) -> None:
    client = entered(room.stranger)
    for answer in (client.get(door(conference)), client.post(door(conference))):
        assert answer.status_code == 403
        assert "chưa có tên trong thành phần" in answer.text
        assert "Trần Văn Ví Dụ" not in answer.text
    assert conference.delegates.get().attendance == "invited"


def test_the_desk_hears_once_of_a_stranger_who_reports(desk, room, conference) -> None:
    client, listed = entered(room.stranger), page("conference_delegates", conference)
    client.get(door(conference))
    assert "Lê Thị Giả Định" not in desk.get(listed).text
    for _click in range(2):
        assert "Đã báo thư ký" in client.post(door(conference)).text
    assert "Lê Thị Giả Định" in desk.get(listed).text
    assert client.get(listed).status_code == 404
    [entry] = entries_for_subject(conference).filter(verb="stranger.reported")
    assert entry.content["actor"] == "Lê Thị Giả Định"
    wrong = client.post(door(conference, "x"))
    assert wrong.status_code == 403
    assert "Báo thư ký hội nghị" not in wrong.text


def test_the_link_of_another_conference_does_not_work(room, conference) -> None:
    other = planned(room, name="Hội nghị khác")
    client = entered(room.guest)
    crossed = door(conference, arrival_code(other))
    for answer in (client.get(crossed), client.post(crossed)):
        assert answer.status_code == 403
        assert "Mã này không phải của" in answer.text
    assert conference.delegates.get().attendance == "invited"


def test_the_code_counts_from_the_day_until_the_closing(room) -> None:
    conference = planned(room)
    move_conference_on(
        conference_id=conference.pk, to=ConferenceState.INVITED, actor=SYSTEM, at=BEFORE
    )
    client = entered(room.guest)
    with clock.at(BEFORE):
        early = client.post(door(conference))
    assert early.status_code == 422
    assert "Đến ngày họp" in early.text
    for state in (ConferenceState.OPEN, ConferenceState.CLOSED):
        move_conference_on(conference_id=conference.pk, to=state, actor=SYSTEM, at=THEN)
    late = client.post(door(conference))
    assert late.status_code == 422
    assert "không điểm danh bằng mã được nữa" in late.text
    assert conference.delegates.get().attendance == "invited"


def words_of_pdf(content: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def words_of_docx(content: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(BytesIO(content)).paragraphs)


def test_the_invitation_is_a_paper_to_all_or_to_one(desk, room, conference) -> None:
    invite(
        conference_id=conference.pk,
        role="Đại diện lãnh đạo VKSND tỉnh Bến Tre",
        unit_id=room.sector.ben_tre.pk,
        count=2,
        actor=SYSTEM,
        at=THEN,
    )
    told = words_of_docx(desk.get(page("invitation_docx", conference)).content)
    for words in (
        "Trần Văn Ví Dụ, Viện trưởng VKSND tỉnh Long An",
        "Bến Tre (02 người)",
        "13 giờ 30, ngày 21/02/2020",
        "13:40 Thảo luận",
    ):
        assert words in told
    mine = conference.delegates.get(person=room.guest.person)
    one = desk.get(f"{page('invitation_pdf', conference)}?delegate={mine.public_id}")
    assert one["Content-Type"] == "application/pdf"
    words = words_of_pdf(one.content)
    assert "Trần Văn Ví Dụ" in words
    assert "Bến Tre" not in words
    other = planned(room, name="Hội nghị khác")
    foreign = f"{page('invitation_pdf', other)}?delegate={mine.public_id}"
    assert desk.get(foreign).status_code == 404


def test_the_minutes_tell_what_happened(desk, conference) -> None:
    desk.post(page("delegate_attendance", conference.delegates.get()), {"attendance": "present"})
    taking = {"conference_id": conference.pk, "actor": SYSTEM, "at": THEN}
    point = conference.agenda.get(title="Thảo luận")
    take_note(kind=NoteKind.ADOPTED, text="Quy chế: 06/06 nhất trí", point_id=point.pk, **taking)
    take_note(kind=NoteKind.OPINION, text="Đề nghị gửi tài liệu sớm", **taking)
    told = words_of_docx(desk.get(page("minutes_docx", conference)).content)
    assert "Có mặt (01 người)" in told
    assert told.index("Thông qua: Quy chế: 06/06 nhất trí") < told.index("Đề nghị gửi tài liệu sớm")
    minutes = desk.get(page("minutes_pdf", conference))
    assert 'filename="bien-ban-hoi-nghi-2020-02-21.pdf"' in minutes["Content-Disposition"]
    assert "14 giờ 00" in words_of_pdf(minutes.content)


def test_before_the_opening_there_are_no_minutes(desk, room) -> None:
    conference = planned(room)
    assert desk.get(page("minutes_pdf", conference)).status_code == 404
    assert "Biên bản soạn sẵn" not in desk.get(page("conference", conference)).text
