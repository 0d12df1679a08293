from datetime import date

import pytest

from tests.support.invented import AT, actor_of, make_official, make_unit
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import Refused
from thidua.ledger.models import LedgerEntry
from thidua.org.actions import apply_reorganisation, revoke_reorganisation
from thidua.org.actions.drafting import Decision
from thidua.org.domain.steps import Dissolve, Merge, Rename
from thidua.org.models import Reorganisation, Unit
from thidua.people.actions import begin_post
from thidua.people.enums import PostEnd, PostKind
from thidua.people.models import Post

DAY = date(2025, 7, 1)
EVE = date(2025, 6, 30)
NOW = AT.replace(year=2025, month=7, day=2)


@pytest.fixture
def units(db) -> list[Unit]:
    return [make_unit(f"VKSND huyện {name}") for name in ("Ví Dụ", "Giả Định", "Thí Dụ")]


def reorganise(*steps) -> Reorganisation:
    return apply_reorganisation(
        decision=Decision(title="Sắp xếp"), effective_on=DAY, steps=steps, actor=SYSTEM, at=NOW
    )


def merge(units: list[Unit]) -> Reorganisation:
    return reorganise(Merge(sources=(units[0].public_id,), into=units[1].public_id))


def test_posts_of_a_unit_that_is_gone_end_on_its_last_day(units):
    gone, stays = (make_official(f"Người {place}", units[place]) for place in (0, 1))
    planned = begin_post(
        person_id=stays.person_id,
        unit_id=units[0].pk,
        position="Biệt phái",
        kind=PostKind.SECONDED,
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        actor=SYSTEM,
        at=AT,
    )
    merge(units)
    planned.refresh_from_db()
    post = Post.objects.get(person=gone.person)
    assert (post.end, post.end_reason) == (EVE, PostEnd.REORGANISATION)
    assert planned.end == EVE
    assert Post.objects.get(person=stays.person, kind=PostKind.REGULAR).end is None
    assert actor_of(gone, on=EVE).unit_id == units[0].pk
    assert actor_of(gone, on=DAY).unit_id is None
    entries = LedgerEntry.objects.filter(verb="post.ended")
    assert entries.count() == 2
    assert {(entry.content or {})["capacity"] for entry in entries} == {"phần mềm"}


def test_a_unit_that_only_changes_its_name_keeps_its_people(units):
    make_official("Người", units[0])
    reorganise(Rename(unit=units[0].public_id, name="VKSND huyện Mới", short_name=""))
    assert Post.objects.get().end is None


def test_posts_ended_before_stay_as_they_were(units):
    account = make_official("Người", units[0])
    Post.objects.filter(person=account.person).update(
        end=date(2024, 1, 1), end_reason=PostEnd.RETIREMENT
    )
    reorganise(Dissolve(unit=units[0].public_id))
    assert Post.objects.get().end_reason == PostEnd.RETIREMENT


def test_a_revoked_reorganisation_lets_the_posts_go_on(units):
    account = make_official("Người", units[0])
    reorganisation = merge(units)
    revoke_reorganisation(
        reorganisation_id=reorganisation.pk, reason="nhập nhầm", actor=SYSTEM, at=NOW
    )
    post = Post.objects.get()
    assert (post.end, post.end_reason) == (None, "")
    assert actor_of(account, on=DAY).unit_id == units[0].pk


def test_it_is_not_revoked_over_the_head_of_somebody_who_took_another_post(units):
    account = make_official("Người", units[0])
    reorganisation = merge(units)
    begin_post(
        person_id=account.person_id,
        unit_id=units[2].pk,
        position="Chuyên viên",
        start=DAY,
        actor=SYSTEM,
        at=NOW,
    )
    with pytest.raises(Refused, match=r"Người đã giữ chức vụ tại VKSND huyện Thí Dụ"):
        revoke_reorganisation(
            reorganisation_id=reorganisation.pk, reason="nhập nhầm", actor=SYSTEM, at=NOW
        )
    assert Reorganisation.objects.get().state == "applied"
    assert Post.objects.get(unit=units[0]).end == EVE
