"""Reading a ballot's record strictly; whether its figures are right is asked elsewhere."""

import re
from datetime import date
from fractions import Fraction
from typing import Any, Final

from thidua_core.errors import InputError
from thidua_core.voting._counts import Papers, QuestionCount, Roll, TellerCount, Votes
from thidua_core.voting._json_nodes import Keys, document_of
from thidua_core.voting._record import FORMAT, BallotRecord, QuestionFacts, SessionFacts, VoterKind
from thidua_core.voting._rule_json import rule_from_json
from thidua_core.voting._tally import Answer, Outcome

_SHARE: Final = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})")
_TELLERS: Final = 2
_PARTS: Final = (
    "format", "session", "ballot", "questions", "roll", "rule", "counts", "outcomes",
)  # fmt: skip
_BALLOT: Final = ("id", "title", "round", "how", "choose", "own_case")


def read_record(content: bytes) -> BallotRecord:
    """The record of a file's bytes; InputError names the wrong key by its path."""
    keys = Keys(document_of(content), "", _PARTS)
    keys.word("format", (FORMAT,))
    ballot = Keys(keys.value["ballot"], "ballot", _BALLOT)
    how = ballot.word("how", ("papers", "hands"))
    excused: dict[str, int] = {}
    questions = keys.listed("questions", lambda value, path: _question(value, path, excused))
    roll = Keys(keys.value["roll"], "roll", ("rule", "members", "present", "written"))
    return BallotRecord(
        session=_session(keys.value["session"]),
        id=ballot.text("id", empty=False),
        title=ballot.text("title", empty=False),
        round=ballot.whole("round"),
        choose=ballot.optional_whole("choose"),
        own_case=ballot.optional_truth("own_case"),
        questions=questions,
        roll=Roll(
            members=roll.whole("members"),
            present=roll.whole("present"),
            written=roll.whole("written"),
            excused=excused,
        ),
        roll_rule=roll.text("rule", empty=False),
        rule=rule_from_json(keys.value["rule"], "rule"),
        counts=_counts(keys, hands=how == "hands"),
        outcomes=keys.listed("outcomes", _outcome),
    )


def count_from_json(value: Any, path: str = "") -> TellerCount:
    """One teller's figures again."""
    keys = Keys(value, path, ("papers", "questions"))
    papers = None
    if keys.value["papers"] is not None:
        figures = ("issued", "returned", "valid", "spoilt")
        counted = Keys(keys.value["papers"], keys.at("papers"), figures)
        papers = Papers(**{figure: counted.whole(figure) for figure in figures})
    return TellerCount(papers=papers, questions=keys.listed("questions", _counted))


def _session(value: Any) -> SessionFacts:
    keys = Keys(value, "session", ("id", "name", "body", "voters", "year", "held_on"))
    try:
        held_on = date.fromisoformat(keys.text("held_on"))
    except ValueError:
        mend = "Hãy ghi như 2020-12-11"
        raise InputError("session.held_on", "không phải ngày", mend) from None
    return SessionFacts(
        id=keys.text("id", empty=False),
        name=keys.text("name", empty=False),
        body=keys.text("body", empty=False),
        voters=VoterKind(keys.word("voters", VoterKind)),
        year=keys.whole("year"),
        held_on=held_on,
    )


def _question(value: Any, path: str, excused: dict[str, int]) -> QuestionFacts:
    texts = ("award", "subject_kind", "subject_id", "subject")
    keys = Keys(value, path, ("key", "text", *texts, "excused"))
    key = keys.text("key", empty=False)
    if key in excused:
        raise InputError(keys.at("key"), f"“{key}” ghi hai lần", "Mỗi câu hỏi một khóa")
    excused[key] = keys.whole("excused")
    told = {name: keys.text(name) for name in texts}
    return QuestionFacts(key=key, text=keys.text("text", empty=False), **told)


def _counts(keys: Keys, *, hands: bool) -> tuple[TellerCount, TellerCount]:
    counts = keys.listed("counts", count_from_json)
    if len(counts) != _TELLERS:
        raise InputError("counts", f"có {len(counts)} lượt đếm", "Cần đúng hai người đếm")
    for place, count in enumerate(counts, 1):
        if (count.papers is None) != hands:
            mend = "Hãy sửa cho khớp với ballot.how"
            raise InputError(f"counts[{place}].papers", "không khớp cách bỏ phiếu", mend)
    return counts[0], counts[1]


def _counted(value: Any, path: str) -> QuestionCount:
    keys = Keys(value, path, ("key", "votes", "written"))
    return QuestionCount(
        question=keys.text("key", empty=False),
        votes=_votes(keys, "votes"),
        written=_votes(keys, "written"),
    )


def _votes(keys: Keys, key: str) -> Votes:
    counted = Keys(keys.value[key], keys.at(key), ("agree", "disagree", "blank"))
    return Votes(**{name: counted.whole(name) for name in counted.known})


def _outcome(value: Any, path: str) -> Outcome:
    known = ("key", "answer", "agree", "of", "share", "needed", "arithmetic", "why")
    keys = Keys(value, path, known)
    return Outcome(
        question=keys.text("key", empty=False),
        answer=Answer(keys.word("answer", Answer)),
        agree=keys.whole("agree"),
        of=keys.whole("of"),
        share=_share(keys),
        needed=keys.optional_whole("needed"),
        arithmetic=keys.text("arithmetic"),
        why=keys.listed("why", _sentence),
    )


def _share(keys: Keys) -> Fraction | None:
    if keys.value["share"] is None:
        return None
    match = _SHARE.fullmatch(keys.text("share"))
    if match is None:
        raise InputError(keys.at("share"), "không phải phân số", "Hãy ghi như 5/6")
    return Fraction(int(match[1]), int(match[2]))


def _sentence(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise InputError(path, "ở đây cần một câu chữ", "Hãy ghi trong dấu nháy")
    return value
