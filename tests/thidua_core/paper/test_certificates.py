import subprocess
from datetime import date

import pytest

from thidua_core.paper import Certificate, UnprintableTextError, render_certificates
from thidua_core.paper._certificates import qr_svg

DAY = date(2026, 11, 20)


def certificate(**changed) -> Certificate:
    particulars = {
        "giver": "Viện trưởng Viện kiểm sát nhân dân tỉnh Vĩnh Long",
        "verb": "Công nhận danh hiệu",
        "award": "Chiến sĩ thi đua cơ sở",
        "name": "Trần Thị Ví Dụ",
        "office": "Kiểm sát viên trung cấp",
        "unit": "VKSND khu vực 1 - Vĩnh Long",
        "merit": "Hoàn thành xuất sắc nhiệm vụ năm 2026",
        "place": "Vĩnh Long",
        "issued_on": DAY,
        "signer_office": "KT. Viện trưởng\nPhó Viện trưởng",
        "signer": "Đặng Văn Mẫu",
        "decision": "412/QĐ-VKS",
        "decided_on": DAY,
        "golden_number": "15",
        "address": "https://vi.du/verify/award/79gby131c6b1/",
        "code": "79gby131c6b1",
    }
    return Certificate(**(particulars | changed))


def words_of(pdf: bytes, tmp_path) -> str:
    path = tmp_path / "certificates.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return told.stdout


def test_a_certificate_says_everything_in_its_order(tmp_path) -> None:
    words = " ".join(words_of(render_certificates([certificate()], title="x"), tmp_path).split())
    for expected in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "VIỆN TRƯỞNG VIỆN KIỂM SÁT NHÂN DÂN TỈNH VĨNH LONG CÔNG NHẬN DANH HIỆU",
        "CHIẾN SĨ THI ĐUA CƠ SỞ Trần Thị Ví Dụ",
        "Vĩnh Long, ngày 20 tháng 11 năm 2026",
        "Quyết định số 412/QĐ-VKS",
        "Số sổ vàng: 15",
        "79gby131c6b1",
        "PHÓ VIỆN TRƯỞNG",
        "Đặng Văn Mẫu",
    ):
        assert expected in words


def test_one_page_each_however_long_the_texts(tmp_path) -> None:
    long = certificate(
        name="Tập thể cán bộ, công chức, người lao động " * 4,
        award="Bằng khen của Viện trưởng Viện kiểm sát nhân dân tối cao " * 2,
        merit="Có thành tích xuất sắc trong thực hành quyền công tố và kiểm sát tư pháp " * 4,
        giver="Viện trưởng Viện kiểm sát nhân dân tối cao " * 3,
        unit="n" * 300,
    )
    words = words_of(render_certificates([long, certificate(), long], title="x"), tmp_path)
    assert words.count("\f") == 3


def test_equal_certificates_are_equal_bytes_and_another_code_is_not() -> None:
    first = render_certificates([certificate()], title="x")
    assert first == render_certificates([certificate()], title="x")
    assert first != render_certificates([certificate(address="https://vi.du/khac/")], title="x")


def test_texts_are_never_read_as_markup(tmp_path) -> None:
    words = words_of(
        render_certificates([certificate(name='#pagebreak() *x* $y$ "z"')], title="x"), tmp_path
    )
    assert '#pagebreak() *x* $y$ "z"' in words
    assert words.count("\f") == 1


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(UnprintableTextError, match="漢"):
        render_certificates([certificate(name="漢")], title="x")
    with pytest.raises(ValueError, match="no certificate"):
        render_certificates([], title="x")
    with pytest.raises(ValueError, match="needs its name"):
        certificate(name=" ")


def test_optional_lines_leave_no_trace(tmp_path) -> None:
    bare = certificate(office="", unit="", merit="", golden_number="", signer="")
    words = words_of(render_certificates([bare], title="x"), tmp_path)
    assert "Số sổ vàng" not in words
    assert "None" not in words


def test_the_code_is_black_on_white_within_its_quiet_zone() -> None:
    drawn = qr_svg("https://vi.du/")
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29">')
    assert 'fill="#fff"' in drawn
    assert "M4 4h7v1h-7z" in drawn, "the upper edge of the first finder stands after four modules"
