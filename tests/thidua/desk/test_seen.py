"""Two people on one form: nobody overwrites what the other wrote without having seen it."""

import html
import re
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.desk.seen import MARKS
from thidua.kernel import clock
from thidua.ledger.models import LedgerEntry
from thidua.people.enums import Role

NOW = clock.moment(date(2025, 6, 20), 9)
TYPED = {
    "name": "VKSND tỉnh Long An",
    "short_name": "VKSND tỉnh Long An",
    "kind": "other_body",
    "level": "provincial",
    "sector": "procuracy",
    "legal_personality": "unknown",
    "valid_from": "01/01/2010",
    "basis": "",
    "note": "",
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def desks(db: None) -> SimpleNamespace:
    """Two officials of the standing office, and a unit that both may mend."""
    supreme = make_unit("VKSND tối cao", since=date(2010, 1, 1))
    unit = make_unit("VKSND tỉnh Long An", parent=supreme, since=date(2010, 1, 1))
    clients = []
    for name in ("Lê Thị Giả Định", "Phạm Văn Ví Dụ"):
        client = Client()
        client.force_login(make_official(name, supreme, [Role.STANDING_OFFICE]))
        clients.append(client)
    return SimpleNamespace(one=clients[0], other=clients[1], unit=unit)


def page(unit: Any) -> str:
    return reverse("desk:unit_correct", args=[unit.public_id])


def opened(client: Client, unit: Any) -> dict[str, str]:
    """The form as the page shows it, every field with what stands in it."""
    answer = client.get(page(unit))
    found = re.search(rf'name="{MARKS}" value="([^"]+)"', answer.content.decode())
    assert found
    form = answer.context["form"]
    shown = {field.name: field.value() for field in form if field.name != MARKS}
    fields = {name: "" if value is None else str(value) for name, value in shown.items()}
    fields["valid_from"] = "01/01/2010"
    return fields | {MARKS: html.unescape(found[1])}


def test_the_second_to_save_sees_what_the_first_wrote(desks) -> None:
    first, second = opened(desks.one, desks.unit), opened(desks.other, desks.unit)
    assert desks.one.post(page(desks.unit), first | {"note": "Ghi chú một"}).status_code == 302
    before = LedgerEntry.objects.count()

    answer = desks.other.post(page(desks.unit), second | {"basis": "QĐ 01"})

    assert answer.status_code == 422
    assert "Ghi chú một" in str(answer.context["form"].errors["note"])
    assert set(answer.context["form"].errors) == {"note"}
    assert 'value="QĐ 01"' in answer.content.decode()
    assert LedgerEntry.objects.count() == before


def test_sending_again_is_a_decision(desks) -> None:
    first, second = opened(desks.one, desks.unit), opened(desks.other, desks.unit)
    desks.one.post(page(desks.unit), first | {"note": "Ghi chú một"})
    refused = desks.other.post(page(desks.unit), second | {"note": "Ghi chú hai"})
    fresh = re.search(rf'name="{MARKS}" value="([^"]+)"', refused.content.decode())
    assert fresh
    again = second | {"note": "Ghi chú hai", MARKS: html.unescape(fresh[1])}

    assert desks.other.post(page(desks.unit), again).status_code == 302
    desks.unit.refresh_from_db()
    assert desks.unit.note == "Ghi chú hai"


def test_a_value_that_was_deleted_meanwhile_is_said_too(desks) -> None:
    first = opened(desks.one, desks.unit)
    desks.one.post(page(desks.unit), first | {"note": "Ghi chú một"})
    first, second = opened(desks.one, desks.unit), opened(desks.other, desks.unit)
    desks.one.post(page(desks.unit), first | {"note": ""})

    answer = desks.other.post(page(desks.unit), second)

    assert answer.status_code == 422
    assert "đã xóa" in str(answer.context["form"].errors["note"])


@pytest.mark.parametrize("note", ["Ghi chú một", "Ghi chú một "])
def test_who_wrote_the_same_is_not_stopped(desks, note: str) -> None:
    first, second = opened(desks.one, desks.unit), opened(desks.other, desks.unit)
    desks.one.post(page(desks.unit), first | {"note": "Ghi chú một"})
    answer = desks.other.post(page(desks.unit), second | {"note": note, "basis": "QĐ 01"})
    assert answer.status_code == 302


@pytest.mark.parametrize("marks", ["", "{", "[]", '{"note": "khác"}'])
def test_marks_that_nobody_can_read_change_no_rule(desks, marks: str) -> None:
    """Marks only warn; a form without them is what an older page sends."""
    answer = desks.one.post(page(desks.unit), TYPED | {"note": "Ghi chú", MARKS: marks})
    assert answer.status_code == (422 if "note" in marks else 302)
