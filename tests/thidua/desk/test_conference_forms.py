"""Planning, changing, cancelling and moving a conference on, by the forms of the desk."""

from datetime import date, time

import pytest
from django.test import Client

from tests.support.sector import make_paper
from tests.thidua.desk.meeting_room import (
    BEFORE,
    DAY,
    NAME,
    THEN,
    Room,
    entered,
    furnish,
    page,
    planned,
)
from thidua.conferences.actions import move_conference_on
from thidua.conferences.enums import ConferenceState
from thidua.conferences.models import Conference
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import entries_for_subject
from thidua.people.models import Notification


@pytest.fixture(autouse=True)
def _in_february(db):
    with clock.at(BEFORE):
        yield


@pytest.fixture
def room() -> Room:
    return furnish()


@pytest.fixture
def desk(room) -> Client:
    return entered(room.officer)


@pytest.fixture
def conference(room) -> Conference:
    return planned(room)


def verbs_of(conference) -> list[str]:
    return [entry.verb for entry in entries_for_subject(conference)]


def typed_by(room, **changed) -> dict[str, object]:
    typed = {
        "name": NAME,
        "kinds": ["launch", "signing"],
        "cluster_years": [str(room.cluster_year.pk)],
        "day": "21/2/2020",
        "start": "13h30",
        "part_of_day": "",
        "place": "Hội trường VKSND tỉnh Long An",
        "host": "vksnd tinh long an",
        "chair": "Nguyễn Thị Mẫu, Viện trưởng",
    }
    return typed | changed


def walk(conference, *states) -> None:
    for state in states:
        move_conference_on(conference_id=conference.pk, to=state, actor=SYSTEM, at=clock.now())


def test_an_officer_plans_a_conference_of_the_cluster(room, desk) -> None:
    assert page("conference_plan") in desk.get(page("conference_list")).text
    answer = desk.post(page("conference_plan"), typed_by(room))
    conference = Conference.objects.get()
    assert answer["Location"] == page("conference", conference)
    assert (conference.day, conference.start) == (DAY, time(13, 30))
    assert (conference.body, conference.host) == (room.sector.supreme, room.sector.long_an)
    assert conference.kinds == ["launch", "signing"]
    assert list(conference.cluster_years.all()) == [room.cluster_year]
    assert verbs_of(conference) == ["conference.planned"]
    assert "Nhập chương trình" in desk.get(answer["Location"]).text


def test_planning_twice_makes_one_conference(room, desk) -> None:
    desk.post(page("conference_plan"), typed_by(room))
    again = desk.post(page("conference_plan"), typed_by(room))
    assert again.status_code == 422
    assert "Ngày 21/02/2020 đã có" in str(again.context["form"].errors["name"])
    assert Conference.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "wrong", "says"),
    [
        ("day", "30/2/2020", "30/2/2020"),
        ("start", "25h", "25h"),
        ("kinds", [], "bắt buộc"),
        ("host", "khong co", "Không tìm thấy"),
        ("name", " ", "bắt buộc"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(room, desk, field, wrong, says) -> None:
    answer = desk.post(page("conference_plan"), typed_by(room, **{field: wrong}))
    assert answer.status_code == 422
    assert says in str(answer.context["form"].errors[field])
    assert "Hội trường VKSND tỉnh Long An" in answer.text
    assert not Conference.objects.exists()


def test_the_action_s_refusal_stands_at_its_field(room, desk) -> None:
    answer = desk.post(page("conference_plan"), typed_by(room, part_of_day="morning"))
    assert answer.status_code == 422
    assert "không thuộc buổi" in str(answer.context["form"].errors["start"])


def test_a_stranger_finds_no_form_and_changes_nothing(room, conference) -> None:
    client = entered(room.stranger)
    assert page("conference_plan") not in client.get(page("conference_list")).text
    names = ("conference_change", "conference_cancel", "minutes_pdf")
    addresses = [page("conference_plan"), page("conference_step", conference, "invited")]
    addresses += [page(name, conference) for name in names]
    for address in addresses:
        assert client.get(address).status_code == 404, address
        assert client.post(address, typed_by(room)).status_code in {404, 405}, address
    assert "Sửa thông tin" not in client.get(page("conference", conference)).text
    assert len(verbs_of(conference)) == 3


def test_a_change_keeps_what_is_not_touched_and_tells_the_guests(room, desk, conference) -> None:
    walk(conference, ConferenceState.INVITED)
    shown = desk.get(page("conference_change", conference))
    assert 'value="21/02/2020"' in shown.text
    assert 'value="13:30"' in shown.text
    changed = typed_by(room, day="22/02/2020", kinds=["signing"])
    assert desk.post(page("conference_change", conference), changed).status_code == 302
    conference.refresh_from_db()
    assert conference.day == date(2020, 2, 22)
    told = Notification.objects.filter(person=room.guest.person).latest("id")
    assert "thay đổi: ngày họp, nơi họp" in told.text
    assert told.address == page("conference", conference)
    before = verbs_of(conference)
    desk.post(page("conference_change", conference), changed)
    assert verbs_of(conference) == before


def test_cancelling_needs_a_reason_and_is_the_end(room, desk, conference) -> None:
    walk(conference, ConferenceState.INVITED)
    address = page("conference_cancel", conference)
    assert "Không mở lại được" in desk.get(address).text
    assert desk.post(address, {"reason": " "}).status_code == 422
    desk.post(address, {"reason": "Sáp nhập đơn vị chủ trì"})
    conference.refresh_from_db()
    assert conference.state == ConferenceState.CANCELLED
    shown = entered(room.stranger).get(page("conference", conference)).text
    assert "Sáp nhập đơn vị chủ trì" in shown
    told = Notification.objects.filter(person=room.guest.person).latest("id")
    assert "đã hủy: Sáp nhập" in told.text
    again = desk.post(address, {"reason": "Lý do khác"})
    assert again.status_code == 422
    assert verbs_of(conference).count("conference.cancelled") == 1
    assert desk.post(page("conference_step", conference, "invited")).status_code == 422
    feed = desk.get(page("conference_invitation", conference)).text
    assert "METHOD:CANCEL" in feed
    assert "STATUS:CANCELLED" in feed


def test_a_conference_is_invited_opened_and_closed_at_its_hour(room, desk, conference) -> None:
    invited, opened, closed = (
        page("conference_step", conference, each) for each in ("invited", "open", "closed")
    )
    assert "nhận thông báo ngay" in desk.get(invited).text
    desk.post(invited)
    assert Notification.objects.filter(person=room.guest.person, text__contains="Mời dự").exists()
    early = desk.post(opened, {"hour": ""})
    assert early.status_code == 422
    assert "họp ngày 21/02/2020" in early.text
    with clock.at(THEN):
        assert 'value="14:00"' in desk.get(opened).text
        late = desk.post(opened, {"hour": "14:01"})
        assert "ở sau lúc nhập" in str(late.context["form"].errors["hour"])
        for _click in range(2):
            assert desk.post(opened, {"hour": "13:35"}).status_code == 302
        wrong = desk.post(closed, {"hour": "13:00"})
        assert "trước giờ khai mạc" in str(wrong.context["form"].errors["hour"])
        desk.post(closed, {"hour": ""})
    conference.refresh_from_db()
    assert conference.state == ConferenceState.CLOSED
    assert conference.opened_at == clock.moment(DAY, 13, 35)
    assert conference.closed_at is None
    assert verbs_of(conference).count("conference.moved_on") == 3
    assert desk.get(page("conference_step", conference, "minuted")).status_code == 404


def test_minutes_from_the_register_end_it(room, desk, conference) -> None:
    with clock.at(THEN):
        walk(conference, *list(ConferenceState)[1:4])
        minutes = make_paper(DocumentKind.MINUTES, "05", "BB-VKS", DAY, room.sector.long_an)
        make_paper(DocumentKind.REPORT, "06", "BC-VKS", DAY, room.sector.long_an)
        address = page("conference_minutes_link", conference)
        assert "Gắn biên bản" in desk.get(page("conference_minutes", conference)).text
        unknown = desk.post(address, {"minutes": "khong co so nay"})
        assert "Không tìm thấy" in str(unknown.context["form"].errors["minutes"])
        desk.post(address, {"minutes": "05 BB-VKS"})
        conference.refresh_from_db()
        assert (conference.state, conference.minutes) == (ConferenceState.MINUTED, minutes)
        refused = desk.post(page("conference_change", conference), typed_by(room))
        assert "đã có biên bản" in refused.text
        assert "Sửa thông tin" not in desk.get(page("conference", conference)).text


def test_from_the_cluster_s_page_its_year_is_chosen_already(room, desk) -> None:
    way = f"{page('conference_plan')}?cluster_year={room.cluster_year.public_id}"
    assert way in desk.get(page("cluster_year", room.cluster_year)).text
    form = desk.get(way).context["form"]
    assert form.initial["cluster_years"] == [str(room.cluster_year.pk)]
    stranger = entered(room.stranger)
    assert way not in stranger.get(page("cluster_year", room.cluster_year)).text
