"""A rule of a vote in one or two sentences, as a page and the minutes say it.

Knows rules, not votes: whether a question passed is the core's to say.
"""

from thidua_core.voting import Comparison, Quorum, Rule, bound, of_whom


def threshold_words(rule: Rule) -> str:
    """``Đạt khi từ 80% tổng số thành viên đồng ý``; says so where the share is not known."""
    majority = rule.majority
    whom = of_whom(majority.denominator)
    if majority.share is None:
        return f"Chưa biết tỷ lệ để đạt; tính trên {whom}"
    more = "từ" if majority.comparison is Comparison.AT_LEAST else "quá"
    return f"Đạt khi {more} {bound(majority.share)} {whom} đồng ý"


def quorum_words(rule: Rule) -> str:
    """``Họp khi có từ 2/3 thành viên dự``; empty where the text was read and asks for none."""
    quorum = rule.quorum
    if quorum is None:
        return ""
    written = ", tính cả người gửi văn bản" if quorum.written_count else ""
    return f"{_least(quorum)}{written}"


def _least(quorum: Quorum) -> str:
    if quorum.share is not None:
        return f"Họp khi có từ {bound(quorum.share)} thành viên dự"
    if quorum.number is not None:
        return f"Họp khi có từ {quorum.number} thành viên dự"
    return "Chưa biết mức dự họp tối thiểu"
