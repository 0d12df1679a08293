"""Passkeys from end to end, with Chromium's own virtual authenticator."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import note_complaints, running_chromium, violations
from tests.support.site import Site, served_demonstration

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served_demonstration() as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def device(window: Page) -> tuple[Any, str]:
    """A phone that says yes: the protocol session and the authenticator's identifier."""
    protocol = window.context.new_cdp_session(window)
    protocol.send("WebAuthn.enable")
    made = protocol.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return protocol, made["authenticatorId"]


def sign_in(page: Page, site: Site) -> None:
    account = site.demonstration.accounts["individual"]
    page.goto(f"{site.address}/accounts/login/")
    page.get_by_label("Tên đăng nhập").fill(account.username)
    page.get_by_label("Mật khẩu", exact=True).fill(account.password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/desk/")


def test_a_passkey_is_added_enters_without_a_password_and_is_removed(
    window: Page, device: tuple[Any, str], site: Site
) -> None:
    protocol, authenticator = device
    complaints = note_complaints(window)
    sign_in(window, site)
    window.goto(f"{site.address}/accounts/2fa/passkeys/add/")
    window.get_by_label("Mật khẩu").fill(site.demonstration.accounts["individual"].password)
    window.get_by_role("button", name="Xác nhận").click()
    window.get_by_label("Tên khóa").fill("Máy tính cơ quan")
    window.get_by_label("Đăng nhập chỉ bằng khóa này, không cần mật khẩu").check()
    assert violations(window) == []
    window.get_by_role("button", name="Thêm khóa").click()
    window.wait_for_url("**/accounts/2fa/codes/")
    held = protocol.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})
    assert len(held["credentials"]) == 1
    assert violations(window) == []

    window.goto(f"{site.address}/accounts/logout/")
    window.get_by_role("button", name="Đăng xuất").click()
    window.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    window.wait_for_url("**/desk/")

    window.goto(f"{site.address}/accounts/2fa/passkeys/")
    expect(window.get_by_text("Máy tính cơ quan")).to_be_visible()
    assert violations(window) == []
    window.get_by_role("link", name="Gỡ").click()
    window.wait_for_url("**/accounts/reauthenticate/**")
    window.goto(f"{site.address}/accounts/2fa/passkeys/reauthenticate/?next=/accounts/2fa/")
    window.get_by_role("button", name="Dùng khóa truy cập").click()
    window.wait_for_url("**/accounts/2fa/")
    window.get_by_role("link", name="Xem các khóa").click()
    window.get_by_role("link", name="Gỡ").click()
    expect(window.get_by_text("sẽ không đăng nhập được nữa")).to_be_visible()
    window.get_by_role("button", name="Gỡ khóa").click()
    window.wait_for_url("**/accounts/2fa/passkeys/")
    expect(window.get_by_text("Chưa có khóa nào")).to_be_visible()
    assert complaints == []


def test_a_device_that_says_no_is_told_on_the_page(
    window: Page, device: tuple[Any, str], site: Site
) -> None:
    protocol, authenticator = device
    protocol.send(
        "WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False}
    )
    window.goto(f"{site.address}/accounts/login/")
    window.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    window.get_by_text("Chưa dùng được khóa truy cập").wait_for()
    assert violations(window) == []
