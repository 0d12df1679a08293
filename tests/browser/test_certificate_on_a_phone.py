"""A citizen with a phone follows the address on a certificate, and nobody asks who they are."""

import io
import re

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.support.browser import NARROW
from tests.support.journeys import travelling
from tests.support.site import Site

pytestmark = pytest.mark.browser
CODE = re.compile(r"^[0-9a-z]{12}$", re.MULTILINE)
"""What stands below the picture on the certificate, for who cannot read it by a camera."""


def test_a_citizen_verifies_a_certificate_on_a_phone(browser: Browser, site: Site) -> None:
    paper = certificate_of(browser, site)
    (code,) = CODE.findall(paper)
    address = f"{site.address}/verify/award/{code}/"
    with travelling(browser, site, "certificate", "anonymous", window=NARROW) as (citizen,):
        page = citizen.page
        page.goto(address)
        citizen.look("có hiệu lực")
        expect(page.get_by_role("heading", level=1)).to_have_text("Khen thưởng có hiệu lực")
        shown = page.locator("main")
        for words in ("Huỳnh Văn Mẫu", "412/QĐ-VKS", "Giấy chứng nhận đang dùng", code):
            expect(shown).to_contain_text(words)
        assert "Huỳnh Văn Mẫu" in paper
        assert "412/QĐ-VKS" in paper
        expect(page.get_by_role("img", name="Mã QR của trang này")).to_be_visible()

        # One letter of the address is another: nothing of the award is told.
        page.goto(f"{site.address}/verify/award/{tampered(code)}/")
        citizen.look("địa chỉ bị sửa")
        expect(page.get_by_role("heading", level=1)).to_have_text("Không có trong sổ công khai")
        expect(shown).not_to_contain_text("Huỳnh Văn Mẫu")
        expect(shown).not_to_contain_text("412/QĐ-VKS")
        citizen.expect_refusals(1)
        citizen.go(page.get_by_role("link", name="Tìm trong Sổ khen thưởng"), "sổ khen thưởng")
        expect(page).to_have_title(re.compile("Sổ khen thưởng"))


def certificate_of(browser: Browser, site: Site) -> str:
    """The words on the first certificate, as the officer printed it."""
    with travelling(browser, site, "certificate-printed", "unit_officer") as (officer,):
        page = officer.page
        officer.go(page.get_by_role("link", name="Sổ khen thưởng", exact=True), "sổ")
        decisions = page.locator("main").get_by_role("link", name="Quyết định").first
        officer.go(decisions, "các quyết định")
        officer.go(page.get_by_role("link", name="412/QĐ-VKS").first, "quyết định")
        with page.expect_download() as handed:
            page.get_by_role("link", name="Tải tất cả").click()
        printed = PdfReader(io.BytesIO(handed.value.path().read_bytes()))
        return printed.pages[0].extract_text()


def tampered(code: str) -> str:
    return f"{code[:-1]}{'2' if code[-1] != '2' else '3'}"
