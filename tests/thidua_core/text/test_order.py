import random
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_core.text import nfc, person_key, vietnamese_key

ALPHABET = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONES_OF_MA = ["ma", "mà", "mả", "mã", "má", "mạ"]
PROVINCES_OF_2025 = [
    "An Giang",
    "Bắc Ninh",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Phòng",
    "Hồ Chí Minh",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sơn La",
    "Tây Ninh",
    "Thái Nguyên",
    "Thanh Hóa",
    "Tuyên Quang",
    "Vĩnh Long",
]
texts = st.text(max_size=30)


def shuffled(texts):
    return random.Random(30).sample(texts, len(texts))


def test_letters_stand_in_the_order_of_the_alphabet():
    assert sorted(shuffled(ALPHABET), key=vietnamese_key) == ALPHABET


def test_tones_stand_in_their_order():
    assert sorted(shuffled(TONES_OF_MA), key=vietnamese_key) == TONES_OF_MA


def test_provinces_stand_by_letters_first():
    """Cà Mau before Cao Bằng before Cần Thơ: the letters of a syllable precede its tone."""
    places = {
        name: place for place, name in enumerate(sorted(PROVINCES_OF_2025, key=vietnamese_key))
    }
    for earlier, later in [
        ("Cà Mau", "Cao Bằng"),
        ("Cao Bằng", "Cần Thơ"),
        ("Đà Nẵng", "Đắk Lắk"),
        ("Hải Phòng", "Hồ Chí Minh"),
        ("Hồ Chí Minh", "Huế"),
        ("Huế", "Hưng Yên"),
        ("Lạng Sơn", "Lào Cai"),
        ("Quảng Ninh", "Quảng Trị"),
        ("Thái Nguyên", "Thanh Hóa"),
    ]:
        assert places[earlier] < places[later], (earlier, later)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Ba Tô", "Ba Tơ", "Ba Vì", "Bà Rịa", "Bá Thước", "Bác Ái"],
        ["Châu Đốc", "Châu Phú", "Châu Thành", "Chợ Mới"],
        ["Cụm thi đua số 2", "Cụm thi đua số 03", "Cụm thi đua số 10"],
        ["Khu vực 1", "Khu vực 3", "Khu vực 12"],
        ["Phòng 7", "Phòng 7A", "Phòng 10"],
        ["Phòng " + "9" * 40, "Phòng A"],
    ],
)
def test_units_stand_as_in_an_official_list(in_order):
    assert sorted(shuffled(in_order), key=vietnamese_key) == in_order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thuý", "Thúy"),
        ("hoà bình", "HÒA BÌNH"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Cụm 01", "Cụm 1"),
    ],
)
def test_spellings_without_weight(one, other):
    assert vietnamese_key(one) == vietnamese_key(other)


@pytest.mark.parametrize(("one", "other"), [("Ba Tơ", "Ba Tô"), ("Đa", "Da"), ("ma", "má")])
def test_different_letters_and_tones_have_different_keys(one, other):
    assert vietnamese_key(one) != vietnamese_key(other)


@given(texts)
def test_case_and_unicode_form_do_not_count(text):
    key = vietnamese_key(text)
    assert vietnamese_key(unicodedata.normalize("NFD", text)) == key
    assert vietnamese_key(nfc(text)) == key
    assert vietnamese_key(text.casefold()) == key


@given(texts)
def test_keys_hold_nothing_that_a_collation_would_reorder(text):
    assert set(vietnamese_key(text)) <= set(string.digits + string.ascii_lowercase)


@given(st.lists(texts, max_size=12), st.randoms())
def test_sorting_does_not_depend_on_the_order_given(names, chance):
    mixed = chance.sample(names, len(names))
    in_order = sorted(map(vietnamese_key, names))
    assert [vietnamese_key(name) for name in sorted(mixed, key=vietnamese_key)] == in_order


@given(st.text(alphabet="abcđưă àạ", max_size=8), st.text(alphabet="abcđưă àạ", max_size=8))
def test_a_text_stands_before_its_continuation(start, rest):
    assert vietnamese_key(f"{start} {rest}") >= vietnamese_key(start)


def test_persons_stand_by_given_name_then_family_and_middle_names():
    in_order = [
        "Trần Văn An",
        "Lê Thị Anh",
        "Nguyễn Văn Anh",
        "Bùi Thị Ánh",
        "Đỗ Văn Bình",
        "Nguyễn Thị Mẫu",
        "Trần Văn Mẫu",
        "Đặng Ví Dụ Ý",
    ]
    assert sorted(shuffled(in_order), key=person_key) == in_order


def test_a_single_name_stands_before_fuller_ones():
    assert person_key("Mẫu") < person_key("Nguyễn Thị Mẫu")


def test_nobody_has_a_key_too():
    assert person_key("  ") == vietnamese_key("") == ""


def test_foreign_letters_stand_after_z():
    assert vietnamese_key("zyz") < vietnamese_key("ω") < vietnamese_key("я")
