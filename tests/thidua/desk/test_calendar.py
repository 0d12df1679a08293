"""The work calendar on the desk: read by everybody, written by who keeps it."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.calendar.actions import Work, enter_work
from thidua.calendar.models import WorkEntry
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.enums import Role

NOW = clock.moment(date(2026, 3, 4), 10)
MONDAY = date(2026, 3, 2)
TYPED = {
    "day": "05/03/2026",
    "start": "14h30",
    "half_days": "nửa ngày",
    "subject": "Họp giao ban",
    "who": "Viện trưởng, Phó Viện trưởng",
    "place": "Phòng họp tầng 2",
    "organiser": "Văn phòng",
}


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def unit(db: None) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ")


@pytest.fixture
def desk(client: Client, unit: Unit) -> Client:
    client.force_login(make_official("Nguyễn Thị Mẫu", unit, [Role.RECORDS_CLERK]))
    return client


@pytest.fixture
def reader(unit: Unit) -> Client:
    visitor = Client()
    visitor.force_login(make_official("Trần Văn Ví Dụ", unit))
    return visitor


def add(unit: Unit, **more: Any) -> WorkEntry:
    work = Work(**{"day": date(2026, 3, 3), "subject": "Chào cờ"} | more)
    return enter_work(work, unit_id=unit.pk, actor=SYSTEM, at=NOW)


def page(name: str, entry: WorkEntry | None = None) -> str:
    return reverse(f"desk:{name}", args=[entry.public_id] if entry else [])


def whose(unit: Unit) -> dict[str, str]:
    return {"unit": f"{unit.label} [{unit.public_id}]"}


def sentences(entry: WorkEntry) -> list[str]:
    return [row.sentence for row in entry_rows(entries_for_subject(entry))]


def test_a_line_is_added_stands_in_its_week_and_in_the_ledger(desk: Client, unit: Unit) -> None:
    asked = desk.get(page("work_enter"))
    assert f"{unit.label} [{unit.public_id}]" in asked.text
    assert "Mọi người có tài khoản xem được dòng này ngay" in asked.text
    answer = desk.post(page("work_enter"), TYPED | whose(unit))
    assert answer.status_code == 302
    entry = WorkEntry.objects.get()
    assert (entry.day, entry.start, entry.half_days) == (date(2026, 3, 5), time(14, 30), 1)
    assert (entry.unit, entry.who) == (unit, ["Viện trưởng", "Phó Viện trưởng"])
    assert not entry.public
    shown = desk.get(answer["Location"]).text
    assert "14:30" in shown
    assert "Họp giao ban" in shown
    assert sentences(entry) == ["thêm lịch ngày 05/03/2026: Họp giao ban"]


def test_the_same_form_sent_twice_adds_one_line(desk: Client, unit: Unit) -> None:
    desk.post(page("work_enter"), TYPED | whose(unit))
    again = desk.post(page("work_enter"), TYPED | whose(unit))
    assert again.status_code == 422
    assert "đã có “Họp giao ban”" in again.context["form"].errors["subject"][0]
    assert WorkEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("day", "31/02/2026", "31/02/2026"),
        ("day", "", "bắt buộc"),
        ("start", "25h", "ví dụ 08:00"),
        ("start", "sáng", "ví dụ 08:00"),
        ("half_days", "lâu", "lâu"),
        ("subject", "", "bắt buộc"),
        ("unit", "Không Có Đơn Vị Này", "Không tìm thấy"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field_and_kept(
    desk: Client, unit: Unit, field: str, typed: str, said: str
) -> None:
    answer = desk.post(page("work_enter"), TYPED | whose(unit) | {field: typed})
    assert answer.status_code == 422
    assert said in answer.context["form"].errors[field][0]
    assert typed in answer.text
    assert "Phòng họp tầng 2" in answer.text
    assert not WorkEntry.objects.exists()


def test_a_line_of_anothers_calendar_is_refused_at_the_unit(desk: Client, unit: Unit) -> None:
    other = make_unit("VKSND tỉnh Thí Dụ")
    answer = desk.post(page("work_enter"), TYPED | whose(other))
    assert answer.status_code == 422
    assert "không giữ lịch của VKSND tỉnh Thí Dụ" in answer.context["form"].errors["unit"][0]
    assert not WorkEntry.objects.exists()


def test_who_does_not_keep_the_calendar_reads_it_and_finds_no_form(
    reader: Client, unit: Unit
) -> None:
    entry = add(unit)
    shown = reader.get(page("calendar")).text
    assert "Chào cờ" in shown
    assert page("work_change", entry) not in shown
    assert page("work_enter") not in shown
    for address in (
        page("work_enter"),
        page("work_change", entry),
        page("work_cancel", entry),
    ):
        assert reader.get(address).status_code == 404
        assert reader.post(address, TYPED | whose(unit)).status_code == 404
    assert list(WorkEntry.objects.values_list("subject", flat=True)) == ["Chào cờ"]


def test_a_line_is_changed_once(desk: Client, unit: Unit) -> None:
    entry = add(unit, who=["Toàn cơ quan"], half_days=5, start=time(7, 30))
    assert page("work_change", entry) in desk.get(page("calendar")).text
    asked = desk.get(page("work_change", entry)).text
    for written in ("03/03/2026", "07:30", "2,5", "Toàn cơ quan"):
        assert f'value="{written}"' in asked
    typed = TYPED | {"subject": "Chào cờ, phát động thi đua"}
    for _again in range(2):
        assert desk.post(page("work_change", entry), typed).status_code == 302
    entry.refresh_from_db()
    assert (entry.subject, entry.day) == ("Chào cờ, phát động thi đua", date(2026, 3, 5))
    assert sum(told.startswith("sửa lịch") for told in sentences(entry)) == 1


def test_a_line_is_taken_off_after_it_was_said_who_sees_it(desk: Client, unit: Unit) -> None:
    entry = add(unit)
    assert "mất khỏi lịch của đơn vị" in desk.get(page("work_cancel", entry)).text
    assert WorkEntry.objects.exists()
    assert desk.post(page("work_cancel", entry)).status_code == 302
    assert not WorkEntry.objects.exists()
    assert desk.post(page("work_cancel", entry)).status_code == 404


def test_an_empty_week_says_what_comes_and_leads_on(
    desk: Client, reader: Client, unit: Unit
) -> None:
    assert "Thêm việc đầu tiên" in desk.get(page("calendar")).text
    shown = reader.get(page("calendar")).text
    assert "Tuần này chưa có lịch" in shown
    assert "Thêm việc đầu tiên" not in shown


def test_weeks_are_reached_by_links_that_name_their_keys(desk: Client, unit: Unit) -> None:
    add(unit, day=MONDAY.replace(day=9), subject="Tuần sau mới có")
    shown = desk.get(page("calendar")).text
    assert "Tuần sau mới có" not in shown
    assert 'href="?on=09%2F03%2F2026"' in shown
    assert 'data-key="ArrowRight"' in shown
    assert "Tuần sau mới có" in desk.get(page("calendar"), {"on": "09/03/2026"}).text


def test_the_week_has_a_sheet_for_printing(reader: Client, unit: Unit) -> None:
    add(unit, place="Sân cơ quan")
    shown = reader.get(page("calendar_print")).text
    for told in ("LỊCH CÔNG TÁC", "Từ ngày 02/03/2026 đến ngày 08/03/2026", "Sân cơ quan"):
        assert told in shown
    assert "VKSND TỈNH VÍ DỤ" in shown


def test_the_feed_of_a_unit_carries_its_public_lines_alone(reader: Client, unit: Unit) -> None:
    add(unit, subject="Họp kín")
    add(unit, subject="Tiếp công dân", public=True)
    add(make_unit("VKSND tỉnh Thí Dụ"), subject="Nơi khác", public=True)
    feed = reader.get(page("calendar")).context["feed"]
    assert unit.public_id in feed
    answer = Client().get(feed.removeprefix("http://testserver"))
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Tiếp công dân"]
