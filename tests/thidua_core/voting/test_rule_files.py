"""A file of rules: read strictly, asked by award, voters and day."""

from datetime import date
from fractions import Fraction

import pytest

from thidua_core.errors import InputError
from thidua_core.voting import (
    Comparison,
    Denominator,
    Status,
    read_rules,
    read_share,
    rules_in_force,
)

FILE = """
rules:
  - rule: thu/mot
    title: Quy định thử
    awards: [co-nganh, co-chinh-phu]
    voters: cum
    from: 2019-06-28
    until: 2024-09-30
    written: yes
    secret: no
    excused_leave: no
    remark: Chỉ để thử.
    majority:
      {share: 80%, of: members, cites: {act: Thử, article: "20", clause: "2", point: d}, status: verified}
    quorum: {share: 2/3, number: 5, written_count: yes, cites: {act: Thử}, status: reported}
  - rule: thu/hai
    title: Chưa biết
    awards: [co-nganh]
    voters: cum
    from: 2024-10-01
    majority: {compare: more_than, of: valid, cites: {act: Thử 2}, status: unconfirmed}
    quorum: {cites: {act: Thử 2}, status: unconfirmed}
"""


def test_what_a_file_says():
    first, second = read_rules(FILE)
    assert first.rule.majority.share == Fraction(4, 5)
    assert str(first.rule.majority.citation) == "điểm d khoản 2 Điều 20 Thử"
    assert (first.rule.quorum.share, first.rule.quorum.number) == (Fraction(2, 3), 5)
    assert first.rule.quorum.written_count
    assert (first.rule.written, first.rule.secret, first.rule.excused_leave) == (True, False, False)
    assert second.rule.majority.comparison is Comparison.MORE_THAN
    assert second.rule.majority.denominator is Denominator.VALID
    assert second.rule.majority.share is second.rule.written is second.last_day is None
    assert second.rule.majority.citation.status is Status.UNCONFIRMED


@pytest.mark.parametrize(
    ("award", "voters", "on", "keys"),
    [
        ("co-nganh", "cum", date(2019, 6, 27), []),
        ("co-nganh", "cum", date(2019, 6, 28), ["thu/mot"]),
        ("co-nganh", "cum", date(2024, 9, 30), ["thu/mot"]),
        ("co-nganh", "cum", date(2024, 10, 1), ["thu/hai"]),
        ("co-chinh-phu", "cum", date(2024, 10, 1), []),
        ("co-nganh", "nganh", date(2020, 1, 1), []),
    ],
)
def test_rules_in_force(award, voters, on, keys):
    found = rules_in_force(read_rules(FILE), award=award, voters=voters, on=on)
    assert [each.key for each in found] == keys


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("voters: cum", "voters: all", "dòng 6, khóa voters"),
        ("from: 2019-06-28", "from: 28/6/2019", "from"),
        ("share: 80%", "share: 180%", "share"),
        ("number: 5", "number: 0", "number"),
        ("secret: no", "secret: maybe", "dòng 10, khóa secret"),
        ("thu/hai", "thu/mot", "quy định thu/mot"),
        ("of: members", "on: members", "dòng 14"),
    ],
)
def test_what_cannot_be_read_is_named(before, after, where):
    with pytest.raises(InputError) as refused:
        read_rules(FILE.replace(before, after))
    assert refused.value.where == where


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("80%", "4/5"),
        ("66,7 %", "667/1000"),
        ("2/3", "2/3"),
        (" 100% ", "1"),
        ("33.3%", "333/1000"),
    ],
)
def test_shares(text, share):
    assert read_share(text) == Fraction(share)


@pytest.mark.parametrize("text", ["0%", "0/3", "3/0", "3/2", "101%", "-5%", "nửa", ""])
def test_what_is_no_share(text):
    with pytest.raises(InputError):
        read_share(text, "ngưỡng")
