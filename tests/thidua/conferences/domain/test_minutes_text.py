from hypothesis import given
from hypothesis import strategies as st

from thidua.conferences.domain.minutes_text import (
    carried_over,
    corrected_body,
    passages_of,
)

BODY = [
    {"clause": {"title": "Chương trình", "body": [{"dash": "Khai mạc"}, {"dash": "Thảo luận"}]}},
    {"clause": {"title": "Ý kiến", "body": [{"dash": "Ý kiến một"}]}},
    "Biên bản được đọc lại.",
]
_text = st.text("abcđ", min_size=1, max_size=6)
_clause = st.builds(
    lambda title, lines: {"clause": {"title": title, "body": [{"dash": each} for each in lines]}},
    _text,
    st.lists(_text, min_size=1, max_size=4),
)
bodies = st.lists(st.one_of(_text, _clause), max_size=5)


def places(body):
    return [each.place for each in passages_of(body)]


def test_headings_and_lines_have_places_of_their_own() -> None:
    assert places(BODY) == ["0", "0.0", "0.1", "1", "1.0", "2"]
    assert [each.heading for each in passages_of(BODY)] == [True, False, False, True, False, False]


def test_a_correction_stands_in_place_and_several_lines_are_several_passages() -> None:
    body = corrected_body(BODY, {"0.1": "Thảo luận, thống nhất\n\nBiểu quyết", "2": "Đã đọc lại."})
    assert body[0]["clause"]["body"] == [
        {"dash": "Khai mạc"},
        {"dash": "Thảo luận, thống nhất"},
        {"dash": "Biểu quyết"},
    ]
    assert body[-1] == "Đã đọc lại."


def test_what_is_left_out_takes_an_empty_heading_with_it() -> None:
    assert corrected_body(BODY, {"1.0": "", "2": ""}) == BODY[:1]


@given(bodies)
def test_without_corrections_a_body_is_itself(body) -> None:
    assert corrected_body(body, {}) == body


@given(bodies, st.data())
def test_corrections_stay_when_nothing_was_noted_since(body, data) -> None:
    chosen = data.draw(st.lists(st.sampled_from(places(body) or ["0"]), unique=True))
    corrections = {place: f"sửa {place}" for place in chosen if place in places(body)}
    assert carried_over(corrections, body, body) == (corrections, [])


@given(bodies, bodies, st.data())
def test_every_correction_is_kept_or_told_as_lost(before, after, data) -> None:
    chosen = data.draw(st.lists(st.sampled_from(places(before) or ["0"]), unique=True))
    corrections = {place: f"sửa {place}" for place in chosen if place in places(before)}
    kept, lost = carried_over(corrections, before, after)
    assert sorted([*kept.values(), *lost]) == sorted(corrections.values())
    assert set(kept) <= set(places(after))


def test_a_correction_follows_its_text_to_another_place() -> None:
    longer = [BODY[0], {"clause": {"title": "Phát biểu", "body": [{"dash": "Nêu"}]}}, *BODY[1:]]
    kept, lost = carried_over({"1.0": "Ý kiến, đã sửa", "0.0": "Mở đầu"}, BODY, longer)
    assert (kept, lost) == ({"2.0": "Ý kiến, đã sửa", "0.0": "Mở đầu"}, [])
    gone, lost = carried_over({"1.0": "Ý kiến, đã sửa"}, BODY, BODY[:1])
    assert (gone, lost) == ({}, ["Ý kiến, đã sửa"])
