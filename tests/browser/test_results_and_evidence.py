"""The officer of a unit enters what the year has come to, attaches a paper and sends the sheet."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.journeys import travelling, type_into
from tests.support.pictures import jpeg
from tests.support.site import Site

pytestmark = pytest.mark.browser
PAPER = b"%PDF-1.4\n% bao cao gia dinh\n%%EOF\n"
FIGURES = (
    ("A2.1, chỉ tiêu", "95"),
    ("A2.1, tử số", "97"),
    ("A2.1, mẫu số", "100"),
    ("A2.2, chỉ tiêu", "12"),
    ("A2.2, kết quả", "11"),
    ("B3, lý do", "Có hai gương được nhân rộng"),
    ("C1, số lần", "1"),
)
MARKS = (("A1.2", "10"), ("A2.1", "15"), ("A2.2", "9,2"), ("B3", "9"), ("C1", "1"))


def test_an_officer_enters_results_and_evidence_and_sends_the_sheet(
    browser: Browser, site: Site
) -> None:
    with travelling(browser, site, "results-and-evidence", "unit_officer") as (officer,):
        page = officer.page
        officer.go(page.get_by_role("link", name="Tự chấm năm 2026").first, "phiếu chấm")
        for label, text in FIGURES:
            assert type_into(page, label, text).ok
        for criterion, text in MARKS:
            assert type_into(page, f"{criterion}, điểm tự chấm", text).ok
        with page.expect_response("**/cell/") as chosen:
            page.get_by_label("B2, mức", exact=True).select_option("Hoàn thành tốt")
        assert chosen.value.ok

        # A mark above the maximum is refused at its cell, and the mark before stays.
        assert type_into(page, "A2.1, điểm tự chấm", "15,1").status == 422
        cell = page.get_by_label("A2.1, điểm tự chấm", exact=True)
        expect(cell).to_have_attribute("aria-invalid", "true")
        expect(page.locator("tr", has=cell).get_by_role("alert")).to_contain_text("tối đa")
        officer.look("điểm trên mức tối đa")
        officer.expect_refusals(1)

        page.reload()
        for label, text in FIGURES:
            expect(page.get_by_label(label, exact=True)).to_have_value(text)
        for criterion, text in MARKS:
            expect(page.get_by_label(f"{criterion}, điểm tự chấm", exact=True)).to_have_value(text)
        officer.look("đã lưu")

        officer.go(page.get_by_role("link", name="A2.1: 0 minh chứng"), "minh chứng")
        attach = page.get_by_role("button", name="Gắn minh chứng")
        choose(page, "bao-cao.pdf", jpeg())
        officer.go(attach, "tệp không đúng loại")
        expect(page.locator(".td-error")).to_contain_text("bao-cao.pdf")
        expect(page.get_by_text("Chưa có minh chứng")).to_be_visible()
        officer.expect_refusals(1)
        choose(page, "bao-cao.pdf", PAPER)
        officer.go(attach, "đã gắn")
        with page.expect_download() as handed:
            page.get_by_role("link", name="bao-cao.pdf").click()
        assert handed.value.path().read_bytes() == PAPER

        officer.go(page.get_by_role("link", name="VKSND tỉnh Vĩnh Long").first, "trở lại phiếu")
        expect(page.get_by_role("link", name="A2.1: 1 minh chứng")).to_be_visible()
        officer.go(page.get_by_role("button", name="Gửi bảng tự chấm"), "đã gửi")
        expect(page.get_by_text("Đã gửi bảng tự chấm")).to_be_visible()
        expect(page.get_by_role("button", name="Lấy lại")).to_be_visible()
        expect(page.locator("#tc-A2\\.1")).to_contain_text("97")
        expect(page.get_by_label("A2.1, tử số", exact=True)).to_have_count(0)


def choose(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Kéo minh chứng vào đây").set_input_files(
        [{"name": name, "mimeType": "application/pdf", "buffer": content}]
    )
