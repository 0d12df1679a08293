import pytest

from tests.thidua.scoring.year import AT, enter, fill
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.scoring.actions import (
    CrossMark,
    answer_explanation,
    appraise_sheet,
    assign_scorer,
    explain_sheet,
    give_cross_marks,
    recall_sheet,
    return_sheet,
    submit_crossing,
    submit_sheet,
    take_sheet,
)

pytestmark = pytest.mark.db


def step(action, sheet, actor, **more):
    done = action(sheet_id=sheet.pk, actor=actor, at=AT, **more)
    sheet.refresh_from_db()
    return done


def sentences(sheet):
    return [row.sentence for row in entry_rows(entries_for_subject(sheet))]


def test_an_empty_sheet_is_not_sent(scoring) -> None:
    with pytest.raises(Refused, match="chưa có ô nào"):
        step(submit_sheet, scoring.sheets[0], scoring.officers[0])


def test_sending_records_the_difference_once(scoring) -> None:
    sheet = fill(scoring, 0, numerator="95")
    step(submit_sheet, sheet, scoring.officers[0])
    assert "9 ô có thay đổi" in sentences(sheet)[0]
    with pytest.raises(Refused, match="Đã tự chấm"):
        step(submit_sheet, sheet, scoring.officers[0])
    step(recall_sheet, sheet, scoring.officers[0])
    enter(sheet, "A2", "count", "1", scoring.officers[0])
    step(submit_sheet, sheet, scoring.officers[0])
    assert any("1 ô có thay đổi" in each for each in sentences(sheet))


def test_a_figure_that_changed_after_the_claim_is_asked_for_when_sent(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "A2", "count", "0", officer)
    enter(sheet, "A2", "claimed", "20", officer)
    enter(sheet, "A2", "count", "2", officer)
    with pytest.raises(Refused, match="A2: 20,0 điểm khác 15,0"):
        step(submit_sheet, sheet, officer)
    assert sheet.state == "open"


def test_sent_on_behalf_is_marked_in_sheet_and_ledger(scoring) -> None:
    sheet = fill(scoring, 0, numerator="95")
    step(submit_sheet, sheet, scoring.head)
    assert sheet.claimed_behalf == "Trần Văn Ví Dụ"
    rows = entry_rows(entries_for_subject(sheet))
    assert "VKSND tỉnh Long An" in [row.on_behalf_of for row in rows]


def test_what_the_other_side_has_opened_is_not_taken_back(scoring) -> None:
    sheet = fill(scoring, 0, numerator="95")
    step(submit_sheet, sheet, scoring.officers[0])
    with pytest.raises(NotPermitted):
        step(take_sheet, sheet, scoring.officers[0])
    step(take_sheet, sheet, scoring.head)
    taken = sheet.taken_at
    step(take_sheet, sheet, scoring.office)
    assert sheet.taken_at == taken
    with pytest.raises(Refused, match="đã mở bảng tự chấm"):
        step(recall_sheet, sheet, scoring.officers[0])
    with pytest.raises(Refused, match="lý do"):
        step(return_sheet, sheet, scoring.head, reason=" ")
    step(return_sheet, sheet, scoring.head, reason="Bổ sung số liệu A1")
    assert (sheet.state, sheet.returned_reason) == ("open", "Bổ sung số liệu A1")


def test_cross_scoring_is_by_another_and_never_mutual(scoring) -> None:
    first, second, third = scoring.units
    sheet = fill(scoring, 0, numerator="95")
    with pytest.raises(Refused, match="chính mình"):
        step(assign_scorer, sheet, scoring.head, unit_id=first.pk)
    with pytest.raises(Refused, match="không phải thành viên"):
        step(assign_scorer, sheet, scoring.head, unit_id=scoring.sector.ben_luc.pk)
    step(assign_scorer, sheet, scoring.head, unit_id=second.pk)
    with pytest.raises(Refused, match="qua lại"):
        step(assign_scorer, scoring.sheets[1], scoring.head, unit_id=first.pk)
    step(submit_sheet, sheet, scoring.officers[0])
    with pytest.raises(NotPermitted):
        enter(sheet, "A2", "crossed", "20", scoring.officers[2])
    with pytest.raises(Refused, match="Chưa có điểm chấm chéo"):
        step(submit_crossing, sheet, scoring.officers[1])
    with pytest.raises(Refused, match="18,0 điểm khác 20,0"):
        enter(sheet, "A2", "crossed", "18", scoring.officers[1])
    enter(sheet, "A2", "crossed", "18", scoring.officers[1], reason="Một báo cáo chậm")
    step(submit_crossing, sheet, scoring.officers[1])
    assert sheet.state == "crossed"
    assert sheet.crossed_by_id == second.pk != third.pk


def test_cross_marks_of_a_sheet_are_given_at_once_all_or_none(scoring) -> None:
    sheet = fill(scoring, 0, numerator="95")
    step(assign_scorer, sheet, scoring.head, unit_id=scoring.units[1].pk)
    step(submit_sheet, sheet, scoring.officers[0])
    fits = CrossMark(criterion="A2", mark="20")
    for wrong, said in (
        (CrossMark(criterion="A1", mark="1"), "A1"),
        (CrossMark(criterion="A1", mark="999", reason="Sai"), "A1"),
        (CrossMark(criterion="Z9", mark="1"), "Z9"),
    ):
        with pytest.raises(Refused, match=said):
            step(give_cross_marks, sheet, scoring.officers[1], marks=[fits, wrong])
        assert not sheet.cells.filter(column="crossed").exists()
    with pytest.raises(NotPermitted):
        step(give_cross_marks, sheet, scoring.officers[2], marks=[fits])
    reasoned = CrossMark(criterion="A1", mark="1", reason="Tính lại mẫu số")
    step(give_cross_marks, sheet, scoring.officers[1], marks=[fits, reasoned])
    step(submit_crossing, sheet, scoring.officers[1])
    given = dict(sheet.cells.filter(column="crossed").values_list("criterion", "text"))
    assert given == {"A1": "1", "A2": "20"}
    with pytest.raises(Refused):
        step(give_cross_marks, sheet, scoring.officers[1], marks=[fits])


def test_agreed_marks_have_a_reason_for_every_difference(scoring) -> None:
    sheet = fill(scoring, 0, numerator="95")
    step(submit_sheet, sheet, scoring.officers[0])
    with pytest.raises(Refused, match="B2 chưa có điểm"):
        step(appraise_sheet, sheet, scoring.head)
    with pytest.raises(Refused, match="chưa có lý do"):
        enter(sheet, "B2", "appraised", "18", scoring.head)
    with pytest.raises(Refused, match="19,0 điểm khác 20,0 điểm theo số liệu"):
        enter(sheet, "A2", "appraised", "19", scoring.head)
    enter(sheet, "B2", "appraised", "17", scoring.head, reason="Biên bản kiểm tra")
    step(appraise_sheet, sheet, scoring.head)
    assert sheet.state == "appraised"


def test_explanation_and_answer(scoring) -> None:
    sheet, officer = fill(scoring, 0, numerator="95"), scoring.officers[0]
    step(submit_sheet, sheet, officer)
    enter(sheet, "B2", "appraised", "15", scoring.head, reason="Biên bản kiểm tra")
    step(appraise_sheet, sheet, scoring.head)
    with pytest.raises(Refused, match="Chưa có giải trình"):
        step(explain_sheet, sheet, officer)
    with pytest.raises(NotPermitted):
        enter(sheet, "B2", "explanation", "Đã khắc phục", scoring.officers[1])
    enter(sheet, "B2", "explanation", "Đã khắc phục", officer)
    step(explain_sheet, sheet, officer)
    assert (sheet.state, sheet.answered_at) == ("explained", None)
    with pytest.raises(NotPermitted):
        step(answer_explanation, sheet, officer)
    enter(sheet, "B2", "appraised", "17", scoring.head, reason="Nhận giải trình")
    step(answer_explanation, sheet, scoring.head)
    assert sheet.answered_at == AT
    assert any("về B2" in each for each in sentences(sheet))


def test_required_evidence_is_asked_for_when_sent(told) -> None:
    from tests.thidua.scoring.year import TABLE, adopted  # reason: another table here

    scoring = adopted(
        told, yaml=TABLE.replace("rule: {kind: given}", "rule: {kind: given}, evidence: required")
    )
    sheet = fill(scoring, 0, numerator="95")
    with pytest.raises(Refused, match="B2 cần minh chứng"):
        step(submit_sheet, sheet, scoring.officers[0])
