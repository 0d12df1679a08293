"""An installation begun, examined and served, by its commands and in processes of its own."""

import json
import ssl
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.support.installation import ANSWERS, begun, ran, thidua
from tests.support.site import environment, free_port

pytestmark = pytest.mark.slow

WHO_SIGNS_IN = """
import django; django.setup()
from thidua.people.models import Account
print(*Account.objects.order_by("username").values_list("username", flat=True))
"""
FILE_A_PAPER = """
import django; django.setup()
from thidua.documents.actions import Particulars, attach_file, register_document
from thidua.documents.enums import DocumentKind
from thidua.documents.queries.files import kept_files
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
told = {"actor": SYSTEM, "at": clock.now()}
paper = register_document(
    Particulars(kind=DocumentKind.PLAN, title="Kế hoạch thử", issuer_label="Cơ quan Mẫu"), **told
)
attach_file(document_id=paper.pk, name="ke-hoach.pdf", content=b"%PDF-1.7 thu", **told)
print(*(file.path for file in kept_files()))
"""
YEAR = "year: {body: VKSND tối cao, year: 2026, start: 01/12/2025, end: 30/11/2026}\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return begun(tmp_path_factory.mktemp("installation"))


def test_a_second_beginning_finds_what_is_there(home: Path) -> None:
    again = thidua(home, "init", str(home.parent / "answers.yaml"))
    assert "quantri (đã có)" in again
    assert ran(home, WHO_SIGNS_IN).split() == ["quantri"]


def test_the_first_administrator_is_asked_for(tmp_path: Path) -> None:
    typed = "n\nNguyễn Văn Thử\nquantri\nmat-khau-dai-2026\nmat-khau-dai-2026\n\n\n"
    assert "Người quản trị: quantri" in thidua(tmp_path / "home", "init", typed=typed)
    assert ran(tmp_path / "home", WHO_SIGNS_IN).split() == ["quantri"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("administrator: {name: A, username: quantri}", "administrator thiếu password"),
        ("adminstrator: {}", "thiếu khóa administrator"),
        (f"{ANSWERS}tlss: máy", "khóa tlss không có. Các khóa: administrator, organisation"),
        (ANSWERS.replace("username", "user"), "khóa administrator.user không có"),
        (ANSWERS.replace("mat-khau-dai-2026", "123"), "administrator.password"),
        (ANSWERS + YEAR, "year.body: hôm nay không có đơn vị nào tên “VKSND tối cao”"),
        ("- một danh sách", "thiếu khóa administrator"),
        ("a: [", "Không đọc được"),
    ],
)
def test_wrong_answers_are_named_and_begin_nothing(tmp_path: Path, answers: str, said: str) -> None:
    given = tmp_path / "answers.yaml"
    given.write_text(answers, encoding="utf-8")
    assert said in thidua(tmp_path / "home", "init", str(given), status=2)
    known = tmp_path / "home" / "thidua.sqlite3"
    assert not known.exists() or ran(tmp_path / "home", WHO_SIGNS_IN).split() == []


def test_the_doctor_names_a_file_that_was_altered_and_one_that_is_gone(tmp_path: Path) -> None:
    home = begun(tmp_path)
    kept = Path(ran(home, FILE_A_PAPER).strip())
    assert "Đã đối chiếu 1 tệp" in thidua(home, "doctor")
    whole = kept.read_bytes()
    kept.chmod(0o600)
    kept.write_bytes(whole + b"!")
    found = json.loads(thidua(home, "doctor", "--json", status=1))
    assert [each["code"] for each in found["findings"] if each["level"] == "error"] == [
        "file_altered"
    ]
    kept.unlink()
    assert "Mất tệp ke-hoach.pdf" in thidua(home, "doctor", status=1)
    kept.write_bytes(whole)
    thidua(home, "doctor")


def test_the_site_is_served_over_tls_by_the_authority_of_the_installation(home: Path) -> None:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "thidua", "serve", "--tls", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        authority = home / "keys" / "tls" / "ca.pem"
        page = patiently(f"https://localhost:{port}/", authority, server)
        assert "<title>" in page
        with pytest.raises(URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urlopen(f"https://localhost:{port}/", timeout=30)
    finally:
        server.terminate()
        server.communicate(timeout=30)


def patiently(address: str, authority: Path, server: subprocess.Popen) -> str:
    """The page, as soon as the server answers somebody who trusts its authority alone."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        if authority.exists():
            trust = ssl.create_default_context(cafile=authority)
            try:
                with urlopen(address, timeout=30, context=trust) as answer:
                    return answer.read().decode()
            except URLError:
                time.sleep(0.2)
        time.sleep(0.2)
    raise AssertionError(f"nothing is served at {address}")


def test_a_missing_certificate_is_named(home: Path, tmp_path: Path) -> None:
    lost = str(tmp_path / "may.pem")
    said = thidua(home, "serve", "--tls", "--certificate", lost, "--key", lost, status=2)
    assert f"Không có tệp {lost}" in said


def test_the_log_goes_out_and_is_verified_without_the_installation(
    home: Path, tmp_path: Path
) -> None:
    folder, key = tmp_path / "nhat-ky", tmp_path / "log.pub"
    assert "dòng" in thidua(home, "export", "log", "--out", str(folder))
    assert "thư mục" in thidua(home, "export", "log", status=2)
    thidua(home, "export", "log", "--out", str(folder), status=2)
    key.write_text((home / "keys" / "log.pub").read_text(encoding="utf-8"), encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    assert json.loads(thidua(elsewhere, "verify", str(folder), "--log-key", str(key), "--json"))[
        "ok"
    ]
    bundle = next(path for path in (folder / "tile" / "entries").rglob("*") if path.is_file())
    bundle.write_bytes(bundle.read_bytes()[:-1] + b"?")
    thidua(elsewhere, "verify", str(folder), "--log-key", str(key), status=1)
