"""Somebody who goes through real pages by clicking and typing, and notes all that is wrong there.

Every page that was shown has to be looked at: a picture is kept, axe finds nothing, and nothing is
wider than the window. One that is come back to is photographed again. Errors of scripts, breaches of the content policy and files that do not load
fail the journey; an answer that refuses (404, 409, 422) is counted, and the journey says how many it met.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
)

from tests.support.browser import WIDE, Window, violations
from tests.support.site import ROOT, Account, Site

PICTURES = ROOT / "build" / "pictures" / "journeys"
REFUSAL = re.compile(r"the server responded with a status of (404|409|422)\b")
LEFT = "net::ERR_ABORTED"
"""What Chromium says of a request whose page was left, and of a page that became a download."""


class Traveller:
    """One person at one browser window of their own."""

    def __init__(self, page: Page, address: str, album: Path) -> None:
        self.page = page
        self.address = address
        self.wrong: list[str] = []
        self.refusals = 0
        self._album = album
        self._shown: set[str] = set()
        self._seen: set[str] = set()
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", self._hear)
        page.on("requestfailed", self._miss)
        page.on(
            "framenavigated",
            lambda frame: None if frame.parent_frame else self._shown.add(_place(frame.url)),
        )

    def sign_in(self, account: Account) -> None:
        """Sign in by the form, as on the first morning."""
        page = self.page
        page.goto(f"{self.address}/accounts/login/")
        page.get_by_label("Tên đăng nhập").fill(account.username)
        page.get_by_label("Mật khẩu", exact=True).fill(account.password)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url("**/desk/")
        self._seen.add("/accounts/login/")
        self.look("việc chờ tôi")

    def go(self, target: Locator, name: str) -> None:
        """Follow a link or press a button that leads to another page, and look at it."""
        with self.page.expect_navigation() as gone:
            target.click()
        refused = gone.value is not None and gone.value.status >= 400
        if refused or _place(self.page.url) not in self._seen:
            self.look(name)
        else:
            self._keep_picture(name)

    def look(self, name: str) -> None:
        """Keep a picture of the page as it stands and note what is wrong with it."""
        picture = self._keep_picture(name)
        overhang = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overhang > 0:
            self.wrong.append(f"{picture.name}: {overhang} px wider than the window")
        self.wrong += [f"{picture.name}: {each}" for each in violations(self.page)]
        self._seen.add(_place(self.page.url))

    def _keep_picture(self, name: str) -> Path:
        self.page.wait_for_load_state("networkidle")
        number = len(list(self._album.glob("*.png"))) + 1
        picture = self._album / f"{number:02}-{name.replace(' ', '-')}.png"
        self.page.screenshot(path=picture, full_page=True)
        return picture

    def expect_refusals(self, count: int) -> None:
        """So many answers were refused since this was last asked."""
        assert self.refusals == count, f"{self.refusals} refusals, {count} were to come"
        self.refusals = 0

    def unseen(self) -> set[str]:
        """Pages that were shown and never looked at."""
        return self._shown - self._seen - {"blank"}

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type != "error":
            return
        if REFUSAL.search(said.text):
            self.refusals += 1
        else:
            self.wrong.append(f"console: {said.text} ({said.location.get('url', '')})")

    def _miss(self, request: Request) -> None:
        if request.failure != LEFT:
            self.wrong.append(f"not loaded: {request.url} ({request.failure})")


def type_into(page: Page, label: str, text: str) -> Response:
    """Type into a cell as one does, leave it by the keyboard, and wait for what is answered."""
    page.get_by_label(label, exact=True).click()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    with page.expect_response("**/cell/") as answered:
        page.keyboard.press("Tab")
    return answered.value


@contextmanager
def travelling(
    browser: Browser,
    site: Site,
    journey: str,
    *roles: str,
    window: Window = WIDE,
) -> Iterator[list[Traveller]]:
    """A traveller for each role, signed in; ``anonymous`` is not. All is checked at the end."""
    album = PICTURES / journey
    album.mkdir(parents=True, exist_ok=True)
    for old in album.glob("*.png"):
        old.unlink()
    contexts: list[BrowserContext] = []
    travellers = []
    try:
        for role in roles:
            context = browser.new_context(
                viewport={"width": window.width, "height": window.height},
                color_scheme=window.scheme,
                reduced_motion="reduce",
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
            )
            contexts.append(context)
            traveller = Traveller(context.new_page(), site.address, album)
            travellers.append(traveller)
            if role != "anonymous":
                traveller.sign_in(site.demonstration.accounts[role])
        yield travellers
        for role, traveller in zip(roles, travellers, strict=True):
            assert not traveller.wrong, "\n".join([role, *traveller.wrong])
            traveller.expect_refusals(0)
            assert not traveller.unseen(), f"{role} did not look at {traveller.unseen()}"
    finally:
        for context in contexts:
            context.close()


def _place(url: str) -> str:
    return urlsplit(url).path
