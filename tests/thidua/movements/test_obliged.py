from datetime import date

import pytest
from django.db import transaction

from tests.support.sector import cluster_ten, make_paper
from thidua.calendar.models import Deadline
from thidua.calendar.queries import deadlines_for, deadlines_of
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.movements.actions import (
    Duty,
    enter_guidance,
    hand_over,
    remove_obligation,
    set_obligation,
    withdraw_handover,
)
from thidua.movements.enums import Addressee, ObligationRule
from thidua.movements.queries import duty_rows, standing_rows

AT = moment(date(2020, 10, 1), 9)
SUNDAY = moment(date(2020, 11, 15), 16)
MONDAY = moment(date(2020, 11, 16), 16)
FRIDAY = moment(date(2020, 11, 13), 16)
REPORT = "bao-cao-tong-ket"


def entered(body, issued_on, number):
    paper = make_paper(DocumentKind.GUIDANCE, number, "HD-VKS", issued_on, body)
    return enter_guidance(body_id=body.pk, year=2020, document_id=paper.pk, actor=SYSTEM, at=AT)


@pytest.fixture
def national(sector):
    return entered(sector.supreme, date(2020, 1, 17), "15")


@pytest.fixture
def provincial(sector, national):
    return entered(sector.long_an, date(2020, 3, 2), "21")


def ask(guidance, *, at=AT, **changed):
    duty = {
        "key": REPORT,
        "who": "Các đơn vị",
        "paper": "Báo cáo tổng kết",
        "due": SUNDAY,
        "addressee": Addressee.BELOW,
    }
    return set_obligation(
        guidance_id=guidance.pk,
        duty=Duty(**(duty | changed)),
        address=lambda public_id: f"/{public_id}/",
        actor=SYSTEM,
        at=at,
    )


def due_at(obligation):
    """Unit to moment, of what is still open."""
    found = deadlines_of(obligation).filter(state="open").select_related("unit")
    return {each.unit: each.due for each in found}


def test_every_unit_below_has_a_deadline_that_leads_to_the_duty(sector, national) -> None:
    duty = ask(national, to="Vụ Thi đua - Khen thưởng")
    assert due_at(duty) == {sector.long_an: SUNDAY, sector.ben_tre: SUNDAY}
    [waiting] = deadlines_for(sector.long_an_officer)
    assert (waiting.label, waiting.address) == ("Gửi báo cáo tổng kết", f"/{duty.public_id}/")
    assert waiting.detail == "Nơi nhận: Vụ Thi đua - Khen thưởng"


def test_a_deadline_on_a_sunday_stays_there_unless_the_guidance_moves_it(sector, national) -> None:
    duty = ask(national)
    ask(national, day_off=ObligationRule.NEXT_WORKING_DAY)
    assert set(due_at(duty).values()) == {MONDAY}


def test_what_is_only_written_in_words_gives_nobody_a_deadline(national) -> None:
    duty = ask(national, addressee=Addressee.TEXT)
    assert not Deadline.objects.exists()
    assert standing_rows(duty, at=AT) == []


def test_members_of_a_cluster_and_named_units_are_addressed(sector, national) -> None:
    cluster = cluster_ten(sector.supreme, sector.ben_tre)
    duty = ask(national, addressee=Addressee.CLUSTER, cluster_year_id=cluster.pk)
    assert set(due_at(duty)) == {sector.ben_tre}
    ask(national, addressee=Addressee.NAMED, unit_ids=[sector.long_an.pk])
    assert set(due_at(duty)) == {sector.long_an}
    ask(national, addressee=Addressee.ALL_BELOW)
    below = {sector.long_an, sector.ben_tre, sector.ben_luc, sector.can_duoc}
    assert set(due_at(duty)) == below
    ask(national, addressee=Addressee.TEXT)
    assert due_at(duty) == {}
    assert not duty.units.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"addressee": Addressee.CLUSTER}, "cluster_year"),
        ({"addressee": Addressee.NAMED}, "units"),
    ],
)
def test_an_addressee_that_names_nobody_is_refused(national, wrong, field) -> None:
    with pytest.raises(Refused) as refusal:
        ask(national, **wrong)
    assert refusal.value.field == field
    assert not national.obligations.exists()


def test_another_body_s_cluster_is_not_addressed(sector, provincial) -> None:
    cluster = cluster_ten(sector.supreme, sector.ben_tre)
    with pytest.raises(Refused, match="không phải cụm, khối của VKSND tỉnh Long An"):
        ask(provincial, addressee=Addressee.CLUSTER, cluster_year_id=cluster.pk)


def test_a_level_below_binds_its_units_in_place_of_the_level_above(
    sector, national, provincial
) -> None:
    above = ask(national, addressee=Addressee.ALL_BELOW)
    below = ask(provincial, due=FRIDAY)
    assert set(due_at(above)) == {sector.long_an, sector.ben_tre}
    assert due_at(below) == {sector.ben_luc: FRIDAY, sector.can_duoc: FRIDAY}
    remove_obligation(obligation_id=below.pk, reason="theo cấp trên", actor=SYSTEM, at=AT)
    assert set(due_at(above)) >= {sector.ben_luc, sector.can_duoc}
    assert due_at(above)[sector.ben_luc] == SUNDAY


def test_a_later_word_from_above_moves_the_deadlines_below(sector, national, provincial) -> None:
    ask(national, addressee=Addressee.TEXT)
    below = ask(provincial)
    ask(national, addressee=Addressee.TEXT, due=FRIDAY)
    assert set(due_at(below).values()) == {FRIDAY}


def test_a_moment_that_has_passed_gives_nobody_a_new_task(sector, national) -> None:
    duty = ask(national, at=moment(date(2021, 2, 1), 9))
    assert due_at(duty) == {}


def test_handing_over_closes_the_deadline_and_taking_it_back_opens_it(sector, national) -> None:
    duty = ask(national)
    paper = make_paper(DocumentKind.REPORT, "90", "BC-VKS", date(2020, 11, 2), sector.long_an)
    later = moment(date(2020, 11, 16), 8)
    handover = hand_over(
        obligation_id=duty.pk,
        unit_id=sector.long_an.pk,
        paper_id=paper.pk,
        actor=sector.long_an_officer,
        at=later,
    )
    assert set(due_at(duty)) == {sector.ben_tre}
    rows = {row.unit: row for row in standing_rows(duty, at=later)}
    assert rows["VKSND tỉnh Long An"].paper.public_id == paper.public_id
    assert [row.days_late for row in rows.values()] == [1, 1]
    assert "ghi VKSND tỉnh Long An đã gửi Báo cáo tổng kết" in {
        row.sentence for row in entry_rows(entries_for_subject(duty))
    }
    with pytest.raises(Refused, match="đã gửi Báo cáo tổng kết lúc"), transaction.atomic():
        hand_over(
            obligation_id=duty.pk, unit_id=sector.long_an.pk, note="lại", actor=SYSTEM, at=later
        )
    with pytest.raises(Refused, match="Đã có 1 đơn vị gửi"), transaction.atomic():
        remove_obligation(obligation_id=duty.pk, reason="bỏ", actor=SYSTEM, at=later)
    ask(national, due=FRIDAY, at=later)
    assert due_at(duty) == {sector.ben_tre: FRIDAY}
    withdraw_handover(
        handover_id=handover.pk, reason="nhầm", actor=sector.long_an_officer, at=later
    )
    assert set(due_at(duty)) == {sector.long_an, sector.ben_tre}


@pytest.mark.parametrize(
    ("typed", "said"),
    [({}, "Chọn văn bản đã gửi"), ({"note": "giấy", "handed_at": SUNDAY}, "ở sau lúc nhập")],
)
def test_what_says_nothing_is_not_taken_as_handed_over(sector, national, typed, said) -> None:
    duty = ask(national)
    with pytest.raises(Refused, match=said):
        hand_over(obligation_id=duty.pk, unit_id=sector.long_an.pk, actor=SYSTEM, at=AT, **typed)
    assert len(due_at(duty)) == 2


def test_who_may_hand_over_and_for_whom(sector, national) -> None:
    duty = ask(national)
    asked = {"obligation_id": duty.pk, "note": "bản giấy", "at": AT}
    with pytest.raises(NotPermitted), transaction.atomic():
        hand_over(unit_id=sector.long_an.pk, actor=sector.ben_tre_officer, **asked)
    with pytest.raises(Refused, match="không có trong danh sách"), transaction.atomic():
        hand_over(unit_id=sector.ben_luc.pk, actor=SYSTEM, **asked)
    entered_for = hand_over(unit_id=sector.long_an.pk, actor=sector.office, **asked)
    assert entered_for.on_behalf_by


def test_the_page_of_a_body_tells_how_it_and_those_below_stand(
    sector, national, provincial
) -> None:
    ask(national)
    ask(provincial, due=FRIDAY)
    [at_supreme] = duty_rows(sector.supreme.pk, 2020, at=AT)
    [at_long_an] = duty_rows(sector.long_an.pk, 2020, at=AT)
    [at_district] = duty_rows(sector.ben_luc.pk, 2020, at=AT)
    assert (at_supreme.own, at_supreme.owing, at_supreme.asked_here) == (None, 2, True)
    assert at_long_an.own.due == SUNDAY
    assert (at_long_an.owing, at_long_an.asked_here) == (2, True)
    assert (at_district.own.due, at_district.asked_here) == (FRIDAY, False)
