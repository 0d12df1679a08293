from datetime import date

import pytest
from django.db import transaction

from tests.support.sector import acting, make_paper
from tests.thidua.movements.moments import DUE
from thidua.documents.actions import void_document
from thidua.documents.enums import DocumentKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.movements.actions import Duty, enter_guidance, remove_obligation, set_obligation
from thidua.movements.enums import ObligationRule
from thidua.movements.models import Obligation, YearGuidance
from thidua.movements.queries import (
    guidance_rows,
    guidances_of,
    inherited_obligations,
    obligation_rows,
    year_served_by,
)
from thidua.people.enums import Role

ON = date(2020, 12, 1)
AT = moment(ON, 9)
SUNDAY = moment(date(2020, 11, 15), 16)
MONDAY = moment(date(2020, 11, 16), 16)
FRIDAY = moment(date(2020, 11, 13), 16)
REPORT = "bao-cao-tong-ket"


def entered(body, issued_on, number, **more):
    paper = make_paper(DocumentKind.GUIDANCE, number, "HD-VKS", issued_on, body)
    return enter_guidance(
        body_id=body.pk, year=2020, document_id=paper.pk, actor=SYSTEM, at=AT, **more
    )


@pytest.fixture
def national(sector):
    return entered(sector.supreme, date(2020, 1, 17), "15")


@pytest.fixture
def provincial(sector, national):
    return entered(sector.long_an, date(2020, 3, 2), "21", carries_out_id=national.pk)


def ask(guidance, *, actor=SYSTEM, **changed):
    duty = {
        "key": REPORT,
        "who": "Các đơn vị trực thuộc",
        "paper": "Báo cáo tổng kết",
        "due": SUNDAY,
    }
    return set_obligation(
        guidance_id=guidance.pk, duty=Duty(**(duty | changed)), actor=actor, at=AT
    )


def held_at(unit, on=ON):
    return {each.key: each for each in inherited_obligations(unit.pk, 2020, on)}


def test_a_unit_inherits_from_everybody_above_and_adds_its_own(
    sector, national, provincial
) -> None:
    ask(national, copies=2, to="Vụ Thi đua - Khen thưởng", form="bản giấy")
    ask(provincial, due=FRIDAY, to="Văn phòng tổng hợp")
    ask(provincial, key="dang-ky", paper="Bản đăng ký", due=moment(date(2020, 3, 20), 17))
    held = held_at(sector.ben_luc)
    assert list(held) == ["dang-ky", REPORT]
    report = held[REPORT]
    assert (report.due, report.copies) == (FRIDAY, 2)
    assert (report.to, report.form) == ("Văn phòng tổng hợp", "bản giấy")
    assert [level.body for level in report.levels] == ["VKSND tối cao", "VKSND tỉnh Long An"]
    assert report.due_set_by.body == "VKSND tỉnh Long An"
    assert list(held_at(sector.ben_tre)) == [REPORT]
    assert held_at(sector.ben_tre)[REPORT].due == SUNDAY


def test_a_deadline_on_a_sunday_stays_there_unless_the_guidance_moves_it(national) -> None:
    ask(national)
    [row] = obligation_rows(national)
    assert (row.stated, row.due) == (SUNDAY, SUNDAY)
    assert "giữ nguyên ngày" in row.due_note
    ask(national, day_off=ObligationRule.NEXT_WORKING_DAY)
    [row] = obligation_rows(national)
    assert (row.stated, row.due) == (SUNDAY, MONDAY)
    assert "dời từ 16:00 ngày 15/11/2020" in row.due_note
    ask(national, day_off=ObligationRule.PREVIOUS_WORKING_DAY)
    assert obligation_rows(national)[0].due == FRIDAY


@pytest.mark.parametrize(
    ("above", "own", "says"),
    [
        ({}, {"due": MONDAY}, ["16:00 ngày 16/11/2020", "16:00 ngày 15/11/2020"]),
        ({"copies": 3}, {"copies": 2}, ["2 bản", "3 bản"]),
        ({"quota": 3}, {"quota": 4}, ["Tối đa 4", "3 do"]),
        (
            {"exclusions": ["Đơn vị mới lập", "Đơn vị bị kỷ luật"]},
            {"exclusions": ["Đơn vị mới lập"]},
            ["bỏ mất trường hợp", "Đơn vị bị kỷ luật"],
        ),
    ],
)
def test_a_level_below_is_only_earlier_or_stricter(national, provincial, above, own, says) -> None:
    ask(national, **above)
    with pytest.raises(Refused) as refusal:
        ask(provincial, **own)
    [reason] = refusal.value.reasons
    for part in (*says, "VKSND tối cao", "Hướng dẫn 15/HD-VKS ngày 17/01/2020"):
        assert part in reason
    assert not provincial.obligations.exists()
    ask(provincial, **above)
    assert provincial.obligations.get().inherits == national.obligations.get()


def test_all_that_is_looser_is_named_at_once(national, provincial) -> None:
    ask(national, copies=2, quota=1)
    with pytest.raises(Refused) as refusal:
        ask(provincial, due=MONDAY, copies=1, quota=2)
    assert len(refusal.value.reasons) == 3


def test_two_levels_down_is_held_to_the_stricter_of_both(sector, national, provincial) -> None:
    ask(national, copies=2)
    ask(provincial, due=FRIDAY)
    district = entered(sector.ben_luc, date(2020, 4, 1), "03")
    with pytest.raises(Refused, match="VKSND tỉnh Long An"), transaction.atomic():
        ask(district, due=SUNDAY)
    with pytest.raises(Refused, match="VKSND tối cao"), transaction.atomic():
        ask(district, due=FRIDAY, copies=1)
    ask(district, due=FRIDAY, copies=3)
    assert held_at(sector.ben_luc)[REPORT].copies == 3


def test_a_deadline_moved_off_a_day_off_is_compared_where_it_falls(national, provincial) -> None:
    ask(national, day_off=ObligationRule.NEXT_WORKING_DAY)
    ask(provincial, due=MONDAY)
    assert provincial.obligations.get().due == MONDAY


def test_a_later_word_from_above_rules_and_the_level_below_is_said_to_be_behind(
    sector, national, provincial
) -> None:
    ask(national)
    ask(provincial, due=SUNDAY)
    later = entered(sector.supreme, date(2020, 11, 2), "33")
    ask(later, due=FRIDAY)
    before = held_at(sector.ben_luc, date(2020, 11, 1))[REPORT]
    after = held_at(sector.ben_luc, date(2020, 11, 2))[REPORT]
    assert (before.due, before.overtaken) == (SUNDAY, ())
    assert (after.due, after.overtaken) == (FRIDAY, ("hạn gửi",))
    assert [level.due for level in after.levels] == [FRIDAY, SUNDAY]


def test_guidance_of_another_year_says_nothing(sector, national) -> None:
    ask(national)
    assert inherited_obligations(sector.ben_luc.pk, 2021, ON) == []


def test_setting_a_duty_again_replaces_it_and_the_same_changes_nothing(national) -> None:
    ask(national)
    ask(national)
    assert len(entries_for_subject(national).filter(verb="obligation.set")) == 1
    ask(national, copies=2)
    assert Obligation.objects.count() == 1
    told = entry_rows(entries_for_subject(national))[0]
    assert told.sentence == (
        "quy định Các đơn vị trực thuộc gửi Báo cáo tổng kết trước 16:00 ngày 15/11/2020"
    )


@pytest.mark.parametrize("wrong", [{"who": " "}, {"paper": ""}, {"key": "Báo cáo"}, {"copies": 0}])
def test_a_duty_that_nobody_could_do_is_not_saved(national, wrong) -> None:
    with pytest.raises(Refused):
        ask(national, **wrong)
    assert not Obligation.objects.exists()


def test_a_duty_that_is_narrowed_below_is_not_removed(sector, national, provincial) -> None:
    above = ask(national)
    below = ask(provincial, due=FRIDAY)
    with pytest.raises(Refused, match="VKSND tỉnh Long An"):
        remove_obligation(obligation_id=above.pk, reason="bỏ", actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match="lý do"):
        remove_obligation(obligation_id=below.pk, reason="", actor=SYSTEM, at=AT)
    remove_obligation(obligation_id=below.pk, reason="theo cấp trên", actor=SYSTEM, at=AT)
    remove_obligation(obligation_id=above.pk, reason="bỏ báo cáo", actor=SYSTEM, at=AT)
    assert held_at(sector.ben_luc) == {}
    assert "bỏ báo cáo" in entry_rows(entries_for_subject(national))[0].sentence


def test_guidance_is_an_issued_paper_once_a_year(sector, national) -> None:
    again = {
        "body_id": sector.supreme.pk,
        "document_id": national.document_id,
        "actor": SYSTEM,
        "at": AT,
    }
    with pytest.raises(Refused, match="đã là hướng dẫn năm 2020"), transaction.atomic():
        enter_guidance(year=2020, **again)
    void_document(document_id=national.document_id, reason="thay", actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match="chưa ban hành hoặc đã hủy"):
        enter_guidance(year=2021, **again)


def test_guidance_carries_out_that_of_a_body_above_in_the_same_year(
    sector, national, provincial
) -> None:
    assert provincial.parent == national
    with pytest.raises(Refused, match="không phải đơn vị cấp trên"), transaction.atomic():
        entered(sector.ben_tre, date(2020, 3, 2), "30", carries_out_id=provincial.pk)
    YearGuidance.objects.filter(pk=national.pk).update(year=2019)
    with pytest.raises(Refused, match="năm 2019"):
        entered(sector.ben_tre, date(2020, 3, 2), "31", carries_out_id=national.pk)


def test_rows_name_body_paper_and_what_is_carried_out(sector, national, provincial) -> None:
    ask(provincial)
    [row] = guidance_rows(guidances_of(sector.long_an.pk, 2020))
    assert row.citation == "Hướng dẫn 21/HD-VKS ngày 02/03/2020"
    assert row.carries_out == "Hướng dẫn 15/HD-VKS ngày 17/01/2020"
    assert (row.body, row.obligation_count) == ("VKSND tỉnh Long An", 1)
    assert year_served_by(national.document) == 2020


def test_a_paper_that_serves_two_years_serves_no_single_one(sector, national) -> None:
    enter_guidance(
        body_id=sector.supreme.pk,
        year=2021,
        document_id=national.document_id,
        actor=SYSTEM,
        at=DUE,
    )
    assert year_served_by(national.document) is None


def test_who_may_guide(sector, national) -> None:
    with pytest.raises(NotPermitted), transaction.atomic():
        ask(national, actor=sector.long_an_office)
    with pytest.raises(NotPermitted), transaction.atomic():
        ask(national, actor=acting(Role.UNIT_OFFICER, sector.supreme))
    assert ask(national, actor=sector.office)
