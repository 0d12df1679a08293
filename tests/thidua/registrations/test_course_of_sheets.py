from datetime import date, timedelta

import pytest

from tests.support.counting import queries_of
from tests.support.sector import for_cluster
from tests.thidua.registrations.conftest import AT, nothing_is_saved
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor, Held
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.people.enums import Role
from thidua.registrations.actions import (
    Line,
    approve_registrations,
    call_for_registrations,
    change_registration,
    return_registration,
    send_registrations,
)
from thidua.registrations.enums import LineKind, RegistrationState
from thidua.registrations.models import RegistrationCall
from thidua.registrations.queries import (
    counted_codes,
    printed_summary,
    registrations_at_hand,
    registrations_of_cluster_year,
    summary_rows,
)

DUE = moment(date(2026, 2, 28), 17)


@pytest.fixture
def sheet(year, sector, add):
    """Long An: a flag, 41 people, an initiative; sent."""
    lines = [add("co-chinh-phu"), add(count=41), add("", title="Số hóa hồ sơ")]
    send(year, sector.long_an, sector.long_an_officer)
    return lines


def send(year, unit, actor, **more):
    return send_registrations(
        cluster_year_id=year.pk, unit_id=unit.pk, actor=actor, **({"at": AT} | more)
    )


def approve(year, unit, actor, **more):
    return approve_registrations(
        cluster_year_id=year.pk, unit_id=unit.pk, actor=actor, at=AT, **more
    )


def test_sending_meets_the_deadline_of_that_unit_alone(year, sector, add) -> None:
    call_for_registrations(
        cluster_year_id=year.pk, due=DUE, basis="HD 01", actor=sector.office, at=AT
    )
    assert Deadline.objects.filter(state=DeadlineState.OPEN).count() == 2
    add("co-nganh")
    send(year, sector.long_an, sector.long_an_officer)
    left = Deadline.objects.get(state=DeadlineState.OPEN)
    assert (left.unit, left.due, left.role) == (sector.ben_tre, DUE, Role.UNIT_OFFICER)
    later = DUE + timedelta(days=3)
    call_for_registrations(cluster_year_id=year.pk, due=later, actor=sector.office, at=AT)
    assert RegistrationCall.objects.get().due == later
    assert Deadline.objects.get(state=DeadlineState.OPEN).due == later


def test_who_may_not_call_and_a_day_gone_are_refused(year, sector) -> None:
    with nothing_is_saved(), pytest.raises(NotPermitted):
        call_for_registrations(
            cluster_year_id=year.pk, due=DUE, actor=sector.long_an_officer, at=AT
        )
    with nothing_is_saved(), pytest.raises(Refused, match="đã qua"):
        call_for_registrations(cluster_year_id=year.pk, due=AT, actor=sector.office, at=AT)
    assert not RegistrationCall.objects.exists()


def test_nothing_to_send_is_said(year, sector, sheet) -> None:
    with nothing_is_saved(), pytest.raises(Refused, match="Chưa có dòng nào để gửi"):
        send(year, sector.long_an, sector.long_an_officer)
    with nothing_is_saved(), pytest.raises(NotPermitted):
        send(year, sector.long_an, sector.ben_tre_officer)


def test_sent_on_behalf_says_for_whom(year, sector, add) -> None:
    add("co-nganh", unit=sector.ben_tre, actor=sector.office)
    send(year, sector.ben_tre, sector.office)
    assert LedgerEntry.objects.latest("id").content["on_behalf_of"] == "VKSND tỉnh Bến Tre"
    [work] = registrations_at_hand(sector.office).to_approve
    assert (work.unit, work.count) == ("VKSND tỉnh Bến Tre", 1)


def test_the_office_approves_once(year, sector, sheet) -> None:
    approved = approve(year, sector.long_an, sector.office)
    assert {each.state for each in approved} == {RegistrationState.APPROVED}
    with nothing_is_saved(), pytest.raises(Refused, match="Không có dòng nào đang chờ"):
        approve(year, sector.long_an, sector.office)
    with nothing_is_saved(), pytest.raises(Refused, match="không chờ duyệt"):
        approve(year, sector.long_an, sector.office, registration_ids=[sheet[0].pk])
    assert registrations_at_hand(sector.office).to_approve == ()


def test_nobody_approves_their_own_unit(year, sector, sheet) -> None:
    held = Held(role=Role.CLUSTER_OFFICER, scope="cluster_year", scope_id=year.pk)
    own = Actor(name="Mẫu", account_id=3, unit_id=sector.long_an.pk, roles=(held,))
    for actor in (sector.long_an_officer, sector.ben_tre_officer, own):
        with nothing_is_saved(), pytest.raises(NotPermitted):
            approve(year, sector.long_an, actor)
    assert registrations_at_hand(own).to_approve == ()
    assert approve(year, sector.long_an, for_cluster(year.pk), registration_ids=[sheet[0].pk])


def test_what_is_returned_keeps_everything_and_its_reason(year, sector, sheet) -> None:
    flag = sheet[0]
    with nothing_is_saved(), pytest.raises(Refused, match="Chưa có lý do"):
        return_registration(registration_id=flag.pk, reason="", actor=sector.office, at=AT)
    with nothing_is_saved(), pytest.raises(NotPermitted):
        return_registration(
            registration_id=flag.pk, reason="x", actor=sector.ben_tre_officer, at=AT
        )
    back = return_registration(
        registration_id=flag.pk,
        reason="Năm 2025 chưa đạt Cờ của ngành",
        actor=sector.office,
        at=AT,
    )
    assert (back.state, back.award) == (RegistrationState.RETURNED, "co-chinh-phu")
    [work] = registrations_at_hand(sector.long_an_officer).to_complete
    assert (work.count, work.year) == (1, 2026)
    assert registrations_at_hand(sector.ben_tre_officer).to_complete == ()
    mended = change_registration(
        Line(kind=LineKind.AWARD, award="co-nganh"),
        registration_id=flag.pk,
        actor=sector.long_an_officer,
        at=AT,
    )
    assert (mended.state, mended.reason) == (RegistrationState.RETURNED, back.reason)
    [again] = send(year, sector.long_an, sector.long_an_officer)
    assert (again.state, again.reason, again.award) == (RegistrationState.SENT, "", "co-nganh")
    approve(year, sector.long_an, sector.office)
    with nothing_is_saved(), pytest.raises(Refused, match="không chờ duyệt"):
        return_registration(registration_id=flag.pk, reason="x", actor=sector.office, at=AT)


def test_the_summary_counts_what_was_sent(year, sector, add, sheet) -> None:
    add("co-nganh", unit=sector.ben_tre, actor=sector.office)
    long_an, ben_tre = summary_rows(year)
    assert long_an.collectives == ("Cờ thi đua của Chính phủ",)
    assert long_an.counts == {"cstd-co-so": 41}
    assert (long_an.initiatives, long_an.state, ben_tre.state) == (1, "sent", "none")
    assert counted_codes([long_an, ben_tre]) == ["cstd-nganh", "cstd-co-so"]
    assert ben_tre.lines == 0


def test_what_is_at_hand_is_read_at_once(year, sector, sheet) -> None:
    hand = registrations_at_hand(sector.office, year.pk)
    assert (hand.standing.units, hand.standing.open) == (1, 3)
    assert queries_of(lambda: registrations_at_hand(sector.office, year.pk)) == 1


def test_the_names_are_those_of_the_year(year, sheet) -> None:
    names = {row.what for row in registrations_of_cluster_year(year.pk)}
    assert names == {"Cờ thi đua của Chính phủ", "Chiến sĩ thi đua cơ sở", "Sáng kiến, đề tài"}


@pytest.mark.parametrize(("form", "first"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_summary_is_a_paper(year, sheet, form, first) -> None:
    printed = printed_summary(year, form)
    assert printed.content.startswith(first)
    assert printed.name.endswith(form)


def test_reading_does_not_grow_with_the_lines(year, sector, add, sheet) -> None:
    before = queries_of(lambda: summary_rows(year))
    for code in ("tt-ldxs", "cstd-nganh", "bang-khen-nganh"):
        add(code, unit=sector.ben_tre, actor=sector.office)
    send(year, sector.ben_tre, sector.office)
    assert queries_of(lambda: summary_rows(year)) == before
