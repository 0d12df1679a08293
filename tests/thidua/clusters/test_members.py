from datetime import date

import pytest

from tests.support.invented import AT, actor_with, make_unit
from tests.support.writers import at_once
from thidua.calendar.actions import define_year
from thidua.clusters.actions import add_member, end_lead, end_membership, restore_membership
from thidua.clusters.enums import ClusterKind, ClusterState, LeadRole
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.clusters.queries import lead_rows, member_rows
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.actions import dissolve_unit
from thidua.people.enums import Role

MIDYEAR = date(2024, 6, 30)


def leave(membership: Membership, end: date = MIDYEAR, reason: str = "theo quyết định"):
    return end_membership(membership_id=membership.pk, end=end, reason=reason, actor=SYSTEM, at=AT)


def test_a_unit_sits_in_its_sectors_cluster_and_in_its_provinces_block(open_year, join, units):
    province = make_unit("Ủy ban nhân dân tỉnh Ví Dụ")
    cluster = open_year()
    block = open_year("Khối thi đua Nội chính", body=province, kind=ClusterKind.BLOCK)
    join(cluster, units[0])
    join(block, units[0])
    assert Membership.objects.filter(unit=units[0]).count() == 2


def test_a_unit_is_in_one_group_of_a_body_at_a_time(open_year, join, units):
    first, second = open_year("Cụm thi đua số 1"), open_year("Cụm thi đua số 2")
    membership = join(first, units[0])
    with pytest.raises(Refused) as refusal:
        join(second, units[0])
    assert str(refusal.value) == (
        "VKSND tỉnh Ví Dụ (VKSND tối cao) đang ở Cụm thi đua số 1 cùng năm, cùng cơ quan chủ quản "
        "VKSND tối cao. Cho đơn vị thôi ở đó trước."
    )
    with pytest.raises(Refused, match=r"đã là thành viên Cụm thi đua số 1 năm 2024"):
        join(first, units[0])
    leave(membership)
    assert join(second, units[0], date(2024, 7, 1)).pk
    next_year = open_year("Cụm thi đua số 3", year=2025)
    assert join(next_year, units[0], date(2025, 1, 1)).pk


def test_groups_of_a_body_do_not_overlap_in_time(open_year, join, units):
    first, second = open_year("Cụm thi đua số 1"), open_year("Cụm thi đua số 2")
    leave(join(first, units[0]))
    for day in (date(2024, 3, 1), MIDYEAR):
        with pytest.raises(Refused, match=r"còn ở Cụm thi đua số 1 đến hết ngày 30/06/2024"):
            join(second, units[0], day)
    assert join(second, units[0], date(2024, 7, 1)).pk


def test_no_day_of_a_year_lies_behind_its_end(open_year, join, lead, units):
    year = open_year()
    membership = join(year, units[0])
    after = date(2025, 1, 1)
    with pytest.raises(Refused, match=r"sau ngày cuối 31/12/2024 của Cụm thi đua số 10"):
        lead(year, units[0], start=after)
    head = lead(year, units[0])
    with pytest.raises(Refused, match=r"Ngày 01/01/2025 sau ngày cuối 31/12/2024"):
        end_lead(lead_id=head.pk, end=after, reason="luân phiên", actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match=r"Ngày 01/01/2025 sau ngày cuối 31/12/2024"):
        leave(membership, after)


@pytest.mark.django_db(transaction=True)
def test_two_groups_of_a_body_cannot_take_a_unit_at_the_same_moment(open_year, units):
    years = [open_year("Cụm thi đua số 1"), open_year("Cụm thi đua số 2")]

    def take(year: ClusterYear) -> Membership:
        return add_member(
            cluster_year_id=year.pk,
            unit_id=units[0].pk,
            start=date(2024, 1, 1),
            actor=SYSTEM,
            at=AT,
        )

    outcomes = at_once([lambda year=year: take(year) for year in years])
    assert sum(isinstance(each, Refused) for each in outcomes) == 1, outcomes


def test_a_member_exists_on_the_day_and_joins_within_the_year(open_year, join, units, supreme):
    year = open_year()
    dissolve_unit(unit_id=units[1].pk, last_day=MIDYEAR, actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match=r"Ngày 01/07/2024 đơn vị .* đã kết thúc. Chọn đơn vị kế tục"):
        join(year, units[1], date(2024, 7, 1))
    with pytest.raises(Refused, match=r"sau ngày cuối 31/12/2024 của Cụm thi đua số 10"):
        join(year, units[0], date(2025, 1, 1))
    courts = define_year(
        body_id=supreme.pk,
        year=2024,
        start=date(2023, 10, 1),
        end=date(2024, 9, 30),
        actor=SYSTEM,
        at=AT,
    )
    earlier = open_year("Cụm thi đua số 2", emulation_year=courts)
    with pytest.raises(Refused, match=r"sau ngày cuối 30/09/2024"):
        join(earlier, units[0], date(2024, 10, 1))
    assert join(earlier, units[0], date(2023, 10, 1)).pk


def test_a_head_is_a_member_and_there_is_one(open_year, join, lead, units):
    year = open_year()
    for unit in units[:2]:
        join(year, unit)
    with pytest.raises(Refused, match=r"VKSND tỉnh Thí Dụ .* không phải thành viên"):
        lead(year, units[2])
    lead(year, units[0])
    with pytest.raises(Refused, match=r"đã có trưởng là VKSND tỉnh Ví Dụ .* từ 01/01/2024"):
        lead(year, units[1])
    with pytest.raises(Refused, match=r"đang giữ vai trò Cụm trưởng"):
        lead(year, units[0], LeadRole.DEPUTY)
    lead(year, units[1], LeadRole.DEPUTY)
    assert [(row.word, row.how_label) for row in lead_rows(year)] == [
        ("Cụm trưởng", "Được chỉ định"),
        ("Cụm phó", "Được chỉ định"),
    ]


def test_a_unit_does_not_lead_before_it_joined(open_year, join, lead, units):
    year = open_year()
    join(year, units[0], date(2024, 3, 1))
    with pytest.raises(Refused, match=r"tham gia từ 01/03/2024. Nhập ngày giữ vai trò Cụm trưởng"):
        lead(year, units[0])


def test_blocks_have_khoi_truong(open_year, join, lead, units):
    year = open_year("Khối thi đua Nội chính", kind=ClusterKind.BLOCK)
    join(year, units[0])
    lead(year, units[0])
    assert [row.role for row in member_rows(year)] == ["Khối trưởng"]


def test_a_headship_ends_with_a_reason_once_and_makes_room(open_year, join, lead, units):
    year = open_year()
    for unit in units:
        join(year, unit)
    headship = lead(year, units[0])
    ending = {"lead_id": headship.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"Chưa có lý do"):
        end_lead(end=MIDYEAR, reason=" ", **ending)
    with pytest.raises(Refused, match=r"Ngày thôi 31/12/2023 trước ngày bắt đầu 01/01/2024"):
        end_lead(end=date(2023, 12, 31), reason="nhầm", **ending)
    end_lead(end=MIDYEAR, reason="luân phiên", **ending)
    with pytest.raises(Refused, match=r"đã thôi làm Cụm trưởng từ 30/06/2024"):
        end_lead(end=MIDYEAR, reason="lần nữa", **ending)
    lead(year, units[1], start=date(2024, 7, 1))
    assert ClusterLead.objects.filter(role=LeadRole.HEAD).count() == 2


def test_a_headship_ends_with_its_membership_in_one_entry(open_year, join, lead, units):
    year = open_year()
    membership = join(year, units[0])
    headship = lead(year, units[0])
    before = LedgerEntry.objects.count()
    leave(membership)
    assert LedgerEntry.objects.count() == before + 1
    headship.refresh_from_db()
    assert headship.end == MIDYEAR
    (row, *_earlier) = entry_rows(entries_for_subject(year))
    assert row.sentence == (
        "VKSND tỉnh Ví Dụ (VKSND tối cao) thôi là thành viên và Cụm trưởng Cụm thi đua số 10 năm "
        "2024: theo quyết định"
    )
    (member,) = member_rows(year)
    assert (member.role, member.end, member.end_reason) == ("", MIDYEAR, "theo quyết định")


def test_a_membership_ends_once_with_a_reason_and_not_before_it_began(open_year, join, units):
    membership = join(open_year(), units[0])
    with pytest.raises(Refused, match=r"Chưa có lý do"):
        leave(membership, reason="")
    with pytest.raises(Refused, match=r"Ngày thôi 31/12/2023 trước ngày tham gia 01/01/2024"):
        leave(membership, date(2023, 12, 31))
    leave(membership)
    with pytest.raises(Refused, match=r"đã thôi là thành viên .* từ 30/06/2024"):
        leave(membership, date(2024, 7, 1))


def test_a_membership_taken_back_brings_its_headship(open_year, join, lead, units):
    year = open_year()
    membership = join(year, units[0])
    join(year, units[1])
    lead(year, units[0])
    restoring = {"membership_id": membership.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"vẫn là thành viên"):
        restore_membership(**restoring)
    leave(membership)
    restore_membership(**restoring)
    assert [row.role for row in member_rows(year)] == ["Cụm trưởng", ""]
    leave(Membership.objects.get(pk=membership.pk))
    lead(year, units[1], start=date(2024, 7, 1))
    with pytest.raises(Refused, match=r"đã có trưởng là VKSND tỉnh Giả Định"):
        restore_membership(**restoring)
    assert Membership.objects.get(pk=membership.pk).end == MIDYEAR


def test_a_closed_year_changes_no_more(open_year, join, lead, units):
    year = open_year()
    membership = join(year, units[0])
    headship = lead(year, units[0])
    ClusterYear.objects.update(state=ClusterState.CLOSED)
    for change in (
        lambda: join(year, units[1]),
        lambda: leave(membership),
        lambda: lead(year, units[0], LeadRole.DEPUTY),
        lambda: end_lead(lead_id=headship.pk, end=MIDYEAR, reason="x", actor=SYSTEM, at=AT),
        lambda: restore_membership(membership_id=membership.pk, actor=SYSTEM, at=AT),
    ):
        with pytest.raises(Refused, match=r"đã khép năm, không sửa được nữa"):
            change()


def test_members_and_heads_are_the_standing_offices_of_the_body(open_year, units, supreme):
    year = open_year()
    facts = {"cluster_year_id": year.pk, "unit_id": units[0].pk, "start": date(2024, 1, 1)}
    for actor in (
        actor_with(units[0], Role.STANDING_OFFICE),
        actor_with(supreme, Role.UNIT_OFFICER, Role.RECORDS_CLERK),
    ):
        with pytest.raises(NotPermitted):
            add_member(actor=actor, at=AT, **facts)
    assert add_member(actor=actor_with(supreme, Role.STANDING_OFFICE), at=AT, **facts).pk
