"""The vendored faces: unchanged, complete for Vietnamese, measured as others measure them."""

import hashlib
import json
import unicodedata

import pytest

from tests.thidua_core.paper.printed import pages_of
from tests.thidua_core.paper.samples import plan
from thidua_core.paper import Paragraph, render_pdf
from thidua_core.paper._breaking import balanced, name_lines, soft_broken
from thidua_core.paper._fonts import FOLDER, face

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
ACCENTED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
VIETNAMESE = "".join([*ACCENTED, "đ"]) + "".join([*ACCENTED, "đ"]).upper()
ALSO_USED = "0123456789.,;:/-–—…“”‘’\"'()[]%+×²°€₫½" + "\u00a0\u0300\u0301\u0303\u0309\u0323"
STYLES = [(bold, italic) for bold in (False, True) for italic in (False, True)]


def test_the_files_are_those_of_the_manifest():
    (package,) = json.loads((FOLDER / "manifest.json").read_text())["packages"]
    assert package["licence"] == "MIT AND OFL-1.1"
    listed = package["files"]
    kept = {path.name for path in FOLDER.iterdir()} - {"manifest.json"}
    assert kept == set(listed)
    for name, digest in listed.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "LICENSE").read_text()


@pytest.mark.parametrize(("bold", "italic"), STYLES)
def test_every_vietnamese_letter_is_drawn_in_every_style(bold, italic):
    assert len(set(VIETNAMESE)) == 146
    drawn = face(bold=bold, italic=italic)
    assert drawn.lacks(VIETNAMESE + ALSO_USED) == ()
    assert set(drawn.widths) == set(face().widths)


def test_a_missing_sign_is_reported_once():
    assert face().lacks("a✓b✓😀") == ("✓", "😀")


def test_widths_are_those_that_the_pdf_states():
    sentence = VIETNAMESE[:60]
    shown = pages_of(render_pdf(plan(body=(Paragraph(sentence),))))[0].text(sentence)
    expected = face().width(f"{sentence}./.", 14)
    assert shown.right - shown.x == pytest.approx(expected, rel=0.03)


def test_widths_are_in_points():
    assert face().width("", 12) == 0
    assert face().width("0000", 12) == pytest.approx(24)
    assert face(bold=True).width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12) == pytest.approx(
        250.3, abs=0.1
    )


def test_headings_break_into_even_lines_and_never_before_a_number():
    title = "Tổ chức hoạt động của Cụm thi đua số 10 ngành Kiểm sát nhân dân năm 2020"
    lines = balanced(title, face(bold=True), 14, 420)
    assert lines == (
        "Tổ chức hoạt động của Cụm thi đua số 10",
        "ngành Kiểm sát nhân dân năm 2020",
    )
    assert balanced("Ngắn", face(), 14, 420) == ("Ngắn",)
    for width in range(60, 400, 20):
        lines = balanced(title, face(), 14, width)
        assert " ".join(lines) == title
        assert not any(line[0].isdigit() for line in lines)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH LONG AN", ("VIỆN KIỂM SÁT NHÂN DÂN", "TỈNH LONG AN")),
        ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", ("VIỆN KIỂM SÁT NHÂN DÂN", "TỐI CAO")),
        ("CỤM THI ĐUA SỐ 10", ("CỤM THI ĐUA SỐ 10",)),
        (
            "VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 3 TỈNH VĨNH LONG",
            ("VIỆN KIỂM SÁT NHÂN DÂN", "KHU VỰC 3 TỈNH VĨNH LONG"),
        ),
        (
            "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TOÀN NGÀNH",
            ("HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG TOÀN NGÀNH"),
        ),
    ],
)
def test_names_break_before_their_place(name, lines):
    assert name_lines(name, face(bold=True), 12, 194) == lines


def test_only_words_too_long_get_break_points():
    assert soft_broken("thi đua khen thưởng", face(), 14, 60) == "thi đua khen thưởng"
    broken = soft_broken("thi " + "m" * 10, face(), 14, 40)
    assert broken == "thi mmm\u200bmmm\u200bmmm\u200bm"
    assert soft_broken("i\u0301" * 3, face(), 14, 4).count("\u200b") == 2
