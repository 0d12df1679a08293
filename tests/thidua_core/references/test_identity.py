import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_core.references import find_references, same_document

TEXTS = [
    "Nghị định số 65/NĐ-CP ngày 01/7/2014",
    "Nghị định số 65/2014/NĐ-CP",
    "Nghị định 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ",
    "Nghị định số 98/2023",
    "Thông tư số 01/2024/TT-BNV",
    "Thông tư số 1/2024/TT-BNV ngày 24 tháng 02 năm 2024",
    "Kế hoạch số 09 ngày 17/01/2020 của VKSND tối cao",
    "Kế hoạch số 16/KH-VKS ngày 05/01/2024",
    "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Chỉ thị số 05 của Bộ Chính trị",
]


def read(text):
    (reference,) = find_references(text)
    return reference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nghị định số 65/NĐ-CP ngày 01/7/2014", "Nghị định số 65/2014/NĐ-CP"),
        ("Thông tư số 1/2024/TT-BNV", "Thông tư số 01/2024/TT-BNV ngày 24 tháng 02 năm 2024"),
        ("NĐ 98/2023/NĐ-CP", "Nghị định số 98/2023/NĐ–CP ngày 31-12-2023 của Chính phủ"),
        ("Nghị định số 98/2023/NĐ-CP", "ND 98/2023/ND-CP"),
        ("Thông tư 02/2024/TT-VKSTC", "Thông tư số 02/2024/TT-VKSNDTC"),
        (
            "Kế hoạch số 16/KH-VKS ngày 05/01/2024 của VKSND tỉnh Long An",
            "16/KH-VKS ngày 5/1/2024 của Viện trưởng VKSND tỉnh Long An",
        ),
        (
            "Luật Thi đua, khen thưởng ngày 26/11/2003",
            "Luật Thi đua - Khen thưởng ngày 26 tháng 11 năm 2003",
        ),
    ],
)
def test_spellings_of_one_document(one, other):
    assert same_document(read(one), read(other)) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kế hoạch số 16/KH-VKS", "Kế hoạch số 17/KH-VKS"),
        ("Kế hoạch số 16/KH-VKS", "Kế hoạch số 16a/KH-VKS"),
        ("Kế hoạch số 16/KH-VKS ngày 05/01/2024", "Kế hoạch số 16/KH-VKS ngày 05/01/2023"),
        ("Nghị định 98/2023/NĐ-CP", "Nghị định 98/2013/NĐ-CP"),
        ("Hướng dẫn số 09/HD-VKSTC", "Kế hoạch số 09/KH-VKSTC"),
        ("Kế hoạch số 09", "Hướng dẫn số 09"),
        ("Luật Cư trú ngày 13/11/2020", "Luật Cư trú ngày 29/11/2006"),
        ("Luật Tổ chức Chính phủ ngày 19/6/2015", "Luật Kiểm toán nhà nước ngày 19/6/2015"),
        (
            "Luật Cư trú ngày 13/11/2020",
            "Quyết định ngày 13/11/2020 của Viện trưởng VKSND tối cao",
        ),
    ],
)
def test_different_documents(one, other):
    assert same_document(read(one), read(other)) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kế hoạch số 16/KH-VKS", "Kế hoạch số 16/KH-VKS ngày 05/01/2024"),
        ("Kế hoạch số 16/KH-VKS ngày 05/01/2024", "Kế hoạch số 16/KH-VKS ngày 05/01/2024"),
        ("Kế hoạch số 16 ngày 05/01/2024", "Kế hoạch số 16/KH-VKS ngày 05/01/2024"),
        (
            "Nghị định 96/2013/NĐ-CP ngày 16/8/2017",
            "Nghị định 96/2017/NĐ-CP ngày 16/8/2017",
        ),
        (
            "Nghị định 98/2023/NĐ-CP ngày 31/12/2023",
            "Nghị định 98/2023/NĐ-CP ngày 30/12/2023",
        ),
        (
            "Quyết định số 1/QĐ-UBND ngày 2/1/2024 của UBND tỉnh",
            "Quyết định số 1/QĐ-UBND ngày 2/1/2024 của UBND tỉnh Long An",
        ),
        (
            "Quyết định số 1/QĐ-UBND ngày 2/1/2024 của UBND tỉnh Long An",
            "Quyết định số 1/QĐ-UBND ngày 2/1/2024 của UBND tỉnh Trà Vinh",
        ),
        (
            "Quyết định ngày 13/11/2020 của Viện trưởng VKSND tối cao",
            "Quyết định số 12/QĐ-VKSTC",
        ),
    ],
)
def test_words_that_do_not_decide(one, other):
    assert same_document(read(one), read(other)) is None


@given(st.sampled_from(TEXTS))
def test_a_reference_never_differs_from_itself(text):
    assert same_document(read(text), read(text)) is not False


def test_the_order_does_not_matter():
    for one, other in itertools.combinations(map(read, TEXTS), 2):
        assert same_document(one, other) is same_document(other, one)
