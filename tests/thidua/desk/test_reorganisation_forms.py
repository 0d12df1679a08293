"""Reorganisations written at the desk: drafted, previewed, applied, taken back."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.kernel import clock
from thidua.ledger.models import LedgerEntry
from thidua.org.models import Lineage, Reorganisation, Unit
from thidua.people.enums import Role

NOW = clock.moment(date(2025, 6, 20), 9)
DECISION = {
    "title": "Sắp xếp mẫu",
    "document": "84/2025/UBTVQH15",
    "decided_on": "12/06/2025",
    "effective_on": "01/07/2025",
    "certainty": "official",
}
NEW = {
    "kind": "other_body",
    "level": "provincial",
    "sector": "other",
    "legal_personality": "unknown",
    "certainty": "official",
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def sector(db: None) -> SimpleNamespace:
    supreme = make_unit("VKSND tối cao")
    names = ("Long An", "Tây Ninh", "Bến Tre")
    units = [make_unit(f"VKSND tỉnh {name}", parent=supreme) for name in names]
    return SimpleNamespace(
        supreme=supreme,
        units=units,
        office=make_official("Lê Thị Giả Định", supreme, [Role.STANDING_OFFICE]),
        officer=make_official("Nguyễn Thị Mẫu", units[0], [Role.UNIT_OFFICER]),
        other_office=make_official("Phạm Văn Mẫu", units[0], [Role.STANDING_OFFICE]),
    )


@pytest.fixture
def office(client: Client, sector: SimpleNamespace) -> Client:
    client.force_login(sector.office)
    return client


def page(name: str, thing: Any = None, *more: Any) -> str:
    return reverse(f"desk:{name}", args=[thing.public_id, *more] if thing else [])


def errors(answer: Any) -> str:
    assert answer.status_code == 422
    return str(answer.context["form"].errors)


def begin(office: Client, **changes: str) -> Reorganisation:
    answer = office.post(page("reorganisation_begin"), DECISION | changes)
    assert answer.status_code == 302
    return Reorganisation.objects.latest("id")


def add(office: Client, draft: Reorganisation, step: str, **typed: Any) -> Any:
    return office.post(page("reorganisation_step_add", draft, step), NEW | typed)


def merge(office: Client, draft: Reorganisation) -> Any:
    return add(
        office,
        draft,
        "merge",
        sources="vksnd tỉnh long an\nVKSND tỉnh Tây Ninh",
        name="VKSND tỉnh Hợp Nhất",
        parent="VKSND tối cao",
    )


def test_a_draft_is_written_previewed_applied_and_taken_back(
    office: Client, sector: SimpleNamespace
) -> None:
    draft = begin(office)
    assert (draft.number, draft.symbol, draft.decided_on) == (
        "84",
        "2025/UBTVQH15",
        date(2025, 6, 12),
    )
    assert "Dự thảo chưa có bước nào" in office.get(page("reorganisation", draft)).text
    assert merge(office, draft).status_code == 302
    assert "đã có đúng bước này ở vị trí 1" in errors(merge(office, draft))
    shown = office.get(page("reorganisation", draft))
    ((_step, drawing),) = shown.context["steps"]
    assert {box.name for box in drawing.earlier} == {"VKSND tỉnh Long An", "VKSND tỉnh Tây Ninh"}
    assert [(box.name, box.here) for box in drawing.later] == [("VKSND tỉnh Hợp Nhất", True)]
    assert len(drawing.links) == 2
    assert Unit.objects.count() == 4
    apply = page("reorganisation_apply", draft)
    assert apply in shown.text
    assert "Chưa đúng chữ xác nhận" in errors(office.post(apply, {"word": "vâng"}))
    assert Unit.objects.count() == 4
    assert office.post(apply, {"word": "AP DUNG"}).status_code == 302
    assert "không còn là dự thảo" in office.post(apply, {"word": "áp dụng"}).text
    assert Lineage.objects.count() == 2
    assert LedgerEntry.objects.filter(verb="reorganisation.applied").count() == 1
    revoke = page("reorganisation_revoke", draft)
    assert revoke in office.get(page("reorganisation", draft)).text
    assert "bắt buộc" in errors(office.post(revoke, {"word": "rút lại"}))
    sent = {"reason": "ghi nhầm ngày", "word": "rút lại"}
    assert office.post(revoke, sent).status_code == 302
    assert "chưa được áp dụng" in office.post(revoke, sent).text
    assert (Lineage.objects.count(), Unit.objects.count()) == (0, 4)
    assert "đã được rút lại" in office.get(page("reorganisation", draft)).text


def test_what_stands_in_the_way_is_said_at_its_step_and_cannot_be_applied(
    office: Client, sector: SimpleNamespace
) -> None:
    draft = begin(office)
    name = "VKSND tỉnh Tây Ninh"
    add(office, draft, "rename", unit="VKSND tỉnh Bến Tre", name=name)
    add(office, draft, "move", unit="VKSND tối cao", parent="VKSND tỉnh Bến Tre")
    shown = office.get(page("reorganisation", draft))
    assert "Bước 2: “VKSND tối cao" in shown.text
    assert page("reorganisation_apply", draft) not in shown.text
    refused = office.post(page("reorganisation_apply", draft), {"word": "áp dụng"})
    assert "không thể trực thuộc" in errors(refused)
    assert Unit.objects.get(pk=sector.units[2].pk).latest_name == "VKSND tỉnh Bến Tre"
    remove = page("reorganisation_step_remove", draft, 2)
    assert remove in shown.text
    assert office.post(remove).status_code == 302
    shown = office.get(page("reorganisation", draft))
    assert "đã có “VKSND tỉnh Tây Ninh” vào ngày 01/07/2025" in shown.text
    assert office.get(page("reorganisation_step_remove", draft, 2)).status_code == 404
    add(office, draft, "dissolve", unit="VKSND tỉnh Long An")
    office.post(page("reorganisation_step_remove", draft, 1))
    assert [(step.place, step.kind) for step in draft.steps.all()] == [(1, "dissolve")]
    office.post(page("reorganisation_step_remove", draft, 1))
    empty = office.post(page("reorganisation_apply", draft), {"word": "áp dụng"})
    assert "chưa có bước nào" in errors(empty)


@pytest.mark.parametrize(
    ("kind", "typed", "field", "said"),
    [
        ("merge", {"sources": "khong co", "name": "x"}, "sources", "Dòng 1: Không tìm thấy"),
        ("merge", {"sources": "VKSND tỉnh Long An"}, "into", "Chọn đơn vị nhận đã có"),
        (
            "merge",
            {"sources": "VKSND tỉnh Long An", "into": "VKSND tỉnh Tây Ninh", "name": "x"},
            "into",
            "Bỏ một trong hai",
        ),
        ("merge", {"sources": "VKSND tỉnh Long An", "name": "x"}, "parent", "Chưa chọn đơn vị cấp"),
        (
            "split",
            {"source": "VKSND tỉnh Long An", "new_names": "A\nB", "heir": "C", "at_top": "on"},
            "heir",
            "không ở trong các đơn vị nhận",
        ),
        ("establish", {"name": "x", "kind": "", "at_top": "on"}, "kind", "bắt buộc"),
        ("move", {"unit": "VKSND tỉnh Long An"}, "parent", "Chưa chọn đơn vị cấp trên"),
        ("rename", {"unit": "vksnd", "name": "x"}, "unit", "Có nhiều kết quả"),
    ],
)
def test_a_step_typed_wrongly_is_told_at_its_field_and_keeps_its_words(
    office: Client, kind: str, typed: dict[str, str], field: str, said: str
) -> None:
    draft = begin(office)
    answer = add(office, draft, kind, **typed)
    assert said in str(answer.context["form"].errors[field])
    for words in typed.values():
        assert words in {"", "on"} or words.split("\n")[0] in answer.text
    assert not draft.steps.exists()


def test_later_steps_name_what_earlier_ones_make(office: Client, sector: SimpleNamespace) -> None:
    draft = begin(office)
    merge(office, draft)
    typed = {"unit": "VKSND tỉnh Bến Tre", "parent": "VKSND tỉnh Hợp Nhất (mới, bước 1)"}
    assert add(office, draft, "move", **typed).status_code == 302
    split = {"source": "VKSND tối cao", "continues": "on", "new_names": "Vụ Một; Vụ 1"}
    assert add(office, draft, "split", **split, parent="VKSND tối cao").status_code == 302
    office.post(page("reorganisation_apply", draft), {"word": "áp dụng"})
    moved = Unit.objects.get(latest_name="VKSND tỉnh Bến Tre")
    made = Unit.objects.get(latest_name="VKSND tỉnh Hợp Nhất")
    assert moved.parent_links.on(date(2025, 7, 1)).get().parent_id == made.pk
    assert Unit.objects.get(latest_short_name="Vụ 1").latest_name == "Vụ Một"


def test_the_decision_is_corrected_and_a_second_draft_of_it_refused(office: Client) -> None:
    draft = begin(office)
    assert "Đã có dự thảo “Sắp xếp mẫu” cho ngày 01/07/2025" in errors(
        office.post(page("reorganisation_begin"), DECISION)
    )
    early = office.post(page("reorganisation_begin"), DECISION | {"effective_on": "01/07/0225"})
    assert "nằm ngoài khoảng 1900" in errors(early)
    assert "Sắp xếp mẫu" in early.text
    changed = DECISION | {"effective_on": "01/08/2025", "document": ""}
    assert office.post(page("reorganisation_correct", draft), changed).status_code == 302
    draft.refresh_from_db()
    assert (draft.effective_on, draft.document) == (date(2025, 8, 1), "")
    assert Reorganisation.objects.count() == 1
    discard = page("reorganisation_discard", draft)
    assert office.post(discard).status_code == 302
    assert office.post(discard).status_code == 404
    assert not Reorganisation.objects.exists()
    assert not LedgerEntry.objects.filter(verb__startswith="reorganisation").exists()


def test_others_find_neither_the_draft_nor_its_forms(
    office: Client, sector: SimpleNamespace
) -> None:
    draft = begin(office)
    merge(office, draft)
    addresses = [
        page("reorganisation_begin"),
        page("reorganisation", draft),
        page("reorganisation_step_add", draft, "merge"),
        page("reorganisation_step_remove", draft, 1),
        *(page(f"reorganisation_{word}", draft) for word in ("correct", "discard", "apply")),
    ]
    officer, other = Client(), Client()
    officer.force_login(sector.officer)
    other.force_login(sector.other_office)
    for address in addresses:
        assert officer.get(address).status_code == 404, address
    for address in addresses[2:]:
        assert other.get(address).status_code == 404, address
        assert other.post(address, {"word": "áp dụng"}).status_code == 404, address
    assert "Sắp xếp mẫu" not in officer.get(page("reorganisation_list")).text
    assert page("reorganisation_begin") not in officer.get(page("reorganisation_list")).text
    assert office.get(page("reorganisation_step_add", draft, "gop")).status_code == 404
    draft.refresh_from_db()
    assert (draft.state, draft.steps.count()) == ("draft", 1)
