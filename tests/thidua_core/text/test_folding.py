import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thidua_core.text import align, find_folded, fold, nfc, search_key, squash

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcghklmnpqrstvx"
)
words = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper(), min_size=1, max_size=8)
phrases = st.lists(words, min_size=1, max_size=6).map(" ".join)
anything = st.text(max_size=60)


def decomposed(text):
    return unicodedata.normalize("NFD", text)


@given(anything)
@example("İ ΐ ß ﬁ Ǆ ŉ")
@example("Ðức ð đ Đ")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(phrases | anything)
def test_both_unicode_forms_fold_alike(text):
    assert fold(decomposed(text)) == fold(nfc(text))


@given(phrases)
def test_folded_vietnamese_is_plain_lower_case_ascii(text):
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()


@given(phrases, phrases)
def test_folding_goes_word_by_word(left, right):
    assert fold(f"{left} \n\t {right}") == f"{fold(left)} {fold(right)}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Thuý", "THÚY"),
        ("uỷ ban", "Ủy Ban"),
        ("Đắk Nông", "dak nong"),
        ("Ba Tơ", "BA TÔ"),
        ("Bà Rịa – Vũng Tàu", "ba ria - vung tau"),
        ("“Bảo vệ công lý”", '"bao ve cong ly"'),
        ("Thi\u00a0đua", "thi dua"),
        ("thi\u200bđua", "thidua"),
        ("Ðà Nẵng", "da nang"),
    ],
)
def test_spellings_that_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_signs_are_kept():
    assert fold("Số: 16/KH-VKS (mật).") == "so: 16/kh-vks (mat)."


def test_squash_composes_and_trims():
    assert squash(decomposed("  Cụm \n thi\u00a0đua  ")) == "Cụm thi đua"


@given(phrases, phrases, phrases)
def test_a_folded_match_is_found_where_it_stands(before, query, after):
    text = f"{before} {query.upper()} {after}"
    place = (len(before) + 1, len(before) + 1 + len(query))
    spans = find_folded(text, query)
    assert spans
    assert all(fold(query) == fold(text[start:end]) for start, end in spans)
    assert place in spans or any(start < place[1] and end > place[0] for start, end in spans)


@given(phrases, phrases, phrases)
def test_offsets_in_decomposed_text_cut_whole_letters(before, query, after):
    text = decomposed(f"{before} {query} {after}")
    composed = nfc(text)
    pieces = [nfc(text[start:end]) for start, end in find_folded(text, query)]
    assert pieces == [composed[start:end] for start, end in find_folded(composed, query)]


@given(anything, anything)
def test_matches_are_ordered_and_apart(text, query):
    spans = find_folded(text, query)
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= len(text)
        reached = start


def test_matches_cross_squashed_white_space():
    assert find_folded("Viện  kiểm\nsát", "vien kiem sat") == [(0, 14)]


def test_an_empty_query_is_found_nowhere():
    assert find_folded("Cụm thi đua", " \u200b") == []


def test_the_end_of_a_match_takes_its_marks_and_not_the_space():
    text = decomposed("Thuý  ")
    assert find_folded(text, "thuy") == [(0, 5)]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("VKSND TP. Hải Phòng", "Viện kiểm sát nhân dân thành phố Hải Phòng"),
        ("VKSND TP.HCM", "Viện kiểm sát nhân dân Thành phố Hồ Chí Minh"),
        ("VKSTC", "Viện kiểm sát nhân dân tối cao"),
        ("VKSND KV 3", "viện kiểm sát nhân dân khu vực 3"),
        ("Hội đồng TĐKT", "Hội đồng Thi đua - Khen thưởng"),
        ("TX. Nghi Sơn", "thị xã Nghi Sơn"),
        ("UBND BR–VT", "Uỷ ban nhân dân BR - VT"),
    ],
)
def test_abbreviations_are_searched_as_the_words_they_stand_for(short, full):
    assert search_key(short) == search_key(full)


@given(anything)
def test_a_search_key_is_its_own_search_key(text):
    assert search_key(search_key(text)) == search_key(text)


def test_ambiguous_abbreviations_stay():
    assert search_key("TT. P. TC") == "tt p tc"


@given(anything | phrases)
def test_aligned_text_gives_back_the_original_places(text):
    aligned = align(text)
    start, end = aligned.span(0, len(aligned.text))
    assert text[:start] == ""
    assert text[end:] == ""
    for place, character in enumerate(aligned.text):
        start, end = aligned.span(place, place + 1)
        assert 0 <= start <= end <= len(text)
        if character.isalpha() and start < end:
            assert nfc(character)[0] in nfc(text[start:end])


@given(phrases)
def test_alignment_composes_vietnamese(text):
    assert align(decomposed(text)).text == text


def test_alignment_joins_half_composed_letters_and_drops_invisible_ones():
    aligned = align("Vi\u00ea\u0323n\u200b kiê\u0309m")
    assert aligned.text == "Viện kiểm"
    assert aligned.span(2, 3) == (2, 4)
