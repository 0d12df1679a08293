"""The record of a ballot: canonical, strict, recounted; the page of reference is its test."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.thidua_core.voting.making import (
    HEARSAY,
    answered,
    flags,
    hands,
    majority,
    papers,
    quorum,
    roll,
    rule,
)
from thidua_core.errors import InputError
from thidua_core.voting import (
    BallotRecord,
    Denominator,
    check_record,
    count_as_json,
    count_from_json,
    read_record,
    rule_as_json,
    rule_from_json,
    tally,
    write_record,
)

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "ballot-record.md").read_text()


def codes(content: bytes) -> list[str]:
    return [each.code for each in check_record(content)]


def changed(**parts) -> bytes:
    """The record's document with values put in, by dotted path; written canonically."""
    document = json.loads(write_record(flags()))
    for path, value in parts.items():
        *way, last = path.split("__")
        here = document
        for step in way:
            here = here[int(step)] if step.isdecimal() else here[step]
        here[int(last) if isinstance(here, list) else last] = value
    return f"{json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2)}\n".encode()


def test_the_example_of_the_page_is_this_record():
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1].encode()
    assert example == write_record(flags())
    assert check_record(example) == ()


def test_every_key_is_on_the_page():
    keys: set[str] = set()

    def gather(value):
        if isinstance(value, dict):
            keys.update(value)
            [gather(each) for each in value.values()]
        if isinstance(value, list):
            [gather(each) for each in value]

    gather(json.loads(write_record(with_quorum())))
    described = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert keys <= described


def with_quorum() -> BallotRecord:
    needs = rule(majority("1/2", of=Denominator.VALID, more=True), quorum=quorum("2/3", 3))
    count = hands(answered("1", 6), answered("2", 5, 1), answered("3", 3, 3))
    outcomes = tally(needs, count, roll(6), choose=3)
    return flags(rule=needs, counts=(count, count), choose=3, outcomes=outcomes, own_case=None)


@pytest.mark.parametrize("record", [flags(), with_quorum(), flags(round=2, own_case=False)])
def test_written_and_read_again(record):
    content = write_record(record)
    again = read_record(content)
    assert write_record(again) == content
    assert again.outcomes == record.outcomes
    assert again.rule == record.rule
    assert check_record(content) == ()


def test_a_vote_without_one_valid_paper_is_read_again():
    needs = rule(majority(of=Denominator.VALID))
    count = papers(answered("1"), answered("2"), answered("3"), spoilt=6)
    record = flags(rule=needs, counts=(count, count), outcomes=tally(needs, count, roll(6)))
    assert read_record(write_record(record)).outcomes[0].share is None
    assert check_record(write_record(record)) == ()


def test_rules_and_counts_alone_are_read_again():
    needs = rule(majority(None, cites=HEARSAY), quorum=quorum(number=3), secret=True)
    assert rule_from_json(rule_as_json(needs)) == needs
    count = papers(answered("1", 5, 1), spoilt=1)
    assert count_from_json(count_as_json(count)) == count


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"counts__0__questions__1__votes__agree": 6}, "tellers_differ"),
        ({"counts__1__papers__returned": 7}, "over_issued"),
        ({"outcomes__1__answer": "not_passed"}, "outcome_differs"),
        ({"outcomes__2__agree": 5}, "outcome_differs"),
        ({"rule__majority__share": "9/10"}, "outcome_differs"),
        ({"outcomes": []}, "outcomes_differ"),
        ({"questions__0__key": "9"}, "questions_differ"),
        ({"roll__members": 5}, "over_roll"),
    ],
)
def test_a_changed_figure_is_found(parts, code):
    assert code in codes(changed(**parts))


def test_the_same_values_in_other_bytes_are_found():
    content = write_record(flags())
    assert codes(content.rstrip(b"\n")) == ["not_canonical"]
    assert codes(json.dumps(json.loads(content)).encode()) == ["not_canonical"]


def test_an_undetermined_result_is_a_warning():
    needs = rule(majority(cites=HEARSAY))
    count = flags().counts[0]
    record = flags(rule=needs, outcomes=tally(needs, count, roll(6)))
    assert codes(write_record(record)) == ["undetermined"] * 3


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({"format": "thidua-ballot/2"}, "format"),
        ({"session": []}, "session"),
        ({"session__held_on": "11/12/2020"}, "session.held_on"),
        ({"session__voters": "people"}, "session.voters"),
        ({"session__name": " "}, "session.name"),
        ({"session__name": 5}, "session.name"),
        ({"session__color": "red"}, "session.color"),
        ({"ballot__round": -1}, "ballot.round"),
        ({"ballot__round": True}, "ballot.round"),
        ({"ballot__choose": "1"}, "ballot.choose"),
        ({"ballot__own_case": "yes"}, "ballot.own_case"),
        ({"ballot__how": "hands"}, "counts[1].papers"),
        ({"questions": {}}, "questions"),
        ({"questions__1__key": "1"}, "questions[2].key"),
        ({"counts__0__questions__0__votes": None}, "counts[1].questions[1].votes"),
        ({"counts": []}, "counts"),
        ({"rule__majority__share": "80"}, "rule.majority.share"),
        ({"rule__majority__share": "5/4"}, "rule.majority.share"),
        ({"rule__majority__share": "5/0"}, "rule.majority.share"),
        ({"rule__majority__citation__status": "sure"}, "rule.majority.citation.status"),
        ({"outcomes__0__share": "1"}, "outcomes[1].share"),
        ({"outcomes__0__why": [5]}, "outcomes[1].why[1]"),
    ],
)
def test_what_cannot_be_read_names_its_key(parts, where):
    content = changed(**parts)
    with pytest.raises(InputError) as refused:
        read_record(content)
    assert refused.value.where == where
    assert codes(content) == ["unreadable"]


def test_a_missing_key_is_named():
    document = json.loads(write_record(flags()))
    del document["roll"]["written"]
    with pytest.raises(InputError, match="thiếu khóa") as refused:
        read_record(json.dumps(document).encode())
    assert refused.value.where == "roll.written"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"\xff{}", "UTF-8"),
        (b'{"format": 1.5}', "1.5"),
        (b'{"format": NaN}', "NaN"),
        (b'{"a": 1, "a": 2}', "hai lần"),
        (b'{"a": 1234567890123}', "quá lớn"),
        (b"[" * 100_000, "sâu"),
        (b" " * 2_000_001, "MB"),
    ],
)
def test_what_is_no_strict_json_is_refused(content, problem):
    with pytest.raises(InputError, match=problem):
        read_record(content)


def test_any_figure_changed_is_found():
    content = write_record(flags()).decode()
    lines = content.splitlines(keepends=True)
    figures = (
        r'"(agree|disagree|blank|issued|returned|valid|spoilt|present|members|of|needed|choose)": '
    )
    counted = [at for at, line in enumerate(lines) if re.search(figures, line)]
    assert len(counted) > 50
    for at in counted:
        line = re.sub(r": (\d+|null)", lambda found: f": {(found[1] == '1' and 2) or 1}", lines[at])
        assert line != lines[at]
        assert check_record("".join([*lines[:at], line, *lines[at + 1 :]]).encode()), lines[at]


def test_outcomes_in_another_order_are_found():
    record = replace(flags(), outcomes=flags().outcomes[::-1])
    assert "outcome_differs" in codes(write_record(record))
