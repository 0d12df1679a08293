import time
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_core.references import Reference, find_references

CASES = yaml.load(
    Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
PARTS = ("kind", "number", "year_in_number", "symbol", "date", "issuer", "title")
WITH_REFERENCES = CASES["published"] + CASES["varied"]
FILLER = [
    "Cụm thi đua số 01 ngành Kiểm sát ký kết giao ước",
    "đạt 15.602/17.411 vụ, tỷ lệ 89,61%",
    "chiều hôm ấy các đơn vị thảo luận",
    "điện thoại 0225.3822.345",
    "Phòng 15 báo cáo; Vụ 16 góp ý",
    "giai đoạn (26/7/1960 - 26/7/2024)",
]


def parts_of(reference: Reference) -> dict:
    return {part: reference.as_json()[part] for part in PARTS}


def expected_parts(find: dict) -> dict:
    return {part: find.get(part) for part in PARTS}


@pytest.mark.parametrize("case", WITH_REFERENCES, ids=lambda case: case["text"][:60])
def test_references_are_found_with_their_parts(case):
    found = find_references(case["text"])
    assert [reference.raw for reference in found] == [
        find.get("raw", case["text"]) for find in case["finds"]
    ]
    assert [parts_of(reference) for reference in found] == list(map(expected_parts, case["finds"]))


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_not_a_reference_is_passed_over(text):
    assert find_references(text) == []


def test_there_are_enough_cases():
    assert len(CASES["published"]) == 60
    assert len(CASES["varied"]) >= 60
    assert len(CASES["none"]) >= 60


@given(st.sampled_from(WITH_REFERENCES))
def test_decomposed_text_gives_the_same_with_its_own_offsets(case):
    composed = find_references(case["text"])
    text = unicodedata.normalize("NFD", case["text"])
    for plain, apart in zip(composed, find_references(text), strict=True):
        assert text[apart.start : apart.end] == apart.raw
        assert unicodedata.normalize("NFC", apart.raw) == plain.raw
        assert parts_of(apart) == parts_of(plain)


@given(
    st.lists(st.sampled_from(WITH_REFERENCES), min_size=1, max_size=6),
    st.lists(st.sampled_from(FILLER), min_size=7, max_size=7),
)
@settings(max_examples=40)
def test_references_are_found_again_between_other_words(cases, filler):
    text = f"{filler[0]}.\n\n"
    wanted = []
    for case, words in zip(cases, filler[1:], strict=False):
        text += f"{case['text']}\n\n{words}.\n\n"
        wanted += [(find.get("raw", case["text"]), expected_parts(find)) for find in case["finds"]]
    assert [(found.raw, parts_of(found)) for found in find_references(text)] == wanted


@given(
    st.lists(
        st.one_of(
            st.sampled_from([case["text"] for case in WITH_REFERENCES] + FILLER),
            st.text(alphabet="Số: 16/2024-KHVđĐ&.,()ngàycủatháng\n", max_size=25),
            st.text(max_size=15),
        ),
        max_size=8,
    ).map("".join)
)
def test_offsets_cut_the_words_and_never_overlap(text):
    reached = 0
    for reference in find_references(text):
        assert reached <= reference.start < reference.end <= len(text)
        assert text[reference.start : reference.end] == reference.raw
        assert reference.number or reference.date
        reached = reference.end


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1946, 2049), st.integers(0, 9))
def test_a_day_is_read_alike_in_every_spelling(day, month, year, form):
    spellings = [
        f"{day}/{month}/{year}",
        f"{day:02}/{month:02}/{year}",
        f"{day}-{month}-{year}",
        f"{day:02}.{month:02}.{year}",
        f"{day} / {month} / {year}",
        f"{day} tháng {month} năm {year}",
        f"{day:02} tháng {month:02} năm {year}",
        f"{day} tháng {month}/{year}",
        f"{day}/{month} năm {year}",
        f"{year}-{month:02}-{day:02}",
    ]
    text = f"Kế hoạch số 16/KH-VKS ngày {spellings[form]} của VKSND tối cao"
    (found,) = find_references(text)
    exists = day <= (28, 30, 31)[(month != 2) + (month not in {2, 4, 6, 9, 11})]
    assert found.raw == text
    assert found.issuer == "VKSND tối cao"
    if exists:
        assert found.as_json()["date"] == f"{year}-{month:02}-{day:02}"


@pytest.mark.parametrize("day", ["31/02/2024", "45/13/2024", "00/01/2024", "12/7", "12 tháng 7"])
def test_a_day_that_is_none_is_read_over(day):
    (found,) = find_references(f"Kế hoạch số 16/KH-VKS ngày {day} của VKSND tối cao về thi đua")
    assert found.date is None
    assert found.issuer == "VKSND tối cao"


@given(
    st.sampled_from(["KH", "HD", "QĐ", "CT", "TB", "BC", "TTr", "NQ", "CTr", "GM", "QyĐ"]),
    st.lists(
        st.sampled_from(["VKS", "VKSTC", "UBND", "CTĐ1", "V16", "P15", "GD&ĐT", "HĐTĐKT"]),
        min_size=1,
        max_size=3,
    ),
    st.integers(1, 9999),
    st.sampled_from(["", " ", "  "]),
    st.sampled_from("-–—‑"),
)
def test_blanks_and_dashes_of_a_symbol_do_not_count(kind, bodies, number, blank, dash):
    text = f"số {number}{blank}/{blank}" + f"{dash}{blank}".join([kind, *bodies])
    (found,) = find_references(text)
    assert found.number == str(number)
    assert found.symbol == "-".join([kind, *bodies])


HEAD = "TÒA ÁN NHÂN DÂN TỐI CAO\nSố: 20/TANDTC-TĐKT{gap}Hà Nội, ngày 01 tháng 02 năm 2010\n\n{title}\nVề việc"


@pytest.mark.parametrize("gap", ["\n", "\t\t", " | ", "        "])
def test_the_head_of_a_document_gives_its_day_and_kind(gap):
    (found,) = find_references(HEAD.format(gap=gap, title="KẾ HOẠCH"))
    assert found.raw == "Số: 20/TANDTC-TĐKT"
    assert (found.kind, found.as_json()["date"]) == ("Kế hoạch", "2010-02-01")


@pytest.mark.parametrize("title", ["Kế hoạch", "KẾ HOẠCH PHÁT ĐỘNG", ""])
def test_without_a_title_line_a_symbol_of_bodies_is_a_letter(title):
    (found,) = find_references(HEAD.format(gap="\n", title=title))
    assert found.kind == "Công văn"


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("Ngày 24/7/2023, Viện trưởng VKSND tối cao ban hành", "2023-07-24"),
        ("Ngày 24/7/2023 VKSND tỉnh Long An đã ký ban hành", "2023-07-24"),
        (
            "Ngày 24 tháng 7 năm 2023, đồng chí Trần Văn Ví Dụ, Viện trưởng VKSND tối cao ký",
            "2023-07-24",
        ),
        ("Ngày 24/7, Vụ 16 có", None),
        ("Đến ngày 5 tuần tới, VKSND tối cao ban hành", None),
        ("Ngày 24/7/2023 có thêm", None),
        ("Ngày 24/7/2023, VKSND tỉnh Long An họp và ban hành", None),
        ("Ngày 24/7/2023, Hội nghị đã thông qua", None),
        ("Ngày 24/7/2023. VKSND tối cao ban hành", None),
        ("Sáng 24/7/2023, VKSND tỉnh tổ chức hội nghị, theo", None),
    ],
)
def test_only_the_clause_of_issue_lends_its_day(clause, day):
    (found,) = find_references(f"{clause} Quyết định số 38/QĐ-VKSTC về việc")
    assert found.raw == "Quyết định số 38/QĐ-VKSTC"
    assert found.as_json()["date"] == day


def test_an_own_day_goes_before_the_day_of_the_clause():
    (found,) = find_references(
        "Ngày 29/3/2024, VKSND tối cao ban hành Kế hoạch số 16/KH-VKS ngày 05/01/2024"
    )
    assert found.as_json()["date"] == "2024-01-05"


@pytest.mark.parametrize(
    "event",
    [
        ", ngày 29/3/2024, VKSND huyện An Dương tổ chức hội nghị",
        ", ngày 29/3/2024 Cụm thi đua số 1 ký giao ước",
        ". Ngày 29/3/2024, tại Hải Phòng",
        "\nNgày 29/3/2024, tại Hải Phòng",
        ", chiều ngày 29/3/2024 Cụm họp",
        "\n\nngày 29/3/2024",
    ],
)
def test_the_day_of_an_event_is_not_the_day_of_the_document(event):
    (found,) = find_references(f"Thực hiện Kế hoạch số 16/KH-VKS{event}")
    assert found.raw == "Kế hoạch số 16/KH-VKS"
    assert found.date is None


def test_a_symbol_read_otherwise_than_its_word_leaves_the_word():
    (found,) = find_references("Kế hoạch số 12/QĐ-UBND")
    assert (found.kind, found.symbol) == ("Kế hoạch", "QĐ-UBND")


BLOCK = 20_000
MONSTERS = {
    "figures": "1",
    "figures and slashes": "1/",
    "blanks": " ",
    "line ends": "\n",
    "kinds": "Kế hoạch ",
    "statutes": "Luật ",
    "open titles": "Luật thi đua, ",
    "inner statutes": "Luật sửa đổi, bổ sung một số điều của ",
    "introductions": "số ",
    "open days": "Nghị định ngày ",
    "open issuers": "Quyết định của Viện trưởng ",
    "segments": "1/QĐ-QĐ-",
    "ampersands": "1/A&A&",
    "brackets": "Kế hoạch ((",
    "clauses": "ngày 1/1/2020, VKSND tối cao ban hành ",
    "places": "của VKSND Long ",
    "marks": "a\u0301",
    "references": "số 1/KH-VKS ",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", MONSTERS.values(), ids=MONSTERS.keys())
def test_time_grows_with_the_length_alone(unit):
    """Four times the text may take eight times as long, not sixteen."""

    def seconds(length):
        text = (unit * (length // len(unit) + 1))[:length]
        begun = time.process_time()
        find_references(text)
        return time.process_time() - begun

    seconds(BLOCK // 10)
    small = min(seconds(BLOCK), seconds(BLOCK))
    assert seconds(4 * BLOCK) < 8 * small + 0.05


@pytest.mark.slow
def test_a_megabyte_of_prose_takes_less_than_two_seconds():
    prose = " ".join(FILLER * 3) + " " + WITH_REFERENCES[0]["text"] + ". "
    text = (prose * (1_000_000 // len(prose) + 1))[:1_000_000]
    begun = time.process_time()
    found = find_references(text)
    assert time.process_time() - begun < 2
    assert len(found) > 900


def test_a_letter_that_grows_in_small_letters_moves_nothing():
    text = "İstanbul. Kế hoạch số 16/KH-VKS ngày 05/01/2024"
    (found,) = find_references(text)
    assert text[found.start : found.end] == "Kế hoạch số 16/KH-VKS ngày 05/01/2024"


@pytest.mark.parametrize(
    ("issuer", "read"),
    [
        ("VKSND xã Một Hai Ba Bốn Năm Sáu", "VKSND xã Một Hai Ba Bốn"),
        ("VKSND " * 20, " ".join(["VKSND"] * 12)),
        ("Cục Bổ trợ tư pháp", None),
        ("Tạp chí Kiểm sát", None),
    ],
)
def test_names_without_end_are_read_a_bounded_way(issuer, read):
    (found,) = find_references(f"Quyết định số 1/QĐ-VKS của {issuer}")
    assert found.issuer == read
