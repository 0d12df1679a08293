"""Score sheets at the desk: cell by cell, as a plain form, from a file, and who may not."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.support.counting import queries_of
from tests.support.invented import make_official
from tests.thidua.scoring.year import AT, TABLE, adopted, fill, make_year
from thidua.kernel import clock
from thidua.people.enums import Role
from thidua.scoring.actions import add_evidence
from thidua.scoring.models import CriteriaTable, SheetCell
from thidua.scoring.queries import year_scores

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def _today():
    with clock.at(AT):
        yield


@pytest.fixture
def told(db: None) -> SimpleNamespace:
    told = adopted(make_year())
    unit, other = told.units[0], told.units[1]
    told.client, told.other, told.keeper = Client(), Client(), Client()
    told.client.force_login(make_official("Nguyễn Thị Mẫu", unit, [Role.UNIT_OFFICER]))
    told.other.force_login(make_official("Trần Văn Mẫu", other, [Role.UNIT_OFFICER]))
    office = make_official("Lê Thị Mẫu", told.sector.supreme, [Role.STANDING_OFFICE])
    told.keeper.force_login(office)
    return told


def cell(told: SimpleNamespace, client: Client, name: str, text: str, version: int = 0) -> Any:
    address = reverse("desk:score_cell", args=[told.sheets[0].public_id])
    return client.post(address, {"name": name, "text": text, "version": version})


def test_a_cell_is_kept_at_once_with_either_mark(told) -> None:
    answer = cell(told, told.client, "A1||actual", "62,5")
    assert (answer.status_code, answer.json()["text"]) == (200, "62.5")
    assert answer.json()["saved"].startswith("Đã lưu lúc 09:00")
    refused = cell(told, told.client, "A1||claimed", "41")
    assert (refused.status_code, "tối đa" in refused.json()["said"]) == (422, True)


def test_a_stale_cell_answers_with_the_value_that_stands_there(told) -> None:
    cell(told, told.client, "A1||actual", "90")
    cell(told, told.keeper, "A1||actual", "91", 1)
    answer = cell(told, told.client, "A1||actual", "92", 1)
    assert answer.status_code == 409
    assert (answer.json()["present"], answer.json()["version"]) == ("91", 2)
    assert "Lê Thị Mẫu" in answer.json()["said"]
    assert cell(told, told.client, "A1||actual", "92", 2).status_code == 200


def test_the_plain_form_keeps_what_was_changed_and_says_what_was_not(told) -> None:
    address = reverse("desk:score_sheet", args=[told.sheets[0].public_id])
    seen = {name: [0, ""] for name in ("A2||count", "A2||claimed", "A1||claimed", "A1||reason")}
    answer = told.client.post(
        address,
        {
            "seen": json.dumps(seen),
            "A2||count": "1",
            "A2||claimed": "17,5",
            "A1||claimed": "99",
            "A1||reason": "",
        },
    )
    assert answer.status_code == 422
    assert "cao hơn điểm tối đa" in answer.content.decode()
    assert 'value="99"' in answer.content.decode()
    kept = dict(SheetCell.objects.values_list("column", "text"))
    assert kept == {"count": "1", "claimed": "17.5"}
    assert told.client.post(address, {"seen": "không đọc được"}).status_code == 302


def test_a_sheet_is_not_found_by_who_may_not_see_it(told) -> None:
    address = reverse("desk:score_sheet", args=[told.sheets[0].public_id])
    assert told.other.get(address).status_code == 404
    assert cell(told, told.other, "A1||actual", "1").status_code == 404
    assert not SheetCell.objects.exists()


def test_steps_and_undo_by_their_buttons(told) -> None:
    fill(told, 0, numerator="95")
    where = [told.sheets[0].public_id]
    cell(told, told.client, "A2||claimed", "20")
    told.client.post(reverse("desk:score_undo", args=where))
    assert SheetCell.objects.get(column="claimed", criterion="A2").text == ""
    told.client.post(reverse("desk:score_step", args=[*where, "claim"]))
    told.sheets[0].refresh_from_db()
    assert (told.sheets[0].state, told.sheets[0].claimed_behalf) == ("claimed", "")
    assert told.client.post(reverse("desk:score_step", args=[*where, "jump"])).status_code == 404
    told.keeper.post(reverse("desk:score_step", args=[*where, "take"]))
    refused = told.client.post(reverse("desk:score_step", args=[*where, "recall"]))
    assert refused.status_code == 422


def test_evidence_is_given_out_as_an_attachment(told) -> None:
    where = reverse("desk:score_evidence", args=[told.sheets[0].public_id, "A1"])
    lying = SimpleUploadedFile("bao-cao.pdf", b"<script>")
    assert told.client.post(where, {"file": lying}).status_code == 422
    good = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.7")
    assert told.client.post(where, {"file": good}).status_code == 302
    kept = told.sheets[0].evidence.get()
    answer = told.client.get(reverse("desk:evidence_file", args=[kept.public_id]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert told.other.get(reverse("desk:evidence_file", args=[kept.public_id])).status_code == 404


def test_a_results_file_is_looked_through_then_entered(told) -> None:
    address = reverse("desk:score_results", args=[told.year.public_id])
    content = "unit,criterion,count\nVKSND tỉnh Bến Tre,A2,1\n".encode()

    def send(**more: str) -> Any:
        return told.keeper.post(address, {"file": SimpleUploadedFile("kq.csv", content), **more})

    assert "1 ô sẽ thay đổi" in send().content.decode()
    assert not SheetCell.objects.exists()
    assert send(apply="1").status_code == 302
    assert SheetCell.objects.get().behalf


def test_a_table_is_brought_tried_and_seen(told) -> None:
    address = reverse("desk:criteria_table_draft", args=[told.year.public_id])
    wrong = told.keeper.post(address, {"yaml": TABLE.replace("A2, at", "A9, at")})
    assert (wrong.status_code, "A9" in wrong.content.decode()) == (422, True)
    changed = TABLE.replace("2.5", "2")
    assert told.keeper.post(address, {"yaml": changed}).status_code == 302
    later = CriteriaTable.objects.get(version=2)
    page = told.client.get(reverse("desk:criteria_table", args=[later.public_id]))
    assert "Trừ mỗi lần" in page.content.decode()


def test_files_of_the_year_are_those_of_the_command(told) -> None:
    fill(told, 0, numerator="95")
    where = [told.year.public_id, "scores.json"]
    answer = told.keeper.get(reverse("desk:scoring_file", args=where))
    assert answer.content.decode() == year_scores(told.year.pk)
    assert told.client.get(reverse("desk:scoring_file", args=where)).status_code == 404


def test_pages_cost_the_same_for_any_number_of_rows(told) -> None:
    pages = [
        reverse("desk:scoring_year", args=[told.year.public_id]),
        reverse("desk:ranking", args=[told.year.public_id]),
        reverse("desk:score_sheet", args=[told.sheets[0].public_id]),
        reverse("desk:score_evidence", args=[told.sheets[0].public_id, "A1"]),
    ]

    def costs() -> list[int]:
        return [queries_of(lambda page=page: told.keeper.get(page)) for page in pages]

    fill(told, 0, numerator="95")
    costs()
    few = costs()
    for place in (1, 2):
        fill(told, place, numerator="90")
    for number in range(3):
        add_evidence(
            sheet_id=told.sheets[0].pk,
            criterion="A1",
            name=f"{number}.pdf",
            content=b"%PDF-" + str(number).encode(),
            actor=told.officers[0],
            at=AT,
        )
    many = costs()
    assert max(many) <= 30
    assert many[:3] == few[:3]
