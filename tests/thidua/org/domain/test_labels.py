import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.org.domain.labels import (
    bare_place,
    called,
    label_of,
    name_key,
    place_of,
    searchable_place,
    searchable_text,
)


@pytest.mark.parametrize(
    ("kind", "call", "above", "place"),
    [
        (
            "district_procuracy",
            "VKSND huyện Châu Thành",
            "VKSND tỉnh Long An",
            "tỉnh Long An",
        ),
        ("district", "Huyện Châu Thành", "Tỉnh Long An", "tỉnh Long An"),
        ("commune", "Xã Ba Tơ", "Tỉnh Quảng Ngãi", "tỉnh Quảng Ngãi"),
        (
            "district_procuracy",
            "VKSND quận Ô Môn",
            "VKSND thành phố Cần Thơ",
            "thành phố Cần Thơ",
        ),
        ("regional_procuracy", "VKSND khu vực 3 - Hà Nội", "VKSND thành phố Hà Nội", ""),
        (
            "regional_procuracy",
            "VKSND khu vực 1 - Thành phố Hồ Chí Minh",
            "VKSND thành phố Hồ Chí Minh",
            "",
        ),
        ("regional_procuracy", "VKSND khu vực 3", "VKSND tỉnh An Giang", "tỉnh An Giang"),
        ("provincial_procuracy", "VKSND tỉnh Long An", "VKSND tối cao", ""),
        ("province", "Tỉnh Long An", "", ""),
        ("room", "Phòng 1", "VKSND tỉnh Bà Rịa - Vũng Tàu", "VKSND tỉnh Bà Rịa - Vũng Tàu"),
        ("other_body", "Sở Tư pháp", "Ủy ban nhân dân tỉnh Ví Dụ", "Ủy ban nhân dân tỉnh Ví Dụ"),
        ("room", "Phòng Thi đua, Văn phòng VKSND tối cao", "Văn phòng VKSND tối cao", ""),
        ("other_body", "Sở Tư pháp", "", ""),
    ],
)
def test_what_tells_a_unit_from_its_namesakes(kind, call, above, place) -> None:
    assert place_of(kind, call, above) == place


def test_territory_keeps_its_first_word_and_an_agency_its_short_name() -> None:
    assert called("district", "Huyện Châu Thành", "Châu Thành") == "Huyện Châu Thành"
    full = "Viện kiểm sát nhân dân tỉnh Long An"
    assert called("provincial_procuracy", full, "VKSND tỉnh Long An") == "VKSND tỉnh Long An"
    assert label_of("Huyện Châu Thành", "tỉnh Long An") == "Huyện Châu Thành (tỉnh Long An)"
    assert label_of("Tỉnh Long An", "") == "Tỉnh Long An"


def test_names_that_differ_by_a_mark_are_two_names() -> None:
    assert name_key("Xã Ba Tơ") != name_key("Xã Ba Tô")
    assert name_key("XÃ  BA TƠ ") == name_key(unicodedata.normalize("NFD", "Xã Ba Tơ"))


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Viện kiểm sát nhân dân huyện Châu Thành", "Châu Thành"),
        ("VKSND tỉnh Long An", "Long An"),
        ("Quận 1", "1"),
        ("Văn phòng", "Văn phòng"),
    ],
)
def test_the_bare_place_of_a_name(name, bare) -> None:
    assert bare_place(name) == bare


def test_a_name_can_be_asked_whole_by_its_beginning_or_by_a_word() -> None:
    text = searchable_text(["Viện kiểm sát nhân dân huyện Ba Tơ", "VKSND huyện Ba Tơ"], ["V16"])
    for whole in ("vien kiem sat nhan dan huyen ba to", "vksnd huyen ba to", "ba to", "v16"):
        assert f" | {whole} | " in text
    assert " | vksnd huyện ba tơ | " in text
    assert " huyen" in text
    assert "ba tô" not in text


def test_codes_of_figures_and_numbered_places_are_no_words_to_search() -> None:
    assert "86" not in searchable_text(["Tỉnh Vĩnh Long"], ["86"])
    assert " | 1 | " not in searchable_text(["Quận 1"])
    assert searchable_place("tỉnh Long An") == " tinh long an"
    assert searchable_place("") == ""


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_gives_bars_that_only_the_builder_sets(names) -> None:
    text = searchable_text(names)
    assert text.startswith(" | ")
    assert text.endswith(" | ")
