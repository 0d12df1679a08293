"""Registrations from a file: by name of unit, award and person, as drafts that can be taken back."""

from datetime import date

import pytest

from tests.support.sector import acting, cluster_ten, small_sector
from tests.thidua.exchange.conftest import nothing_is_saved
from tests.thidua.exchange.files import book
from thidua.exchange.actions import ImportRefused, apply_import, undo_import
from thidua.exchange.domain.book import write_csv
from thidua.exchange.queries import preview_import
from thidua.exchange.queries.exports import export_of
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import Refused
from thidua.people.actions import begin_post, create_person
from thidua.people.enums import Role
from thidua.registrations.actions import send_registrations
from thidua.registrations.models import Registration

pytestmark = pytest.mark.db
AT = clock.moment(date(2026, 2, 10), 9)
HEADER = ("Năm", "Đơn vị", "Danh hiệu", "Họ và tên", "Tập thể", "Tên sáng kiến", "Số lượng")
UNIT, AWARD = "VKSND tỉnh Long An", "Chiến sĩ thi đua cơ sở"
GOOD = (2026, UNIT, AWARD, "Huỳnh Văn Mẫu", "", "", "")
REST = (
    (2026, UNIT, "Sáng kiến", "", "", "Số hóa hồ sơ", ""),
    (2026, UNIT, AWARD, "", "", "", 5),
)


@pytest.fixture
def sector(db):
    sector = small_sector()
    sector.year = cluster_ten(sector.supreme, sector.long_an, sector.ben_tre, year=2026)
    made = create_person(full_name="Huỳnh Văn Mẫu", invented=True, actor=SYSTEM, at=AT)
    begin_post(
        person_id=made.pk,
        unit_id=sector.ben_luc.pk,
        position="Kiểm sát viên",
        start=date(2025, 1, 1),
        actor=SYSTEM,
        at=AT,
    )
    return sector


def look(*rows, actor=SYSTEM):
    content = book(HEADER, *rows)
    return preview_import(kind="registration", name="a.xlsx", content=content, actor=actor, at=AT)


def bring(*rows, actor=SYSTEM):
    content = book(HEADER, *rows)
    return apply_import(kind="registration", name="a.xlsx", content=content, actor=actor, at=AT).run


def test_lines_become_drafts_and_are_taken_back(sector) -> None:
    run = bring(GOOD, *REST)
    held = set(Registration.objects.values_list("award", "title", "count", "state"))
    assert held == {
        ("cstd-co-so", "", 1, "draft"),
        ("", "Số hóa hồ sơ", 1, "draft"),
        ("cstd-co-so", "", 5, "draft"),
    }
    preview = look(GOOD, *REST)
    assert (len(preview.present), preview.new) == (3, ())
    undo_import(run_id=run.pk, actor=SYSTEM, at=AT)
    assert not Registration.objects.exists()


def test_what_was_sent_is_not_taken_back(sector) -> None:
    run = bring(GOOD)
    send_registrations(
        cluster_year_id=sector.year.pk, unit_id=sector.long_an.pk, actor=SYSTEM, at=AT
    )
    with pytest.raises(Refused, match="Không rút lại được"):
        undo_import(run_id=run.pk, actor=SYSTEM, at=AT)
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        ((2026, UNIT, "Huân chương Lạ", "", "", "", ""), "C3", "Không biết danh hiệu"),
        ((2026, "VKSND tỉnh Lạ", AWARD, "", "", "", ""), "B3", "Không có đơn vị"),
        ((2025, UNIT, AWARD, "", "", "", ""), "B3", "không thuộc cụm"),
        ((2026, UNIT, AWARD, "Người Lạ", "", "", ""), "D3", "Không có ai tên"),
        ((2026, UNIT, AWARD, "", "", "", "nhiều"), "G3", "không phải số lượng"),
        (("", UNIT, AWARD, "", "", "", ""), "A3", "để trống"),
        (GOOD, "C3", "trùng"),
    ],
)
def test_a_wrong_row_names_its_cell_and_nothing_is_saved(sector, row, cell, said) -> None:
    with nothing_is_saved(), pytest.raises(ImportRefused) as caught:
        bring(GOOD, row)
    [error] = caught.value.errors
    assert (error.cell, said in str(error)) == (cell, True)
    assert not Registration.objects.exists()


def test_only_for_the_own_unit(sector) -> None:
    officer = acting(Role.UNIT_OFFICER, sector.ben_tre)
    [error] = look(GOOD, actor=officer).errors
    assert error.code == "row.forbidden"
    assert not look(GOOD, actor=acting(Role.UNIT_OFFICER, sector.long_an)).errors


def test_what_goes_out_comes_in_and_changes_nothing(sector) -> None:
    bring(GOOD, *REST)
    export = export_of(kind="registration", actor=SYSTEM, at=AT)
    content = write_csv(export.columns, export.rows)
    preview = preview_import(
        kind="registration", name="a.csv", content=content, actor=SYSTEM, at=AT
    )
    assert (len(preview.present), preview.new, preview.errors) == (3, (), ())
