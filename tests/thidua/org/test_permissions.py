"""Who may change which unit."""

from datetime import date, timedelta

import pytest

from tests.thidua.org.conftest import (
    ADMIN,
    AT,
    STRANGER,
    TODAY,
    Small,
    enter,
    nothing_changes,
    office_over,
)
from thidua.kernel.actors import ANONYMOUS, SYSTEM, Actor, Held
from thidua.kernel.errors import NotPermitted
from thidua.kernel.permissions import may
from thidua.org.actions import (
    Correction,
    Decision,
    apply_reorganisation,
    correct_unit,
    create_unit,
    discard_draft,
    dissolve_unit,
    draft_reorganisation,
    load_organisation,
    move_unit,
    rename_unit,
    revoke_reorganisation,
    set_code,
)
from thidua.org.domain.steps import Dissolve, Establish, Move, NewUnit
from thidua.org.enums import Kind, Level, Scheme, Sector
from thidua.org.permissions import holds_over

DAY = date(2025, 7, 1)
DECISION = Decision(title="Sắp xếp mẫu")
CHANGES = ("create", "rename", "move", "code", "dissolve", "correct", "reorganise")


def test_a_role_over_a_unit_reaches_everything_below_it(small: Small) -> None:
    office = office_over(small.long_an)
    room = enter("Phòng 1", small.ben_luc, kind=Kind.ROOM)
    for unit in (small.long_an, small.ben_luc, room):
        assert holds_over(office, "standing_office", unit)
    for unit in (small.top, small.tay_ninh, small.chau_thanh_tn):
        assert not holds_over(office, "standing_office", unit)
    assert not holds_over(office, "clerk", small.long_an)


def test_a_unit_that_is_to_begin_is_asked_of_its_first_day(small: Small) -> None:
    room = enter("Phòng 1", small.ben_luc, kind=Kind.ROOM, since=TODAY + timedelta(days=30))
    assert holds_over(office_over(small.long_an), "standing_office", room)
    assert not holds_over(office_over(small.tay_ninh), "standing_office", room)


def test_what_stood_below_counts_on_its_day(small: Small) -> None:
    office = office_over(small.long_an)
    move_unit(unit_id=small.ben_luc.pk, parent_id=small.tay_ninh.pk, since=DAY, actor=ADMIN, at=AT)
    eve = DAY - timedelta(days=1)
    assert holds_over(office, "standing_office", small.ben_luc, eve)
    assert not holds_over(office, "standing_office", small.ben_luc, DAY)
    assert not holds_over(office, "standing_office", small.ben_luc)


def test_a_unit_that_has_ended_is_reached_by_its_last_superior(small: Small) -> None:
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=DAY, actor=ADMIN, at=AT)
    small.ben_luc.refresh_from_db()
    assert holds_over(office_over(small.long_an), "standing_office", small.ben_luc, TODAY)


def test_a_role_in_the_system_reaches_every_unit(small: Small) -> None:
    everywhere = Actor(
        name="Lê Thị Giả Định",
        account_id=4,
        roles=(Held(role="standing_office", scope="system"),),
    )
    assert holds_over(everywhere, "standing_office", small.chau_thanh_tn)
    assert may(everywhere, "unit.create", None)


@pytest.mark.parametrize("change", CHANGES)
def test_who_may_change_what(small: Small, change: str) -> None:
    office = office_over(small.long_an)
    verb = f"unit.{change}"
    assert may(ADMIN, verb, small.top)
    assert may(SYSTEM, verb, small.top)
    assert may(office, verb, small.ben_luc)
    assert not may(office, verb, small.tay_ninh)
    assert not may(office, verb, [small.ben_luc, small.tay_ninh])
    assert not may(office, verb, None)
    for actor in (STRANGER, ANONYMOUS):
        assert not may(actor, verb, small.ben_luc)
    assert may(STRANGER, "unit.view", small.ben_luc)
    assert not may(ANONYMOUS, "unit.view", small.ben_luc)


def attempts(small: Small) -> list:
    """Each change as the office of Long An would attempt it on Tây Ninh's unit."""
    theirs = small.chau_thanh_tn
    new = {"kind": Kind.ROOM, "level": Level.DISTRICT, "sector": Sector.PROCURACY, "since": DAY}
    step = Dissolve(unit=theirs.public_id)
    return [
        (create_unit, {"name": "Phòng 1", "parent_id": theirs.pk, **new}),
        (create_unit, {"name": "Ở trên cùng", "parent_id": None, **new}),
        (rename_unit, {"unit_id": theirs.pk, "name": "Tên mới", "since": DAY}),
        (move_unit, {"unit_id": theirs.pk, "parent_id": small.long_an.pk, "since": DAY}),
        (move_unit, {"unit_id": small.ben_luc.pk, "parent_id": small.tay_ninh.pk, "since": DAY}),
        (move_unit, {"unit_id": small.ben_luc.pk, "parent_id": None, "since": DAY}),
        (set_code, {"unit_id": theirs.pk, "scheme": Scheme.OWN, "code": "X", "since": DAY}),
        (dissolve_unit, {"unit_id": theirs.pk, "last_day": DAY}),
        (correct_unit, {"unit_id": theirs.pk, "correction": Correction(note="x")}),
        (
            apply_reorganisation,
            {"decision": DECISION, "effective_on": DAY, "steps": [step]},
        ),
        (
            draft_reorganisation,
            {"decision": DECISION, "effective_on": DAY, "steps": [step]},
        ),
        (load_organisation, {}),
    ]


def test_the_office_of_one_province_changes_nothing_in_another(small: Small) -> None:
    office = office_over(small.long_an)
    for action, arguments in attempts(small):
        with nothing_changes(), pytest.raises(NotPermitted):
            action(**arguments, actor=office, at=AT)


def test_what_the_office_may_not_the_administrator_may(small: Small) -> None:
    """The refused attempts are refused for their author only: each of them can be done."""
    rename = attempts(small)[2]
    rename[0](**rename[1], actor=ADMIN, at=AT)
    moved = attempts(small)[4]
    moved[0](**moved[1], actor=ADMIN, at=AT)


def test_a_reorganisation_is_touched_only_by_who_may_touch_its_units(small: Small) -> None:
    office = office_over(small.tay_ninh)
    steps = [Dissolve(unit=small.ben_luc.public_id)]
    draft = draft_reorganisation(
        decision=DECISION, effective_on=DAY, steps=steps, actor=ADMIN, at=AT
    )
    applied = apply_reorganisation(
        decision=DECISION, effective_on=DAY, steps=steps, actor=ADMIN, at=AT
    )
    with nothing_changes(), pytest.raises(NotPermitted):
        discard_draft(reorganisation_id=draft.pk, actor=office, at=AT)
    with nothing_changes(), pytest.raises(NotPermitted):
        revoke_reorganisation(reorganisation_id=applied.pk, reason="x", actor=office, at=AT)


def test_a_new_unit_at_the_top_is_the_administrators(small: Small) -> None:
    office = office_over(small.top)
    unit = NewUnit(
        ref="n",
        name="Ở trên",
        short_name="Ở trên",
        kind="other_body",
        level="supreme",
        sector="other",
    )
    arguments = {"decision": DECISION, "effective_on": DAY, "steps": [Establish(unit=unit)]}
    with nothing_changes(), pytest.raises(NotPermitted):
        apply_reorganisation(**arguments, actor=office, at=AT)
    for reaching in (Establish(unit=unit), Move(unit=small.ben_luc.public_id, parent=None)):
        steps = [Dissolve(unit=small.chau_thanh.public_id), reaching]
        with nothing_changes(), pytest.raises(NotPermitted):
            apply_reorganisation(**arguments | {"steps": steps}, actor=office, at=AT)
    apply_reorganisation(**arguments, actor=ADMIN, at=AT)
