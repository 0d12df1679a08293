"""Two tellers of paper ballots who differ, count again and agree; then the minutes of the count."""

import io

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.support.journeys import Traveller, travelling
from tests.support.site import Site

pytestmark = pytest.mark.browser
SESSION = "Họp bình xét, suy tôn năm 2026 của Cụm"
BALLOT = "Suy tôn đơn vị đề nghị tặng Cờ thi đua"
PAPERS = {
    "Số phiếu phát ra": 6,
    "Số phiếu thu vào": 6,
    "Số phiếu hợp lệ": 6,
    "Số phiếu không hợp lệ": 0,
}


def test_two_tellers_differ_count_again_and_agree(browser: Browser, site: Site) -> None:
    roles = ("standing_office", "unit_officer", "council_member")
    with travelling(browser, site, "tellers", *roles) as (office, first, second):
        to_the_ballot(office)
        office.go(office.page.get_by_role("link", name="Nhập quy định"), "nhập quy định")
        office.page.get_by_label("Tỷ lệ để đạt").fill("2/3")
        office.page.get_by_label("Theo văn bản").fill("Điều 7 Quy chế của Cụm (giả định)")
        office.go(office.page.get_by_role("button", name="Nhập", exact=True), "đã nhập quy định")

        # The demonstration left them with 5 and 4 in favour; each sees where they differ.
        for teller in (first, second):
            to_the_ballot(teller)
            differences = teller.page.get_by_role("region", name="Chỗ khác nhau")
            expect(differences).to_contain_text("đồng ý: một người ghi 5, một người ghi 4")
        count(first, agree=3, disagree=3, name="đếm lại lần một")
        second.page.reload()
        differences = second.page.get_by_role("region", name="Chỗ khác nhau")
        expect(differences).to_contain_text("đồng ý: một người ghi 3, một người ghi 4")

        # A count that does not add up is refused, and nothing of it is kept.
        count(second, agree=5, disagree=2, name="cộng không khớp")
        expect(second.page.locator("main")).to_contain_text("Đếm lại rồi nhập")
        second.expect_refusals(1)
        second.go(second.page.get_by_role("link", name=BALLOT), "vẫn khác nhau")
        expect(differences).to_contain_text("đồng ý: một người ghi 3, một người ghi 4")

        count(second, agree=5, disagree=1, name="đếm lại lần hai")
        expect(differences).to_contain_text("đồng ý: một người ghi 3, một người ghi 5")
        first.page.reload()
        count(first, agree=5, disagree=1, name="đã khớp")
        expect(first.page.get_by_role("region", name="Chỗ khác nhau")).to_have_count(0)
        result = first.page.get_by_role("region", name="Kết quả")
        expect(result).to_contain_text("VKSND tỉnh Đồng Tháp")
        expect(result).to_contain_text("5/6")

        office.page.reload()
        office.look("kết quả")
        said = minutes(office)
        for words in ("Nguyễn Thị Mẫu", "Hoàng Minh Ví Dụ", "5/6", "Điều 7 Quy chế của Cụm"):
            assert words in said, words


def to_the_ballot(person: Traveller) -> None:
    page = person.page
    person.go(page.get_by_role("link", name="Bình xét, bỏ phiếu", exact=True), "các phiên")
    person.go(page.get_by_role("link", name=SESSION).first, "phiên họp")
    person.go(page.locator("main").get_by_role("link", name=BALLOT), "lượt bỏ phiếu")


def count(teller: Traveller, *, agree: int, disagree: int, name: str) -> None:
    page = teller.page
    teller.go(page.get_by_role("link", name="Nhập số"), "nhập số")
    for label, figure in PAPERS.items():
        page.get_by_label(label).fill(str(figure))
    for word, figure in ((": đồng ý", agree), (": không đồng ý", disagree), (": không ghi", 0)):
        page.get_by_label(word).fill(str(figure))
    teller.go(page.get_by_role("button", name="Nhập số"), name)


def minutes(office: Traveller) -> str:
    """The words of the minutes of the count, as one paper."""
    with office.page.expect_download() as handed:
        office.page.locator("main").get_by_role("link", name="PDF").click()
    printed = PdfReader(io.BytesIO(handed.value.path().read_bytes()))
    return " ".join(" ".join(each.extract_text().split()) for each in printed.pages)
