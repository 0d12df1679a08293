"""Drafts of reorganisations: written step by step, by those who may, seen by them alone."""

from datetime import date

import pytest

from tests.thidua.org.conftest import ADMIN, AT, STRANGER, Small, nothing_changes, office_over
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.org.actions import (
    Decision,
    add_step,
    apply_draft,
    begin_draft,
    correct_draft,
    discard_draft,
    dissolve_unit,
    remove_step,
    set_code,
)
from thidua.org.domain.steps import Dissolve, Establish, Merge, NewUnit, Split, renamed
from thidua.org.enums import ReorganisationState, Scheme
from thidua.org.models import Reorganisation
from thidua.org.queries import concerned_units, reorganisations_for, steps_of

DAY = date(2026, 7, 1)
DECISION = Decision(title="Sắp xếp mẫu")


def begin(actor=ADMIN, **changes) -> Reorganisation:
    facts = {"decision": DECISION, "effective_on": DAY, "actor": actor, "at": AT} | changes
    return begin_draft(**facts)


def new(ref: str, parent: str | None = None) -> NewUnit:
    return NewUnit(
        ref=ref,
        name=f"Đơn vị {ref}",
        short_name=f"Đơn vị {ref}",
        kind="other_body",
        level="provincial",
        sector="other",
        parent=parent,
    )


def test_made_units_get_references_of_their_own_and_the_heir_moves_along() -> None:
    split = Split(source="s", into=("old", new("a"), new("b")), heir="b")
    anew = renamed(split, "moi-3")
    assert anew == Split(
        source="s", into=("old", new_named("a", "moi-3"), new_named("b", "moi-3-2")), heir="moi-3-2"
    )
    merge = Merge(sources=("x", "y"), into=new("a"))
    assert renamed(merge, "") == renamed(Merge(sources=("x", "y"), into=new_named("a", "z")), "")
    assert renamed(merge, "") != renamed(Merge(sources=("x",), into=new("a")), "")
    assert renamed(Dissolve(unit="x"), "moi-1") == Dissolve(unit="x")


def new_named(name: str, ref: str) -> NewUnit:
    made = new(name)
    return NewUnit(
        ref=ref,
        name=made.name,
        short_name=made.short_name,
        kind=made.kind,
        level=made.level,
        sector=made.sector,
        parent=made.parent,
    )


def test_steps_are_added_once_and_taken_out_again(small: Small) -> None:
    draft = begin()
    step = Merge(sources=(small.ben_luc.public_id,), into=new("x", small.long_an.public_id))
    writing = {"reorganisation_id": draft.pk, "actor": ADMIN, "at": AT}
    add_step(step=step, **writing)
    with pytest.raises(Refused, match=r"đúng bước này ở vị trí 1"):
        add_step(step=step, **writing)
    add_step(step=Dissolve(unit=small.chau_thanh.public_id), **writing)
    remove_step(place=1, **writing)
    assert [(each.place, each.kind) for each in draft.steps.all()] == [(1, "dissolve")]
    with pytest.raises(NotFound):
        remove_step(place=2, **writing)
    assert concerned_units(draft) == [small.chau_thanh]
    apply_draft(**writing)
    for change in (
        lambda: add_step(step=step, **writing),
        lambda: remove_step(place=1, **writing),
        lambda: discard_draft(**writing),
        lambda: correct_draft(decision=DECISION, effective_on=DAY, **writing),
    ):
        with nothing_changes(), pytest.raises(Refused, match=r"không còn là dự thảo"):
            change()
    assert concerned_units(draft) == [small.chau_thanh]


def test_an_office_writes_of_its_own_units_and_strangers_write_nothing(small: Small) -> None:
    with nothing_changes(), pytest.raises(NotPermitted):
        begin(STRANGER)
    office = office_over(small.long_an)
    draft = begin(office)
    writing = {"reorganisation_id": draft.pk, "actor": office, "at": AT}
    for step in (
        Dissolve(unit=small.tay_ninh.public_id),
        Establish(unit=new("x")),
        Establish(unit=new("x", small.tay_ninh.public_id)),
    ):
        with pytest.raises(NotPermitted):
            add_step(step=step, **writing)
    add_step(step=Establish(unit=new("x", small.long_an.public_id)), **writing)
    assert len(steps_of(draft)) == 1
    other = {**writing, "actor": office_over(small.tay_ninh)}
    with nothing_changes(), pytest.raises(NotPermitted):
        correct_draft(decision=Decision(title="Khác"), effective_on=DAY, **other)
    assert draft in reorganisations_for(office)
    assert draft not in reorganisations_for(STRANGER)
    Reorganisation.objects.update(state=ReorganisationState.APPLIED)
    assert draft in reorganisations_for(STRANGER)


def test_a_draft_needs_a_title_a_day_and_steps(small: Small) -> None:
    draft = begin()
    with pytest.raises(Refused, match=r"Đã có dự thảo “Sắp xếp mẫu” cho ngày 01/07/2026"):
        begin()
    with pytest.raises(Refused, match=r"chưa có tên"):
        begin(decision=Decision(title=" "))
    with pytest.raises(Refused, match=r"nằm ngoài khoảng năm"):
        begin(effective_on=date(226, 7, 1))
    with pytest.raises(Refused, match=r"chưa có bước nào"):
        apply_draft(reorganisation_id=draft.pk, actor=ADMIN, at=AT)
    assert Reorganisation.objects.count() == 1


def test_a_unit_ends_once(small: Small) -> None:
    ending = {"unit_id": small.ben_luc.pk, "last_day": DAY, "actor": ADMIN, "at": AT}
    dissolve_unit(**ending)
    with nothing_changes(), pytest.raises(Refused, match=r"đã kết thúc hoạt động sau ngày"):
        dissolve_unit(**ending)


def test_the_same_code_from_the_same_day_is_called_the_same(small: Small) -> None:
    coding = {"unit_id": small.ben_luc.pk, "scheme": Scheme.OWN, "code": "BL", "since": DAY}
    set_code(**coding, actor=ADMIN, at=AT)
    with pytest.raises(Refused, match=r"đã mang mã BL"):
        set_code(**coding, actor=ADMIN, at=AT)
