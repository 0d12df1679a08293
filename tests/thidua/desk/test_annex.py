"""The statistics annex at the desk: errors at their cells, the dry run, the choice, the links."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official
from tests.thidua.scoring.year import AT, adopted, enter, make_year
from thidua.exchange.models import AnnexDraft
from thidua.kernel import clock
from thidua.people.enums import Role
from thidua.scoring.models import SheetCell

pytestmark = pytest.mark.db
HEADER = "Đơn vị,Mã tiêu chí,Tử số,Mẫu số,Kết quả\n"
GOOD = "VKSND tỉnh Long An,A1,90,100,\n"


@pytest.fixture(autouse=True)
def _today():
    with clock.at(AT):
        yield


@pytest.fixture
def told(db: None) -> SimpleNamespace:
    told = adopted(make_year())
    told.client, told.keeper, told.stranger = Client(), Client(), Client()
    told.client.force_login(make_official("Nguyễn Thị Mẫu", told.units[0], [Role.UNIT_OFFICER]))
    office = make_official("Lê Thị Mẫu", told.sector.supreme, [Role.STANDING_OFFICE])
    told.keeper.force_login(office)
    told.stranger.force_login(make_official("Trần Văn Mẫu", told.units[1], [Role.RECORDS_CLERK]))
    return told


def address(told: SimpleNamespace, name: str = "bring") -> str:
    return reverse(f"desk:figures_{name}", args=[told.year.public_id])


def send(told: SimpleNamespace, client: Client, rows: str) -> Any:
    upload = SimpleUploadedFile("so-lieu.csv", (HEADER + rows).encode())
    return client.post(address(told), {"file": upload})


def test_an_annex_is_looked_at_then_taken_over_and_its_cells_say_so(told) -> None:
    assert send(told, told.keeper, GOOD)["Location"] == address(told, "decide")
    page = told.keeper.get(address(told, "decide")).content.decode()
    assert "1 dòng đọc được, 2 ô sẽ thay đổi" in page
    assert not SheetCell.objects.exists()
    assert told.keeper.post(address(told, "decide")).status_code == 302
    cell = SheetCell.objects.get(column="numerator")
    assert (cell.text, cell.annex_cell, bool(cell.behalf)) == ("90", "C2", True)
    sheet = reverse("desk:score_sheet", args=[told.sheets[0].public_id])
    page = told.client.get(sheet).content.decode()
    assert "phụ lục, ô C2" in page
    assert address(told) in page
    year = reverse("desk:cluster_year", args=[told.year.public_id])
    assert "Số liệu của 1 đơn vị" in told.keeper.get(year).content.decode()


def test_errors_come_back_at_their_cells_and_nothing_waits(told) -> None:
    answer = send(told, told.keeper, GOOD + "VKSND tỉnh Long An,A9,1,2,\n")
    assert answer.status_code == 422
    assert "Dòng 3, cột B" in answer.content.decode()
    assert not AnnexDraft.objects.exists()
    assert told.keeper.post(address(told), {}).status_code == 422


def test_typed_figures_are_named_and_stay_unless_ticked(told) -> None:
    enter(told.sheets[0], "A1", "actual", "88", told.officers[0])
    send(told, told.keeper, GOOD)
    page = told.keeper.get(address(told, "decide")).content.decode()
    assert "Đã có người gõ số liệu khác" in page
    refused = told.keeper.post(address(told, "decide"))
    assert (refused.status_code, "không làm thay đổi" in refused.content.decode()) == (422, True)
    assert SheetCell.objects.get().text == "88"
    key = f"{told.sheets[0].pk}|A1"
    assert told.keeper.post(address(told, "decide"), {"over": "lạ"}).status_code == 422
    assert told.keeper.post(address(told, "decide"), {"over": key}).status_code == 302
    assert SheetCell.objects.get(column="numerator").text == "90"


def test_a_unit_brings_its_own_and_others_find_no_page(told) -> None:
    other = "VKSND tỉnh Bến Tre,A1,1,2,\n"
    refused = send(told, told.client, other)
    assert (refused.status_code, "chưa được giao quyền" in refused.content.decode()) == (422, True)
    assert send(told, told.client, GOOD).status_code == 302
    assert told.keeper.get(address(told, "decide")).status_code == 302
    for name in ("bring", "decide", "template"):
        assert told.stranger.get(address(told, name)).status_code == 404
    assert told.client.get(address(told, "template")).content.startswith(b"PK")
