"""The packaged rules: what was read decides, what was not read does not."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from thidua.councils.domain.course import BALLOT_COURSE, SESSION_COURSE, follows
from thidua.councils.domain.packaged_rules import packaged_rules, rules_in_force, unset_rule


@pytest.mark.parametrize(
    ("award", "voters", "on", "share", "decides"),
    [
        ("co-nganh", "cum", date(2020, 12, 11), "4/5", True),
        ("co-nganh", "cum", date(2024, 9, 30), "4/5", True),
        ("co-nganh", "cum", date(2024, 10, 1), None, False),
        ("cstd-co-so", "de-nghi", date(2024, 10, 1), "4/5", True),
        ("cstd-co-so", "de-nghi", date(2026, 11, 30), "4/5", True),
        ("cstd-nganh", "nganh", date(2020, 12, 24), "9/10", True),
        ("cstd-nganh", "nganh", date(2025, 6, 30), "9/10", True),
        ("cstd-nganh", "nganh", date(2025, 7, 1), "9/10", False),
        ("co-chinh-phu", "de-nghi", date(2025, 6, 30), "4/5", True),
        ("co-chinh-phu", "de-nghi", date(2025, 7, 1), "4/5", False),
    ],
)
def test_the_rule_of_a_day(award, voters, on, share, decides):
    rule = rules_in_force(award, voters, on)[0]
    assert rule.majority.share == (None if share is None else Fraction(share))
    assert rule.majority.citation.status.decides is decides


def test_what_no_text_gives_has_no_rule():
    assert rules_in_force("ldtt", "don-vi", date(2026, 1, 1)) == ()
    assert rules_in_force("cstd-co-so", "de-nghi", date(2023, 12, 31)) == ()
    assert unset_rule().majority.share is None
    assert not unset_rule().majority.citation.status.decides


def test_each_rule_holds_from_its_first_to_its_last_day():
    for entry in packaged_rules():
        award = entry.awards[0]

        def there(day, entry=entry, award=award):
            return entry.rule in rules_in_force(award, entry.voters, day)

        assert there(entry.first_day)
        assert not there(entry.first_day - timedelta(days=1))
        if entry.last_day is not None:
            assert there(entry.last_day)
            assert not there(entry.last_day + timedelta(days=1))


def test_every_threshold_names_article_and_act():
    for entry in packaged_rules():
        citation = entry.rule.majority.citation
        assert citation.act
        assert citation.article


def test_the_courses():
    assert follows(SESSION_COURSE, "called", "open")
    assert not follows(SESSION_COURSE, "called", "closed")
    assert not follows(BALLOT_COURSE, "counted", "prepared")
