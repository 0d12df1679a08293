from datetime import date

import pytest

from tests.support.counting import queries_of
from tests.support.invented import actor_with, make_unit
from tests.thidua.exchange.conftest import nothing_is_saved
from tests.thidua.exchange.files import UNITS_HEADER, book
from thidua.exchange.actions import ImportRefused, apply_import
from thidua.exchange.queries import preview_import
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.models import Unit
from thidua.people.enums import Role

NOW = clock.moment(date(2026, 3, 2), 9)
ABOVE = "VKSND tỉnh Mẫu"


def room(name: str, parent: str = ABOVE, **other):
    facts = {"short": "", "kind": "phòng", "code": "", "since": "01/07/2025"} | other
    return (name, facts["short"], facts["kind"], parent, facts["code"], facts["since"])


def units(*rows) -> bytes:
    return book(UNITS_HEADER, *rows, title="Đơn vị")


def preview(content: bytes, actor=SYSTEM):
    return preview_import(kind="units", name="dv.xlsx", content=content, actor=actor, at=NOW)


def enter(content: bytes, actor=SYSTEM):
    return apply_import(kind="units", name="dv.xlsx", content=content, actor=actor, at=NOW)


def test_units_come_below_each_other_whatever_their_order(agency: Unit) -> None:
    enter(units(room("Tổ Một", "Phòng Một"), room("Phòng Một", code="P1"), room("Phòng Hai")))
    made = {unit.latest_name: unit for unit in Unit.objects.exclude(pk=agency.pk)}
    assert set(made) == {"Tổ Một", "Phòng Một", "Phòng Hai"}
    assert made["Tổ Một"].parent_links.get().parent == made["Phòng Một"]
    assert made["Phòng Một"].parent_links.get().parent == agency
    assert made["Phòng Một"].codes.get().code == "P1"
    assert (made["Tổ Một"].level, made["Tổ Một"].sector) == (agency.level, agency.sector)
    assert made["Tổ Một"].valid_from == date(2025, 7, 1)


def test_units_that_are_there_are_left(agency: Unit) -> None:
    enter(units(room("Phòng Một")))
    seen = preview(units(room("Phòng Một"), room("Tổ Một", "Phòng Một")))
    assert [row.title for row in seen.present] == ["Phòng Một"]
    assert [row.title for row in seen.new] == ["Tổ Một"]
    all_there = units(room("Phòng Một"), ())
    with nothing_is_saved():
        assert enter(all_there).already


@pytest.mark.parametrize(
    ("rows", "cell", "said"),
    [
        ([room("Phòng Một"), room("Phòng Một")], "A3", "trùng với ô A2"),
        ([room("Phòng Một", "Sở Không Có")], "D2", "Không có đơn vị “Sở Không Có”"),
        ([room("Phòng Một", "VKSND tỉnh Mẫuu")], "D2", "gần nhất là “VKSND tỉnh Mẫu”"),
        ([room("Phòng Một", "Phòng Một")], "D2", "không thể thuộc chính nó"),
        ([room("Phòng Một", since="32/13/2020")], "F2", "không có tháng 13"),
        ([room("Phòng Một", since="")], "F2", "chỉ có từ ngày 01/06/2015"),
        ([room("Phòng Một", since="01/01/2010")], "D2", "vào ngày 01/01/2010"),
        ([room("Phòng Một", kind="bộ")], "C2", "Chọn một trong"),
        ([room("Phòng Một", "")], "C2", "Chưa biết cấp"),
        ([room("Phòng Một", code="P1"), room("Phòng Hai", code="P1")], "E3", "trùng với ô E2"),
    ],
)
def test_a_wrong_cell_is_named_with_its_mend(agency: Unit, rows, cell: str, said: str) -> None:
    with nothing_is_saved():
        [error] = preview(units(*rows)).errors
        with pytest.raises(ImportRefused):
            enter(units(*rows))
    assert error.where == f"Trang tính “Đơn vị”, ô {cell}"
    assert said in str(error)


def test_a_ring_is_named(agency: Unit) -> None:
    rows = [room("Phòng Một", "Phòng Hai"), room("Phòng Hai", "Phòng Một")]
    with nothing_is_saved():
        assert [error.code for error in preview(units(*rows)).errors] == ["unit.same"] * 2


def test_a_code_in_use_is_refused_with_its_holder(agency: Unit) -> None:
    enter(units(room("Phòng Một", code="P1")))
    [error] = preview(units(room("Phòng Hai", code="P1"))).errors
    assert error.cell == "E2"
    assert "Phòng Một" in error.problem


def test_what_a_part_refuses_is_told_at_its_cell(agency: Unit) -> None:
    rows = [
        room("Phòng Một", since="01/07/2025"),
        room("Tổ Một", "Phòng Một", since="01/01/2020"),
        room("Phòng Hai"),
    ]
    with nothing_is_saved(), pytest.raises(ImportRefused) as refused:
        enter(units(*rows))
    [error] = refused.value.errors
    assert error.cell[1:] == "3"
    assert "Phòng Một" in error.problem


def test_the_standing_office_of_another_unit_may_not(agency: Unit) -> None:
    other = make_unit("VKSND tỉnh Khác")
    office = actor_with(other, Role.STANDING_OFFICE)
    [error] = preview(units(room("Phòng Một")), actor=office).errors
    assert error.cell == "D2"


def test_three_rows_ask_no_more_than_one(agency: Unit) -> None:
    one, three = units(room("A")), units(room("A"), room("B"), room("C"))
    assert queries_of(lambda: preview(one)) == queries_of(lambda: preview(three)) <= 12
