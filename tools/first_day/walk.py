"""Somebody's first day in the software, step by step, each step a page that can be pictured.

The steps drive the browser through a demonstration as its invented people would: the officer
signs in, reads the draft and comments, the cluster's officer settles and freezes it, the head
signs, and the papers of the others are entered. What a step presses next is handed out with the
page, so that the picture can point at it.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.support.site import Site
from thidua.kernel.clock import VIETNAM
from thidua_core.periods import format_date_vn

WIDTH, HEIGHT = 1100, 720
OFFICER, CLUSTER, HEAD = "unit_officer", "cluster_officer", "unit_head"
OTHERS = 5
"""Members of the cluster that have no account in the demonstration."""
APPENDIX = "Góp ý dự thảo phụ lục 1 giao ước thi đua"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page of the day."""

    key: str
    """Name of its picture, as the guide names it."""
    page: Page
    press: Locator | None = None
    """What is pressed next; the picture points at it."""


class Day:
    """The demonstration as the people of the day meet it, each in a browser of their own."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.site = site
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.pledge = ""
        """Address of the draft, once somebody has opened it."""

    def sits_down(self) -> Page:
        """A browser in which nobody is signed in yet."""
        context = self._browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            base_url=self.site.address,
            reduced_motion="reduce",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        self._contexts.append(context)
        return context.new_page()

    def signed_in(self, role: str) -> Page:
        """A browser in which this role has signed in, on its first page."""
        page = self.sits_down()
        page.goto("/accounts/login/")
        self.type_name(page, role, self.site.demonstration.accounts[role].password)
        enter(page).click()
        return page

    def type_name(self, page: Page, role: str, password: str) -> None:
        page.locator("[name=login]").fill(self.site.demonstration.accounts[role].username)
        page.locator("[name=password]").fill(password)

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def first_day(day: Day) -> Iterator[Step]:
    """All steps in order; each is to be pictured before the next is asked for."""
    yield from _officer_signs_in(day)
    yield from _cluster_settles(day)
    yield from _head_signs(day)
    yield from _others_sign(day)


def enter(page: Page) -> Locator:
    return page.get_by_role("button", name="Đăng nhập", exact=True)


def button(page: Page, name: str) -> Locator:
    """The button of a page's own form, not of its frame."""
    return page.locator("main").get_by_role("button", name=name, exact=True).last


def link(page: Page, name: str) -> Locator:
    return page.locator("main").get_by_role("link", name=name, exact=True).first


def _officer_signs_in(day: Day) -> Iterator[Step]:
    page = day.sits_down()
    page.goto("/")
    way_in = page.locator("header").get_by_role("link", name="Đăng nhập").first
    yield Step(key="trang-cong-khai", page=page, press=way_in)
    way_in.click()
    day.type_name(page, OFFICER, "mat-khau-go-nham")
    enter(page).click()
    yield Step(key="dang-nhap-chua-dung", page=page)
    day.type_name(page, OFFICER, day.site.demonstration.accounts[OFFICER].password)
    yield Step(key="dang-nhap", page=page, press=enter(page))
    enter(page).click()
    yield Step(key="viec-cho-toi", page=page, press=work(page))
    page.goto("/desk/account/")
    yield Step(key="tai-khoan", page=page, press=link(page, "Đổi mật khẩu"))
    link(page, "Đổi mật khẩu").click()
    yield Step(key="doi-mat-khau", page=page)
    page.goto("/desk/")
    work(page).click()
    yield from _officer_comments(page)


def _officer_comments(page: Page) -> Iterator[Step]:
    clause = link(page, "Góp ý khoản 2.1")
    yield Step(key="doc-du-thao", page=page)
    yield Step(key="chon-khoan", page=page, press=clause)
    clause.click()
    button(page, "Gửi góp ý").click()
    yield Step(key="gop-y-thieu-loi", page=page)
    page.locator("[name=text]").fill("Đề nghị ghi rõ thời hạn gửi danh sách (giả định).")
    page.locator("[name=proposed]").fill("Danh sách gửi Cụm trưởng trước hội nghị 10 ngày.")
    yield Step(key="viet-gop-y", page=page, press=button(page, "Gửi góp ý"))
    button(page, "Gửi góp ý").click()
    link(page, "Góp ý 5").click()
    said = page.locator("li.td-row", has_text="VKSND tỉnh Vĩnh Long")
    undo = said.get_by_role("link", name="Rút góp ý")
    yield Step(key="gop-y-da-gui", page=page, press=undo)
    undo.click()
    yield Step(key="rut-gop-y", page=page)
    link(page, "Thôi").click()
    link(page, "Nội dung").click()
    assent = link(page, "Tán thành")
    yield Step(key="con-khoan-chua-tra-loi", page=page, press=assent)
    assent.click()
    yield Step(key="tan-thanh", page=page, press=button(page, "Tán thành"))
    button(page, "Tán thành").click()
    yield Step(key="da-tan-thanh", page=page)


def work(page: Page) -> Locator:
    """The way from the first page to the draft that asks for comments."""
    return page.locator("main").get_by_role("link", name=APPENDIX).last


def _cluster_settles(day: Day) -> Iterator[Step]:
    page = day.signed_in(CLUSTER)
    work_row = page.locator("main").get_by_role("link", name="Trả lời góp ý")
    yield Step(key="cum-truong-thay-viec", page=page, press=work_row)
    work_row.click()
    first = link(page, "Trả lời")
    yield Step(key="ban-gop-y", page=page, press=first)
    for answer in (
        "Sửa mức riêng của Cà Mau thành 56 phiên (giả định).",
        "Ghi rõ: gửi về Văn phòng Cụm trưởng (giả định).",
        "Bổ sung thời hạn 10 ngày (giả định).",
    ):
        first.click()
        page.get_by_label("Tiếp thu", exact=True).check()
        page.locator("[name=answer]").fill(answer)
        if "56" in answer:
            yield Step(key="tra-loi", page=page, press=button(page, "Trả lời"))
        button(page, "Trả lời").click()
    link(page, "Nội dung").click()
    yield from _cluster_fixes(day, page)


def _cluster_fixes(day: Day, page: Page) -> Iterator[Step]:
    here = day.pledge = page.url
    page.goto(f"{here}settle/")
    button(page, "Thống nhất").click()
    yield Step(key="chua-thong-nhat-duoc", page=page)
    page.goto(f"{here}opinions/")
    seen = button(page, "Đã xem giải trình")
    yield Step(key="cho-xem-giai-trinh", page=page, press=seen)
    seen.click()
    page.goto(here)
    yield Step(key="het-y-kien", page=page, press=link(page, "Thống nhất"))
    link(page, "Thống nhất").click()
    yield Step(key="thong-nhat", page=page, press=button(page, "Thống nhất"))
    button(page, "Thống nhất").click()
    link(page, "Ghi thứ tự ký").click()
    yield Step(key="thu-tu-ky", page=page, press=button(page, "Lưu thứ tự ký"))
    button(page, "Lưu thứ tự ký").click()
    link(page, "Nội dung").click()
    link(page, "Chốt văn bản").click()
    page.locator("[name=place]").fill("Vĩnh Long")
    page.locator("[name=word]").fill("chốt")
    yield Step(key="chot-van-ban", page=page, press=button(page, "Chốt văn bản"))
    button(page, "Chốt văn bản").click()
    link(page, "Mở ký").click()
    yield Step(key="mo-ky", page=page, press=button(page, "Mở ký"))
    button(page, "Mở ký").click()
    yield Step(key="dang-ky", page=page)


def _head_signs(day: Day) -> Iterator[Step]:
    page = day.signed_in(HEAD)
    paper = page.locator("main").get_by_role("link", name="Ký Phụ lục 1").last
    yield Step(key="vien-truong-thay-viec", page=page, press=paper)
    paper.click()
    sign = link(page, "Ký bằng tệp khóa")
    yield Step(key="van-ban-cho-ky", page=page, press=sign)
    sign.click()
    key = day.site.demonstration.home / "keys" / "signing" / "vientruong.p12"
    page.locator("[name=key]").set_input_files(key)
    page.locator("[name=passphrase]").fill("go-nham")
    button(page, "Ký văn bản").click()
    yield Step(key="sai-mat-khau-khoa", page=page)
    page.locator("[name=key]").set_input_files(key)
    page.locator("[name=passphrase]").fill(day.site.demonstration.accounts[HEAD].password)
    yield Step(key="ky-so", page=page, press=button(page, "Ký văn bản"))
    button(page, "Ký văn bản").click()
    yield Step(key="da-ky", page=page)


def _others_sign(day: Day) -> Iterator[Step]:
    page = day.signed_in(CLUSTER)
    page.goto(day.pledge)
    link(page, "Theo dõi").click()
    yield Step(key="theo-doi-ky", page=page, press=link(page, "Mở trang ký"))
    link(page, "Mở trang ký").click()
    paper = link(page, "Nhận bản giấy có dấu")
    yield Step(key="don-vi-chua-dung-phan-mem", page=page, press=paper)
    for number in range(OTHERS):
        paper.click()
        page.locator("[name=file]").set_input_files(
            {"name": "ban-giay.png", "mimeType": "image/png", "buffer": scanned()}
        )
        page.locator("[name=signed_on]").fill(format_date_vn(datetime.now(VIETNAM).date()))
        if number == 0:
            yield Step(key="nhan-ban-giay", page=page, press=button(page, "Nhận bản giấy"))
        button(page, "Nhận bản giấy").click()
        page.wait_for_load_state()
    page.goto(f"{day.pledge}signing/")
    yield Step(key="da-ky-du", page=page, press=link(page, "Màn hình ký kết"))
    link(page, "Màn hình ký kết").click()
    yield Step(key="man-hinh-ky-ket", page=page)
    page.goto("/desk/")
    page.goto(day.pledge)
    yield Step(key="giao-uoc-da-ky", page=page)


def scanned() -> bytes:
    """What a scanner would hand over: one white page."""
    sheet = io.BytesIO()
    Image.new("L", (420, 594), "white").save(sheet, "PNG")
    return sheet.getvalue()
