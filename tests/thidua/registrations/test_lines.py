from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.support.sector import for_cluster
from tests.thidua.registrations.conftest import AT, nothing_is_saved
from thidua.clusters.models import ClusterYear
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.people.actions import create_person
from thidua.registrations.actions import (
    Line,
    call_for_registrations,
    change_registration,
    drop_registration,
    send_registrations,
    withdraw_registration,
)
from thidua.registrations.enums import LineKind, RegistrationState
from thidua.registrations.models import Registration
from thidua.registrations.queries import registrations_for

DUE = moment(date(2026, 2, 28), 17)


def test_a_draft_is_the_units_own_and_leaves_no_entry(year, sector, add, person) -> None:
    before = LedgerEntry.objects.count()
    line = add(person_id=person.pk)
    assert (line.state, line.on_behalf) == (RegistrationState.DRAFT, False)
    assert LedgerEntry.objects.count() == before
    seen = registrations_for(sector.long_an_officer, on=AT.date())
    assert list(seen) == [line]
    stranger = replace(sector.ben_tre_officer, person_id=None)
    assert not registrations_for(stranger, on=AT.date()).exists()
    send(year, sector)
    assert list(registrations_for(stranger, on=AT.date())) == [line]


def test_who_enters_for_a_unit_is_marked(year, sector, add) -> None:
    assert add("co-chinh-phu", actor=for_cluster(year.pk)).on_behalf
    assert add("tt-ldxs", actor=sector.office).on_behalf
    assert not add("co-nganh").on_behalf
    assert add("co-nganh", unit=sector.ben_tre, actor=sector.office).on_behalf


def test_somebody_registers_for_themself_alone(sector, add, person) -> None:
    me = Actor(name="Huỳnh Văn Mẫu", account_id=9, person_id=person.pk, unit_id=sector.long_an.pk)
    assert not add(person_id=person.pk, actor=me).on_behalf
    with nothing_is_saved(), pytest.raises(NotPermitted):
        add("co-nganh", actor=me)
    with nothing_is_saved(), pytest.raises(NotPermitted):
        add("ldtt", person_id=person.pk, actor=sector.ben_tre_officer)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"award": "cstd-trung-uong"}, ("Không có danh hiệu", "award")),
        ({"award": "co-nganh", "person_id": "person"}, ("chỉ dành cho tập thể", "person")),
        ({"award": "ldtt", "subject_unit_id": "room"}, ("chỉ dành cho cá nhân", "subject_unit")),
        ({"count": 0}, ("từ 1 đến", "count")),
        ({"count": 5001}, ("từ 1 đến", "count")),
        ({"count": 2, "subject_label": "Trần Văn Ví Dụ"}, ("số lượng là 1", "count")),
        (
            {"person_id": "person", "subject_label": "Trần Văn Ví Dụ"},
            ("một đối tượng", "subject_label"),
        ),
        ({"person_id": "stranger"}, ("không giữ chức vụ", "person")),
        ({"note": "x" * 301}, ("dài 301", "note")),
    ],
)
def test_a_line_that_cannot_be_is_refused_in_words(sector, add, person, line, told) -> None:
    said, field = told
    stranger = create_person(full_name="Người Khác", invented=True, actor=SYSTEM, at=AT)
    keys = {"person": person.pk, "stranger": stranger.pk, "room": sector.ben_luc.pk}
    given = {name: keys.get(value, value) for name, value in line.items()}
    with nothing_is_saved(), pytest.raises(Refused, match=said) as caught:
        add(**given)
    assert caught.value.field == field


def test_a_unit_outside_the_year_is_refused(sector, add) -> None:
    with nothing_is_saved(), pytest.raises(Refused, match="không phải thành viên"):
        add("co-nganh", unit=sector.can_duoc, actor=sector.office)


def test_the_same_thing_stands_once(add, person) -> None:
    add(person_id=person.pk)
    add("ldtt", person_id=person.pk)
    add("", title="Số hóa hồ sơ")
    add("co-nganh")
    add(count=41)
    for again in (
        {"person_id": person.pk},
        {"award": "", "title": "số hoá  hồ sơ"},
        {"award": "co-nganh"},
        {"count": 40},
    ):
        with nothing_is_saved(), pytest.raises(Refused, match="đã có dòng"):
            add(**again)


def test_the_database_holds_it_too(year, sector, add) -> None:
    line = add("co-nganh")
    copy = {"cluster_year": year, "unit": sector.long_an, "entered_by": "Mẫu"}
    wrong = [
        {"kind": "award", "award": "co-nganh"},
        {"kind": "award", "award": ""},
        {"kind": "initiative", "award": "ldtt"},
        {"kind": "award", "award": "ldtt", "count": 0},
        {"kind": "award", "award": "ldtt", "state": "returned"},
    ]
    for columns in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Registration.objects.create(**copy, **columns)
    assert Registration.objects.get() == line


def test_a_draft_is_changed_and_dropped_freely(sector, add) -> None:
    line = add(count=41)
    change_registration(
        Line(kind=LineKind.AWARD, award="cstd-co-so", count=36),
        registration_id=line.pk,
        actor=sector.long_an_officer,
        at=AT,
    )
    assert Registration.objects.get().count == 36
    with nothing_is_saved(), pytest.raises(NotPermitted):
        drop_registration(registration_id=line.pk, actor=sector.ben_tre_officer, at=AT)
    drop_registration(registration_id=line.pk, actor=sector.long_an_officer, at=AT)
    assert not Registration.objects.exists()
    with pytest.raises(NotFound):
        drop_registration(registration_id=line.pk, actor=sector.long_an_officer, at=AT)


def test_what_was_sent_changes_with_reason_and_trace(year, sector, add) -> None:
    line, officer = add(count=41), sector.long_an_officer
    send(year, sector)
    fewer = Line(kind=LineKind.AWARD, award="cstd-co-so", count=36)
    with nothing_is_saved(), pytest.raises(Refused, match="Chưa có lý do"):
        change_registration(fewer, registration_id=line.pk, actor=officer, at=AT)
    with nothing_is_saved(), pytest.raises(Refused, match="đã gửi"):
        drop_registration(registration_id=line.pk, actor=officer, at=AT)
    changed = change_registration(
        fewer, registration_id=line.pk, reason="Chuyển công tác 05 người", actor=officer, at=AT
    )
    assert (changed.state, changed.count) == (RegistrationState.SENT, 36)
    told = LedgerEntry.objects.latest("id")
    assert told.verb == "registration.changed"
    assert told.content["payload"]["old"] == "Chiến sĩ thi đua cơ sở: 41"
    assert told.content["payload"]["new"] == "Chiến sĩ thi đua cơ sở: 36"
    assert told.content["payload"]["reason"] == "Chuyển công tác 05 người"


def test_withdrawing_leaves_the_line_and_room_for_another(year, sector, add) -> None:
    line, officer = add("co-nganh"), sector.long_an_officer
    with nothing_is_saved(), pytest.raises(Refused, match="chưa gửi"):
        withdraw_registration(registration_id=line.pk, reason="Nhầm", actor=officer, at=AT)
    send(year, sector)
    with nothing_is_saved(), pytest.raises(Refused, match="Chưa có lý do"):
        withdraw_registration(registration_id=line.pk, reason="  ", actor=officer, at=AT)
    gone = withdraw_registration(registration_id=line.pk, reason="Nhầm", actor=officer, at=AT)
    assert gone.state == RegistrationState.WITHDRAWN
    assert LedgerEntry.objects.latest("id").verb == "registration.withdrawn"
    with nothing_is_saved(), pytest.raises(Refused, match="đã rút"):
        withdraw_registration(registration_id=line.pk, reason="Nhầm", actor=officer, at=AT)
    assert add("co-nganh").pk != line.pk


def test_after_the_deadline_everything_asks_for_a_reason(year, sector, add) -> None:
    call_for_registrations(cluster_year_id=year.pk, due=DUE, actor=sector.office, at=AT)
    draft = add(count=41, at=DUE)
    late = DUE + timedelta(seconds=1)
    with nothing_is_saved(), pytest.raises(Refused, match="quá hạn đăng ký 17:00 28/02/2026"):
        add("co-nganh", at=late)
    with nothing_is_saved(), pytest.raises(Refused, match="quá hạn"):
        change_registration(
            Line(kind=LineKind.AWARD, award="cstd-co-so", count=3),
            registration_id=draft.pk,
            actor=sector.long_an_officer,
            at=late,
        )
    with nothing_is_saved(), pytest.raises(Refused, match="quá hạn"):
        send(year, sector, at=late)
    assert add("co-nganh", at=late, reason="Có quyết định mới").change_reason
    send(year, sector, at=late, reason="Gửi lại theo quyết định mới")
    told = LedgerEntry.objects.filter(verb="registration.sent").get()
    assert told.content["payload"]["reason"] == "Gửi lại theo quyết định mới"


def test_a_closed_year_takes_nothing(year, add) -> None:
    ClusterYear.objects.filter(pk=year.pk).update(state="closed")
    with nothing_is_saved(), pytest.raises(Refused, match="đã khép"):
        add("co-nganh")


def send(year, sector, *, at=AT, reason=""):
    return send_registrations(
        cluster_year_id=year.pk,
        unit_id=sector.long_an.pk,
        reason=reason,
        actor=sector.long_an_officer,
        at=at,
    )
