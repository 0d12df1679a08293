"""A decision drafted, numbered, signed with a key file, published; its certificates made."""

import io
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.journeys import Traveller, travelling
from tests.support.site import ROOT, THIDUA, Site, environment

pytestmark = pytest.mark.browser
TITLE = "Về việc tặng Giấy khen chuyên đề quý IV năm 2026 (giả định)"
UNIT, SIGNER, PERSON = "VKSND tỉnh Vĩnh Long", "Võ Văn Thí Dụ", "Đỗ Thị Minh Họa"
NUMBER = "641/QĐ-VKS"
PASSPHRASE = "trinh-dien-2026"


def test_a_decision_is_drafted_numbered_signed_and_published_with_its_certificates(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    keys = site.demonstration.home / "keys" / "signing"
    roles = ("unit_officer", "records_clerk", "unit_head")
    with travelling(browser, site, "decision", *roles) as (officer, clerk, head):
        draft(officer)
        decision = officer.page.url
        officer.go(officer.page.get_by_role("link", name="Trình", exact=True), "trình")
        officer.go(officer.page.get_by_role("button", name="Trình"), "đã trình")

        to_the_decision(clerk)
        clerk.go(clerk.page.get_by_role("link", name="Nhập số"), "nhập số")
        clerk.page.get_by_label("Số nếu có").fill(NUMBER.partition("/")[0])
        clerk.go(clerk.page.get_by_role("button", name="Giữ số này"), "đã giữ số")

        officer.page.goto(decision)
        officer.go(officer.page.get_by_role("link", name="Đề nghị ký số"), "đề nghị ký số")
        officer.go(officer.page.get_by_role("button", name="Đề nghị ký số"), "đã đề nghị")

        paper = sign(head, keys / "vientruong.p12", tmp_path / "quyet-dinh.pdf")
        verified = subprocess.run(
            [*THIDUA, "verify", str(paper), "--trust", str(keys / "demo-ca.pem")],
            cwd=ROOT,
            env=environment(tmp_path),
            check=False,
            capture_output=True,
            text=True,
        )
        assert verified.returncode == 0, verified.stdout
        assert SIGNER in verified.stdout

        head.page.goto(decision)
        head.go(head.page.get_by_role("link", name="Công bố"), "công bố")
        head.page.get_by_label("Gõ công bố để xác nhận").fill("công bố")
        head.go(head.page.get_by_role("button", name="Công bố"), "đã công bố")
        expect(head.page.get_by_text("danh sách đã vào sổ")).to_be_visible()

        certificates = head.page.get_by_role("region", name="Giấy chứng nhận")
        expect(certificates).to_contain_text(PERSON)
        with head.page.expect_download() as handed:
            certificates.get_by_role("link", name="Tải tất cả").click()
        printed = PdfReader(io.BytesIO(handed.value.path().read_bytes()))
        said = "\n".join(each.extract_text() for each in printed.pages)
        for words in (PERSON, NUMBER, certificates.locator(".ver-code").inner_text()):
            assert words in said, words


def draft(officer: Traveller) -> None:
    """A draft with one person in its list."""
    page = officer.page
    to_the_decisions(officer)
    officer.go(page.get_by_role("link", name="Soạn quyết định"), "soạn")
    typed = {
        "Trích yếu": TITLE,
        "Đơn vị ban hành": UNIT,
        "Thẩm quyền ban hành": "Viện trưởng Viện kiểm sát nhân dân tỉnh Vĩnh Long",
        "Địa danh": "Vĩnh Long",
        "Người ký": SIGNER,
        "Quyền hạn, chức vụ người ký": "Viện trưởng",
    }
    fill(page, typed)
    officer.go(page.get_by_role("button", name="Lập dự thảo"), "dự thảo")
    officer.go(page.get_by_role("link", name="Thêm", exact=True), "thêm vào danh sách")
    fill(
        page,
        {
            "Người nếu có": PERSON,
            "Chức vụ lúc được tặng nếu có": "Kiểm sát viên sơ cấp",
            # Two units of that name are in the list, one of them ended in 2025.
            "Đơn vị ngoài danh sách nếu có": UNIT,
            "Thành tích nếu có": "Có thành tích xuất sắc trong đợt thi đua quý IV",
        },
    )
    page.get_by_label("Danh hiệu, hình thức", exact=True).select_option("Giấy khen")
    page.get_by_label("Loại hình khen thưởng nếu có").select_option("Chuyên đề")
    officer.go(page.get_by_role("button", name="Thêm"), "đã thêm")
    expect(page.get_by_role("row", name=PERSON)).to_contain_text("Giấy khen")


def sign(head: Traveller, key: Path, file: Path) -> Path:
    """The head signs what waits for them, and takes the signed paper away."""
    page = head.page
    page.get_by_role("link", name="Việc chờ tôi").first.click()
    head.go(page.get_by_role("link", name=f"Ký {TITLE}").first, "nơi ký")
    head.go(page.get_by_role("link", name="Ký bằng tệp khóa"), "ký")
    page.get_by_label("Tệp khóa").set_input_files(key)
    page.get_by_label("Mật khẩu của khóa").fill(PASSPHRASE)
    head.go(page.get_by_role("button", name="Ký văn bản"), "đã ký")
    with page.expect_download() as handed:
        page.get_by_role("link", name="Tải văn bản (PDF)").click()
    handed.value.save_as(file)
    return file


def to_the_decisions(person: Traveller) -> None:
    page = person.page
    person.go(page.get_by_role("link", name="Sổ khen thưởng", exact=True), "sổ")
    decisions = page.locator("main").get_by_role("link", name="Quyết định").first
    person.go(decisions, "các quyết định")


def to_the_decision(person: Traveller) -> None:
    to_the_decisions(person)
    row = person.page.get_by_role("row").filter(has_text=TITLE)
    person.go(row.get_by_role("link").first, "quyết định")


def fill(page: Page, typed: dict[str, str]) -> None:
    for label, text in typed.items():
        page.get_by_label(label, exact=True).fill(text)
