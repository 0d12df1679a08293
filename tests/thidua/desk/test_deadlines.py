"""A deadline's own page: everybody of the unit reads it, who does the work closes it, who leads moves it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.calendar.actions import set_deadline
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.enums import Role
from thidua.people.models import Notification

NOW = clock.moment(date(2026, 3, 4), 10)
DUE = clock.moment(date(2026, 3, 9), 17)
LATER = {"day": "16/03/2026", "hour": "8h30", "reason": "Chờ số liệu của hai phòng"}


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def above(db: None) -> Unit:
    return make_unit("VKSND tối cao")


@pytest.fixture
def unit(above: Unit) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ", parent=above)


def signed_in(unit: Unit, *roles: Role, name: str = "Nguyễn Thị Mẫu") -> Client:
    visitor = Client()
    visitor.force_login(make_official(name, unit, roles))
    return visitor


@pytest.fixture
def officer(unit: Unit) -> Client:
    return signed_in(unit, Role.UNIT_OFFICER)


@pytest.fixture
def office(above: Unit) -> Client:
    return signed_in(above, Role.STANDING_OFFICE, name="Lê Thị Giả Định")


def due(unit: Unit, **more: Any) -> Deadline:
    particulars: dict[str, Any] = {
        "label": "Gửi báo cáo tổng kết",
        "basis": "Hướng dẫn 31/HD-VKSTC",
        "role": Role.UNIT_OFFICER,
        "due": DUE,
    }
    return set_deadline(subject=unit, unit_id=unit.pk, actor=SYSTEM, at=NOW, **particulars | more)


def page(name: str, deadline: Deadline) -> str:
    return reverse(f"desk:{name}", args=[deadline.public_id])


def verbs(deadline: Deadline) -> list[str]:
    return [row.verb for row in entry_rows(entries_for_subject(deadline))]


def told() -> list[str]:
    of_deadlines = Notification.objects.filter(key__startswith="deadline:")
    return list(of_deadlines.order_by("id").values_list("text", flat=True))


def test_a_deadline_says_who_set_it_why_and_how_long_there_is(officer: Client, unit: Unit) -> None:
    shown = officer.get(page("deadline", due(unit))).text
    for words in (
        "17:00 09/03/2026",
        "5 ngày, trong đó 3 ngày làm việc",
        "Cán bộ thi đua của đơn vị",
        "Hướng dẫn 31/HD-VKSTC",
        "thidua",
        "Ghi đã xong",
        "Đề nghị dời hạn",
    ):
        assert words in shown
    assert "Bỏ hạn" not in shown


def test_the_worker_marks_it_as_done_once(officer: Client, unit: Unit) -> None:
    deadline = due(unit)
    assert "rời khỏi danh sách chờ" in officer.get(page("deadline_close", deadline)).text
    for _again in range(2):
        assert officer.post(page("deadline_close", deadline)).status_code == 302
    deadline.refresh_from_db()
    assert (deadline.state, deadline.closed_at) == (DeadlineState.MET, NOW)
    assert verbs(deadline) == ["deadline.met", "deadline.set"]
    assert "Đã xong" in officer.get(page("deadline", deadline)).text


def test_what_is_done_on_its_own_page_is_not_closed_by_hand(officer: Client, unit: Unit) -> None:
    deadline = due(unit, address="/desk/movements/")
    shown = officer.get(page("deadline", deadline)).text
    assert 'href="/desk/movements/"' in shown
    assert page("deadline_close", deadline) not in shown
    answer = officer.post(page("deadline_close", deadline))
    assert answer.status_code == 422
    assert "tự ghi xong" in answer.text
    deadline.refresh_from_db()
    assert deadline.state == DeadlineState.OPEN


def test_others_of_the_unit_read_it_and_strangers_do_not_find_it(unit: Unit, above: Unit) -> None:
    deadline = due(unit)
    colleague = signed_in(unit, name="Trần Văn Ví Dụ")
    shown = colleague.get(page("deadline", deadline)).text
    assert "Cán bộ thi đua của đơn vị, VKSND tỉnh Ví Dụ" in shown
    stranger = signed_in(make_unit("VKSND tỉnh Thí Dụ", parent=above), Role.UNIT_OFFICER)
    assert stranger.get(page("deadline", deadline)).status_code == 404
    for name in ("deadline_close", "deadline_ask", "deadline_move", "deadline_cancel"):
        for visitor in (colleague, stranger):
            assert visitor.get(page(name, deadline)).status_code == 404
            assert visitor.post(page(name, deadline), LATER).status_code == 404
    assert verbs(deadline) == ["deadline.set"]


def test_more_time_is_asked_for_and_granted(officer: Client, office: Client, unit: Unit) -> None:
    deadline = due(unit)
    assert "hạn cũ vẫn giữ" in officer.get(page("deadline_ask", deadline)).text
    for _again in range(2):
        assert officer.post(page("deadline_ask", deadline), LATER).status_code == 302
    deadline.refresh_from_db()
    asked = clock.moment(date(2026, 3, 16), 8, 30)
    assert (deadline.due, deadline.asked_until) == (DUE, asked)
    waiting = office.get(reverse("desk:home")).text
    assert "Trả lời đề nghị dời hạn: Gửi báo cáo tổng kết" in waiting
    assert "Chờ số liệu của hai phòng" in waiting
    form = office.get(page("deadline_move", deadline)).text
    assert 'value="16/03/2026"' in form
    assert 'value="08:30"' in form
    assert office.post(page("deadline_move", deadline), LATER).status_code == 302
    deadline.refresh_from_db()
    assert (deadline.due, deadline.asked_until) == (asked, None)
    assert verbs(deadline) == ["deadline.moved", "deadline.extension_asked", "deadline.set"]
    assert "Trả lời đề nghị" not in office.get(reverse("desk:home")).text
    assert told() == [
        "Việc có hạn 17:00 09/03/2026: Gửi báo cáo tổng kết",
        "VKSND tỉnh Ví Dụ (VKSND tối cao) đề nghị dời hạn đến 08:30 16/03/2026: Gửi báo cáo tổng kết",
        "Hạn dời từ 17:00 09/03/2026 sang 08:30 16/03/2026: Gửi báo cáo tổng kết",
    ]


def test_more_time_is_declined_with_a_reason(officer: Client, office: Client, unit: Unit) -> None:
    deadline = due(unit)
    officer.post(page("deadline_ask", deadline), LATER)
    empty = office.post(page("deadline_decline", deadline), {"reason": " "})
    assert empty.status_code == 422
    assert empty.context["form"].errors["reason"]
    reason = {"reason": "Ngành chốt số liệu ngày 10/3"}
    assert office.post(page("deadline_decline", deadline), reason).status_code == 302
    again = office.post(page("deadline_decline", deadline), reason)
    assert again.status_code == 422
    assert "không còn đề nghị nào" in again.text
    deadline.refresh_from_db()
    assert (deadline.due, deadline.asked_until) == (DUE, None)
    assert told()[-1] == "Hạn giữ nguyên 17:00 09/03/2026: Gửi báo cáo tổng kết"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"day": "09/03/2026"}, "until", "không sau hạn hiện nay"),
        ({"day": "ngày mai"}, "day", "ngày mai"),
        ({"hour": "99"}, "hour", "ví dụ 08:00"),
        ({"reason": ""}, "reason", "bắt buộc"),
    ],
)
def test_a_request_that_cannot_be_is_told_and_kept(
    officer: Client, unit: Unit, typed: dict[str, str], field: str, said: str
) -> None:
    deadline = due(unit)
    answer = officer.post(page("deadline_ask", deadline), LATER | typed)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert said in str(errors.get(field) or errors["__all__"])
    assert all(words in answer.text for words in typed.values())
    assert verbs(deadline) == ["deadline.set"]


def test_who_leads_moves_and_drops_and_the_unit_is_told(
    officer: Client, office: Client, unit: Unit
) -> None:
    deadline = due(unit)
    shown = office.get(page("deadline", deadline)).text
    assert "Dời hạn" in shown
    assert "Đề nghị dời hạn" not in shown
    assert "không còn phải làm" in office.get(page("deadline_cancel", deadline)).text
    reason = {"reason": "Gộp vào báo cáo năm"}
    assert office.post(page("deadline_cancel", deadline), reason).status_code == 302
    assert office.post(page("deadline_cancel", deadline), reason).status_code == 422
    deadline.refresh_from_db()
    assert deadline.state == DeadlineState.DROPPED
    assert told()[-1] == "Không còn phải làm: Gửi báo cáo tổng kết"
    bell = officer.get(reverse("desk:notifications")).text
    assert "Không còn phải làm: Gửi báo cáo tổng kết" in bell
    newest = Notification.objects.latest("id")
    read = officer.post(reverse("desk:notification_read", args=[newest.public_id]))
    assert read["Location"] == page("deadline", deadline)


def test_home_leads_every_row_on_and_the_most_overdue_most_visibly(
    officer: Client, unit: Unit
) -> None:
    late = due(unit, key="a", label="Quá hạn nhất", due=NOW - timedelta(days=9))
    due(unit, key="b", label="Quá hạn hôm qua", due=NOW - timedelta(days=1))
    due(unit, key="c", label="Có trang riêng", address="/desk/movements/")
    home = officer.get(reverse("desk:home"))
    rows = [row for group in home.context["groups"] for row in group.rows]
    assert [row.label for row in rows] == ["Quá hạn nhất", "Quá hạn hôm qua", "Có trang riêng"]
    assert all(row.href and row.action for row in rows)
    assert home.text.count("btn-next") == 1
    assert f'btn-next" href="{page("deadline", late)}"' in home.text
