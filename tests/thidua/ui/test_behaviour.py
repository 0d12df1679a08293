"""What the few own scripts do, in a browser under the real content policy."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import note_complaints, running_chromium

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with override_settings(ALLOWED_HOSTS=["localhost"]):
        server = LiveServerThread("localhost", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        yield f"http://localhost:{server.port}/desk/ui/"
        server.terminate()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN", color_scheme="dark", reduced_motion="reduce")
    window = context.new_page()
    heard = note_complaints(window)
    window.goto(address)
    yield window
    context.close()
    assert heard == []


def theme(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-bs-theme")


def test_the_theme_follows_the_device_until_chosen_and_is_kept(page: Page) -> None:
    assert theme(page) == "dark"
    page.get_by_role("button", name="Sáng", exact=True).first.click()
    assert theme(page) == "light"
    page.reload()
    assert theme(page) == "light"
    page.get_by_role("button", name="Theo máy").first.click()
    assert theme(page) == "dark"


def test_a_question_mark_lists_the_shortcuts_but_not_while_typing(page: Page) -> None:
    page.get_by_label("Số quyết định", exact=True).focus()
    page.keyboard.press("?")
    expect(page.locator("#phim-tat")).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#phim-tat")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#phim-tat")).to_be_hidden()


def test_a_link_that_names_a_key_is_followed_by_it_but_not_while_typing(page: Page) -> None:
    link = '<a href="#tuan-sau" data-key="ArrowRight">Tuần sau</a>'
    page.evaluate(
        "link => document.querySelector('main').insertAdjacentHTML('beforeend', link)", link
    )
    page.get_by_label("Số quyết định", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert not page.url.endswith("#tuan-sau")
    page.locator("h1").click()
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("#tuan-sau")


def test_a_menu_closes_by_escape_and_by_a_click_beside_it(page: Page) -> None:
    menu = page.locator("details.td-menu-wrap", has_text="Thêm").first
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.locator("h1").click()):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        close()
        expect(menu).not_to_have_attribute("open", "")


def test_a_final_step_waits_for_its_word_in_either_form_of_unicode(page: Page) -> None:
    page.locator('[data-opens="mau-ky"]').click()
    word = page.locator("#mau-ky [data-word]")
    final = page.locator("#mau-ky [data-final]")
    expect(final).to_be_disabled()
    word.fill("kí")
    expect(final).to_be_disabled()
    word.fill("ky\u0301")
    expect(final).to_be_enabled()
    page.locator("#mau-ky [data-closes]").last.click()
    expect(page.locator("#mau-ky")).to_be_hidden()


def test_chosen_files_are_named(page: Page) -> None:
    page.locator('.td-drop input[type="file"]').set_input_files(
        [{"name": "Biên bản.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}]
    )
    expect(page.locator(".td-drop output")).to_have_text("Biên bản.pdf")


def test_a_number_is_copied_and_the_button_says_so(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("[data-copy]").first
    button.click()
    expect(button).to_contain_text("Đã sao chép")
    assert page.evaluate("navigator.clipboard.readText()") == "57/QĐ-VKS"


def test_without_scripts_the_page_reads_and_shows_no_dead_button(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(address)
    expect(window.get_by_role("heading", level=1)).to_be_visible()
    assert window.locator("[data-theme]:visible, [data-copy]:visible").count() == 0
    context.close()
