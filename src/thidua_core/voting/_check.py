"""Recounting a ballot from its record: do the figures allow the result that stands in it.

Needs nothing but the bytes. What is wrong is told as findings, not raised.
"""

from dataclasses import dataclass, fields
from typing import Literal

from thidua_core.errors import InputError
from thidua_core.voting._reading import read_record
from thidua_core.voting._reconcile import impossibilities, reconcile
from thidua_core.voting._record import BallotRecord, write_record
from thidua_core.voting._tally import Answer, Outcome, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found."""

    level: Literal["error", "warning", "info"]
    code: str
    text: str
    where: str = ""


def check_record(content: bytes) -> tuple[Finding, ...]:
    """What is wrong with a record; without an error its result follows from its figures."""
    try:
        record = read_record(content)
    except InputError as broken:
        return (Finding(level="error", code="unreadable", text=broken.message, where=broken.where),)
    found = [*_figures(record), *_recounted(record)]
    if write_record(record) != content:
        text = "Tệp không ở đúng dạng mà phần mềm ghi ra; nội dung đã được chép lại."
        found.append(Finding(level="error", code="not_canonical", text=text))
    return tuple(found)


def _figures(record: BallotRecord) -> list[Finding]:
    first, second = record.counts
    found = [
        Finding(level="error", code="tellers_differ", text=each.text, where="counts")
        for each in reconcile(first, second, names=record.names)
    ]
    for place, count in enumerate(record.counts, 1):
        impossible = impossibilities(
            count,
            record.roll,
            choose=record.choose,
            written=record.rule.written,
            names=record.names,
        )
        found += [
            Finding(level="error", code=each.code, text=each.text, where=f"counts[{place}]")
            for each in impossible
        ]
    if tuple(each.question for each in first.questions) != tuple(
        each.key for each in record.questions
    ):
        text = "Câu hỏi được đếm không phải là các câu hỏi của lượt bỏ phiếu."
        found.append(Finding(level="error", code="questions_differ", text=text, where="counts"))
    return found


def _recounted(record: BallotRecord) -> list[Finding]:
    counted = tally(
        record.rule, record.counts[0], record.roll, choose=record.choose, names=record.names
    )
    found: list[Finding] = []
    if len(counted) != len(record.outcomes):
        text = f"Có {len(record.outcomes)} kết quả cho {len(counted)} câu hỏi."
        return [Finding(level="error", code="outcomes_differ", text=text, where="outcomes")]
    for place, (right, stated) in enumerate(zip(counted, record.outcomes, strict=True), 1):
        where = f"outcomes[{place}]"
        wrong = [each.name for each in fields(Outcome) if _differs(right, stated, each.name)]
        if wrong:
            text = f"Đếm lại được {right.arithmetic}, khác kết quả ghi ở: {', '.join(wrong)}."
            found.append(Finding(level="error", code="outcome_differs", text=text, where=where))
        elif right.answer is Answer.UNDETERMINED:
            text = " ".join(right.why)
            found.append(Finding(level="warning", code="undetermined", text=text, where=where))
    return found


def _differs(right: Outcome, stated: Outcome, name: str) -> bool:
    return bool(getattr(right, name) != getattr(stated, name))
