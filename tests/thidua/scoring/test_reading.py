import json

import pytest

from tests.support.counting import queries_of
from tests.thidua.scoring.year import AT, enter, fill
from thidua.kernel import clock
from thidua.kernel.actors import ANONYMOUS
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.scoring.actions import apply_results, submit_sheet
from thidua.scoring.models import CriteriaTable, SheetCell
from thidua.scoring.queries import (
    consolidated_for,
    find_sheet,
    preview_results,
    ranking_rows,
    sheets_for,
    year_results,
    year_scores,
    year_table,
)

pytestmark = pytest.mark.db
FILE = """unit,criterion,target,actual,count,event,claimed,reason
VKSND tỉnh Bến Tre,A1,90,"62,5",,,,
VKSND tỉnh Bến Tre,A2,,,2,,,
VKSND tỉnh Bến Tre,C1,,,1,bang-khen,,
VKSND tỉnh Bến Tre,C1,,,0,giay-khen,,
""".encode()


def apply(told, content=FILE, **changed):
    given = {
        "cluster_year_id": told.year.pk,
        "content": content,
        "file_name": "ket-qua.csv",
        "actor": told.head,
        "at": AT,
    }
    with clock.at(AT):
        return apply_results(**(given | changed))


def test_each_sees_the_own_sheet_and_who_conducts_all(scoring) -> None:
    seen = [
        sheets_for(actor).count() for actor in (*scoring.officers, scoring.head, scoring.office)
    ]
    assert seen == [1, 1, 1, 3, 3]
    assert sheets_for(ANONYMOUS).count() == 0
    with pytest.raises(NotFound):
        find_sheet(scoring.officers[0], scoring.sheets[1].public_id)


def test_members_see_all_where_the_rules_of_the_cluster_say_so(scoring) -> None:
    CriteriaTable.objects.update(members_see_all=True)
    assert sheets_for(scoring.officers[1]).count() == 3
    assert sheets_for(scoring.sector.long_an_office).count() == 3, "its unit is a member"


def test_the_consolidated_table_puts_the_marks_side_by_side(scoring) -> None:
    sheet = fill(scoring, 0, numerator="81")
    enter(sheet, "A2", "claimed", "18", scoring.officers[0], reason="Tự nhận một lần chậm")
    shown = consolidated_for(scoring.head, scoring.year)
    rows = {row.code: row for row in shown.rows}
    cell = rows["A2"].cells[0]
    assert (cell.claimed, cell.computed, cell.agreed, cell.differs) == ("18.0", "20.0", "", True)
    assert cell.reason == "Tự nhận một lần chậm"
    assert rows["A1"].cells[0].computed == "36.0"
    assert rows["A"].totals[0] == "56.0"
    assert (shown.differing, len(shown.units)) == (1, 3)
    before = shown.version
    enter(sheet, "A2", "count", "1", scoring.officers[0])
    assert consolidated_for(scoring.head, scoring.year).version == before + 1


def test_a_member_sees_its_own_column_only(scoring) -> None:
    shown = consolidated_for(scoring.officers[1], scoring.year)
    assert [unit.name for unit in shown.units] == ["VKSND tỉnh Bến Tre"]
    with pytest.raises(NotFound):
        consolidated_for(ANONYMOUS, scoring.year)


def test_the_consolidated_table_costs_the_same_for_any_number_of_entries(scoring) -> None:
    few = queries_of(lambda: consolidated_for(scoring.head, scoring.year))
    for place in range(3):
        fill(scoring, place, numerator="95")
    many = queries_of(lambda: consolidated_for(scoring.head, scoring.year))
    assert (len(few) if hasattr(few, "__len__") else few) == (
        len(many) if hasattr(many, "__len__") else many
    )
    assert (len(many) if hasattr(many, "__len__") else many) <= 25


def test_before_a_table_there_is_nothing(told) -> None:
    for ask in (year_table, year_results, year_scores):
        with pytest.raises(NotFound):
            ask(told.year.pk)
    assert ranking_rows(told.year.pk) == []


def test_unknown_marks_make_the_rank_provisional(scoring) -> None:
    fill(scoring, 0, numerator="95")
    row = next(row for row in ranking_rows(scoring.year.pk) if row.points)
    assert row.provisional
    assert "B2" in row.incomplete
    assert any("Tạm tính" in sentence for sentence in row.why)
    assert json.loads(year_scores(scoring.year.pk))["units"][0]["provisional"]


def test_a_file_is_read_before_anything_is_kept(scoring) -> None:
    with clock.at(AT):
        preview = preview_results(scoring.table, FILE)
    assert (len(preview.changes), preview.units) == (5, ("VKSND tỉnh Bến Tre",))
    assert not SheetCell.objects.exists()
    apply(scoring)
    cells = set(SheetCell.objects.values_list("criterion", "event", "column", "text"))
    assert ("A1", "", "actual", "62.5") in cells
    assert ("C1", "giay-khen", "count", "0") in cells
    assert all(SheetCell.objects.values_list("behalf", flat=True))
    assert apply(scoring).changes == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (FILE.replace("Bến Tre,A1".encode(), "Cần Thơ,A1".encode()), "dòng 2, cột unit"),
        (FILE.replace(b"A2,,,2", b"A2,,,-2"), "dòng 3, cột count"),
        (FILE.replace(b"bang-khen", b"co-luu"), "dòng 4, cột event"),
        (FILE.replace(b"claimed", b"appraised").replace(b"2,,,", b"2,,20,"), "cột appraised"),
        (FILE.replace(b"A1,90", b"A9,90"), "A9"),
        (FILE.replace(b"2,,,", b"2,,99,"), "tối đa 20"),
        (b"unit;ma\n", "ma"),
    ],
)
def test_rows_that_cannot_be_used_name_their_cell_and_nothing_is_kept(
    scoring, wrong, words
) -> None:
    with pytest.raises(Refused, match=words):
        apply(scoring, wrong)
    assert not SheetCell.objects.exists()


def test_several_wrong_rows_are_all_named(scoring) -> None:
    wrong = FILE.replace(b"A1,90", b"A9,90").replace(b"bang-khen", b"co-luu")
    with clock.at(AT):
        assert len(preview_results(scoring.table, wrong).errors) == 2


def test_a_sent_sheet_and_a_member_take_no_file(scoring) -> None:
    with pytest.raises(NotPermitted):
        apply(scoring, actor=scoring.officers[1])
    fill(scoring, 1, numerator="95")
    submit_sheet(sheet_id=scoring.sheets[1].pk, actor=scoring.officers[1], at=AT)
    with pytest.raises(Refused, match="không nhập từ tệp"):
        apply(scoring)
