"""Minutes of a session and of a count as the tree of a paper, from what was written down.

The keys are those of ``PAPER.yaml`` (``thidua_core.paper``). What is not known leaves a blank.
"""

from datetime import datetime
from typing import Any

from thidua.councils.domain.course import ROLL_RULES
from thidua.councils.enums import BallotState, How, Presence
from thidua.councils.models import Ballot, Result, Session
from thidua.councils.queries.counts import body_label, counts_of, roll_from
from thidua.kernel.clock import VIETNAM
from thidua.org.queries.labels import label_on
from thidua_core.voting import Answer, of_whom, quorum_reached, rule_from_json

BLANK = "…………………"
ANSWERS = {
    Answer.PASSED: "Đạt",
    Answer.NOT_PASSED: "Chưa đạt",
    Answer.UNDETERMINED: "Chưa đủ căn cứ kết luận",
}
_INVENTED = "(Số liệu giả định, dùng để giới thiệu phần mềm)"


def session_tree(session: Session) -> dict[str, Any]:
    """The minutes of a session: who took part, what was asked, how it was decided."""
    body: list[Any] = [f"Thành phần: {ROLL_RULES[session.kind].lower()}."]
    if session.own_case is not None:
        word = "được" if session.own_case else "không"
        basis = f" ({session.own_case_basis})" if session.own_case_basis else ""
        body.append(f"Đơn vị {word} bỏ phiếu cho trường hợp của mình{basis}.")
    body += [_excused(session)] if _excused(session) else []
    for ballot in session.ballots.exclude(state=BallotState.PREPARED).order_by("id"):
        body.append(_voted(ballot))
    tree = _paper(session, session.name, body)
    tree["signatures"] = [{"office": "Thư ký"}, {"office": "Chủ trì"}]
    return tree


def counting_tree(ballot: Ballot) -> dict[str, Any]:
    """The counting minutes: tellers, roll, papers, each subject with its share, the conclusion."""
    session, rule, roll = ballot.session, rule_from_json(ballot.rule), roll_from(ballot)
    [count, *_second] = counts_of(ballot)
    tellers = list(ballot.tellers.order_by("place"))
    absent = roll.members - roll.present - roll.written
    body: list[Any] = [
        _clause("Tổ kiểm phiếu", [each.name for each in tellers]),
        _clause(
            "Thành viên",
            [
                f"Tổng số thành viên có quyền biểu quyết: {roll.members}",
                f"Có mặt: {roll.present}; vắng: {absent}; gửi ý kiến bằng văn bản: {roll.written}",
                quorum_reached(rule, roll)[1],
            ],
        ),
    ]
    if count.papers is not None:
        papers = count.papers
        told = [
            f"Phát ra: {papers.issued}; thu vào: {papers.returned}",
            f"Hợp lệ: {papers.valid}; không hợp lệ: {papers.spoilt}",
        ]
        body.append(_clause("Phiếu", told))
    body.append(_clause("Kết quả", [_rule_line(ballot)]))
    body.append(_results(ballot))
    body.append(_clause("Kết luận", _conclusions(ballot)))
    tree = _paper(session, f"Kiểm phiếu: {ballot.title}", body)
    tree["meeting"] |= _moments(ballot.closed_at, ballot.counted_at)
    tree["meeting"]["called"] = "Cuộc họp"
    tree["signatures"] = [{"office": "Người kiểm phiếu", "name": each.name} for each in tellers]
    return tree


def _paper(session: Session, title: str, body: list[Any]) -> dict[str, Any]:
    met, above = body_label(session), _spelt(label_on(session.body_id, session.day))
    issuer = _spelt(met)
    tree: dict[str, Any] = {
        "kind": "minutes",
        "title": title,
        "issuer": issuer,
        "meeting": {
            "called": "Cuộc họp",
            "place": session.place or BLANK,
            "chair": session.chair or BLANK,
            "secretary": session.secretary or BLANK,
            "attendance": _attendance(session),
            **_moments(session.opened_at, session.closed_at),
        },
        "body": [*body, *([_INVENTED] if session.invented else [])],
        "filed": "VT, Hồ sơ thi đua",
    }
    if above != issuer:
        tree["superior"] = above
    return tree


def _moments(begun: datetime | None, ended: datetime | None) -> dict[str, str]:
    named = {"started": begun, "ended": ended}
    return {
        word: f"{moment.astimezone(VIETNAM):%Y-%m-%d %H:%M}"
        for word, moment in named.items()
        if moment is not None
    }


def _attendance(session: Session) -> list[dict[str, Any]]:
    if session.stated_members is not None:
        gone = session.stated_members - (session.stated_present or 0)
        told = f"Có mặt {session.stated_present}, vắng mặt {gone}"
        written = f", trong đó gửi văn bản {session.stated_written}"
        label = f"{told}{written if session.stated_written else ''}"
        return [{"label": "Thành phần", "people": [label]}]
    lists = []
    entries = list(session.roll.all())
    for presence in (Presence.PRESENT, Presence.WRITTEN, Presence.ABSENT, Presence.EXPECTED):
        people = [
            {"name": each.label, "position": each.role} if each.role else each.label
            for each in entries
            if each.presence == presence
        ]
        if people:
            label = f"{presence.label} ({len(people):02d})"
            lists.append({"label": str(label), "people": people})
    return lists


def _excused(session: Session) -> dict[str, Any] | None:
    told = [
        f"{entry.label}: {question.text}"
        for question in session.questions.prefetch_related("excused").order_by("order")
        for entry in question.excused.all()
    ]
    return _clause("Không biểu quyết vì có liên quan", told) if told else None


def _voted(ballot: Ballot) -> dict[str, Any]:
    how = How(ballot.how).label.lower()
    title = f"{ballot.title} ({how})"
    if ballot.state == BallotState.ANNULLED:
        return _clause(title, [f"Đã hủy: {ballot.annulled_because}"])
    return _clause(title, [_rule_line(ballot), *_conclusions(ballot)])


def _rule_line(ballot: Ballot) -> str:
    rule = rule_from_json(ballot.rule)
    return f"Tỷ lệ tính trên {of_whom(rule.majority.denominator)}; căn cứ: {rule.majority.citation}"


def _conclusions(ballot: Ballot) -> list[str]:
    return [
        f"{each.question.text}: {each.arithmetic}. {ANSWERS[Answer(each.answer)]}"
        for each in _listed(ballot)
    ]


def _results(ballot: Ballot) -> dict[str, Any]:
    [count, *_second] = counts_of(ballot)
    counted = {each.question: each for each in count.questions}
    rows = []
    for place, result in enumerate(_listed(ballot), start=1):
        votes = counted[result.question.public_id]
        rows.append(
            [
                str(place),
                result.question.subject_label,
                str(votes.agree),
                str(votes.votes.disagree + votes.written.disagree),
                str(votes.votes.blank + votes.written.blank),
                result.arithmetic,
                ANSWERS[Answer(result.answer)],
            ]
        )
    titles = ("Người, đơn vị", "Đồng ý", "Không đồng ý", "Không ghi", "Tỷ lệ", "Kết quả")
    shares = ("5", "2", "2", "2", "4", "3")
    columns: list[Any] = [{"title": "TT", "align": "centre"}]
    columns += [{"title": t, "share": s} for t, s in zip(titles, shares, strict=True)]
    return {"table": {"columns": columns, "rows": rows}}


def _listed(ballot: Ballot) -> list[Result]:
    return list(ballot.results.select_related("question").order_by("question__order"))


def _clause(title: str, lines: list[str]) -> dict[str, Any]:
    return {"clause": {"title": title, "body": [{"dash": line} for line in lines]}}


def _spelt(name: str) -> str:
    return name.replace("VKSND", "Viện kiểm sát nhân dân")
