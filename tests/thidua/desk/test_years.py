"""Emulation years and moved working days, entered by the standing office of the body."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official, make_unit
from thidua.calendar.domain.working_days import is_working_day
from thidua.calendar.models import DataPeriod, DeclaredDay, EmulationYear
from thidua.calendar.queries import holidays_of
from thidua.kernel import clock
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.enums import Role

NOW = clock.moment(date(2026, 3, 4), 10)
TODAY = NOW.date()
THURSDAY, SATURDAY = date(2026, 3, 12), date(2026, 3, 14)
YEAR = {
    "year": "2026",
    "start": "01/12/2025",
    "end": "30/11/2026",
    "name": "",
    "basis": "Quyết định 12/QĐ-VKS",
}
BASIS = {"basis": "Thông báo 5/TB-VKS ngày 02/03/2026"}
SWAP = {"rested": "12/03/2026", "worked": "14/03/2026"} | BASIS


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def unit(db: None) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ")


@pytest.fixture
def desk(client: Client, unit: Unit) -> Client:
    client.force_login(make_official("Lê Thị Giả Định", unit, [Role.STANDING_OFFICE]))
    return client


@pytest.fixture
def reader(unit: Unit) -> Client:
    visitor = Client()
    visitor.force_login(make_official("Trần Văn Ví Dụ", unit, [Role.UNIT_OFFICER]))
    return visitor


def page(name: str, thing: EmulationYear | DeclaredDay | None = None) -> str:
    return reverse(f"desk:{name}", args=[thing.public_id] if thing else [])


def of(unit: Unit) -> dict[str, str]:
    return {"body": f"{unit.label} [{unit.public_id}]"}


def works(unit: Unit, day: date) -> bool:
    return is_working_day(holidays_of([unit.pk], TODAY)[unit.pk], day)


def test_a_year_is_defined_corrected_and_given_its_figures(desk: Client, unit: Unit) -> None:
    assert desk.post(page("year_define"), YEAR | of(unit)).status_code == 302
    year = EmulationYear.objects.get()
    assert (year.body, year.start, year.end) == (unit, date(2025, 12, 1), date(2026, 11, 30))
    again = desk.post(page("year_define"), YEAR | of(unit))
    assert again.status_code == 422
    assert "đã đặt năm thi đua 2026" in again.context["form"].errors["year"][0]
    assert desk.post(page("year_correct", year), YEAR | {"end": "31/10/2026"}).status_code == 302
    figures = {
        "source": "Thống kê ngành",
        "start": "01/12/2025",
        "end": "31/10/2026",
        "cutoff": "05/11/2026",
        "hour": "16h",
    }
    early = desk.post(page("data_period_set", year), figures | {"cutoff": "30/10/2026"})
    assert early.status_code == 422
    assert early.context["form"].errors["cutoff"]
    assert not DataPeriod.objects.exists()
    assert desk.post(page("data_period_set", year), figures).status_code == 302
    shown = desk.get(page("year_list")).text
    for words in ("01/12/2025 – 31/10/2026", "Thống kê ngành", "16:00 05/11/2026"):
        assert words in shown
    recorded = [row.verb for row in entry_rows(entries_for_subject(year))]
    assert recorded == ["data_period.set", "emulation_year.corrected", "emulation_year.defined"]


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"end": "01/12/2025"}, "end", "không sau ngày đầu"),
        ({"start": "32/13/2026"}, "start", "32/13/2026"),
        ({"year": "20"}, "year", "chưa đúng"),
        ({"body": "Không Có"}, "body", "Không tìm thấy"),
    ],
)
def test_a_year_that_cannot_be_is_told_at_its_field_and_kept(
    desk: Client, unit: Unit, typed: dict[str, str], field: str, said: str
) -> None:
    answer = desk.post(page("year_define"), YEAR | of(unit) | typed)
    assert answer.status_code == 422
    assert said in answer.context["form"].errors[field][0]
    assert "Quyết định 12/QĐ-VKS" in answer.text
    assert not EmulationYear.objects.exists()


def test_a_moved_working_day_counts_for_the_body_and_those_below(desk: Client, unit: Unit) -> None:
    below, beside = make_unit("Khu vực 1", parent=unit), make_unit("VKSND tỉnh Thí Dụ")
    assert desk.post(page("swap_declare"), SWAP | of(unit)).status_code == 302
    for each in (unit, below):
        assert (works(each, THURSDAY), works(each, SATURDAY)) == (False, True)
    assert (works(beside, THURSDAY), works(beside, SATURDAY)) == (True, False)
    again = desk.post(page("swap_declare"), SWAP | of(unit))
    assert again.status_code == 422
    assert "vốn đã nghỉ" in again.context["form"].errors["rested"][0]
    week = desk.get(reverse("desk:calendar"), {"on": "12/03/2026"}).text
    assert "Nghỉ hoán đổi, làm bù ngày 14/03/2026" in week
    off = DeclaredDay.objects.get(day=THURSDAY)
    assert desk.post(page("day_withdraw", off), {"reason": ""}).status_code == 422
    assert desk.post(page("day_withdraw", off), {"reason": "Nhập nhầm"}).status_code == 302
    assert not DeclaredDay.objects.exists()
    assert works(unit, THURSDAY)
    recorded = [row.verb for row in entry_rows(entries_for_subject(unit))]
    assert recorded[:2] == ["working_day.withdrawn", "working_day.declared"]


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"rested": "15/03/2026"}, "rested", "vốn đã nghỉ"),
        ({"worked": "13/03/2026"}, "worked", "vốn là ngày làm việc"),
        ({"rested": "30/04/2026"}, "rested", "vốn đã nghỉ"),
        ({"basis": ""}, "basis", "bắt buộc"),
    ],
)
def test_a_swap_that_cannot_be_is_told_at_its_field(
    desk: Client, unit: Unit, typed: dict[str, str], field: str, said: str
) -> None:
    answer = desk.post(page("swap_declare"), SWAP | of(unit) | typed)
    assert answer.status_code == 422
    assert said in answer.context["form"].errors[field][0]
    assert not DeclaredDay.objects.exists()


def test_a_day_off_of_a_body_is_entered_once(desk: Client, unit: Unit) -> None:
    typed = {"day": "12/03/2026", "name": "Ngày truyền thống"} | BASIS | of(unit)
    assert desk.post(page("day_off_declare"), typed).status_code == 302
    again = desk.post(page("day_off_declare"), typed)
    assert again.status_code == 422
    assert "Ngày truyền thống" in again.context["form"].errors["day"][0]
    assert not works(unit, THURSDAY)
    assert "Ngày truyền thống" in desk.get(page("year_list"), {"year": "2026"}).text


def test_another_bodys_years_are_not_ones_own_to_set(desk: Client, unit: Unit) -> None:
    other = make_unit("VKSND tỉnh Thí Dụ")
    for name, typed in (("year_define", YEAR), ("swap_declare", SWAP)):
        answer = desk.post(page(name), typed | of(other))
        assert answer.status_code == 422
        assert "không làm việc cho Thường trực" in answer.context["form"].errors["body"][0]
    assert not EmulationYear.objects.exists()
    assert not DeclaredDay.objects.exists()


def test_everybody_reads_the_days_and_their_source_and_finds_no_form(
    reader: Client, unit: Unit
) -> None:
    shown = reader.get(page("year_list"), {"year": "2026"}).text
    for words in ("Quốc khánh", "Bộ luật Lao động số 45/2019/QH14"):
        assert words in shown
    assert page("year_define") not in shown
    for name in ("year_define", "day_off_declare", "swap_declare"):
        assert reader.get(page(name)).status_code == 404
        assert reader.post(page(name), YEAR | of(unit)).status_code == 404
