"""The year's guidance on the desk: entered, its duties set, narrowed, handed over, taken out."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.invented import make_official
from tests.support.sector import cluster_ten, make_paper, small_sector
from thidua.calendar.queries import deadlines_of
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.queries import entries_for_subject
from thidua.movements.actions import Duty, enter_guidance, set_obligation
from thidua.movements.enums import Addressee
from thidua.movements.models import Handover, Obligation, YearGuidance
from thidua.people.enums import Role

NOW = clock.moment(date(2026, 3, 4), 10)
SUNDAY = clock.moment(date(2026, 11, 15), 16)
TYPED = {
    "paper": "Báo cáo tổng kết",
    "who": "Các đơn vị trực thuộc",
    "addressee": "below",
    "due": "16:00 ngày 15/11/2026",
    "day_off": "stay",
    "to": "Vụ Thi đua - Khen thưởng",
    "copies": "2",
    "exclusions": "Đơn vị mới lập\n",
}


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with clock.at(NOW):
        yield


@pytest.fixture
def sector(db: None) -> SimpleNamespace:
    return small_sector()


def signed_in(name: str, unit: Any, *roles: Role) -> Client:
    visitor = Client()
    visitor.force_login(make_official(name, unit, list(roles)))
    return visitor


@pytest.fixture
def office(sector: SimpleNamespace) -> Client:
    return signed_in("Nguyễn Thị Mẫu", sector.supreme, Role.STANDING_OFFICE)


@pytest.fixture
def below(sector: SimpleNamespace) -> Client:
    return signed_in("Trần Văn Ví Dụ", sector.long_an, Role.UNIT_HEAD)


def guided(body: Any, number: str) -> YearGuidance:
    paper = make_paper(DocumentKind.GUIDANCE, number, "HD-VKS", date(2026, 1, 17), body)
    return enter_guidance(body_id=body.pk, year=2026, document_id=paper.pk, actor=SYSTEM, at=NOW)


def asked(guidance: YearGuidance, **more: Any) -> Obligation:
    duty = {
        "key": "bao-cao-tong-ket",
        "who": "Các đơn vị trực thuộc",
        "paper": "Báo cáo tổng kết",
        "due": SUNDAY,
        "addressee": Addressee.BELOW,
    }
    return set_obligation(guidance_id=guidance.pk, duty=Duty(**duty | more), actor=SYSTEM, at=NOW)


def page(name: str, *things: Any) -> str:
    arguments = [each if isinstance(each, int) else each.public_id for each in things]
    return reverse(f"desk:{name}", args=arguments)


def test_guidance_is_entered_and_its_duty_waits_at_every_unit_until_handed_over(
    office: Client, below: Client, sector: SimpleNamespace
) -> None:
    make_paper(DocumentKind.GUIDANCE, "15", "HD-VKSTC", date(2026, 1, 17), sector.supreme)
    typed = {"body": "vksnd toi cao", "year": "2026", "document": "15 HD-VKSTC"}
    begun = office.post(page("guidance_enter"), typed)
    place = page("guidance", sector.supreme, 2026)
    assert begun["Location"] == place
    assert office.post(page("guidance_enter"), typed).status_code == 422
    guidance = YearGuidance.objects.get()
    added = office.post(page("obligation_add", guidance), TYPED)
    duty = Obligation.objects.get()
    assert added["Location"] == page("obligation", duty)
    assert (duty.key, duty.due, duty.exclusions) == (
        "bao-cao-tong-ket",
        SUNDAY,
        ["Đơn vị mới lập"],
    )
    assert office.post(page("obligation_add", guidance), TYPED).status_code == 422
    shown = office.get(place).text
    assert "giữ nguyên ngày" in shown
    assert "0/2 đơn vị" in shown
    home = below.get(reverse("desk:home")).text
    assert page("obligation", duty) in home
    assert "Gửi báo cáo tổng kết" in home
    assert "Ghi đã gửi" in below.get(page("obligation", duty)).text
    answer = page("obligation_hand_over", duty, sector.long_an)
    nothing = below.post(answer, {})
    assert nothing.status_code == 422
    assert nothing.context["form"].errors["paper"]
    assert below.post(answer, {"note": "bản giấy, qua văn thư"}).status_code == 302
    assert below.post(answer, {"note": "lần nữa"}).status_code == 422
    assert page("obligation", duty) not in below.get(reverse("desk:home")).text
    assert "bản giấy, qua văn thư" in office.get(page("obligation", duty)).text
    excel = office.get(page("obligation", duty), {"format": "xlsx"})
    assert excel["Content-Type"].endswith("sheet")
    [handover] = Handover.objects.all()
    assert office.post(page("handover_withdraw", handover), {"reason": "nhầm"}).status_code == 302
    assert page("obligation", duty) in below.get(reverse("desk:home")).text


def test_a_level_below_narrows_and_is_refused_in_words_otherwise(
    below: Client, sector: SimpleNamespace
) -> None:
    asked(guided(sector.supreme, "15"), copies=2)
    own = guided(sector.long_an, "21")
    shown = below.get(page("guidance", sector.long_an, 2026)).text
    address = f"{page('obligation_add', own)}?narrows=bao-cao-tong-ket"
    assert address in shown
    form = below.get(address).context["form"]
    assert form["paper"].value() == "Báo cáo tổng kết"
    later = below.post(address, TYPED | {"due": "16:00 16/11/2026", "copies": "1"})
    assert later.status_code == 422
    errors = later.context["form"].errors
    assert "muộn hơn hạn 16:00 ngày 15/11/2026 do VKSND tối cao" in str(errors)
    assert "1 bản ít hơn 2 bản" in str(errors)
    assert "16:00 16/11/2026" in later.text
    assert not own.obligations.exists()
    below.post(address, TYPED | {"due": "16:00 13/11/2026"})
    duty = own.obligations.get()
    assert {each.unit for each in deadlines_of(duty)} == {sector.ben_luc, sector.can_duoc}
    district = below.get(page("guidance", sector.ben_luc, 2026)).text
    assert "Đơn vị này phải gửi" in district
    assert page("obligation", duty) in district


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"paper": ""}, "paper"),
        ({"due": "15/11/2026"}, "due"),
        ({"addressee": "named"}, "units"),
        ({"addressee": "named", "units": "Khong co don vi nay"}, "units"),
        ({"addressee": "cluster"}, "cluster_year"),
        ({"copies": "0"}, "copies"),
    ],
)
def test_what_is_typed_wrongly_stays_and_is_named(
    office: Client, sector: SimpleNamespace, wrong: dict[str, str], field: str
) -> None:
    guidance = guided(sector.supreme, "15")
    answer = office.post(page("obligation_add", guidance), TYPED | wrong)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert "Vụ Thi đua - Khen thưởng" in answer.text
    assert not Obligation.objects.exists()


def test_a_duty_is_changed_to_other_units_and_the_same_again_changes_nothing(
    office: Client, sector: SimpleNamespace
) -> None:
    duty = asked(guided(sector.supreme, "15"))
    form = office.get(page("obligation_change", duty)).context["form"]
    same = {name: form[name].value() or "" for name in form.fields}
    before = len(entries_for_subject(duty))
    office.post(page("obligation_change", duty), same | {"due": "16:00 15/11/2026"})
    assert len(entries_for_subject(duty)) == before
    typed = TYPED | {"addressee": "named", "units": "vksnd tinh ben tre"}
    assert office.post(page("obligation_change", duty), typed).status_code == 302
    assert [each.unit for each in deadlines_of(duty).filter(state="open")] == [sector.ben_tre]
    again = office.get(page("obligation_change", duty)).context["form"]["units"].value()
    assert again == f"VKSND tỉnh Bến Tre [{sector.ben_tre.public_id}]"
    cluster = cluster_ten(sector.supreme, sector.long_an, year=2026)
    typed = TYPED | {"addressee": "cluster", "cluster_year": "cum 10 2026"}
    assert office.post(page("obligation_change", duty), typed).status_code == 302
    duty.refresh_from_db()
    assert duty.cluster_year == cluster
    assert "Cụm thi đua số 10 năm 2026" in office.get(page("obligation", duty)).text
    assert office.post(page("obligation_remove", duty), {"reason": ""}).status_code == 422
    assert office.post(page("obligation_remove", duty), {"reason": "bỏ"}).status_code == 302
    assert not Obligation.objects.exists()


def test_words_alone_say_that_nobody_was_given_a_deadline(
    office: Client, sector: SimpleNamespace
) -> None:
    duty = asked(guided(sector.supreme, "15"), addressee=Addressee.TEXT)
    assert "Quy định chỉ ghi bằng chữ" in office.get(page("obligation", duty)).text
    shown = office.get(page("guidance", sector.supreme, 2026)).text
    assert "chưa giao hạn, chỉ ghi bằng chữ" in shown


def test_the_list_is_searched_by_body_paper_and_year(
    office: Client, sector: SimpleNamespace
) -> None:
    guided(sector.supreme, "15")
    guided(sector.long_an, "21")
    assert len(office.get(page("guidance_list")).context["rows"]) == 2
    for words, count in (("long an", 1), ("15", 1), ("2026", 2), ("2025", 0)):
        assert len(office.get(page("guidance_list"), {"q": words}).context["rows"]) == count, words
    assert not office.get(page("guidance_list"), {"year": "2025"}).context["rows"]


def test_others_find_the_pages_but_none_of_their_forms(sector: SimpleNamespace) -> None:
    guidance = guided(sector.supreme, "15")
    duty = asked(guidance)
    reader = signed_in("Lê Thị Giả Định", sector.long_an)
    assert reader.get(page("guidance_list")).status_code == 200
    assert reader.get(page("guidance", sector.supreme, 2026)).status_code == 200
    shown = reader.get(page("obligation", duty))
    assert shown.status_code == 200
    assert "Ghi đã gửi" not in shown.text
    forms = (
        page("guidance_enter"),
        page("obligation_add", guidance),
        page("obligation_change", duty),
        page("obligation_remove", duty),
        page("obligation_hand_over", duty, sector.long_an),
    )
    for address in forms:
        assert reader.get(address).status_code == 404, address
        assert reader.post(address, TYPED | {"reason": "x"}).status_code == 404, address
    assert Obligation.objects.exists()
