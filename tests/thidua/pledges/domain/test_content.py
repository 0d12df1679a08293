import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.pledges.domain.content import (
    ClauseText,
    Content,
    TargetText,
    as_plain,
    changes_between,
    from_plain,
    in_force,
    level_words,
    written,
)
from thidua.pledges.domain.matrix import Said, cell, has_answered
from thidua.pledges.domain.offices import Office, office_lines

TARGETS = st.builds(
    TargetText,
    indicator=st.sampled_from(["A1", "A2"]),
    direction=st.sampled_from(["at_least", "at_most"]),
    measure=st.sampled_from(["%", "phiên", ""]),
    level=st.decimals(0, 10**6, places=2).map(str),
)
CLAUSES = st.lists(
    st.builds(
        ClauseText,
        code=st.sampled_from(["1", "1.1", "1.2", "2"]),
        text=st.text(min_size=1, max_size=20),
        heading=st.booleans(),
        targets=st.lists(TARGETS, max_size=2).map(tuple),
    ),
    unique_by=lambda each: each.code,
).map(tuple)
CONTENTS = st.builds(Content, title=st.text(max_size=10), clauses=CLAUSES)


@given(CONTENTS)
def test_what_is_kept_reads_back_the_same(content) -> None:
    assert from_plain(json.loads(json.dumps(as_plain(content)))) == content
    assert changes_between(content, content) == []


@given(CLAUSES, CLAUSES)
def test_a_difference_names_every_clause_that_differs_once(earlier, later) -> None:
    one, other = Content(title="a", clauses=earlier), Content(title="a", clauses=later)
    places = [each.place for each in changes_between(one, other)]
    assert len(places) == len(set(places))
    assert {each.code for each in earlier} ^ {each.code for each in later} <= set(places)
    back = changes_between(other, one)
    assert {each.place for each in back} == set(places)


def test_changes_tell_what_was_added_removed_and_reworded() -> None:
    old = Content(
        title="a", clauses=(ClauseText(code="1", text="x"), ClauseText(code="2", text="y"))
    )
    new = Content(
        title="b", clauses=(ClauseText(code="1", text="z"), ClauseText(code="3", text="w"))
    )
    assert [(each.place, each.kind) for each in changes_between(old, new)] == [
        ("title", "changed"),
        ("1", "changed"),
        ("3", "added"),
        ("2", "removed"),
    ]


@pytest.mark.parametrize(
    ("level", "words"),
    [("62.5", "62,5"), ("62.5000", "62,5"), ("90", "90"), ("1200.25", "1.200,25"), ("0", "0")],
)
def test_levels_are_written_as_vietnamese_write_them(level, words) -> None:
    assert written(level) == words


def test_targets_in_words() -> None:
    target = TargetText(indicator="A1", direction="at_least", measure="%", level="62.5")
    assert level_words(target) == "từ 62,5%"
    assert level_words(replace(target, direction="at_most")) == "không quá 62,5%"
    assert level_words(replace(target, direction="none", level="")) == "không để xảy ra"
    assert level_words(replace(target, measure="phiên tòa")) == "từ 62,5 phiên tòa"
    assert level_words(replace(target, own=(("a", "1"),))) == "mức riêng của từng đơn vị"


def test_an_appendix_takes_the_place_of_its_clauses() -> None:
    main = Content(
        title="a", clauses=(ClauseText(code="1", text="x"), ClauseText(code="2", text="y"))
    )
    first = Content(title="b", clauses=(ClauseText(code="2", text="z"),))
    second = Content(
        title="c",
        clauses=(ClauseText(code="I", text="mục", heading=True), ClauseText(code="3", text="w")),
    )
    assert [(each.code, each.text) for each in in_force(main, [first, second])] == [
        ("1", "x"),
        ("2", "z"),
        ("3", "w"),
    ]


@pytest.mark.parametrize(
    ("typed", "office"),
    [
        ("Viện trưởng", Office((), "Viện trưởng")),
        ("Phó Viện trưởng phụ trách", Office((), "Phó Viện trưởng phụ trách")),
        ("kt.  Viện trưởng /Phó Viện trưởng", Office((("KT", "Viện trưởng"),), "Phó Viện trưởng")),
        ("Q. Viện trưởng", Office((("Q", "Viện trưởng"),), "")),
        ("KT. Viện trưởng", None),
        ("Viện trưởng / Phó Viện trưởng", None),
        (" / ", None),
        ("", None),
    ],
)
def test_offices_are_read_into_lines(typed, office) -> None:
    assert office_lines(typed) == office


def said(kind, revision=0):
    return Said(unit_id=1, clause_id=1, kind=kind, revision=revision)


@pytest.mark.parametrize(
    ("spoken", "state"),
    [
        ([], "silent"),
        ([said("assent", 2)], "assented"),
        ([said("assent", 1)], "stale"),
        ([said("settled"), said("assent", 1)], "answered"),
        ([said("settled"), said("assent", 2)], "assented"),
        ([said("assent", 2), said("comment")], "commented"),
        ([said("comment"), said("objection")], "objected"),
    ],
)
def test_the_gravest_open_word_counts(spoken, state) -> None:
    assert cell(spoken, 2) == state


def test_a_unit_has_answered_once_nothing_is_silent() -> None:
    assert has_answered(["assented", "objected", "answered"])
    assert not has_answered(["assented", "stale"])
    assert not has_answered(["silent"])
