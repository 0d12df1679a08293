"""Single units written at the desk, and what is refused of them."""

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
from thidua.org.models import Unit
from thidua.people.enums import Role

NOW = clock.moment(date(2025, 6, 20), 9)
NEW = {
    "kind": "other_body",
    "level": "provincial",
    "sector": "other",
    "legal_personality": "unknown",
    "certainty": "official",
}
FORMS = ("unit_correct", "unit_rename", "unit_move", "unit_code", "unit_dissolve")


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def sector(db: None) -> SimpleNamespace:
    supreme = make_unit("VKSND tối cao", since=date(2010, 1, 1))
    names = ("Long An", "Tây Ninh")
    units = [
        make_unit(f"VKSND tỉnh {name}", parent=supreme, since=date(2010, 1, 1)) for name in names
    ]
    return SimpleNamespace(
        supreme=supreme,
        units=units,
        office=make_official("Lê Thị Giả Định", supreme, [Role.STANDING_OFFICE]),
        officer=make_official("Nguyễn Thị Mẫu", units[0], [Role.UNIT_OFFICER]),
    )


@pytest.fixture
def office(client: Client, sector: SimpleNamespace) -> Client:
    client.force_login(sector.office)
    return client


def page(name: str, thing: Any = None) -> str:
    return reverse(f"desk:{name}", args=[thing.public_id] if thing else [])


def errors(answer: Any) -> str:
    assert answer.status_code == 422
    return str(answer.context["form"].errors)


def test_a_unit_is_entered_by_hand_below_another(office: Client, sector: SimpleNamespace) -> None:
    above = sector.units[0]
    address = f"{page('unit_create')}?under={above.public_id}"
    assert f"[{above.public_id}]" in office.get(address).text
    assert address in office.get(page("unit", above)).text
    typed = NEW | {"name": "Phòng Một", "short_name": "Phòng 1", "since": "01/02/2020"}
    typed["parent"] = f"VKSND tỉnh Long An [{above.public_id}]"
    answer = office.post(address, typed)
    unit = Unit.objects.get(latest_name="Phòng Một")
    assert answer["Location"] == page("unit", unit)
    assert unit.parent_links.get().parent_id == above.pk
    assert unit.valid_from == date(2020, 2, 1)
    twice = office.post(address, typed)
    assert "đã có “Phòng Một” vào ngày 01/02/2020" in str(twice.context["form"].errors["name"])
    early = office.post(address, typed | {"name": "Phòng Hai", "since": "01/02/2009"})
    assert "chỉ có từ ngày 01/01/2010" in errors(early)
    assert "Phòng Hai" in early.text
    nowhere = office.post(page("unit_create"), NEW | {"name": "Phòng Ba"})
    assert "Chưa chọn đơn vị cấp trên" in str(nowhere.context["form"].errors["parent"])
    both = office.post(address, typed | {"name": "Phòng Ba", "at_top": "on"})
    assert "Bỏ một trong hai" in errors(both)
    assert LedgerEntry.objects.filter(
        verb="unit.created", subjects__subject_public_id=unit.public_id
    )
    assert Unit.objects.count() == 4


def test_what_was_entered_wrongly_is_mended(office: Client, sector: SimpleNamespace) -> None:
    unit = sector.units[0]
    address = page("unit_correct", unit)
    written = office.get(address).context["form"].initial
    sent = {name: str(value or "") for name, value in written.items()}
    assert sent["name"] == "VKSND tỉnh Long An"
    assert "Chưa có thông tin nào được sửa" in errors(office.post(address, sent))
    taken = office.post(address, sent | {"name": "VKSND tỉnh Tây Ninh"})
    assert "đã có “VKSND tỉnh Tây Ninh”" in str(taken.context["form"].errors["name"])
    mended = sent | {"name": "VKSND tỉnh Long An Mẫu", "kind": "room", "level": "district"}
    assert office.post(address, mended).status_code == 302
    unit.refresh_from_db()
    assert (unit.latest_name, unit.kind, unit.level) == (
        "VKSND tỉnh Long An Mẫu",
        "room",
        "district",
    )
    assert LedgerEntry.objects.filter(verb="unit.corrected").count() == 1


def test_a_unit_is_renamed_from_a_day_and_bears_one_name_at_a_time(
    office: Client, sector: SimpleNamespace
) -> None:
    unit = sector.units[0]
    sent = {"name": "VKSND tỉnh Mới", "since": "01/07/2025", "certainty": "official"}
    assert office.post(page("unit_rename", unit), sent).status_code == 302
    again = office.post(page("unit_rename", unit), sent)
    assert "đã mang đúng tên này" in errors(again)
    before = office.post(page("unit_rename", unit), sent | {"name": "X", "since": "01/06/2025"})
    assert "đã có tên khác từ ngày 01/07/2025" in str(before.context["form"].errors["since"])
    assert [name.name for name in unit.names.all()] == ["VKSND tỉnh Long An", "VKSND tỉnh Mới"]


def test_a_unit_does_not_stand_below_itself(office: Client, sector: SimpleNamespace) -> None:
    top, below = sector.supreme, sector.units[0]
    sent = {"since": "01/07/2025", "certainty": "official"}
    ring = office.post(page("unit_move", top), sent | {"parent": "VKSND tỉnh Long An"})
    assert "không thể trực thuộc" in str(ring.context["form"].errors["parent"])
    moved = office.post(page("unit_move", below), sent | {"parent": "VKSND tỉnh Tây Ninh"})
    assert moved.status_code == 302
    again = office.post(page("unit_move", below), sent | {"parent": "VKSND tỉnh Tây Ninh"})
    assert "đã ở đúng cấp trên này" in errors(again)
    assert LedgerEntry.objects.filter(verb="unit.moved").count() == 1


def test_a_code_belongs_to_one_unit_at_a_time(office: Client, sector: SimpleNamespace) -> None:
    sent = {"scheme": "own", "code": "LA", "since": "01/01/2020"}
    assert office.post(page("unit_code", sector.units[0]), sent).status_code == 302
    taken = office.post(page("unit_code", sector.units[1]), sent)
    assert "đã thuộc “VKSND tỉnh Long An" in str(taken.context["form"].errors["code"])
    assert "đã mang mã LA" in errors(office.post(page("unit_code", sector.units[0]), sent))


def test_a_unit_ends_by_its_word_and_not_above_others(
    office: Client, sector: SimpleNamespace
) -> None:
    sent = {"last_day": "30/06/2025", "word": "kết thúc"}
    full = office.post(page("unit_dissolve", sector.supreme), sent)
    assert "còn 2 đơn vị trực thuộc" in errors(full)
    unwilling = office.post(page("unit_dissolve", sector.units[0]), sent | {"word": "thôi"})
    assert "Chưa đúng chữ xác nhận" in errors(unwilling)
    assert office.post(page("unit_dissolve", sector.units[0]), sent).status_code == 302
    sector.units[0].refresh_from_db()
    assert sector.units[0].valid_to == date(2025, 6, 30)
    assert "đã kết thúc" in errors(office.post(page("unit_dissolve", sector.units[0]), sent))


def test_others_see_no_button_and_find_no_form(office: Client, sector: SimpleNamespace) -> None:
    officer = Client()
    officer.force_login(sector.officer)
    unit = sector.units[0]
    addresses = [page(name, unit) for name in FORMS]
    shown = officer.get(page("unit", unit)).text + officer.get(page("unit_list")).text
    own = office.get(page("unit", unit)).text
    for address in addresses:
        assert officer.get(address).status_code == 404
        assert officer.post(address, {"name": "x"}).status_code == 404
        assert address not in shown
        assert address in own
    assert officer.get(page("unit_create")).status_code == 404
    assert page("unit_create") not in shown
