"""Rules of votes in words."""

from fractions import Fraction

import pytest

from thidua.councils.domain.wording import quorum_words, threshold_words
from thidua_core.voting import (
    Citation,
    Comparison,
    Denominator,
    Majority,
    Quorum,
    Rule,
    Status,
)

READ = Citation(act="Quy chế", status=Status.REGULATION)


def rule(*, quorum=None, **majority) -> Rule:
    return Rule(key="k", title="t", majority=Majority(citation=READ, **majority), quorum=quorum)


@pytest.mark.parametrize(
    ("majority", "words"),
    [
        ({"share": Fraction(4, 5)}, "Đạt khi từ 80% tổng số thành viên đồng ý"),
        (
            {"share": Fraction(2, 3), "denominator": Denominator.PRESENT},
            "Đạt khi từ 2/3 số thành viên dự họp đồng ý",
        ),
        (
            {
                "share": Fraction(1, 2),
                "comparison": Comparison.MORE_THAN,
                "denominator": Denominator.VALID,
            },
            "Đạt khi quá 50% số phiếu hợp lệ đồng ý",
        ),
        ({"share": None}, "Chưa biết tỷ lệ để đạt; tính trên tổng số thành viên"),
    ],
)
def test_the_threshold(majority, words):
    assert threshold_words(rule(**majority)) == words


@pytest.mark.parametrize(
    ("quorum", "words"),
    [
        (None, ""),
        (Quorum(share=Fraction(2, 3), citation=READ), "Họp khi có từ 2/3 thành viên dự"),
        (
            Quorum(number=7, written_count=True, citation=READ),
            "Họp khi có từ 7 thành viên dự, tính cả người gửi văn bản",
        ),
        (Quorum(citation=READ), "Chưa biết mức dự họp tối thiểu"),
    ],
)
def test_the_quorum(quorum, words):
    assert quorum_words(rule(share=Fraction(1, 2), quorum=quorum)) == words
