import re
from datetime import UTC, date, datetime, time

import icalendar
import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_with, make_unit
from thidua.calendar.actions import Work, change_work_entry, enter_work, remove_work_entry
from thidua.calendar.models import WorkEntry
from thidua.calendar.queries import (
    all_public_work,
    public_work,
    search_work,
    week_of,
    work_feed,
    work_for,
    work_rows,
)
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.org.models import Unit
from thidua.people.enums import Role

MONDAY = date(2023, 1, 9)
SUBJECT = "Hội nghị triển khai công tác năm 2023; tổng kết phong trào thi đua, khen thưởng"


@pytest.fixture
def unit(db) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ")


@pytest.fixture
def enter(unit):
    def make(subject: str = SUBJECT, day: date = MONDAY, **more) -> WorkEntry:
        return enter_work(
            Work(day=day, subject=subject, **more), unit_id=unit.pk, actor=SYSTEM, at=AT
        )

    return make


def feed_of(entries=None) -> bytes:
    chosen = WorkEntry.objects.all() if entries is None else entries
    return work_feed(chosen, name="Lịch công tác tuần", host="thidua.local", at=AT)


def events_of(feed: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(feed).walk("VEVENT"))


def test_a_week_shows_seven_days_from_monday_in_the_order_of_hours(enter, unit):
    enter("Chiều", start=time(13, 30))
    enter("Trực ban", duty=True)
    enter("Sáng", start=time(7, 30), half_days=5, who=["Viện trưởng", " "], place="Hội trường")
    enter("Chủ nhật", date(2023, 1, 15))
    enter("Tuần sau", date(2023, 1, 16))
    for day in (MONDAY, date(2023, 1, 12), date(2023, 1, 15)):
        week = week_of(work_for(actor_with(unit), unit.pk), day)
        assert [each.day.isoweekday() for each in week] == [1, 2, 3, 4, 5, 6, 7]
        assert [row.subject for row in week[0].rows] == ["Trực ban", "Sáng", "Chiều"]
        assert [row.subject for row in week[6].rows] == ["Chủ nhật"]
    morning = week[0].rows[1]
    assert (morning.length, morning.who, morning.place) == (
        "2,5 ngày",
        ("Viện trưởng",),
        "Hội trường",
    )


def test_a_day_off_bears_its_name(unit):
    week = week_of(work_for(actor_with(unit), unit.pk), date(2023, 9, 2))
    assert "Quốc khánh" in week[5].note
    assert week[1].note == ""


@pytest.mark.parametrize(
    ("work", "words"),
    [
        ({"subject": " "}, "Chưa có nội dung công việc"),
        ({"half_days": 0}, "Thời lượng 0 ngày chưa đúng. Nhập từ 0,5 đến 60 ngày"),
        ({"half_days": 121}, "Thời lượng 60,5 ngày chưa đúng"),
        ({"subject": "x" * 401}, "dài 401 ký tự"),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_nothing_is_kept(enter, unit, work, words):
    kept = enter()
    with pytest.raises(Refused, match=words):
        enter(**work)
    changed = Work(**({"day": MONDAY, "subject": SUBJECT} | work))
    with pytest.raises(Refused, match=words):
        change_work_entry(changed, entry_id=kept.pk, actor=SYSTEM, at=AT)
    assert WorkEntry.objects.count() == 1
    assert LedgerEntry.objects.filter(verb__startswith="work_entry.").count() == 1


def test_a_change_leaves_old_and_new_and_the_same_again_nothing(enter):
    entry = enter(start=time(8))
    changed = Work(day=MONDAY, subject=SUBJECT, start=time(9), place="Phòng họp A")
    for _twice in range(2):
        change_work_entry(changed, entry_id=entry.pk, actor=SYSTEM, at=AT)
    (kept,) = LedgerEntry.objects.filter(verb="work_entry.changed")
    assert (kept.content or {})["payload"]["changes"] == {
        "start": ["08:00:00", "09:00:00"],
        "place": ["", "Phòng họp A"],
    }


def test_a_removed_line_stays_in_the_ledger(enter):
    entry = enter(place="Hội trường")
    remove_work_entry(entry_id=entry.pk, actor=SYSTEM, at=AT)
    assert not WorkEntry.objects.exists()
    (kept,) = LedgerEntry.objects.filter(verb="work_entry.removed")
    assert (kept.content or {})["payload"]["place"] == "Hội trường"


def test_only_public_lines_are_for_everybody(enter, unit):
    enter("Họp nội bộ")
    enter("Tiếp công dân", public=True)
    assert [each.subject for each in public_work(unit.pk)] == ["Tiếp công dân"]
    assert [each.subject for each in all_public_work()] == ["Tiếp công dân"]
    assert not work_for(ANONYMOUS, unit.pk).exists()
    assert work_for(actor_with(unit), unit.pk).count() == 2


@pytest.mark.parametrize("text", ["khen thuong", "HỘI NGHỊ 2023", "hội trường"])
def test_lines_are_found_without_marks(enter, unit, text):
    entry = enter(place="Hội trường tầng 2")
    enter("Trực ban")
    assert list(search_work(work_for(actor_with(unit), unit.pk), text)) == [entry]


def test_the_feed_reads_back_as_it_was_entered(enter):
    entry = enter(
        start=time(7, 30),
        place="Hội trường; tầng 2, nhà A",
        who=["Viện trưởng", "các Phó Viện trưởng"],
        organiser="Văn phòng",
    )
    (event,) = events_of(feed_of())
    assert str(event["summary"]) == SUBJECT
    assert str(event["location"]) == "Hội trường; tầng 2, nhà A"
    assert str(event["description"]) == "Viện trưởng, các Phó Viện trưởng\nVăn phòng"
    assert str(event["uid"]) == f"{entry.public_id}@thidua.local"
    assert event.decoded("dtstart") == datetime(2023, 1, 9, 0, 30, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2023, 1, 9, 1, 30, tzinfo=UTC)
    assert event.decoded("dtstamp") == AT


def test_the_feed_keeps_the_rules_of_its_format(enter):
    enter("Chữ Việt dài: " + "nghiêng nghiêng " * 20 + "\\ ; , hết", start=time(7, 30))
    enter("Trực ban", who=["Phòng 1"])
    feed = feed_of()
    lines = feed.split(b"\r\n")
    assert b"\n" not in feed.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    text = re.sub(rb"\r\n[ \t]", b"", feed).decode()
    assert "VERSION:2.0" in text
    assert "TZID" not in text
    assert r"\\ \; \, hết" in text
    for needed in ("UID:", "DTSTAMP:", "DTSTART"):
        assert text.count(needed) == 2


def test_an_event_keeps_its_name_in_the_feed_when_it_changes(enter):
    entry = enter(start=time(8))
    (before,) = events_of(feed_of())
    changed = Work(day=date(2023, 1, 10), subject="Dời sang thứ Ba")
    change_work_entry(changed, entry_id=entry.pk, actor=SYSTEM, at=AT)
    (after,) = events_of(feed_of())
    assert before["uid"] == after["uid"]
    assert str(after["summary"]) == "Dời sang thứ Ba"


@pytest.mark.parametrize(
    ("start", "half_days", "begins", "ends"),
    [
        (None, None, date(2023, 1, 9), date(2023, 1, 10)),
        (None, 1, date(2023, 1, 9), date(2023, 1, 10)),
        (None, 5, date(2023, 1, 9), date(2023, 1, 12)),
        (time(7, 30), 1, "2023-01-09T00:30", "2023-01-09T04:30"),
        (time(7, 30), 2, "2023-01-09T00:30", "2023-01-09T10:00"),
        (time(7, 30), 5, "2023-01-09T00:30", "2023-01-11T04:30"),
        (time(13, 30), 1, "2023-01-09T06:30", "2023-01-09T10:00"),
        (time(13, 30), 2, "2023-01-09T06:30", "2023-01-10T04:30"),
        (time(19), 1, "2023-01-09T12:00", "2023-01-09T13:00"),
    ],
)
def test_a_stated_length_ends_with_its_last_half_day(enter, start, half_days, begins, ends):
    enter(start=start, half_days=half_days)
    (event,) = events_of(feed_of())

    def moment(text):
        return text if isinstance(text, date) else datetime.fromisoformat(f"{text}+00:00")

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (moment(begins), moment(ends))


def test_rows_and_weeks_take_one_query(enter, unit):
    for place in range(3):
        enter(f"Việc {place}")
    entries = work_for(actor_with(unit), unit.pk)
    assert queries_of(lambda: work_rows(entries[:1])) == 1
    assert queries_of(lambda: work_rows(entries)) == 1
    assert queries_of(lambda: week_of(entries, MONDAY)) == 1


def test_a_calendar_is_kept_by_those_who_work_there(enter, unit):
    entry = enter()
    stranger = actor_with(make_unit("VKSND tỉnh Giả Định"), Role.UNIT_OFFICER)
    for work in (
        lambda: enter_work(Work(day=MONDAY, subject="a"), unit_id=unit.pk, actor=stranger, at=AT),
        lambda: enter_work(Work(day=MONDAY, subject="a"), unit_id=None, actor=stranger, at=AT),
        lambda: change_work_entry(
            Work(day=MONDAY, subject="a"), entry_id=entry.pk, actor=stranger, at=AT
        ),
        lambda: remove_work_entry(entry_id=entry.pk, actor=stranger, at=AT),
    ):
        with pytest.raises(NotPermitted):
            work()
    officer = actor_with(unit, Role.UNIT_OFFICER)
    assert enter_work(Work(day=MONDAY, subject="a"), unit_id=unit.pk, actor=officer, at=AT).pk
