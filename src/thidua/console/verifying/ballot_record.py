"""The record of a ballot: counted anew from the figures of its two tellers."""

from pathlib import Path
from typing import Any

from thidua.console.reading import read_bytes
from thidua.console.words import language, tr
from thidua_core.voting import Finding, check_record, read_record


def verify(path: Path, *, trust: Path | None, log_key: str | None) -> dict[str, Any]:
    """Count the record anew; nobody signed it, so certificates and keys have no say in it."""
    del trust, log_key
    content = read_bytes(path)
    told = check_record(content)
    findings = [_told(each) for each in told]
    ok = all(each.level != "error" for each in told)
    if ok:
        findings.append(_holds(content))
    return {
        "file": str(path),
        "what": "ballot_record",
        "ok": ok,
        "findings": findings,
        "signatures": [],
    }


def _told(finding: Finding) -> dict[str, str]:
    text = finding.text
    if language() == "en":
        text = ENGLISH_OF.get(finding.code, text)
    return {"level": finding.level, "code": finding.code, "text": text, "where": finding.where}


def _holds(content: bytes) -> dict[str, str]:
    """What holds, with the arithmetic of each question as the record states it."""
    record = read_record(content)
    arithmetic = "; ".join(
        f"{record.names[each.question]}: {each.arithmetic}" for each in record.outcomes
    )
    text = tr("Đếm lại ra đúng kết quả đã ghi của {count} câu hỏi: {arithmetic}").format(
        count=len(record.outcomes), arithmetic=arithmetic
    )
    return {"level": "info", "code": "ballot_holds", "text": text, "where": ""}


ENGLISH_OF = {
    "unreadable": "This is no record of a ballot that can be read. Take the original file again.",
    "not_canonical": "The file is not in the form in which the software writes it; it was rewritten.",
    "tellers_differ": "The figures of the two tellers differ.",
    "questions_differ": "The questions that were counted are not those of the ballot.",
    "outcomes_differ": "There are not as many results as questions.",
    "outcome_differs": "Counted anew, the result is another than the record states.",
    "undetermined": "The result cannot be determined: the rule or a figure that it needs is not known.",
    "negative": "A figure is below zero.",
    "over_roll": "More members are present or answered in writing than there are.",
    "over_present": "More papers were issued than members are present.",
    "over_issued": "More papers were returned than issued.",
    "valid_sum": "Valid and spoilt papers are not as many as those returned.",
    "question_sum": "The answers to a question are not as many as the valid papers.",
    "hands_sum": "The answers to a question are not as many as the members who could vote.",
    "written_sum": "The written answers are not as many as the members who sent one.",
    "written_barred": "The rule takes no written answers.",
    "excused_voted": "There are more answers than members who could vote.",
    "over_choice": "More was chosen than the papers allow.",
}
