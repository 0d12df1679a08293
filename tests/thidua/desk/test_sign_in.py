"""Signing in: what it takes, what it says, and what it never tells."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client, override_settings

from tests.support.people import PASSWORD, Entered, enter
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import latest_entries
from thidua.people.actions import close_account, issue_reset_link

NOW = clock.moment(date(2026, 3, 2), 8)
SIGN_IN = "/accounts/login/"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng"
SHUT = "tạm dừng đăng nhập"


@pytest.fixture
def holder(db: None) -> Entered:
    return enter("mau")


def sign_in(
    client: Client, username: str = "mau", password: str = PASSWORD, follow: bool = False
) -> Any:
    return client.post(SIGN_IN, {"login": username, "password": password}, follow=follow)


def test_the_right_password_leads_to_the_desk(client: Client, holder: Entered) -> None:
    answer = sign_in(client)
    assert answer.status_code == 302
    assert answer["Location"] == "/desk/"
    assert client.get("/desk/units/").status_code == 200


def test_capitals_of_the_name_do_not_matter(client: Client, holder: Entered) -> None:
    assert sign_in(client, " MAU ").status_code == 302


def test_the_page_first_asked_for_comes_after_signing_in(client: Client, holder: Entered) -> None:
    sent = client.get("/desk/people/?q=mau")
    assert sent["Location"].startswith(SIGN_IN)
    answer = client.post(sent["Location"], {"login": "mau", "password": PASSWORD})
    assert client.get(sent["Location"])["Location"] == "/desk/people/?q=mau"
    assert answer.status_code == 302


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_nobody_is_sent_to_another_site(client: Client, holder: Entered, next_page: str) -> None:
    answer = client.post(SIGN_IN, {"login": "mau", "password": PASSWORD, "next": next_page})
    assert answer["Location"] == "/desk/"


def test_a_hundred_wrong_passwords_shut_the_door_and_time_opens_it(
    client: Client, holder: Entered
) -> None:
    with clock.at(NOW):
        answers = [sign_in(client, password=f"sai-{number}") for number in range(100)]
        assert WRONG in answers[8].text
        assert all(SHUT in answer.text for answer in answers[9:])
        assert "Thử lại sau 08:15 ngày 02/03/2026" in answers[-1].text
        assert "đề nghị người quản trị" in answers[-1].text
    with clock.at(NOW + timedelta(minutes=14, seconds=59)):
        assert SHUT in sign_in(client).text
    with clock.at(NOW + timedelta(minutes=15)):
        assert sign_in(client).status_code == 302


def test_another_name_is_not_shut_with_it(client: Client, holder: Entered) -> None:
    enter("khac")
    for number in range(20):
        sign_in(client, password=f"sai-{number}")
    assert sign_in(Client(), "khac").status_code == 302


def test_a_name_that_nobody_has_is_answered_like_one_that_somebody_has(
    client: Client, holder: Entered
) -> None:
    with clock.at(NOW):
        for number in range(12):
            known = sign_in(Client(), "mau", f"sai-{number}")
            unknown = sign_in(Client(), "khongai", f"sai-{number}")
            assert _said(known.text) == _said(unknown.text)


def _said(page: str) -> list[str]:
    return [line for line in page.splitlines() if 'role="alert"' in line]


def test_the_right_password_forgets_the_wrong_ones(client: Client, holder: Entered) -> None:
    for _round in range(3):
        for number in range(9):
            sign_in(Client(), password=f"sai-{number}")
        assert sign_in(Client()).status_code == 302


def test_the_ledger_tells_that_a_door_was_shut_and_never_for_a_name_nobody_has(
    client: Client, holder: Entered
) -> None:
    for number in range(20):
        sign_in(client, "mau", f"sai-{number}")
        sign_in(client, "khongai", f"sai-{number}")
    told = [entry.verb for entry in latest_entries()]
    assert told.count("account.shut") == 1


def test_a_closed_account_does_not_enter(client: Client, holder: Entered) -> None:
    enter("quantri", administrator=True)
    close_account(account_id=holder.account.pk, actor=SYSTEM, at=NOW)
    answer = sign_in(client, follow=True)
    assert "Tài khoản đã khóa" in answer.text
    assert client.get("/desk/units/")["Location"].startswith(SIGN_IN)


def test_closing_an_account_ends_its_sessions(client: Client, holder: Entered) -> None:
    sign_in(client)
    close_account(account_id=holder.account.pk, actor=SYSTEM, at=NOW)
    assert client.get("/desk/units/")["Location"].startswith(SIGN_IN)


def test_a_link_sets_the_password_once_and_opens_a_shut_door(
    client: Client, holder: Entered
) -> None:
    for number in range(20):
        sign_in(client, password=f"sai-{number}")
    token = issue_reset_link(account_id=holder.account.pk, actor=SYSTEM, at=clock.now())
    address = f"/accounts/reset/{token}/"
    assert "<b>mau</b>" in client.get(address).text
    chosen = {"password": "mat-khau-moi-2026", "again": "mat-khau-moi-2026"}
    assert client.post(address, chosen)["Location"] == SIGN_IN
    assert sign_in(client, password="mat-khau-moi-2026").status_code == 302
    stale = Client().get(address)
    assert stale.status_code == 404
    assert "Đề nghị người quản trị" in stale.text


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("mat-khau-moi-2026", "khac", "Hai lần nhập không giống nhau"),
        ("ngan", "ngan", "quá ngắn"),
        ("password123", "password123", "phổ biến"),
        ("", "", "bắt buộc"),
    ],
)
def test_a_bad_password_is_refused_at_its_field_and_the_link_stays(
    client: Client, holder: Entered, password: str, again: str, said: str
) -> None:
    token = issue_reset_link(account_id=holder.account.pk, actor=SYSTEM, at=clock.now())
    answer = client.post(f"/accounts/reset/{token}/", {"password": password, "again": again})
    assert said in answer.text
    assert client.get(f"/accounts/reset/{token}/").status_code == 200


def test_a_link_is_stale_after_a_day(client: Client, holder: Entered) -> None:
    token = issue_reset_link(account_id=holder.account.pk, actor=SYSTEM, at=NOW)
    with clock.at(NOW + timedelta(hours=24)):
        assert client.get(f"/accounts/reset/{token}/").status_code == 404


def test_an_installation_hashes_with_argon2_only(holder: Entered) -> None:
    from thidua.config import settings as installed  # reason: not the tests' own

    with override_settings(PASSWORD_HASHERS=installed.PASSWORD_HASHERS):
        holder.account.set_password(PASSWORD)
        assert holder.account.password.startswith("argon2$argon2id$")
        assert holder.account.check_password(PASSWORD)
    assert [
        f"{Argon2PasswordHasher.__module__}.{Argon2PasswordHasher.__qualname__}"
    ] == installed.PASSWORD_HASHERS
    assert len(settings.AUTH_PASSWORD_VALIDATORS) == 3


def test_pages_are_vietnamese_until_somebody_chooses(client: Client, holder: Entered) -> None:
    page = client.get(SIGN_IN, headers={"accept-language": "en-GB,en;q=0.9"})
    assert '<html lang="vi"' in page.text
    client.post("/i18n/setlang/", {"language": "en", "next": SIGN_IN})
    assert '<html lang="en"' in client.get(SIGN_IN).text
