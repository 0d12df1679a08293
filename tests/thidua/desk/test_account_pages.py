"""Pages of sign-in and second steps: each is met with its errors, and none speaks English."""

import html
import re
import time
from pathlib import Path
from typing import Any

import allauth
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from tests.support.people import PASSWORD, Entered, enter
from thidua.ledger.queries import latest_entries
from tools.gates.messages import read_catalog

SIGN_IN = "/accounts/login/"
CATALOGUE = Path(allauth.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.po"
SHOWN = re.compile(r"<(script|code|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
ENGLISH = re.compile(
    r"\b(the|your|you|please|enter|must|this|field|password|code|sign|security|try|again|with)\b",
    re.IGNORECASE,
)
SENTENCES = [
    message.id
    for message in read_catalog(CATALOGUE)
    if isinstance(message.id, str) and " " in message.id and "%" not in message.id
]


@pytest.fixture
def holder(db: None) -> Entered:
    return enter("mau")


@pytest.fixture
def inside(client: Client, holder: Entered) -> Client:
    """Signed in, and asked again just now."""
    client.post(SIGN_IN, {"login": "mau", "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def words_of(page: str) -> str:
    shown = SHOWN.sub(" ", page.replace("English", ""))
    titles = re.findall(r'(?:placeholder|title|alt|aria-label)="([^"]*)"', page)
    return str(html.unescape(" ".join([shown, *titles])))


def leaks(page: str) -> list[str]:
    said = words_of(page)
    found = [sentence for sentence in SENTENCES if sentence in said]
    return [*found, *(match.group() for match in ENGLISH.finditer(said))]


def shown(answer: Any) -> str:
    assert leaks(answer.text) == [], answer.request["PATH_INFO"]
    return words_of(str(answer.text))


def code_of(secret: str, step: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


def protect(holder: Entered) -> str:
    secret = str(generate_totp_secret())
    TOTP.activate(holder.account, secret)
    return secret


def test_a_planted_english_sentence_is_caught() -> None:
    assert len(SENTENCES) > 100
    assert "Incorrect password." in leaks("<p>Incorrect password.</p>")
    assert leaks('<input placeholder="Password">') == ["Password"]
    assert leaks("<p>Mật khẩu chưa đúng. Nhập lại.</p>") == []


@pytest.mark.parametrize(
    "typed",
    [{}, {"login": "mau"}, {"login": "mau", "password": "sai"}, {"login": "x" * 200}],
    ids=["empty", "no password", "wrong", "too long"],
)
def test_signing_in_speaks_vietnamese(
    client: Client, holder: Entered, typed: dict[str, str]
) -> None:
    shown(client.get(SIGN_IN))
    answer = client.post(SIGN_IN, typed)
    assert answer.status_code == 200
    shown(answer)


def test_signing_out_asks_and_then_ends_the_session(inside: Client) -> None:
    assert "Phiên làm việc trên máy này sẽ kết thúc" in shown(inside.get("/accounts/logout/"))
    assert "Đã đăng xuất" in shown(inside.post("/accounts/logout/", follow=True))
    assert inside.get("/desk/units/").status_code == 302


def test_a_wrong_password_does_not_confirm(inside: Client) -> None:
    shown(inside.get("/accounts/reauthenticate/"))
    answer = inside.post("/accounts/reauthenticate/", {"password": "sai"})
    assert "Mật khẩu chưa đúng" in shown(answer)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("sai", "mat-khau-moi-2026", "mat-khau-moi-2026", "Mật khẩu hiện tại chưa đúng"),
        (PASSWORD, "mat-khau-moi-2026", "khac", "Hai lần nhập không giống nhau"),
        (PASSWORD, "ngan", "ngan", "cần ít nhất 10 ký tự"),
        (PASSWORD, "password123", "password123", "dễ đoán"),
        ("", "", "", "bắt buộc"),
    ],
)
def test_a_password_is_not_changed_and_the_page_says_why(
    inside: Client, old: str, new: str, again: str, said: str
) -> None:
    typed = {"oldpassword": old, "password1": new, "password2": again}
    assert said in shown(inside.post("/accounts/password/change/", typed))


def test_a_changed_password_is_in_the_ledger_and_other_sessions_end(
    inside: Client, holder: Entered
) -> None:
    other = Client()
    other.post(SIGN_IN, {"login": "mau", "password": PASSWORD})
    new = "mat-khau-moi-2026"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    shown(inside.post("/accounts/password/change/", typed))
    assert inside.get("/desk/units/").status_code == 200
    assert other.get("/desk/units/").status_code == 302
    assert latest_entries()[0].verb == "account.password_changed"


def test_an_app_is_taken_into_use_with_its_first_code(
    inside: Client, holder: Entered, django_capture_on_commit_callbacks: Any
) -> None:
    page = inside.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert "quét mã QR" in shown(page)
    wrong = inside.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert "Mã chưa đúng" in shown(wrong)
    with django_capture_on_commit_callbacks(execute=True):
        code = {"code": code_of(secret)}
        done = inside.post("/accounts/2fa/totp/activate/", code, follow=True)
    assert "Còn 10 trên 10 mã" in shown(done)
    assert "Đang dùng" in shown(inside.get("/accounts/2fa/"))
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    told = {entry.verb for entry in latest_entries()[:2]}
    assert told == {"account.second_step_added"}


def test_with_an_app_the_password_alone_does_not_enter(client: Client, holder: Entered) -> None:
    secret = protect(holder)
    asked = client.post(SIGN_IN, {"login": "mau", "password": PASSWORD}, follow=True)
    assert "hai bước" in shown(asked)
    assert client.get("/desk/units/").status_code == 302
    assert "Mã chưa đúng" in shown(client.post("/accounts/2fa/authenticate/", {"code": "000000"}))
    entered = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert entered["Location"] == "/desk/"
    assert client.get("/desk/units/").status_code == 200


def test_a_code_enters_once(client: Client, holder: Entered) -> None:
    secret = protect(holder)
    code = code_of(secret)
    for status, visitor in ((302, client), (200, Client())):
        visitor.post(SIGN_IN, {"login": "mau", "password": PASSWORD})
        assert visitor.post("/accounts/2fa/authenticate/", {"code": code}).status_code == status


def test_codes_are_not_tried_without_end(client: Client, holder: Entered) -> None:
    secret = protect(holder)
    client.post(SIGN_IN, {"login": "mau", "password": PASSWORD})
    for _try in range(5):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    refused = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert "Đã nhập sai nhiều lần" in shown(refused)


def test_a_recovery_code_enters_once(inside: Client, holder: Entered) -> None:
    protect(holder)
    made = inside.post("/accounts/2fa/codes/generate/", follow=True)
    code = made.context["unused_codes"][0]
    shown(made)
    shown(inside.get("/accounts/2fa/codes/generate/"))
    assert code in inside.get("/accounts/2fa/codes/download/").text
    for status in (302, 200):
        visitor = Client()
        visitor.post(SIGN_IN, {"login": "mau", "password": PASSWORD})
        answer = visitor.post("/accounts/2fa/authenticate/", {"code": code})
        assert answer.status_code == status


def test_an_app_is_given_up_after_being_told_what_that_means(
    inside: Client, holder: Entered
) -> None:
    protect(holder)
    page = inside.get("/accounts/2fa/totp/deactivate/")
    assert "kém an toàn hơn" in shown(page)
    shown(inside.post("/accounts/2fa/totp/deactivate/", follow=True))
    assert not Authenticator.objects.exists()


def test_a_code_confirms_as_well_as_the_password(client: Client, holder: Entered) -> None:
    secret = protect(holder)
    client.force_login(holder.account)
    asked = client.get("/accounts/2fa/reauthenticate/?next=/accounts/2fa/codes/generate/")
    assert "Dùng mật khẩu" in shown(asked)
    again = {"next": "/accounts/2fa/codes/generate/"}
    wrong = client.post("/accounts/2fa/reauthenticate/", {"code": "000000", **again})
    assert "Mã chưa đúng" in shown(wrong)
    right = client.post("/accounts/2fa/reauthenticate/", {"code": code_of(secret), **again})
    assert right["Location"] == again["next"]
    assert client.get(again["next"]).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/2fa/",
        "/accounts/2fa/passkeys/",
        "/accounts/2fa/passkeys/add/",
        "/accounts/2fa/totp/activate/",
        "/accounts/password/change/",
        "/accounts/inactive/",
    ],
)
def test_a_page_speaks_vietnamese(inside: Client, address: str) -> None:
    answer = inside.get(address)
    assert answer.status_code == 200
    shown(answer)


def test_a_passkey_that_is_none_is_refused_in_words(inside: Client) -> None:
    answer = inside.post("/accounts/2fa/passkeys/add/", {"name": "", "credential": '{"id": 1}'})
    shown(answer)
    assert not Authenticator.objects.exists()


def test_protecting_an_account_asks_for_the_password_again(client: Client, holder: Entered) -> None:
    client.post(SIGN_IN, {"login": "mau", "password": PASSWORD})
    asked = client.get("/accounts/2fa/totp/activate/")
    assert asked["Location"].startswith("/accounts/reauthenticate/")


@pytest.mark.parametrize("sent", ["", "1", "[]", "{}", '{"id": 1}', '{"response": {}}', "\x00"])
def test_nobody_enters_with_what_is_no_passkey(client: Client, holder: Entered, sent: str) -> None:
    answer = client.post("/accounts/2fa/passkeys/login/", {"credential": sent}, follow=True)
    shown(answer)
    assert client.get("/desk/units/").status_code == 302


@pytest.mark.parametrize("address", ["signup", "email", "password/reset", "confirm-email"])
def test_what_the_platform_does_not_offer_is_not_there(client: Client, address: str) -> None:
    assert client.get(f"/accounts/{address}/").status_code == 404
