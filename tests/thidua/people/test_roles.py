from datetime import date

import pytest

from tests.support.counting import queries_of
from tests.support.invented import AT, actor_of, make_official, make_unit
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.models import Unit
from thidua.people.actions import delegate_role, end_role, give_role
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Account, RoleAssignment
from thidua.people.queries import role_rows, roles_of, roles_on

START = date(2024, 1, 1)


@pytest.fixture
def office(db) -> Unit:
    return make_unit("VKSND tỉnh Ví Dụ")


@pytest.fixture
def head(office) -> Account:
    return make_official(
        "Võ Văn Thí Dụ", office, [Role.UNIT_HEAD], position="Viện trưởng", since=START
    )


@pytest.fixture
def deputy(office) -> Account:
    return make_official("Lê Thị Giả Định", office, position="Phó Viện trưởng", since=START)


@pytest.fixture
def own(head) -> RoleAssignment:
    return RoleAssignment.objects.get(person=head.person)


@pytest.fixture
def lend(own, deputy):
    def make(start: date = date(2024, 3, 1), end: date | None = date(2024, 3, 31), **more):
        facts = {
            "role_id": own.pk,
            "to_person_id": deputy.person_id,
            "capacity": "KT. VIỆN TRƯỞNG",
            "basis": "Quyết định 5/QĐ-VKS",
            "actor": SYSTEM,
            "at": AT,
        }
        return delegate_role(start=start, end=end, **(facts | more))

    return make


def give(person_id: int, unit: Unit, start: date = START, end: date | None = None, **more):
    facts = {
        "person_id": person_id,
        "role": Role.UNIT_OFFICER,
        "scope_kind": ScopeKind.UNIT,
        "scope_id": unit.pk,
        "actor": SYSTEM,
        "at": AT,
    }
    return give_role(start=start, end=end, **(facts | more))


def test_a_role_is_given_in_a_scope_once_at_a_time(office, deputy):
    give(deputy.person_id, office, end=date(2024, 6, 30))
    with pytest.raises(Refused) as refusal:
        give(deputy.person_id, office, date(2024, 6, 30))
    assert str(refusal.value) == (
        "Lê Thị Giả Định đang giữ vai trò Cán bộ thi đua của đơn vị, phạm vi Đơn vị, từ 01/01/2024."
    )
    give(deputy.person_id, office, date(2024, 7, 1))
    give(deputy.person_id, make_unit("VKSND tỉnh Giả Định"))
    assert RoleAssignment.objects.filter(person=deputy.person).count() == 3


def test_a_scope_left_open_or_one_too_many_is_refused(office, deputy):
    for scope in (
        {"scope_kind": ScopeKind.UNIT, "scope_id": None},
        {"scope_kind": ScopeKind.SYSTEM, "scope_id": office.pk},
    ):
        with pytest.raises(Refused, match=r"Chưa chọn phạm vi") as refusal:
            give(deputy.person_id, office, **scope)
        assert refusal.value.field == "scope_id"
    with pytest.raises(Refused, match=r"Ngày cuối 31/12/2023 trước ngày đầu 01/01/2024"):
        give(deputy.person_id, office, end=date(2023, 12, 31))


def test_a_loan_has_an_end_and_shows_the_capacity_and_the_lender(lend, deputy, office):
    with pytest.raises(Refused, match=r"Ủy quyền phải có ngày kết thúc"):
        lend(end=None)
    lend()
    actor = actor_of(deputy, on=date(2024, 3, 15))
    assert actor.capacity == "KT. VIỆN TRƯỞNG"
    (held,) = actor.roles
    assert (held.role, held.scope_id, held.delegated_by) == (
        Role.UNIT_HEAD,
        office.pk,
        "Võ Văn Thí Dụ",
    )
    for outside in (date(2024, 2, 29), date(2024, 4, 1)):
        assert actor_of(deputy, on=outside).roles == ()
        assert actor_of(deputy, on=outside).capacity == "Phó Viện trưởng"
    (row,) = role_rows(roles_of(deputy.person), on=date(2024, 3, 31))
    assert (row.delegated_by, row.basis, row.current) == (
        "Võ Văn Thí Dụ",
        "Quyết định 5/QĐ-VKS",
        True,
    )
    (entry, *_earlier) = entry_rows(entries_for_subject(deputy.person))
    assert entry.sentence.endswith("cho Lê Thị Giả Định, phạm vi VKSND tỉnh Ví Dụ, đến 31/03/2024")


def test_the_lender_keeps_the_role(lend, head):
    lend()
    assert actor_of(head, on=date(2024, 3, 15)).holds(Role.UNIT_HEAD)


def test_a_loan_never_outlasts_the_role_nor_begins_before_it(own, lend):
    RoleAssignment.objects.filter(pk=own.pk).update(end=date(2024, 3, 20))
    assert lend().end == date(2024, 3, 20)
    with pytest.raises(Refused, match=r"Vai trò này đã kết thúc ngày 20/03/2024"):
        lend(date(2024, 3, 21))
    with pytest.raises(Refused, match=r"chỉ có hiệu lực từ 01/01/2024"):
        lend(date(2023, 12, 1))
    with pytest.raises(Refused, match=r"trước ngày đầu"):
        lend(date(2024, 3, 5), date(2024, 3, 4))


def test_a_lent_role_is_not_lent_on_even_by_an_administrator(lend, deputy, head, office):
    loan = lend()
    third = make_official("Mai Thị Minh Họa", office)
    further = {"role_id": loan.pk, "to_person_id": third.person_id}
    with pytest.raises(Refused, match=r"do Võ Văn Thí Dụ ủy quyền nên không ủy quyền tiếp được"):
        lend(**further)
    with pytest.raises(NotPermitted):
        lend(actor=actor_of(deputy, on=date(2024, 3, 15)), **further)
    assert RoleAssignment.objects.filter(person=third.person).count() == 0


def test_one_lends_ones_own_role_and_not_a_colleagues(office, lend, head, own):
    colleague = make_official("Mai Thị Minh Họa", office, [Role.UNIT_HEAD])
    with pytest.raises(NotPermitted):
        lend(actor=actor_of(colleague))
    assert lend(actor=actor_of(head)).delegated_by == head.person


def test_nobody_lends_to_oneself_or_to_a_holder(lend, head, deputy):
    with pytest.raises(Refused, match=r"Không ủy quyền cho chính mình"):
        lend(to_person_id=head.person_id)
    lend()
    with pytest.raises(Refused, match=r"Lê Thị Giả Định đang giữ vai trò Thủ trưởng đơn vị"):
        lend(date(2024, 3, 31), date(2024, 4, 30))


def test_when_a_role_ends_its_loans_are_cut_and_those_to_come_fall_away(own, lend, deputy):
    lend(date(2024, 2, 1), date(2024, 2, 10))
    running = lend()
    coming = lend(date(2024, 4, 1), date(2024, 4, 30))
    end_role(role_id=own.pk, end=date(2024, 3, 15), actor=SYSTEM, at=AT)
    running.refresh_from_db()
    assert running.end == date(2024, 3, 15)
    assert not RoleAssignment.objects.filter(pk=coming.pk).exists()
    assert not roles_on(date(2024, 3, 16)).filter(person=deputy.person).exists()
    assert roles_of(deputy.person).filter(end=date(2024, 2, 10)).exists()
    (entry,) = LedgerEntry.objects.filter(verb="role.ended")
    assert entry.content is not None
    assert entry.content["payload"]["loans"] == ["Lê Thị Giả Định"]


def test_a_loan_given_back_early_leaves_the_role_alone(own, lend):
    loan = lend()
    end_role(role_id=loan.pk, end=date(2024, 3, 10), actor=SYSTEM, at=AT)
    own.refresh_from_db()
    assert own.end is None


def test_a_role_ends_once_and_not_before_it_began(own):
    ending = {"role_id": own.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match=r"trước ngày đầu 01/01/2024"):
        end_role(end=date(2023, 12, 31), **ending)
    end_role(end=date(2024, 6, 30), **ending)
    with pytest.raises(Refused, match=r"đã kết thúc ngày 30/06/2024"):
        end_role(end=date(2024, 6, 30), **ending)
    assert end_role(end=date(2024, 5, 31), **ending).end == date(2024, 5, 31)


def test_only_administrators_give_and_end_roles(own, head, deputy, office):
    with pytest.raises(NotPermitted):
        give(deputy.person_id, office, actor=actor_of(head))
    with pytest.raises(NotPermitted):
        end_role(role_id=own.pk, end=date(2024, 6, 30), actor=actor_of(head), at=AT)


def test_one_row_and_three_take_the_same_queries(office, deputy, lend):
    lend()
    for place in range(2):
        give(deputy.person_id, make_unit(f"VKSND tỉnh Giả Định {place}"))
    roles = roles_of(deputy.person)
    assert len(role_rows(roles, on=START)) == 3
    assert queries_of(lambda: role_rows(roles[:1], on=START)) == 1
    assert queries_of(lambda: role_rows(roles, on=START)) == 1
