from datetime import date

import pytest

from tests.thidua.scoring.year import AT, adopted, enter, fill
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.scoring.actions import CellChanged, submit_sheet, undo_cell
from thidua.scoring.actions.cells import Place, put_cell, put_cells
from thidua.scoring.models import CellChange, SheetCell

pytestmark = pytest.mark.db

LATER = moment(date(2020, 12, 2), 10)


@pytest.mark.parametrize(("typed", "kept"), [("62.5", "62.5"), ("62,5", "62.5"), (" 7 ", "7")])
def test_numbers_are_typed_with_either_mark(scoring, typed, kept) -> None:
    cell = enter(scoring.sheets[0], "A1", "actual", typed, scoring.officers[0])
    assert (cell.text, cell.version) == (kept, 1)


@pytest.mark.parametrize(
    ("criterion", "column", "typed", "words"),
    [
        ("A1", "claimed", "40.1", "tối đa 40,0"),
        ("A1", "claimed", "39.55", "1 chữ số"),
        ("A1", "actual", "chín mươi", "không phải là một số"),
        ("A1", "target", "-1", "nhỏ hơn 0"),
        ("A2", "count", "1,5", "số lần"),
        ("A1", "not_arisen", "có lẽ", "có hay không"),
        ("K1", "passed", "đúng", "có hay không"),
        ("A9", "claimed", "1", "không có ô"),
        ("A1", "event", "x", "không có ô"),
        ("A", "claimed", "1", "không có ô"),
    ],
)
def test_what_cannot_be_used_is_refused_at_the_cell(
    scoring, criterion, column, typed, words
) -> None:
    with pytest.raises(Refused, match=words):
        enter(scoring.sheets[0], criterion, column, typed, scoring.officers[0])
    assert not SheetCell.objects.exists()
    scoring.sheets[0].refresh_from_db()
    assert scoring.sheets[0].version == 1


def test_a_claim_unlike_its_figures_wants_a_reason_at_the_cell(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "A2", "count", "1", officer)
    enter(sheet, "A2", "claimed", "17,5", officer)
    with pytest.raises(Refused, match="20,0 điểm khác 17,5 điểm theo số liệu"):
        enter(sheet, "A2", "claimed", "20", officer)
    enter(sheet, "A2", "claimed", "20", officer, reason="Báo cáo chậm do mất điện")
    with pytest.raises(Refused, match="không bỏ trống"):
        enter(sheet, "A2", "reason", "", officer)
    texts = dict(sheet.cells.filter(criterion="A2").values_list("column", "text"))
    assert texts == {"count": "1", "claimed": "20", "reason": "Báo cáo chậm do mất điện"}


def test_half_a_ratio_waits_and_the_sheet_is_not_sent_with_it(scoring) -> None:
    sheet = fill(scoring, 0, numerator="95")
    enter(sheet, "A1", "denominator", "", scoring.officers[0])
    with pytest.raises(Refused, match="A1 có tử số mà chưa có mẫu số"):
        submit_sheet(sheet_id=sheet.pk, actor=scoring.officers[0], at=AT)


def test_two_browsers_never_overwrite_silently(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "A1", "actual", "90", officer)
    enter(sheet, "A1", "actual", "91", scoring.head, version=1)
    with pytest.raises(CellChanged) as refused:
        enter(sheet, "A1", "actual", "92", officer, version=1)
    said = refused.value.values
    assert (said["present"], said["version"], said["by"]) == ("91", 2, "Trần Văn Ví Dụ")
    assert sheet.cells.get().text == "91"
    with pytest.raises(CellChanged):
        enter(sheet, "A1", "actual", "92", officer, version=0)
    assert enter(sheet, "A1", "actual", "91", officer, version=1).version == 2


def test_a_reason_that_somebody_else_wrote_is_not_overwritten(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "A2", "count", "1", officer)
    enter(sheet, "A2", "reason", "Lý do của trưởng cụm", scoring.head)
    with pytest.raises(CellChanged) as refused:
        enter(sheet, "A2", "claimed", "20", officer, reason="Lý do của đơn vị", reason_version=0)
    said = refused.value.values
    assert (said["present"], said["column"], said["version"]) == (
        "Lý do của trưởng cụm",
        "lý do",
        1,
    )
    assert not sheet.cells.filter(column="claimed").exists()
    enter(sheet, "A2", "claimed", "20", officer, reason="Lý do của đơn vị", reason_version=1)
    assert sheet.cells.get(column="reason").text == "Lý do của đơn vị"


def test_a_differing_mark_and_its_reason_are_taken_back_together(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "A2", "count", "1", officer)
    enter(sheet, "A2", "claimed", "20", officer, reason="Mất điện", at=LATER)
    undo_cell(sheet_id=sheet.pk, actor=officer, at=LATER)
    texts = dict(sheet.cells.filter(criterion="A2").values_list("column", "text"))
    assert texts == {"count": "1", "claimed": "", "reason": ""}
    undo_cell(sheet_id=sheet.pk, actor=officer, at=LATER)
    assert not sheet.cells.exclude(text="").exists()


def test_a_step_whose_reason_was_changed_since_stays_whole(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "A2", "count", "1", officer)
    enter(sheet, "A2", "claimed", "20", officer, reason="Mất điện", at=LATER)
    enter(sheet, "A2", "reason", "Mất điện hai ngày", scoring.head)
    with pytest.raises(CellChanged):
        undo_cell(sheet_id=sheet.pk, actor=officer, at=LATER)
    texts = dict(sheet.cells.filter(criterion="A2").values_list("column", "text"))
    assert texts == {"count": "1", "claimed": "20", "reason": "Mất điện hai ngày"}


def test_undo_walks_back_ones_own_changes_only(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "A1", "actual", "90", officer)
    enter(sheet, "A1", "actual", "91", officer)
    enter(sheet, "A2", "count", "1", officer)
    assert undo_cell(sheet_id=sheet.pk, actor=officer, at=AT).text == ""
    assert undo_cell(sheet_id=sheet.pk, actor=officer, at=AT).text == "90"
    enter(sheet, "A1", "actual", "95", scoring.head)
    with pytest.raises(CellChanged):
        undo_cell(sheet_id=sheet.pk, actor=officer, at=AT)
    assert sheet.cells.get(column="actual").text == "95"
    assert undo_cell(sheet_id=sheet.pk, actor=scoring.head, at=AT).text == "90"
    with pytest.raises(Refused, match="Không còn ô nào"):
        undo_cell(sheet_id=sheet.pk, actor=scoring.head, at=AT)


def test_cells_are_no_entries_of_the_ledger(scoring) -> None:
    before = LedgerEntry.objects.count()
    fill(scoring, 0, numerator="95")
    undo_cell(sheet_id=scoring.sheets[0].pk, actor=scoring.officers[0], at=AT)
    assert LedgerEntry.objects.count() == before


def test_who_may_write_where(scoring) -> None:
    sheet = scoring.sheets[0]
    for column, text in (("actual", "1"), ("claimed", "1")):
        with pytest.raises(NotPermitted):
            enter(sheet, "A1", column, text, scoring.officers[1])
    with pytest.raises(NotPermitted):
        enter(sheet, "A1", "appraised", "1", scoring.officers[0])
    with pytest.raises(NotPermitted):
        enter(sheet, "A1", "crossed", "1", scoring.officers[1])
    with pytest.raises(Refused, match="Đang tự chấm"):
        enter(sheet, "A1", "appraised", "1", scoring.head)
    assert not CellChange.objects.exists()


def test_entry_on_behalf_is_marked(scoring) -> None:
    own = enter(scoring.sheets[0], "A1", "actual", "90", scoring.officers[0])
    behalf = enter(scoring.sheets[1], "A1", "actual", "90", scoring.office)
    assert (own.behalf, behalf.behalf) == ("", "Nguyễn Thị Mẫu, VKSND tối cao")


def test_a_sheet_of_events_and_knock_outs(scoring) -> None:
    sheet, officer = scoring.sheets[0], scoring.officers[0]
    enter(sheet, "C1", "count", "2", officer, event="bang-khen")
    enter(sheet, "K1", "passed", "không", officer)
    for criterion, event in (("C1", ""), ("C1", "huan-chuong"), ("A2", "bang-khen")):
        with pytest.raises(Refused, match="không có ô"):
            enter(sheet, criterion, "count", "2", officer, event=event)


def test_state_of_a_year_that_was_replaced_or_is_to_come(told) -> None:
    scoring = adopted(told)
    late = moment(date(2021, 1, 5))
    cell = enter(scoring.sheets[0], "A1", "actual", "90", scoring.officers[0], at=late)
    assert cell.changed_at == late


def kept(sheet) -> tuple[list[tuple], list[tuple]]:
    cells = sheet.cells.order_by("criterion", "column", "event")
    changes = CellChange.objects.filter(cell__sheet=sheet).order_by("cell__criterion", "id")
    return (
        list(cells.values_list("criterion", "column", "text", "version", "changed_by", "behalf")),
        list(changes.values_list("cell__criterion", "cell__column", "before", "after", "undoable")),
    )


def test_many_cells_at_once_are_kept_as_one_by_one(scoring) -> None:
    steps = [
        [(Place("A1", "actual"), "62.5"), (Place("A2", "count"), "1")],
        [(Place("A1", "actual"), "70"), (Place("A2", "count"), "1"), (Place("A2", "reason"), "x")],
        [(Place("A2", "reason"), ""), (Place("A1", "target"), "")],
    ]
    first, second = scoring.sheets[:2]
    for texts in steps:
        put_cells(first, texts, SYSTEM, AT)
        for place, text in texts:
            put_cell(second, place, text, SYSTEM, AT)
    assert kept(first) == kept(second)
    assert [cell[2:4] for cell in kept(first)[0]] == [("70", 2), ("1", 1), ("", 2)]


def test_many_cells_cost_the_queries_of_one(scoring, django_assert_num_queries) -> None:
    texts = [
        (Place("A1", "actual"), "1"),
        (Place("A1", "claimed"), "2"),
        (Place("A2", "count"), "3"),
    ]
    with django_assert_num_queries(3):
        put_cells(scoring.sheets[0], texts[:1], SYSTEM, AT)
    with django_assert_num_queries(3):
        put_cells(scoring.sheets[1], texts, SYSTEM, AT)
