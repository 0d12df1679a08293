from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate

from tests.support.invented import AT, DAY, actor_with, make_official, make_person, make_unit
from tests.support.writers import at_once
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.org.models import Unit
from thidua.people.actions import (
    close_account,
    delegate_role,
    end_role,
    erase_person,
    give_role,
    issue_reset_link,
    notify,
    open_account,
    reopen_account,
    reset_password,
)
from thidua.people.actions.accounts import LINK_LIFE, account_of_link
from thidua.people.enums import Role, ScopeKind
from thidua.people.models import Account, Notification, OneTimeLink, RoleAssignment
from thidua.people.queries import actor_for

STRONG = "mưa-trên-sông-Vàm-Cỏ"


@pytest.fixture
def account(db) -> Account:
    return open_account(person_id=make_person().pk, username="canbo", actor=SYSTEM, at=AT)


def make_administrator(username: str) -> Account:
    person = make_person("Phạm Văn Ví Dụ")
    give_role(
        person_id=person.pk,
        role=Role.ADMINISTRATOR,
        scope_kind=ScopeKind.SYSTEM,
        start=date(2024, 1, 1),
        actor=SYSTEM,
        at=AT,
    )
    return open_account(person_id=person.pk, username=username, actor=SYSTEM, at=AT)


def close(account: Account) -> Account:
    return close_account(account_id=account.pk, actor=SYSTEM, at=AT)


def issue(account: Account, at=AT) -> str:
    return issue_reset_link(account_id=account.pk, actor=SYSTEM, at=at)


@pytest.mark.parametrize(
    "username", ["", "ab", "cán bộ", "can bo", "canbo@x", "a" * 61, "../canbo", "can-bo"]
)
def test_a_sign_in_name_in_another_form_is_refused_with_the_form(db, username):
    with pytest.raises(Refused, match=r"chỉ dùng chữ không dấu, số, dấu chấm") as refusal:
        open_account(person_id=make_person().pk, username=username, actor=SYSTEM, at=AT)
    assert refusal.value.field == "username"
    assert not Account.objects.exists()


def test_a_taken_name_is_refused_with_one_that_is_free(account):
    other = make_person("Lê Văn Mẫu")
    open_account(person_id=make_person("B").pk, username="canbo2", actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match=r"canbo đã có người dùng. Chọn tên khác, ví dụ canbo3"):
        open_account(person_id=other.pk, username=" CANBO ", actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match=r"Nguyễn Thị Mẫu đã có tài khoản canbo"):
        open_account(person_id=account.person_id, username="khac", actor=SYSTEM, at=AT)


def test_a_new_account_waits_for_its_one_time_link(account):
    assert not account.has_usable_password()
    assert authenticate(username="canbo", password="") is None
    assert authenticate(username="canbo", password=None) is None


@pytest.mark.parametrize(
    ("password", "words"),
    [("ngắn", r"\b10\b"), ("qwertyuiop", "phổ biến")],
)
def test_a_weak_password_is_refused_in_words_and_the_link_stays_good(account, password, words):
    token = issue(account)
    with pytest.raises(Refused, match=words) as refusal:
        reset_password(token=token, password=password, at=AT)
    assert refusal.value.field == "password"
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert account_of_link(token, at=AT) == account
    with pytest.raises(Refused, match=words):
        open_account(
            person_id=make_person("B").pk, username="moi", password=password, actor=SYSTEM, at=AT
        )


def test_a_password_like_the_sign_in_name_is_refused(db):
    with pytest.raises(Refused, match=r"giống"):
        open_account(
            person_id=make_person().pk,
            username="nguyenthimau",
            password="nguyenthimau1",
            actor=SYSTEM,
            at=AT,
        )


def test_a_one_time_link_works_once(account):
    token = issue(account)
    assert account_of_link(token, at=AT) == account
    reset_password(token=token, password=STRONG, at=AT)
    assert authenticate(username="CanBo", password=STRONG) == account
    assert account_of_link(token, at=AT) is None
    with pytest.raises(Refused, match=r"đã dùng hoặc đã hết hạn"):
        reset_password(token=token, password=STRONG, at=AT)
    assert LedgerEntry.objects.filter(verb="account.password_reset").count() == 1


def test_a_link_goes_stale_after_its_life_and_when_a_newer_one_is_made(account):
    first = issue(account)
    assert account_of_link(first, at=AT + LINK_LIFE - timedelta(seconds=1)) == account
    for at in (AT + LINK_LIFE, AT + LINK_LIFE + timedelta(days=1)):
        assert account_of_link(first, at=at) is None
        with pytest.raises(Refused, match=r"Đề nghị người quản trị cấp đường dẫn mới"):
            reset_password(token=first, password=STRONG, at=at)
    later = AT + timedelta(minutes=1)
    second = issue(account, later)
    assert account_of_link(first, at=later) is None
    assert account_of_link(second, at=later) == account


def test_a_link_is_kept_as_a_hash_and_a_made_up_one_opens_nothing(account):
    token = issue(account)
    kept = OneTimeLink.objects.get()
    assert token not in kept.token_hash
    assert token not in str(LedgerEntry.objects.latest("id").content)
    for made_up in ("", token[:-1], kept.token_hash):
        assert account_of_link(made_up, at=AT) is None


def test_a_closed_account_is_anonymous_and_its_links_are_dead(account):
    token = issue(account)
    close(account)
    account.refresh_from_db()
    assert actor_for(account, on=DAY) == ANONYMOUS
    assert account_of_link(token, at=AT) is None
    with pytest.raises(Refused, match=r"Tài khoản canbo đang khóa"):
        issue(account)
    close(account)
    assert LedgerEntry.objects.filter(verb="account.closed").count() == 1
    for _twice in range(2):
        reopen_account(account_id=account.pk, actor=SYSTEM, at=AT)
    assert LedgerEntry.objects.filter(verb="account.reopened").count() == 1
    account.refresh_from_db()
    assert not actor_for(account, on=DAY).is_anonymous


def test_the_last_administrators_account_stays_open(db):
    first = make_administrator("quantri")
    with pytest.raises(Refused, match=r"Đây là người quản trị cuối cùng"):
        close(first)
    second = make_administrator("quantri2")
    close(first)
    with pytest.raises(Refused, match=r"cuối cùng"):
        close(second)
    assert not LedgerEntry.objects.filter(verb="account.closed").count() > 1


def test_a_borrowed_role_does_not_make_up_for_the_last_administrator(db, account):
    administrator = make_administrator("quantri")
    own = RoleAssignment.objects.get(person=administrator.person)
    delegate_role(
        role_id=own.pk,
        to_person_id=account.person_id,
        start=date(2024, 3, 1),
        end=date(2024, 12, 31),
        capacity="",
        basis="",
        actor=SYSTEM,
        at=AT,
    )
    with pytest.raises(Refused, match=r"cuối cùng"):
        close(administrator)
    with pytest.raises(Refused, match=r"cuối cùng"):
        end_role(role_id=own.pk, end=date(2024, 6, 30), actor=SYSTEM, at=AT)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_close_each_other_at_the_same_moment(transactional_db):
    first, second = make_administrator("quantri"), make_administrator("quantri2")
    role = RoleAssignment.objects.get(person=second.person)
    ending = {"role_id": role.pk, "end": date(2024, 3, 28), "actor": SYSTEM, "at": AT}
    outcomes = at_once([lambda: close(first), lambda: end_role(**ending)])
    assert sum(isinstance(each, Refused) for each in outcomes) == 1, outcomes


def test_only_administrators_manage_accounts(account):
    office: Unit = make_unit("VKSND tỉnh Ví Dụ")
    head = actor_with(office, Role.UNIT_HEAD, Role.STANDING_OFFICE)
    entries = LedgerEntry.objects.count()
    for work in (
        lambda: open_account(person_id=account.person_id, username="moi", actor=head, at=AT),
        lambda: close_account(account_id=account.pk, actor=head, at=AT),
        lambda: reopen_account(account_id=account.pk, actor=head, at=AT),
        lambda: issue_reset_link(account_id=account.pk, actor=head, at=AT),
        lambda: erase_person(person_id=account.person_id, reason="a", actor=head, at=AT),
    ):
        with pytest.raises(NotPermitted):
            work()
    assert LedgerEntry.objects.count() == entries


def test_erasing_a_person_takes_links_and_messages_but_not_the_last_administrator(account):
    administrator = make_administrator("quantri")
    with pytest.raises(Refused, match=r"cuối cùng"):
        erase_person(person_id=administrator.person_id, reason="a", actor=SYSTEM, at=AT)
    issue(account)
    notify(person_id=account.person_id, key="a", text="Nguyễn Thị Mẫu", at=AT)
    erase_person(person_id=account.person_id, reason="Đơn số 5", actor=SYSTEM, at=AT)
    assert not OneTimeLink.objects.exists()
    told = Notification.objects.values_list("person_id", flat=True)
    assert set(told) == {administrator.person_id}, "what others were told stays"
    account.refresh_from_db()
    assert actor_for(account, on=DAY) == ANONYMOUS


def test_erasing_a_person_takes_the_messages_that_name_the_lender_of_a_role(db):
    office = make_unit("VKSND tỉnh Ví Dụ")
    lender = make_official("Lê Thị Giả Định", office, [Role.UNIT_OFFICER])
    borrower = make_official("Trần Văn Ví Dụ", office)
    delegate_role(
        role_id=RoleAssignment.objects.get(person=lender.person).pk,
        to_person_id=borrower.person_id,
        start=DAY,
        end=DAY + timedelta(days=9),
        capacity="Thay",
        basis="Giấy số 1",
        actor=SYSTEM,
        at=AT,
    )
    named = Notification.objects.filter(text__contains="Lê Thị Giả Định")
    assert named.filter(person=borrower.person).exists()
    erase_person(person_id=lender.person_id, reason="Đơn số 6", actor=SYSTEM, at=AT)
    assert not named.exists()


def test_an_official_of_the_tests_is_a_whole_actor(db):
    office = make_unit("VKSND tỉnh Ví Dụ")
    actor = actor_for(make_official("Lê Thị Giả Định", office, [Role.UNIT_OFFICER]), on=DAY)
    assert (actor.name, actor.unit_name, actor.capacity) == (
        "Lê Thị Giả Định",
        "VKSND tỉnh Ví Dụ",
        "Chuyên viên",
    )
    assert actor.holds(Role.UNIT_OFFICER, scope="unit", scope_id=office.pk)
