"""A head signs by the returned file: downloaded, signed outside with ``thidua sign``, sent back."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.journeys import Traveller, travelling
from tests.support.signing import blank
from tests.support.site import ROOT, THIDUA, Site, environment

pytestmark = pytest.mark.browser
PASSPHRASE = "trinh-dien-2026"
OWN, OTHER = "vientruong.p12", "nguoi-ky-1.p12"
TITLE = "Phối hợp hoạt động của Cụm thi đua năm 2026"


def test_a_head_signs_elsewhere_and_sends_the_file_back(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    keys = site.demonstration.home / "keys" / "signing"
    with travelling(browser, site, "signing-elsewhere", "unit_head") as (head,):
        page = head.page
        head.go(page.get_by_role("link", name=f"Ký {TITLE}").first, "nơi ký")
        own_place = page.get_by_role("listitem").filter(
            has=page.get_by_role("button", name="Tải về để ký nơi khác")
        )
        expect(own_place).to_contain_text("Chờ ký")
        with page.expect_download() as handed:
            page.get_by_role("button", name="Tải về để ký nơi khác").click()
        given = tmp_path / "van-ban.pdf"
        handed.value.save_as(given)

        wrong = {
            # Signed properly, on other bytes than were handed out.
            "chưa đúng bản": (other_bytes(tmp_path, keys / OWN), "không phải là bản đã phát"),
            "chứng thư người khác": (
                signed(given, keys / OTHER, tmp_path / "nguoi-khac.pdf"),
                "không phải của người được ký",
            ),
            "chưa ký": (given, "chưa có chữ ký mới"),
        }
        head.go(page.get_by_role("link", name="Gửi lại bản đã ký"), "gửi lại")
        for name, (file, words) in wrong.items():
            send_back(head, file, name)
            expect(page.get_by_text(words)).to_be_visible()
        head.expect_refusals(len(wrong))

        # Nothing has changed: the same bytes are handed out, the place still waits.
        head.go(page.get_by_role("link", name=TITLE), "vẫn chờ ký")
        expect(page.get_by_role("button", name="Tải về để ký nơi khác")).to_be_visible()
        with page.expect_download() as again:
            page.get_by_role("button", name="Tải về để ký nơi khác").click()
        assert again.value.path().read_bytes() == given.read_bytes()

        file = signed(given, keys / OWN, tmp_path / "da-ky.pdf")
        head.go(page.get_by_role("link", name="Gửi lại bản đã ký"), "gửi lại bản đúng")
        send_back(head, file, "đã nhận chữ ký")
        expect(page.get_by_text("Đã nhận chữ ký")).to_be_visible()
        expect(page.get_by_role("button", name="Tải về để ký nơi khác")).to_have_count(0)
        with page.expect_download() as whole:
            page.get_by_role("link", name="Tải văn bản (PDF)").click()
        assert whole.value.path().read_bytes() == file.read_bytes()


def other_bytes(folder: Path, key: Path) -> Path:
    """A paper that was never handed out, signed where the head would sign."""
    paper = folder / "khac.pdf"
    paper.write_bytes(blank(3))
    return signed(paper, key, folder / "khac-da-ky.pdf", "signature-2")


def signed(pdf: Path, key: Path, out: Path, field: str | None = None) -> Path:
    """The file as ``thidua sign`` signs it, on the head's own machine."""
    place = ["--field", field] if field else []
    subprocess.run(
        [*THIDUA, "sign", str(pdf), "--key", str(key), "--out", str(out), *place],
        cwd=ROOT,
        env=environment(out.parent) | {"THIDUA_KEY_PASSPHRASE": PASSPHRASE},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return out


def send_back(head: Traveller, file: Path, name: str) -> None:
    head.page.get_by_label("Tệp đã ký (PDF)").set_input_files(file)
    head.go(head.page.get_by_role("button", name="Gửi bản đã ký"), name)
