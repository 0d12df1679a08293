from datetime import date

import pytest

from tests.support.invented import AT, actor_with, make_unit
from tests.thidua.exchange.conftest import nothing_is_saved
from tests.thidua.exchange.files import book
from thidua.exchange.actions import ImportRefused, apply_import, undo_import
from thidua.exchange.domain.book import template_of, write_csv
from thidua.exchange.models import ImportRun
from thidua.exchange.queries import preview_import
from thidua.exchange.queries.exports import export_of
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.org.models import Unit
from thidua.people.actions import begin_post, create_person
from thidua.people.enums import Role
from thidua.records.actions import correct_rating
from thidua.records.enums import Grade
from thidua.records.models import AnnualAssessment

NOW = clock.moment(date(2026, 1, 12), 9)
HEADER = ("Năm", "Đơn vị", "Họ và tên", "Năm sinh", "Chức vụ", "Xếp loại")
UNIT = "VKSND tỉnh Mẫu"
GOOD, BEST = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"


def official(name, unit, born=None, position="Chuyên viên"):
    made = create_person(full_name=name, birth_year=born, invented=True, actor=SYSTEM, at=AT)
    begin_post(
        person_id=made.pk,
        unit_id=unit.pk,
        position=position,
        start=date(2020, 1, 1),
        actor=SYSTEM,
        at=AT,
    )
    return made


@pytest.fixture
def people(agency: Unit):
    return [
        official("Nguyễn Thị Mẫu", agency, 1985, "Kiểm tra viên"),
        official("Nguyễn Thị Mẫu", agency, 1990, "Kế toán"),
        official("Trần Văn Ví Dụ", agency),
    ]


def look(*rows, actor=SYSTEM):
    return preview_import(
        kind="ratings", name="a.xlsx", content=book(HEADER, *rows), actor=actor, at=NOW
    )


def bring(*rows, actor=SYSTEM) -> ImportRun:
    applied = apply_import(
        kind="ratings", name="a.xlsx", content=book(HEADER, *rows), actor=actor, at=NOW
    )
    assert applied.run is not None
    return applied.run


def test_people_and_the_unit_itself_are_rated(agency, people) -> None:
    run = bring(
        (2025, UNIT, "", "", "", BEST),
        (2025, UNIT, "Trần Văn Ví Dụ", "", "", "hoàn thành tốt"),
        (2025, UNIT, "Nguyễn Thị Mẫu", 1990, "", GOOD),
        (2025, UNIT, "Nguyễn Thị Mẫu", "", "Kiểm tra viên", BEST),
    )
    held = {each.person: each.grade for each in AnnualAssessment.objects.all()}
    assert held == {
        None: Grade.EXCELLENT,
        people[2]: Grade.GOOD,
        people[1]: Grade.GOOD,
        people[0]: Grade.EXCELLENT,
    }
    assert run.added == 4


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        ((2025, UNIT, "Nguyễn Thị Mẫu", "", "", GOOD), "C2", "Kiểm tra viên, 1985; Kế toán, 1990"),
        ((2025, UNIT, "Người Lạ", "", "", GOOD), "C2", "Không có ai tên “Người Lạ”"),
        ((2025, UNIT, "Trần Văn Ví Dụ", "", "Văn thư", GOOD), "C2", "Không có ai tên"),
        ((2025, "VKSND tỉnh Lạ", "", "", "", GOOD), "B2", "Không có đơn vị"),
        ((2027, UNIT, "", "", "", GOOD), "A2", "không phải một năm"),
        ((2025, UNIT, "", "", "", "Khá"), "F2", "không có trong danh mục"),
        ((2025, UNIT, "", "", "", ""), "F2", "để trống"),
        (("", UNIT, "", "", "", GOOD), "A2", "để trống"),
    ],
)
def test_a_wrong_row_names_its_cell(agency, people, row, cell, said) -> None:
    with nothing_is_saved(), pytest.raises(ImportRefused) as caught:
        bring(row, (2025, UNIT, "Trần Văn Ví Dụ", "", "", GOOD))
    [error] = caught.value.errors
    assert error.cell == cell
    assert said in str(error)
    assert not AnnualAssessment.objects.exists()


def test_the_same_person_twice_in_one_file_is_refused(agency, people) -> None:
    preview = look(
        (2025, UNIT, "Trần Văn Ví Dụ", "", "", GOOD),
        (2025, UNIT, "Trần Văn Ví Dụ", "", "Chuyên viên", BEST),
    )
    [error] = preview.errors
    assert (error.cell, error.code) == ("C3", "row.twice")


def test_what_is_there_is_left_and_what_differs_is_not_overwritten(agency, people) -> None:
    bring((2025, UNIT, "Trần Văn Ví Dụ", "", "", GOOD))
    preview = look((2025, UNIT, "Trần Văn Ví Dụ", "", "", GOOD), (2025, UNIT, "", "", "", BEST))
    assert (len(preview.present), len(preview.new), preview.errors) == (1, 1, ())
    [error] = look((2025, UNIT, "Trần Văn Ví Dụ", "", "", BEST)).errors
    assert (error.cell, error.code) == ("F2", "rating.other")


def test_only_for_units_that_one_keeps(agency, people) -> None:
    make_unit("VKSND tỉnh Khác", since=date(2015, 6, 1))
    officer = actor_with(agency, Role.UNIT_OFFICER)
    [error] = look((2025, "VKSND tỉnh Khác", "", "", "", GOOD), actor=officer).errors
    assert error.code == "row.forbidden"
    clerk = actor_with(agency, Role.RECORDS_CLERK)
    with pytest.raises(NotPermitted):
        look((2025, UNIT, "", "", "", GOOD), actor=clerk)


def test_an_import_is_taken_back_until_somebody_corrects(agency, people) -> None:
    run = bring((2025, UNIT, "Trần Văn Ví Dụ", "", "", GOOD))
    undo_import(run_id=run.pk, actor=SYSTEM, at=NOW)
    assert not AnnualAssessment.objects.exists()
    again = bring((2025, UNIT, "Trần Văn Ví Dụ", "", "", GOOD))
    rating = AnnualAssessment.objects.get()
    correct_rating(
        rating_id=rating.pk, grade=Grade.EXCELLENT, reason="Bổ sung", actor=SYSTEM, at=NOW
    )
    with pytest.raises(Refused, match="Không rút lại được"):
        undo_import(run_id=again.pk, actor=SYSTEM, at=NOW)
    assert AnnualAssessment.objects.get().grade == Grade.EXCELLENT


def test_what_goes_out_comes_in_and_changes_nothing(agency, people) -> None:
    bring(
        (2025, UNIT, "", "", "", BEST),
        (2025, UNIT, "Nguyễn Thị Mẫu", 1990, "", GOOD),
        (2025, UNIT, "Nguyễn Thị Mẫu", 1985, "", BEST),
    )
    export = export_of(kind="ratings", actor=SYSTEM, at=NOW)
    content = write_csv(export.columns, export.rows)
    preview = preview_import(kind="ratings", name="a.csv", content=content, actor=SYSTEM, at=NOW)
    assert (len(preview.present), preview.new, preview.errors) == (3, (), ())


def test_the_template_has_the_header(db) -> None:
    preview = preview_import(
        kind="ratings", name="mau.xlsx", content=template_of("ratings"), actor=SYSTEM, at=NOW
    )
    assert {error.code for error in preview.errors} <= {"unit.unknown", "cell.year", "cell.day"}
