"""The consolidated table at the desk: read by whom, agreed on by script and by form, kept current."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.counting import queries_of
from tests.support.invented import make_official
from tests.thidua.scoring.year import AT, adopted, fill, make_year
from thidua.kernel import clock
from thidua.people.enums import Role
from thidua.scoring.actions import submit_sheet
from thidua.scoring.models import SheetCell

pytestmark = pytest.mark.db
SCRIPT = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _today():
    with clock.at(AT):
        yield


@pytest.fixture
def told(db: None) -> SimpleNamespace:
    """Two sheets are sent, one by its unit, one on behalf of it; the third unit has not begun."""
    told = adopted(make_year())
    fill(told, 0, numerator="95")
    submit_sheet(sheet_id=told.sheets[0].pk, actor=told.officers[0], at=AT)
    told.officers[1] = told.head
    fill(told, 1, numerator="81")
    submit_sheet(sheet_id=told.sheets[1].pk, actor=told.head, at=AT)
    told.member, told.keeper, told.other = Client(), Client(), Client()
    told.member.force_login(make_official("Nguyễn Thị Mẫu", told.units[0], [Role.UNIT_OFFICER]))
    for client, name in ((told.keeper, "Lê Thị Mẫu"), (told.other, "Phạm Văn Mẫu")):
        client.force_login(make_official(name, told.sector.supreme, [Role.STANDING_OFFICE]))
    told.table = reverse("desk:consolidated", args=[told.year.public_id])
    return told


def agree(client: Client, told: Any, mark: str, reason: str = "", seen: int = 0, **headers: Any):
    address = reverse("desk:consolidated_cell", args=[told.sheets[0].public_id, "B2"])
    typed = {"mark": mark, "reason": reason, "mark_version": seen, "reason_version": seen}
    return client.post(address, typed, headers=headers.get("headers"))


def test_the_table_stands_with_units_absent_from_the_software(told) -> None:
    page = told.keeper.get(told.table).content.decode()
    for words in (
        "Long An",
        "Bến Tre",
        "Vĩnh Long",
        "Nhập thay",
        "chưa có điểm",
        "A1",
        "Tổng điểm",
    ):
        assert words in page
    assert "nhập thay: Trần Văn Ví Dụ" in page


def test_a_member_sees_its_own_column_only(told) -> None:
    page = told.member.get(told.table).content.decode()
    assert "Long An" in page
    assert "Bến Tre" not in page
    assert "Vĩnh Long" not in page
    assert (
        "data-agree"
        not in told.member.get(
            reverse("desk:consolidated_cell", args=[told.sheets[0].public_id, "B2"])
        ).content.decode()
    )
    other = reverse("desk:consolidated_cell", args=[told.sheets[1].public_id, "B2"])
    assert told.member.get(other).status_code == 404
    assert agree(told.member, told, "10", "Lý do").status_code == 403
    assert not SheetCell.objects.filter(column="appraised").exists()


def test_the_plain_form_agrees_and_goes_back_to_the_cell(told) -> None:
    answer = agree(told.keeper, told, "16,5", "Biên bản kiểm tra")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"#o-{told.sheets[0].public_id}-B2")
    assert SheetCell.objects.get(column="appraised").text == "16.5"
    page = told.keeper.get(told.table).content.decode()
    assert "16,5" in page
    assert "Cụm thống nhất" in page


def test_the_second_writer_is_shown_both_values_and_may_then_go_on(told) -> None:
    assert (
        "Đã lưu lúc 09:00"
        in agree(told.keeper, told, "16", "Biên bản 1", headers=SCRIPT).json()["saved"]
    )
    answer = agree(told.other, told, "17.5", "Biên bản 2", headers=SCRIPT)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "ông/bà ghi “17,5”, trong khi Lê Thị Mẫu vừa ghi “16”" in page
    assert 'value="17.5"' in page
    assert 'name="mark_version" value="1"' in page
    assert dict(
        SheetCell.objects.filter(column__startswith="appra").values_list("column", "text")
    ) == {
        "appraised": "16",
        "appraisal_reason": "Biên bản 1",
    }
    assert agree(told.other, told, "17.5", "Biên bản 2", seen=1).status_code == 302


def test_a_mark_that_is_refused_keeps_what_was_typed(told) -> None:
    answer = agree(told.keeper, told, "99", "Lý do")
    assert answer.status_code == 422
    assert 'value="99"' in answer.content.decode()
    assert not SheetCell.objects.filter(column="appraised").exists()


def test_the_table_alone_is_204_until_something_moves(told) -> None:
    first = told.keeper.get(told.table, headers=SCRIPT)
    tag = first["ETag"]
    assert "<html" not in first.content.decode()
    again = told.keeper.get(told.table, headers={**SCRIPT, "If-None-Match": tag})
    assert (again.status_code, again.content) == (204, b"")
    agree(told.other, told, "16", "Biên bản 1")
    moved = told.keeper.get(told.table, headers={**SCRIPT, "If-None-Match": tag})
    assert (moved.status_code, "16" in moved.content.decode()) == (200, True)


def test_undo_takes_back_ones_own_last_mark(told) -> None:
    agree(told.keeper, told, "16", "Biên bản 1")
    undo = reverse("desk:consolidated_undo", args=[told.year.public_id])
    assert told.other.post(undo).status_code == 422
    assert told.keeper.post(undo)["Location"].endswith("-B2")
    assert {each.text for each in SheetCell.objects.filter(column__startswith="appra")} == {""}


def test_filters_keep_what_they_name_and_the_file_follows(told) -> None:
    agree(told.keeper, told, "16", "Biên bản 1")
    page = told.keeper.get(told.table, {"show": "differ"}).content.decode()
    assert 'id="o-' + told.sheets[0].public_id + '-B2"' in page
    assert "-A2" not in page
    none = told.keeper.get(told.table, {"show": "explained"}).content.decode()
    assert "Không có tiêu chí nào như vậy" in none
    file = told.keeper.get(
        reverse("desk:consolidated_export", args=[told.year.public_id]), {"show": "differ"}
    )
    assert file["Content-Disposition"].endswith('.xlsx"')


@pytest.mark.parametrize("sheets", [2, 3])
def test_the_page_asks_the_same_however_much_was_entered(told, sheets) -> None:
    if sheets == 3:
        fill(told, 2, numerator="90")
        submit_sheet(sheet_id=told.sheets[2].pk, actor=told.head, at=AT)
    told.keeper.get(told.table)
    assert queries_of(lambda: told.keeper.get(told.table)) <= 25


def test_the_minutes_carry_the_table_and_what_was_agreed(told) -> None:
    agree(told.keeper, told, "16", "Thiếu một biên bản")
    for form, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        where = reverse("desk:consolidated_minutes", args=[told.year.public_id, form])
        assert told.keeper.get(where).content.startswith(start)
        assert told.member.get(where).status_code == 404
    unknown = reverse("desk:consolidated_minutes", args=[told.year.public_id, "odt"])
    assert told.keeper.get(unknown).status_code == 404


def test_the_projector_follows_what_is_spoken_of_and_shows_no_other_criterion(told) -> None:
    wall = reverse("hall:consolidated_marks", args=[told.year.public_id])
    speak = reverse("desk:consolidated_speak", args=[told.sheets[0].public_id, "B2"])
    assert told.member.get(wall).status_code == 404
    assert told.keeper.post(speak, headers=SCRIPT).status_code == 204
    first = told.keeper.get(wall)
    page = first.content.decode()
    assert "Văn hóa công sở" in page
    assert "Tỷ lệ giải quyết" not in page
    tag = {"If-None-Match": first["ETag"]}
    assert told.keeper.get(wall, headers=tag).status_code == 304
    agree(told.other, told, "16,5", "Thiếu một biên bản")
    moved = told.keeper.get(wall, headers=tag)
    assert (moved.status_code, "16,5" in moved.content.decode()) == (200, True)
