"""The standing office enters for who is absent, agrees on marks, hears, freezes and ranks."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.journeys import Traveller, travelling, type_into
from tests.support.site import ROOT, THIDUA, Site, environment, served_demonstration

pytestmark = pytest.mark.browser
OWN, ABSENT = "VKSND tỉnh Vĩnh Long", "VKSND thành phố Cần Thơ"
BY_TABLE, BY_SHEET, EXPLAINED = "VKSND tỉnh Đồng Tháp", "VKSND tỉnh Cà Mau", "VKSND tỉnh An Giang"
RESULTS = f"""unit,criterion,target,actual,numerator,denominator,count,level
{OWN},A2.1,95,,97,100,,
{OWN},A2.2,12,12,,,,
{OWN},B2,,,,,,Hoàn thành tốt
{OWN},C1,,,,,1,
{OWN},D1,,,,,0,
{ABSENT},A1.2,,"0,4",,,,
{ABSENT},A1.3,40,41,,,,
{ABSENT},A2.1,95,,96,100,,
{ABSENT},A2.2,12,11,,,,
{ABSENT},B2,,,,,,Hoàn thành
{ABSENT},C1,,,,,0,
{ABSENT},D1,,,,,1,
"""
REASON = "Theo biên bản kiểm tra"


@pytest.fixture
def own_site():
    """A site of its own: the year is frozen here, and nobody else could write any more."""
    with served_demonstration() as served:
        yield served


def test_the_standing_office_appraises_hears_freezes_and_ranks(
    browser: Browser, own_site: Site, tmp_path: Path
) -> None:
    roles = ("standing_office", "unit_officer")
    with travelling(browser, own_site, "appraisal", *roles) as (office, officer):
        page = office.page
        office.go(page.get_by_role("link", name="Năm thi đua", exact=True), "các cụm")
        cluster = page.locator("main").get_by_role("link", name="Cụm thi đua (trình diễn)")
        office.go(cluster, "cụm")
        office.go(page.get_by_role("link", name="9. Chấm điểm"), "chấm điểm")
        scoring = page.url
        enter_for_absent(office)

        officer.go(officer.page.get_by_role("link", name="Tự chấm năm 2026").first, "phiếu")
        own_sheet = officer.page.url
        officer.go(officer.page.get_by_role("button", name="Gửi bảng tự chấm"), "đã gửi")
        open_sheet(office, scoring, ABSENT)
        office.go(page.get_by_role("button", name="Gửi bảng tự chấm"), "gửi thay")
        expect(page.get_by_text("Đã gửi bảng tự chấm")).to_be_visible()

        page.goto(scoring)
        freeze(office, "chưa khóa được")
        for unit in (OWN, ABSENT, BY_TABLE, BY_SHEET, EXPLAINED):
            expect(page.locator("main")).to_contain_text(unit)
        office.expect_refusals(1)

        agree_in_the_table(office, scoring)
        for unit in (BY_TABLE, BY_SHEET, OWN, ABSENT):
            open_sheet(office, scoring, unit)
            if unit != BY_TABLE:
                agree_on_the_sheet(office)
            office.go(page.get_by_role("button", name="Gửi điểm thống nhất"), "đã thống nhất")

        officer.page.goto(own_sheet)
        assert type_into(officer.page, "B3, giải trình", "Đề nghị xem lại một gương").ok
        officer.go(officer.page.get_by_role("button", name="Gửi giải trình"), "đã giải trình")
        for unit in (OWN, EXPLAINED):
            open_sheet(office, scoring, unit)
            office.go(page.get_by_role("button", name="Trả lời giải trình"), "đã trả lời")

        page.goto(scoring)
        freeze(office, "đã khóa")
        page.goto(scoring)
        says_what_the_command_says(office, tmp_path)


def enter_for_absent(office: Traveller) -> None:
    """A results file for two units: looked through, then kept."""
    page = office.page
    office.go(page.get_by_role("link", name="Nhập kết quả từ tệp"), "từ tệp")
    for button, name in (("Xem thử", "xem thử"), ("Nhập", "đã nhập")):
        page.locator("input[type=file]").set_input_files(
            [{"name": "ket-qua.csv", "mimeType": "text/csv", "buffer": RESULTS.encode()}]
        )
        office.go(page.get_by_role("button", name=button, exact=True), name)
    expect(page.get_by_text(re.compile(r"Đã nhập \d+ ô"))).to_be_visible()


def open_sheet(office: Traveller, scoring: str, unit: str) -> None:
    office.page.goto(scoring)
    office.go(office.page.locator("main").get_by_role("link", name=unit).first, "phiếu")


def freeze(office: Traveller, name: str) -> None:
    page = office.page
    office.go(page.get_by_role("link", name="Khóa bảng điểm"), "khóa bảng điểm")
    page.get_by_label("Gõ khóa để xác nhận").fill("khóa")
    office.go(page.get_by_role("button", name="Khóa bảng điểm"), name)


def agree_in_the_table(office: Traveller, scoring: str) -> None:
    """A mark typed over the cell of the consolidated table, as in the meeting."""
    page = office.page
    page.goto(scoring)
    office.go(page.get_by_role("link", name="Bảng tổng hợp"), "bảng tổng hợp")
    units = page.locator("thead th.u a").all_inner_texts()
    column = next(place for place, unit in enumerate(units) if "Đồng Tháp" in unit)
    cell = page.get_by_role("link", name=re.compile(r"^B3, tự chấm")).nth(column)
    cell.focus()
    page.keyboard.press("8")
    expect(page.get_by_label("Điểm thống nhất")).to_have_value("8")
    page.get_by_label("Lý do thống nhất").fill(REASON)
    # A row that is half below the table's head would count as a target too small to touch.
    page.get_by_role("region", name="Bảng tổng hợp của Cụm").evaluate("grid => grid.scrollTo(0, 0)")
    office.look("thống nhất trên bảng")
    with page.expect_response("**/agreed/B3/") as answered:
        page.get_by_role("button", name="Thống nhất", exact=True).click()
    assert answered.value.ok
    expect(cell).to_contain_text("8,0")


def agree_on_the_sheet(office: Traveller) -> None:
    """A mark without its reason is refused; with the reason both are kept."""
    page = office.page
    assert type_into(page, "B3, điểm thống nhất", "8").status == 422
    cell = page.get_by_label("B3, điểm thống nhất", exact=True)
    expect(page.locator("tr", has=cell).get_by_role("alert")).to_contain_text("lý do")
    office.expect_refusals(1)
    assert type_into(page, "B3, lý do thống nhất", REASON).ok
    office.go(page.get_by_role("button", name="Lưu các ô đã sửa"), "đã lưu")
    expect(cell).to_have_value("8")


def says_what_the_command_says(office: Traveller, folder: Path) -> None:
    """The files of the page give by ``thidua score`` the ranks and reasons that the page shows."""
    page = office.page
    table = handed_out(page, "Bảng tiêu chí (YAML)", folder / "bang.yaml")
    results = handed_out(page, "Kết quả của các đơn vị (CSV)", folder / "ket-qua.csv")
    scores = handed_out(page, "Điểm và căn cứ (JSON)", folder / "diem.json")
    told = subprocess.run(
        [*THIDUA, "score", str(table), str(results), "--json"],
        cwd=ROOT,
        env=environment(folder),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    assert told.strip() == scores.read_text(encoding="utf-8").strip()

    office.go(page.get_by_role("link", name="Xếp hạng").last, "xếp hạng")
    expect(page.get_by_text("Bảng điểm khóa lúc")).to_be_visible()
    ranked = json.loads(told)["units"]
    assert len(ranked) == 6
    for unit in ranked:
        page.locator("main").get_by_role("link", name=unit["unit"], exact=True).click()
        reasons = page.locator("#can-cu")
        expect(reasons.get_by_role("heading").first).to_contain_text(unit["unit"])
        expect(reasons.get_by_role("heading").first).to_contain_text(f"thứ {unit['rank']}")
        assert reasons.get_by_role("list").first.locator("li").all_inner_texts() == unit["why"]


def handed_out(page: Page, name: str, file: Path) -> Path:
    with page.expect_download() as handed:
        page.get_by_role("link", name=name).click()
    handed.value.save_as(file)
    return file
