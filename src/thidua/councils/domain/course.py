"""The order of a session's states and of a vote's, and who stands on a roll.

Knows words, not rows.
"""

from collections.abc import Sequence

SESSION_COURSE: Sequence[str] = ("called", "open", "closed", "minuted")
BALLOT_COURSE: Sequence[str] = ("prepared", "open", "closed", "counted")
ROLL_RULES = {
    "council": "Các thành viên của Hội đồng tại ngày họp",
    "cluster": "Các đơn vị là thành viên của Cụm, Khối tại ngày họp; đơn vị đã giải thể, sáp nhập"
    " hoặc thôi là thành viên trước ngày họp không có tên và không nằm trong mẫu số",
    "meeting": "Những người của phòng, đơn vị có quyền dự họp, theo số do thư ký ghi",
}
"""Who has a vote, by kind of session: the rule that the record and the minutes name."""


def follows(course: Sequence[str], state: str, wanted: str) -> bool:
    """Whether ``wanted`` is the very next state after ``state``."""
    place = course.index(state)
    return place + 1 < len(course) and course[place + 1] == wanted
