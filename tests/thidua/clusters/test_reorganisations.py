from datetime import date

import pytest
from django.utils import translation

from tests.support.invented import AT, make_unit
from thidua.calendar.actions import define_year
from thidua.clusters.enums import ClusterState, LeadRole
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.kernel import events
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import Refused
from thidua.ledger.models import LedgerEntry
from thidua.org.actions import apply_reorganisation, revoke_reorganisation
from thidua.org.actions.drafting import Decision
from thidua.org.domain.steps import Dissolve, Merge, Move, NewUnit, Rename, Split
from thidua.org.events import UnitsReorganised
from thidua.org.models import Reorganisation, Unit

DAY = date(2024, 7, 1)
EVE = date(2024, 6, 30)
NOW = AT.replace(month=7, day=2)


def reorganise(*steps) -> Reorganisation:
    return apply_reorganisation(
        decision=Decision(title="Sắp xếp"), effective_on=DAY, steps=steps, actor=SYSTEM, at=NOW
    )


def new_unit(ref: str, parent: Unit) -> NewUnit:
    return NewUnit(
        ref=ref,
        name=f"VKSND tỉnh Mới {ref}",
        short_name=f"VKSND tỉnh Mới {ref}",
        kind="other_body",
        level="provincial",
        sector="other",
        parent=parent.public_id,
    )


def end_of(unit: Unit) -> date | None:
    return Membership.objects.get(unit=unit).end


@pytest.fixture
def year(open_year, join, lead, units) -> ClusterYear:
    opened = open_year()
    for unit in units:
        join(opened, unit)
    lead(opened, units[0])
    lead(opened, units[1], LeadRole.DEPUTY)
    return opened


def test_a_member_merged_in_mid_year_leaves_on_the_eve_and_its_headship_with_it(year, units):
    reorganise(Merge(sources=(units[0].public_id,), into=units[2].public_id))
    membership = Membership.objects.get(unit=units[0])
    assert (membership.end, membership.end_reason) == (EVE, "sắp xếp tổ chức từ ngày 01/07/2024")
    assert ClusterLead.objects.get(unit=units[0]).end == EVE
    assert [end_of(unit) for unit in units[1:]] == [None, None]
    assert LedgerEntry.objects.filter(verb="cluster_member.left").count() == 1


@pytest.mark.parametrize("heir", ["one", ""])
def test_a_member_that_was_split_leaves_whether_or_not_the_heir_is_known(
    year, units, supreme, heir
):
    into = (new_unit("one", supreme), new_unit("two", supreme))
    reorganise(Split(source=units[0].public_id, into=into, heir=heir))
    assert end_of(units[0]) == EVE


def test_a_member_that_gave_away_a_part_but_goes_on_stays(year, units, supreme):
    into = (new_unit("one", supreme),)
    reorganise(Split(source=units[0].public_id, into=into, continues=True))
    assert end_of(units[0]) is None


def test_renamed_and_moved_members_stay(year, units):
    elsewhere = make_unit("Cơ quan khác")
    reorganise(
        Rename(unit=units[0].public_id, name="VKSND tỉnh Tên Mới", short_name=""),
        Move(unit=units[1].public_id, parent=elsewhere.public_id),
    )
    assert [end_of(unit) for unit in units] == [None] * 3


def test_closed_years_and_years_gone_by_keep_their_members(year, units, open_year, join):
    earlier = open_year("Cụm thi đua số 3", year=2023)
    old = join(earlier, units[0], date(2023, 1, 1))
    ClusterYear.objects.filter(pk=year.pk).update(state=ClusterState.CLOSED)
    reorganise(Dissolve(unit=units[0].public_id))
    assert not Membership.objects.exclude(end=None).exists()
    assert Membership.objects.get(pk=old.pk).end is None
    assert not LedgerEntry.objects.filter(verb="cluster_member.left").exists()


def test_a_year_of_the_courts_that_ended_before_keeps_its_members(open_year, join, units, supreme):
    courts = define_year(
        body_id=supreme.pk,
        year=2024,
        start=date(2023, 7, 1),
        end=EVE,
        actor=SYSTEM,
        at=AT,
    )
    ended = open_year(emulation_year=courts)
    membership = join(ended, units[0], date(2023, 7, 1))
    reorganise(Dissolve(unit=units[0].public_id))
    assert Membership.objects.get(pk=membership.pk).end is None


def refuse_everything(event: UnitsReorganised) -> None:
    raise Refused("Cụm này đang bỏ phiếu.")


def test_a_receiver_that_raises_rolls_the_whole_reorganisation_back(year, units, supreme):
    installed = events.installed()
    name = events.name_of(UnitsReorganised)
    events.install(installed | {name: (*installed[name], f"{__name__}.refuse_everything")})
    before = (LedgerEntry.objects.count(), Unit.objects.count())
    try:
        with pytest.raises(Refused, match=r"đang bỏ phiếu"):
            reorganise(
                Merge(
                    sources=(units[0].public_id, units[1].public_id),
                    into=new_unit("one", supreme),
                )
            )
    finally:
        events.install(installed)
    assert (LedgerEntry.objects.count(), Unit.objects.count()) == before
    assert not Reorganisation.objects.exists()
    assert [end_of(unit) for unit in units] == [None] * 3
    assert not ClusterLead.objects.exclude(end=None).exists()
    assert not Unit.objects.exclude(valid_to=None).exists()


def test_a_revoked_reorganisation_gives_members_and_heads_back(year, units):
    with translation.override("en"):
        reorganisation = reorganise(
            Merge(sources=(units[0].public_id, units[1].public_id), into=units[2].public_id)
        )
    revoke_reorganisation(
        reorganisation_id=reorganisation.pk, reason="nhập nhầm", actor=SYSTEM, at=NOW
    )
    assert [end_of(unit) for unit in units] == [None] * 3
    assert not ClusterLead.objects.exclude(end=None).exists()
    assert LedgerEntry.objects.filter(verb="cluster_member.restored").count() == 2


def test_a_reorganisation_is_not_revoked_over_a_head_named_since(year, units, lead):
    reorganisation = reorganise(Merge(sources=(units[0].public_id,), into=units[2].public_id))
    lead(year, units[2], start=DAY)
    with pytest.raises(Refused, match=r"đã có trưởng là VKSND tỉnh Thí Dụ"):
        revoke_reorganisation(
            reorganisation_id=reorganisation.pk, reason="nhập nhầm", actor=SYSTEM, at=NOW
        )
    assert Reorganisation.objects.get().state == "applied"
    assert end_of(units[0]) == EVE


def test_a_membership_that_somebody_ended_before_is_not_given_back(year, units):
    Membership.objects.filter(unit=units[0]).update(end=EVE, end_reason="theo đề nghị")
    reorganisation = reorganise(Dissolve(unit=units[0].public_id))
    revoke_reorganisation(
        reorganisation_id=reorganisation.pk, reason="nhập nhầm", actor=SYSTEM, at=NOW
    )
    assert end_of(units[0]) == EVE
