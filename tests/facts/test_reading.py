from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.facts.reading import UNKNOWN, Question, agrees, levelled, mentions, wrong_type

TYPES = [
    "number",
    "date",
    "moment",
    "yes_no",
    "text",
    "texts",
    "word",
    "words",
    "document",
    "documents",
]
SAMPLES = {
    "number": 5,
    "date": date(2024, 3, 29),
    "moment": "2024-03-29T09:18",
    "yes_no": True,
    "text": "VKSND huyện Thuỷ Nguyên",
    "texts": ["Phòng 1", "Văn phòng tổng hợp"],
    "word": "cluster",
    "words": ["launch", "cluster"],
    "document": "16/KH-VKS@2024-01-05",
    "documents": ["09@2020-01-17", "31/HD-VKSTC@2019-09-10"],
    "passages": {"mentions": ["khen thưởng", ["kịp thời", "đúng lúc"]]},
}


def question(answer: str) -> Question:
    words = frozenset({"cluster", "launch"}) if answer.startswith("word") else frozenset()
    return Question(
        name="q", required=frozenset(), optional=frozenset(), answer=answer, words=words
    )


@pytest.mark.parametrize("answer", TYPES)
def test_a_value_agrees_with_itself_and_with_nothing_of_another_type(answer):
    assert wrong_type(question(answer), SAMPLES[answer]) is None
    assert agrees(question(answer), SAMPLES[answer], SAMPLES[answer])
    assert not agrees(question(answer), UNKNOWN, SAMPLES[answer])
    assert not agrees(question(answer), SAMPLES[answer], UNKNOWN)
    assert not agrees(question(answer), None, UNKNOWN)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("number", True),
        ("number", -1),
        ("number", "5"),
        ("date", "2024-03-29"),
        ("yes_no", "yes"),
        ("text", " "),
        ("texts", "Phòng 1"),
        ("texts", []),
        ("texts", ["Phòng 1", "Phòng 1"]),
        ("word", "block"),
        ("words", ["launch", "final"]),
        ("document", "Kế hoạch 16/KH-VKS"),
        ("passages", {"mentions": []}),
        ("passages", ["khen thưởng"]),
        ("passages", {"mentions": ["a"], "says": "b"}),
    ],
)
def test_a_value_of_another_type_is_refused(answer, value):
    assert wrong_type(question(answer), value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thuỷ Nguyên", "THỦY NGUYÊN"),
        ("Thanh Hóa", "Thanh Hoá"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu"),
        ("“Đoàn  kết”", '"Đoàn kết"'),
        ("ngày 26/07/1960", "ngày 26/7/1960"),
    ],
)
def test_spellings_of_one_thing_are_one(one, other):
    assert levelled(one) == levelled(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ba Tơ", "Ba Tô"), ("Kỳ Anh", "Ký Anh"), ("cụm", "cum")]
)
def test_diacritics_still_tell_things_apart(one, other):
    assert levelled(one) != levelled(other)


@given(st.text())
def test_levelling_twice_is_levelling_once(text):
    assert levelled(levelled(text)) == levelled(text)


def test_terms_are_whole_words_of_one_passage():
    assert mentions("Khen thưởng đúng lúc", SAMPLES["passages"]["mentions"])
    assert not mentions("Khen thưởng", SAMPLES["passages"]["mentions"])
    assert not mentions("Nghe Phòng 15 báo cáo", ["Phòng 1"])
    assert not mentions("phong trào", ["phòng"])
    asked = question("passages")
    assert agrees(asked, ["công khai", "khen thưởng kịp thời"], SAMPLES["passages"])
    assert not agrees(asked, ["khen thưởng", "kịp thời"], SAMPLES["passages"])
    assert not agrees(asked, [], SAMPLES["passages"])


def test_lists_are_compared_without_order_but_whole():
    assert agrees(question("texts"), ["Văn phòng tổng hợp", "Phòng 1"], SAMPLES["texts"])
    assert not agrees(question("texts"), ["Phòng 1"], SAMPLES["texts"])
    assert not agrees(question("number"), True, 1)
