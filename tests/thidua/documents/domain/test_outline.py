import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.domain.outline import read_lines, write_lines
from thidua.documents.domain.typed_papers import content_of, typed_of

SENTENCE = st.sampled_from(["Gọn giấy tờ.", "Các phòng thực hiện;", "Mỗi việc có hạn:"])
HEADING = st.sampled_from(["Mục đích", "Việc làm và phân công"])
BARE = SENTENCE | st.builds(lambda text: {"dash": text}, SENTENCE)


def bodies(*inner: st.SearchStrategy) -> st.SearchStrategy:
    """Lines come first: a plain line below a numbered one belongs to that one."""
    numbered = st.lists(st.one_of(*inner), max_size=3) if inner else st.just([])
    return st.builds(lambda few, more: few + more, st.lists(BARE, max_size=2), numbered)


def one(kind: str, body: st.SearchStrategy, *, headed: bool = True) -> st.SearchStrategy:
    def told(title: str, text: str, below: list) -> dict:
        if not below:
            return {kind: text}
        return {kind: {"title": title, "body": below} if headed else {"text": text, "body": below}}

    return st.builds(told, HEADING, SENTENCE, body)


def parent(kind: str, body: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        lambda title, below: {kind: {"title": title, **({"body": below} if below else {})}},
        HEADING,
        body,
    )


POINT = one("point", bodies(), headed=False)
CLAUSE = one("clause", bodies(POINT))
ARTICLE = one("article", bodies(CLAUSE))
SECTION = parent("section", bodies(CLAUSE))
PLAN = bodies(SECTION)
REGULATION = bodies(parent("chapter", bodies(ARTICLE)))


@given(st.one_of(PLAN, REGULATION, bodies(ARTICLE)))
def test_what_is_written_reads_back_to_the_same_blocks(blocks: list) -> None:
    text = write_lines(blocks)
    assert text is not None
    assert read_lines(text) == blocks


@given(st.text(max_size=200))
def test_any_text_is_read_and_nothing_of_it_is_lost(text: str) -> None:
    blocks = read_lines(text)
    assert bool(blocks) == bool(text.split()) or not text.isprintable()


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("Các đơn vị thực hiện.", "Các đơn vị thực hiện."),
        ("  –  Thiết thực.", {"dash": "Thiết thực."}),
        ("• Thiết thực.", {"dash": "Thiết thực."}),
        ("7. Gửi báo cáo.", {"clause": "Gửi báo cáo."}),
        ("đ) Gửi báo cáo.", {"point": "Gửi báo cáo."}),
        ("IV. Tổ chức", {"section": {"title": "Tổ chức"}}),
        ("ĐIỀU 2. Có hiệu lực.", {"article": "Có hiệu lực."}),
        ("Chương I", {"chapter": {"title": ""}}),
        ("Chương I. Quy định chung", {"chapter": {"title": "Quy định chung"}}),
        ("2.500 đồng", "2.500 đồng"),
        ("1.", "1."),
        ("Điều này", "Điều này"),
        ("Việt Nam. Năm 2026", "Việt Nam. Năm 2026"),
    ],
)
def test_a_line_is_known_by_its_first_signs(line: str, block: object) -> None:
    assert read_lines(line) == [block]


def test_the_title_of_a_chapter_may_stand_on_the_next_line() -> None:
    (chapter,) = read_lines("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này quy định.")
    assert chapter["chapter"]["title"] == "QUY ĐỊNH CHUNG"
    assert chapter["chapter"]["body"] == [
        {"article": {"title": "Phạm vi", "body": ["Quy chế này quy định."]}}
    ]


@pytest.mark.parametrize(
    "block",
    [
        {"table": {"columns": ["TT"], "rows": [["1"]]}},
        {"attendance": {"label": "Có mặt", "people": []}},
        {"clause": {"title": "Mục đích", "text": "Rõ.", "body": []}},
        {"point": "một\nhai"},
        "1. trông như một khoản",
    ],
)
def test_what_no_lines_can_say_is_not_written(block: object) -> None:
    assert write_lines(["Trước.", block]) is None


CONTENT = {
    "place": "Ví Dụ",
    "superior": "Viện kiểm sát nhân dân tối cao",
    "bases": ["Căn cứ Luật Thi đua, khen thưởng"],
    "body": [{"section": {"title": "Mục đích", "body": [{"clause": "Gọn giấy tờ."}]}}],
    "signatures": [{"for": {"KT": "Viện trưởng"}, "office": "Phó Viện trưởng", "name": "Trần Mẫu"}],
    "recipients": ["Như trên", "Các phòng"],
    "filed": "VT",
    "appendices": [{"title": "Danh sách", "body": ["Một."]}],
}


def test_a_content_goes_through_the_form_unchanged() -> None:
    assert content_of(typed_of(CONTENT), CONTENT) == CONTENT


def test_what_the_form_cannot_hold_is_kept() -> None:
    table = {"table": {"columns": ["TT"], "rows": [["1"]]}}
    two = [{"office": "Thư ký"}, {"office": "Chủ tọa"}]
    held = CONTENT | {"body": [table], "signatures": two}
    typed = typed_of(held)
    assert not {"body", "signing"} & set(typed)
    assert content_of(typed | {"place": "Nơi Khác"}, held) == held | {"place": "Nơi Khác"}


def test_what_is_emptied_goes_and_without_a_body_there_is_no_content() -> None:
    typed = typed_of(CONTENT)
    assert "bases" not in (content_of(typed | {"bases": " \n"}, CONTENT) or {})
    assert "signatures" not in (content_of(typed | {"signing": ""}, CONTENT) or {})
    assert content_of(typed | {"body": ""}, CONTENT) is None


def test_signing_is_read_as_it_is_printed() -> None:
    typed = {"body": "Một.", "signing": "TM. HỘI ĐỒNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"}
    assert content_of(typed, None) == {
        "body": ["Một."],
        "signatures": [{"for": {"TM": "HỘI ĐỒNG", "KT": "CHỦ TỊCH"}, "office": "PHÓ CHỦ TỊCH"}],
    }
