"""Administration: accounts, roles, health; refused to others as if it were not there."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.people import PASSWORD, SINCE, Entered, enter
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.actions import create_unit
from thidua.org.enums import Kind, Level, Sector
from thidua.people.actions import notify
from thidua.people.enums import Role
from thidua.people.models import Account, Notification, Person, RoleAssignment
from thidua.people.queries import roles_of

TODAY = date(2026, 3, 2)


@pytest.fixture
def administrator(db: None) -> Entered:
    return enter("quantri", administrator=True)


@pytest.fixture
def holder(administrator: Entered) -> Entered:
    return enter("mau", name="Nguyễn Thị Mẫu")


@pytest.fixture
def desk(client: Client, administrator: Entered) -> Client:
    client.force_login(administrator.account)
    return client


def page(name: str, thing: Any = None) -> str:
    return reverse(f"desk:{name}", args=[thing.public_id] if thing else [])


ROOMS = ("health", "account_list")
OF_ACCOUNT = ("account_detail", "account_close", "account_reset", "account_unprotect")
OF_PERSON = ("account_open", "role_give", "person_correct", "post_begin")


def test_nobody_else_finds_the_rooms_of_administration(client: Client, holder: Entered) -> None:
    other = enter("khac")
    client.force_login(holder.account)
    addresses = [page(name) for name in ROOMS]
    addresses += [page(name, other.account) for name in OF_ACCOUNT]
    addresses += [page(name, other.person) for name in OF_PERSON]
    for address in addresses:
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code in {404, 405}, address
    assert "Khac" not in client.get(page("role_list")).text


def test_an_administrator_finds_them_all(desk: Client, holder: Entered) -> None:
    addresses = [page(name) for name in (*ROOMS, "administration", "role_list", "series_list")]
    addresses += [page(name, holder.account) for name in OF_ACCOUNT]
    addresses += [page(name, holder.person) for name in OF_PERSON]
    for address in addresses:
        assert desk.get(address).status_code == 200, address


def test_an_account_is_opened_and_its_password_set_by_a_link_shown_once(desk: Client) -> None:
    person = Person.objects.create(full_name="Trần Văn Ví Dụ", invented=True)
    opened = desk.post(page("account_open", person), {"username": "vidu"})
    account = Account.objects.get(username="vidu")
    assert opened["Location"] == page("account_detail", account)
    made = desk.post(page("account_reset", account))
    address = re.search(r'value="(http://testserver/accounts/reset/[^"]+)"', made.text)
    assert address
    assert "data-copy=" in made.text
    assert "no-store" in made["Cache-Control"]
    chosen = {"password": "mat-khau-moi-2026", "again": "mat-khau-moi-2026"}
    assert Client().post(address.group(1), chosen).status_code == 302
    assert authenticate(None, username="vidu", password="mat-khau-moi-2026") == account
    assert "/accounts/reset/" not in desk.get(page("account_detail", account)).text


@pytest.mark.parametrize(
    ("username", "said"),
    [("", "bắt buộc"), ("Có Dấu", "chỉ dùng chữ không dấu"), ("quantri", "đã có người dùng")],
)
def test_a_bad_sign_in_name_is_refused_at_its_field(desk: Client, username: str, said: str) -> None:
    person = Person.objects.create(full_name="Trần Văn Ví Dụ", invented=True)
    answer = desk.post(page("account_open", person), {"username": username})
    assert answer.status_code == 422
    assert answer.context["form"].errors["username"]
    assert said in answer.text
    assert not Account.objects.filter(person=person).exists()


def test_an_account_is_closed_and_opened_again(desk: Client, holder: Entered) -> None:
    asked = desk.get(page("account_close", holder.account))
    assert "các phiên đang mở dừng ngay" in asked.text
    assert Account.objects.get(pk=holder.account.pk).is_active
    desk.post(page("account_close", holder.account))
    assert not Account.objects.get(pk=holder.account.pk).is_active
    desk.post(page("account_reopen", holder.account))
    assert Account.objects.get(pk=holder.account.pk).is_active


def test_the_last_administrator_stays(desk: Client, administrator: Entered) -> None:
    answer = desk.post(page("account_close", administrator.account))
    assert answer.status_code == 422
    assert "người quản trị cuối cùng" in answer.text


def test_a_role_for_the_whole_system_is_given_and_ended(desk: Client, holder: Entered) -> None:
    typed = {"role": "administrator", "scope_kind": "system", "start": "01/03/2026"}
    assert desk.post(page("role_give", holder.person), typed).status_code == 302
    role = RoleAssignment.objects.get(person=holder.person)
    assert (role.start, role.scope_id) == (date(2026, 3, 1), None)
    desk.post(page("role_end", role), {"end": "2026-03-31"})
    role.refresh_from_db()
    assert role.end == date(2026, 3, 31)


@pytest.fixture
def unit(db: None) -> Any:
    return create_unit(
        kind=Kind.PROVINCIAL_PROCURACY,
        level=Level.PROVINCIAL,
        sector=Sector.PROCURACY,
        name="Viện kiểm sát nhân dân tỉnh Ví Dụ",
        short_name="VKSND tỉnh Ví Dụ",
        since=date(2020, 1, 1),
        actor=SYSTEM,
        at=clock.now(),
    )


def test_a_role_in_a_unit_is_given_by_its_name_without_diacritics(
    desk: Client, holder: Entered, unit: Any
) -> None:
    typed = {"role": "unit_officer", "scope_kind": "unit", "start": "1/3/2026"}
    missing = desk.post(page("role_give", holder.person), typed)
    assert "Chưa chọn phạm vi" in missing.text
    unknown = desk.post(page("role_give", holder.person), {**typed, "place": "khong co dau"})
    assert "Không tìm thấy" in unknown.text
    given = desk.post(page("role_give", holder.person), {**typed, "place": "vksnd vi du"})
    assert given.status_code == 302
    (role,) = roles_of(holder.person)
    assert (role.role, role.scope_id, role.scope_label) == (
        Role.UNIT_OFFICER,
        unit.pk,
        "VKSND tỉnh Ví Dụ",
    )


def test_of_two_namesakes_the_field_asks_which_and_takes_the_one_that_is_picked(
    desk: Client, administrator: Entered
) -> None:
    first, second = (
        Person.objects.create(full_name="Lê Văn Mẫu", invented=True) for _number in range(2)
    )
    role = RoleAssignment.objects.get(person=administrator.person)
    typed = {"start": "02/03/2026", "end": "31/03/2026", "to_person": "le van mau"}
    asked = desk.post(page("role_delegate", role), typed)
    assert asked.status_code == 422
    assert "Có nhiều kết quả" in asked.text
    assert f"[{second.public_id}]" in asked.text
    typed["to_person"] = f"Lê Văn Mẫu [{second.public_id}]"
    assert desk.post(page("role_delegate", role), typed).status_code == 302
    assert not roles_of(first).exists()
    assert roles_of(second).get().delegated_by == administrator.person


def test_a_loan_says_for_whom_and_until_when_and_its_lender_takes_it_back(
    client: Client, holder: Entered
) -> None:
    receiver = enter("nhan", name="Hoàng Minh Ví Dụ")
    own = RoleAssignment.objects.create(
        person=holder.person,
        role=Role.UNIT_HEAD,
        scope_kind="unit",
        scope_id=1,
        scope_label="VKSND tỉnh Ví Dụ",
        start=SINCE,
    )
    client.force_login(holder.account)
    with clock.at(clock.moment(TODAY, 9)):
        without_end = {"to_person": "hoang minh vi du", "start": "02/03/2026"}
        refused = client.post(page("role_delegate", own), without_end)
        assert "Ủy quyền phải có ngày kết thúc" in refused.text
        lent = client.post(page("role_delegate", own), {**without_end, "end": "05/03/2026"})
        assert lent.status_code == 302
        assert "theo ủy quyền của Nguyễn Thị Mẫu" in client.get(page("role_list")).text
        receiving = Client()
        receiving.force_login(receiver.account)
        assert "theo ủy quyền của Nguyễn Thị Mẫu" in receiving.get(page("account")).text
        loan = roles_of(receiver.person).get()
        again = {"to_person": "nguyen thi mau", "start": "02/03/2026", "end": "03/03/2026"}
        assert receiving.post(page("role_delegate", loan), again).status_code == 404
        assert receiving.post(page("role_end", loan), {"end": "02/03/2026"}).status_code == 404
        assert client.post(page("role_end", loan), {"end": "02/03/2026"}).status_code == 302
    assert roles_of(receiver.person).get().end == TODAY


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm nay", "2026"])
def test_a_day_that_is_none_is_refused_with_an_example(
    desk: Client, holder: Entered, typed: str
) -> None:
    role = RoleAssignment.objects.create(
        person=holder.person, role=Role.ADMINISTRATOR, scope_kind="system", start=SINCE
    )
    answer = desk.post(page("role_end", role), {"end": typed})
    assert answer.status_code == 422
    assert answer.context["form"].errors["end"]


def test_a_person_is_added_corrected_and_given_a_post(desk: Client, unit: Any) -> None:
    added = desk.post(page("person_create"), {"full_name": " Trần  Văn Ví Dụ ", "sex": "nam"})
    person = Person.objects.get(full_name="Trần Văn Ví Dụ")
    assert added["Location"] == page("person", person)
    corrected = {"full_name": "Trần Văn Thí Dụ", "sex": "nam", "birth_year": "1980"}
    desk.post(page("person_correct", person), corrected)
    post = {
        "unit": "vi du",
        "position": "Viện trưởng",
        "leadership": "head",
        "kind": "regular",
        "start": "01/01/2026",
    }
    assert desk.post(page("post_begin", person), post).status_code == 302
    twice = desk.post(page("post_begin", person), post)
    assert twice.status_code == 422
    assert "đã giữ chức vụ" in twice.text
    begun = person.posts.get()
    desk.post(page("post_end", begun), {"end": "31/01/2026", "reason": "transfer"})
    shown = desk.get(page("person", person)).text
    assert "Trần Văn Thí Dụ" in shown
    assert "31/01/2026" in shown


def test_sessions_are_listed_and_one_is_ended(client: Client, holder: Entered) -> None:
    here = {"login": "mau", "password": PASSWORD}
    chrome = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36"
    client.post("/accounts/login/", here, headers={"user-agent": chrome})
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (Android 15) Firefox/140.0"})
    elsewhere.post("/accounts/login/", here)
    shown = client.get(page("account"))
    assert "Chrome, Windows" in shown.text
    assert "Firefox, Android" in shown.text
    (other,) = [each for each in shown.context["sessions"] if not each.current]
    stranger = Client()
    stranger.force_login(enter("khac").account)
    ending = reverse("desk:session_end", args=[other.id])
    assert stranger.post(ending).status_code == 404
    assert elsewhere.get(page("account")).status_code == 200
    assert client.post(ending).status_code == 302
    assert elsewhere.get(page("account")).status_code == 302
    assert client.get(page("account")).status_code == 200


def test_messages_are_read_one_by_one_and_all_at_once(client: Client, holder: Entered) -> None:
    for number in range(3):
        notify(
            person_id=holder.person.pk,
            key=f"k{number}",
            text=f"Việc {number}",
            address="/desk/units/",
            at=clock.now() + timedelta(seconds=number),
        )
    client.force_login(holder.account)
    assert 'aria-label="Thông báo, 3 mới"' in client.get(page("person_list")).text
    newest = Notification.objects.first()
    assert client.post(page("notification_read", newest))["Location"] == "/desk/units/"
    assert 'aria-label="Thông báo, 2 mới"' in client.get(page("notifications")).text
    client.post(page("notifications_read"))
    assert 'aria-label="Thông báo"' in client.get(page("notifications")).text
    assert "Đã đọc hết" in client.get(page("notifications"), {"show": "unread"}).text


def test_a_message_never_leads_off_the_site(client: Client, holder: Entered) -> None:
    told = notify(
        person_id=holder.person.pk,
        key="k",
        text="Việc",
        address="https://elsewhere.example/",
        at=clock.now(),
    )
    client.force_login(holder.account)
    assert client.post(page("notification_read", told))["Location"] == page("notifications")


@pytest.mark.parametrize("room", ["account_list", "role_list", "notifications", "account"])
def test_three_rows_cost_the_queries_of_one(
    desk: Client, administrator: Entered, room: str
) -> None:
    def add(number: int) -> None:
        someone = enter(f"nguoi{number}", administrator=True)
        notify(person_id=administrator.person.pk, key=f"{number}", text="Việc", at=clock.now())
        assert someone.account.pk

    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(page(room)).status_code == 200
        return len(caught)

    add(1)
    cost()
    one = cost()
    add(2)
    add(3)
    assert cost() == one
