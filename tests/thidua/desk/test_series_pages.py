"""Number series on the desk: opened, held, void; seen by the clerk alone."""

from typing import Any

import pytest

from tests.support.papers import Office, at_desk, page, written
from thidua.documents.actions import open_agency_series
from thidua.documents.enums import SeriesSource
from thidua.documents.models import NumberSeries, SeriesNumber
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM


@pytest.fixture
def office(db: None) -> Office:
    return Office.found()


def opened(office: Office, source: SeriesSource) -> NumberSeries:
    return open_agency_series(
        unit_id=office.unit.pk,
        year=clock.today().year,
        source=source,
        actor=SYSTEM,
        at=clock.now(),
    )


def opening(office: Office, **more: Any) -> dict[str, Any]:
    year = clock.today().year
    return {"owner": office.unit.label, "year": str(year), "source": "own"} | more


def test_the_clerk_opens_a_series_once(office: Office) -> None:
    clerk = at_desk(office.clerk)
    assert page("series_open") in clerk.get(page("series_list")).text
    for _time in range(2):
        answer = clerk.post(page("series_open"), opening(office))
    series = NumberSeries.objects.get()
    assert answer["Location"] == page("series", series)
    assert (series.owner_id, series.source) == (office.unit.pk, "own")
    assert written("series.opened") == 1
    otherwise = clerk.post(page("series_open"), opening(office, source="office"))
    assert otherwise.status_code == 422
    assert "do phần mềm cấp số" in otherwise.text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("owner", "VKSND tỉnh Thí Dụ", "không phải đơn vị mà ông/bà giữ sổ"),
        ("owner", "", "bắt buộc"),
        ("year", "1900", "không phải năm của sổ số"),
        ("year", "hai nghìn", "Chỉ ghi chữ số"),
        ("source", "", "bắt buộc"),
    ],
)
def test_a_series_that_cannot_be_is_said_at_its_field(
    office: Office, field: str, typed: str, said: str
) -> None:
    answer = at_desk(office.clerk).post(page("series_open"), opening(office, **{field: typed}))
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    assert not NumberSeries.objects.exists()


def test_nobody_else_finds_a_series(office: Office) -> None:
    series = opened(office, SeriesSource.OWN)
    for account in (office.officer, office.head, office.stranger):
        client = at_desk(account)
        for address in (
            page("series", series),
            page("number_hold", series),
            page("series_open"),
        ):
            assert client.get(address).status_code == 404, address
        assert client.post(page("number_hold", series), {"following": "0"}).status_code == 404
        assert client.post(page("series_open"), opening(office)).status_code == 404
        assert page("series", series) not in client.get(page("series_list")).text
    assert not SeriesNumber.objects.exists()


def test_a_number_of_an_own_series_is_held_once_and_goes_to_its_paper(office: Office) -> None:
    series, waiting = opened(office, SeriesSource.OWN), office.signed("Kế hoạch chờ số")
    clerk = at_desk(office.clerk)
    typed = {"following": "0", "document": "ke hoach cho so"}
    assert clerk.post(page("number_hold", series), typed).status_code == 302
    again = clerk.post(
        page("number_hold", series), typed | {"document": ""} | {"subject_label": "x"}
    )
    assert again.status_code == 422
    assert "vừa cấp đến số 01" in again.text
    held = SeriesNumber.objects.get()
    assert (held.number, held.state, held.document_id) == (1, "reserved", waiting.pk)
    assert written("number.reserved") == 1
    assert "Số 01" in clerk.get(page("document_draw", waiting)).text.replace("số 01", "Số 01")
    nothing = clerk.post(page("number_hold", series), {"following": "1"})
    assert "Chưa rõ giữ số cho việc gì" in " ".join(nothing.context["form"].errors["subject_label"])


def test_a_number_of_the_office_is_held_and_void_with_its_reason(office: Office) -> None:
    borne = office.issued(16)
    series = NumberSeries.objects.get()
    clerk = at_desk(office.clerk)
    taken = clerk.post(page("number_hold", series), {"number": "16", "subject_label": "hồ sơ"})
    assert taken.status_code == 422
    assert page("document", borne) in taken.text
    missing = clerk.post(page("number_hold", series), {"subject_label": "hồ sơ"})
    assert "bắt buộc" in " ".join(missing.context["form"].errors["number"])
    held = {"number": "18", "subject_label": "Quyết định chờ ký"}
    assert clerk.post(page("number_hold", series), held).status_code == 302
    number = SeriesNumber.objects.get(number=18)
    shown = clerk.get(page("series", series))
    assert page("number_void", number) in shown.text
    assert shown.context["series"].missing == 16
    assert clerk.post(page("number_void", number), {"reason": " "}).status_code == 422
    assert clerk.post(page("number_void", number), {"reason": "in hỏng"}).status_code == 302
    assert clerk.post(page("number_void", number), {"reason": "lại"}).status_code == 422
    shown = clerk.get(page("series", series)).text
    assert "in hỏng" in shown
    assert page("document", borne) in shown
    of_paper = SeriesNumber.objects.get(number=16)
    refused = clerk.post(page("number_void", of_paper), {"reason": "x"})
    assert "Hủy văn bản ấy" in refused.text
    assert written("number.voided") == 1


def test_the_numbers_are_a_file_too(office: Office) -> None:
    office.issued(16)
    series = NumberSeries.objects.get()
    answer = at_desk(office.clerk).get(page("series", series) + "?format=xlsx")
    assert answer.status_code == 200
    assert "spreadsheetml" in answer["Content-Type"]
