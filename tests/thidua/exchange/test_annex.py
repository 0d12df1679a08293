"""A statistics annex: looked at, taken over whole, corrected by a later one."""

import pytest

from tests.thidua.exchange.files import book
from tests.thidua.scoring.year import AT, adopted, enter, fill, make_year
from thidua.exchange.actions import apply_annex, hold_annex
from thidua.exchange.models import AnnexDraft
from thidua.exchange.queries import preview_annex, template_rows
from thidua.kernel import clock
from thidua.kernel.actors import ANONYMOUS
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.scoring.actions import Figures, enter_figures, submit_sheet
from thidua.scoring.models import FigureAnnex, SheetCell

pytestmark = pytest.mark.db
HEADER = ("Đơn vị", "Mã tiêu chí", "Tử số", "Mẫu số", "Kết quả", "Không phát sinh")
LONG_AN, BEN_TRE = "VKSND tỉnh Long An", "VKSND tỉnh Bến Tre"
FIRST = ((LONG_AN, "A1", 90, 100, "", ""), (BEN_TRE, "A1", 5, 8, "62,5", ""))


@pytest.fixture(autouse=True)
def _today():
    with clock.at(AT):
        yield


@pytest.fixture
def told(db):
    return adopted(make_year())


def look(told, *rows, actor=None, merge=()):
    return preview_annex(
        year=told.year,
        name="phu-luc.xlsx",
        content=book(HEADER, *rows, merge=merge),
        actor=actor or told.head,
        at=AT,
    )


def bring(told, *rows, actor=None, over=(), name="phu-luc.xlsx"):
    actor = actor or told.head
    content = book(HEADER, *rows)
    draft = hold_annex(cluster_year_id=told.year.pk, name=name, content=content, actor=actor, at=AT)
    return apply_annex(draft_id=draft.pk, over_typed=over, actor=actor, at=AT)


def texts(sheet):
    cells = SheetCell.objects.filter(sheet=sheet).exclude(text="")
    return {(each.criterion, each.column): each.text for each in cells}


def test_figures_land_by_code_with_file_and_cell(told) -> None:
    preview = look(told, *FIRST)
    assert (preview.errors, preview.count, preview.units) == ((), 5, (LONG_AN, BEN_TRE))
    assert not SheetCell.objects.exists()
    annex = bring(told, *FIRST)
    assert texts(told.sheets[0]) == {("A1", "numerator"): "90", ("A1", "denominator"): "100"}
    cell = SheetCell.objects.get(sheet=told.sheets[1], column="actual")
    assert (cell.text, cell.annex, cell.annex_cell) == ("62.5", annex, "E3")
    assert cell.behalf
    entry = LedgerEntry.objects.get(verb="score_figures.entered")
    assert entry.content["payload"]["changes"][BEN_TRE]["A1||numerator"] == ["", "5"]
    assert not AnnexDraft.objects.exists()


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        (("VKSND tỉnh Lạ", "A1", 1, 2, "", ""), "A3", "không có đơn vị"),
        ((BEN_TRE, "A9", 1, 2, "", ""), "B3", "không có mã “A9”"),
        ((BEN_TRE, "A", 1, 2, "", ""), "B3", "không có mã “A”"),
        ((BEN_TRE, "A2", 1, 2, "", ""), "C3", "không tính theo tử số"),
        ((BEN_TRE, "A1", 9, 8, "", ""), "C3", "lớn hơn mẫu số"),
        ((BEN_TRE, "A1", 5, 8, "70", ""), "E3", "không khớp"),
        ((BEN_TRE, "A1", 5, 0, "", ""), "C3", "lớn hơn mẫu số"),
        ((BEN_TRE, "A1", 5, "", "", ""), "D3", "chưa có mẫu số"),
        ((BEN_TRE, "A1", 5, 8, "", "có"), "F3", "không phát sinh"),
    ],
)
def test_a_wrong_row_names_its_cell_and_nothing_is_kept(told, row, cell, said) -> None:
    preview = look(told, FIRST[0], row)
    found = [str(error) for error in preview.errors if error.cell == cell]
    assert any(said in each for each in found), preview.errors
    assert preview.rows == ()
    with pytest.raises(Refused, match="chưa lưu gì"):
        bring(told, FIRST[0], row)
    assert not SheetCell.objects.exists()
    assert not FigureAnnex.objects.exists()


def test_two_headers_and_merged_cells_are_refused(told) -> None:
    assert {each.code for each in look(told, HEADER, *FIRST).errors} >= {"header.two"}
    assert {each.code for each in look(told, *FIRST, merge=["A2:A3"]).errors} == {"cell.merged"}


def test_a_later_annex_replaces_what_the_first_filled(told) -> None:
    bring(told, *FIRST)
    row = look(told, (LONG_AN, "A1", 95, 100, "", "")).rows[0]
    assert [(each.before, each.after, each.replaced) for each in row.changes] == [
        ("90", "95", True)
    ]
    second = bring(told, (LONG_AN, "A1", 95, 100, "", ""), name="phu-luc-sua.xlsx")
    cell = SheetCell.objects.get(sheet=told.sheets[0], column="numerator")
    assert (cell.text, cell.annex) == ("95", second)
    assert texts(told.sheets[1])["A1", "numerator"] == "5"
    entry = LedgerEntry.objects.filter(verb="score_figures.entered").latest("pk")
    payload = entry.content["payload"]
    assert payload["changes"] == {LONG_AN: {"A1||numerator": ["90", "95"]}}
    assert (payload["replaced"], payload["sha256"]) == (1, second.sha256)


def test_a_line_without_figures_takes_back_an_annex_and_nothing_typed(told) -> None:
    bring(told, *FIRST)
    enter(told.sheets[1], "A1", "actual", "62.50", told.officers[1])
    preview = look(told, (LONG_AN, "A1", "", "", "", ""), (BEN_TRE, "A1", "", "", "", ""))
    assert preview.silent == 2
    bring(told, (LONG_AN, "A1", "", "", "", ""), (BEN_TRE, "A1", "", "", "", ""))
    assert texts(told.sheets[0]) == {}
    assert texts(told.sheets[1]) == {("A1", "actual"): "62.50"}


def test_what_was_typed_stays_unless_it_is_chosen(told) -> None:
    enter(told.sheets[0], "A1", "actual", "88", told.officers[0])
    preview = look(told, *FIRST)
    [typed] = preview.typed
    assert typed.changes[0].typed_by == told.officers[0].name
    bring(told, *FIRST)
    assert texts(told.sheets[0]) == {("A1", "actual"): "88"}
    assert texts(told.sheets[1])["A1", "numerator"] == "5"
    bring(told, *FIRST, over=[typed.key])
    assert texts(told.sheets[0]) == {("A1", "numerator"): "90", ("A1", "denominator"): "100"}


def test_a_figure_typed_over_an_annex_is_typed_again(told) -> None:
    bring(told, *FIRST)
    enter(told.sheets[0], "A1", "numerator", "91", told.officers[0])
    cell = SheetCell.objects.get(sheet=told.sheets[0], column="numerator")
    assert (cell.annex, cell.annex_cell) == (None, "")
    assert look(told, (LONG_AN, "A1", 95, 100, "", "")).typed


def test_the_action_itself_overwrites_nothing_typed(told) -> None:
    enter(told.sheets[0], "A1", "actual", "88", told.officers[0])
    with pytest.raises(Refused, match="gõ tay"):
        enter_figures(
            [
                Figures(
                    sheet_id=told.sheets[0].pk,
                    criterion="A1",
                    texts={"actual": "90"},
                    cells={"actual": "E2"},
                )
            ],
            cluster_year_id=told.year.pk,
            name="a.csv",
            content=b"x",
            actor=told.head,
            at=AT,
        )
    assert texts(told.sheets[0]) == {("A1", "actual"): "88"}
    assert not FigureAnnex.objects.exists()


def test_a_unit_brings_its_own_and_nobody_elses(told) -> None:
    [error] = look(told, *FIRST, actor=told.officers[0]).errors
    assert (error.code, error.cell) == ("row.forbidden", "A3")
    bring(told, FIRST[0], actor=told.officers[0])
    assert not SheetCell.objects.filter(sheet=told.sheets[0]).exclude(behalf="").exists()
    assert {row[0] for row in template_rows(told.year, told.officers[0])} == {LONG_AN}
    with pytest.raises(NotPermitted):
        look(told, *FIRST, actor=ANONYMOUS)


def test_a_sheet_that_was_sent_takes_no_figures(told) -> None:
    fill(told, 0, numerator="95")
    submit_sheet(sheet_id=told.sheets[0].pk, actor=told.officers[0], at=AT)
    [error] = look(told, FIRST[0]).errors
    assert (error.code, error.cell) == ("figure.sheet", "A2")


def test_the_same_annex_again_changes_nothing(told) -> None:
    bring(told, *FIRST)
    with pytest.raises(Refused, match="không làm thay đổi"):
        bring(told, *FIRST)
    assert FigureAnnex.objects.count() == 1


def test_an_annex_of_somebody_else_is_not_applied(told) -> None:
    draft = hold_annex(
        cluster_year_id=told.year.pk,
        name="a.xlsx",
        content=book(HEADER, *FIRST),
        actor=told.head,
        at=AT,
    )
    AnnexDraft.objects.filter(pk=draft.pk).update(account_id=999_999)
    with pytest.raises(Refused, match="không còn"):
        apply_annex(draft_id=draft.pk, over_typed=(), actor=told.head, at=AT)
    assert not SheetCell.objects.exists()
