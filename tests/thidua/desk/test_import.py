"""The pages of an import: a file, its dry run, the decision, taking it back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.invented import make_unit
from tests.support.people import PASSWORD, SINCE, enter
from tests.thidua.exchange.files import DOCUMENTS_HEADER, PEOPLE_HEADER, book, paper, person
from thidua.documents.models import Document
from thidua.exchange.domain.book import template_of
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import give_role
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Person

START = "/desk/import/"
GOOD = book(PEOPLE_HEADER, person("Trần Văn Ví Dụ"))
BAD = book(PEOPLE_HEADER, person("Trần Văn Ví Dụ", since="32/13/2020"))


@pytest.fixture
def inside(client: Client, db: None) -> Client:
    make_unit("VKSND tỉnh Mẫu")
    enter("quantri", administrator=True)
    client.post("/accounts/login/", {"login": "quantri", "password": PASSWORD})
    return client


def send(client: Client, content: bytes, kind: str = "people"):
    upload = SimpleUploadedFile("nguoi.xlsx", content)
    return client.post(START, {"kind": kind, "file": upload}, follow=True)


def test_a_file_is_looked_at_imported_and_taken_back(inside: Client) -> None:
    before = Person.objects.count()
    dry = send(inside, GOOD)
    assert "Thêm 1 dòng, 0 dòng đã có" in dry.text
    assert "Trần Văn Ví Dụ" in dry.text
    assert Person.objects.count() == before
    address = dry.request["PATH_INFO"]
    done = inside.post(f"{address}apply/", follow=True)
    assert "Đã thêm 1 dòng" in done.text
    assert Person.objects.count() == before + 1
    assert "Tệp này đã nhập rồi" in send(inside, GOOD).text
    assert "đã rút lại" in inside.post(f"{address}undo/", follow=True).text
    assert Person.objects.count() == before
    assert inside.post(f"{address}undo/").status_code == 422


def test_errors_come_with_their_cells(inside: Client) -> None:
    answer = send(inside, BAD)
    assert answer.status_code == 422
    assert "Trang tính “Người”, ô F2" in answer.text
    assert "Gõ ngày dạng dd/mm/yyyy" in answer.text


def test_markup_in_a_file_is_shown_as_text(inside: Client) -> None:
    answer = send(inside, book(PEOPLE_HEADER, person("<b>Mẫu</b>")))
    assert "<b>Mẫu" not in answer.text


@pytest.mark.parametrize("kind", ["people", "units", "documents"])
def test_the_template_can_be_read_back(inside: Client, kind: str) -> None:
    answer = inside.get(f"{START}template/{kind}.xlsx")
    assert answer.content.startswith(b"PK")
    assert "Không có đơn vị “VKSND tỉnh Vĩnh Long”" in send(inside, template_of(kind), kind).text


def test_the_clerk_imports_the_register_and_takes_it_back(client: Client, db: None) -> None:
    agency = make_unit("VKSND tỉnh Mẫu")
    clerk = enter("vanthu")
    give_role(
        person_id=clerk.person.pk,
        role=Role.RECORDS_CLERK,
        scope_kind=ScopeKind.UNIT,
        scope_id=agency.pk,
        scope_label=agency.label,
        start=SINCE,
        actor=SYSTEM,
        at=clock.now(),
    )
    client.post("/accounts/login/", {"login": "vanthu", "password": PASSWORD})
    assert "/desk/import/" in client.get("/desk/documents/").text
    start = client.get(START)
    assert 'value="documents"' in start.text
    assert 'value="people"' not in start.text
    dry = send(client, book(DOCUMENTS_HEADER, paper("16/KH-VKS")), "documents")
    assert "16/KH-VKS" in dry.text
    assert not Document.objects.exists()
    address = dry.request["PATH_INFO"]
    client.post(f"{address}apply/")
    assert Document.objects.get().issuer == agency
    taken = send(client, book(DOCUMENTS_HEADER, paper("16/KH-VKS", "Việc khác")), "documents")
    assert taken.status_code == 422
    assert "đã cấp cho Kế hoạch 16/KH-VKS" in taken.text
    client.post(f"{address}apply/")
    assert Document.objects.count() == 1
    client.post(f"{address}undo/")
    assert not Document.objects.exists()
    assert send(client, GOOD).status_code == 422


def test_somebody_without_a_role_does_not_find_it(client: Client, db: None) -> None:
    enter("mau")
    client.post("/accounts/login/", {"login": "mau", "password": PASSWORD})
    assert client.get(START).status_code == 404
    assert client.get(f"{START}template/people.xlsx").status_code == 404
