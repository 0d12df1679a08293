"""Reorganisations: previewed without a trace, applied whole or not at all, taken back."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from tests.thidua.org.conftest import ADMIN, AT, Small, enter, everything, nothing_changes
from thidua.kernel import events
from thidua.kernel.errors import Refused
from thidua.ledger.models import LedgerEntry
from thidua.ledger.queries import entries_for_subject, entry_rows
from thidua.org.actions import (
    Decision,
    apply_draft,
    apply_reorganisation,
    discard_draft,
    dissolve_unit,
    draft_reorganisation,
    rename_unit,
    revoke_reorganisation,
    set_code,
)
from thidua.org.domain.steps import (
    ChangeLevel,
    Dissolve,
    Establish,
    Merge,
    Move,
    NewUnit,
    Rename,
    Split,
    Step,
)
from thidua.org.enums import Certainty, Kind, Level, ReorganisationState, Scheme, Sector
from thidua.org.errors import ChangeRefused
from thidua.org.events import ReorganisationRevoked, UnitsReorganised
from thidua.org.models import Lineage, Reorganisation, Unit
from thidua.org.queries import (
    find_reorganisation,
    parent_on,
    preview_reorganisation,
    reorganisation_rows,
    reorganisations_for,
    step_rows,
    successors_of,
)
from thidua.people.models import Person, Post

DAY = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)
WHO = {"actor": ADMIN, "at": AT}
DECISION = Decision(
    title="Sắp xếp mẫu",
    number="84",
    symbol="2025/UBTVQH15",
    issuer="Ủy ban Thường vụ Quốc hội",
    decided_on=date(2025, 6, 27),
)
heard: list[events.Event] = []


def hear(event: events.Event) -> None:
    heard.append(event)


def object_to(event: events.Event) -> None:
    raise Refused("Cụm thi đua số 1 đã khóa bảng điểm. Mở lại bảng điểm rồi làm lại.")


@pytest.fixture
def listening():
    """Our own receivers in place of those installed."""
    heard.clear()
    installed = events.installed()
    events.install(
        {
            events.name_of(UnitsReorganised): [f"{__name__}.hear"],
            events.name_of(ReorganisationRevoked): [f"{__name__}.hear"],
        }
    )
    yield heard
    events.install(installed)


def new(ref: str, name: str, parent: Unit | str) -> NewUnit:
    return NewUnit(
        ref=ref,
        name=name.replace("VKSND", "Viện kiểm sát nhân dân"),
        short_name=name,
        kind=Kind.PROVINCIAL_PROCURACY.value,
        level=Level.PROVINCIAL.value,
        sector=Sector.PROCURACY.value,
        parent=parent if isinstance(parent, str) else parent.public_id,
    )


def merger(small: Small) -> list[Step]:
    """Two provinces become one; one district ends, two move, one of them renamed."""
    return [
        Merge(
            sources=(small.long_an.public_id, small.tay_ninh.public_id),
            into=new("moi", "VKSND tỉnh Tây Ninh", small.top),
        ),
        Dissolve(unit=small.ben_luc.public_id),
        Move(unit=small.chau_thanh.public_id, parent="moi"),
        Move(unit=small.chau_thanh_tn.public_id, parent="moi"),
        Rename(
            unit=small.chau_thanh_tn.public_id,
            name="Viện kiểm sát nhân dân khu vực 5",
            short_name="VKSND khu vực 5",
        ),
    ]


def apply(steps: list[Step], **more) -> Reorganisation:
    return apply_reorganisation(decision=DECISION, effective_on=DAY, steps=steps, **WHO, **more)


def test_a_preview_tells_before_and_after_and_writes_nothing(small: Small) -> None:
    with nothing_changes():
        preview = preview_reorganisation(ADMIN, steps=merger(small), effective_on=DAY)
    assert preview.may_be_applied
    merge, _dissolve, move, *_rest = preview.steps
    assert [unit.label for unit in merge.before] == ["VKSND tỉnh Long An", "VKSND tỉnh Tây Ninh"]
    assert [(unit.label, unit.parent) for unit in merge.after] == [
        ("VKSND tỉnh Tây Ninh", "VKSND tối cao")
    ]
    assert merge.heirs == {"moi"}
    assert (move.before[0].parent, move.after[0].parent) == (
        "VKSND tỉnh Long An",
        "VKSND tỉnh Tây Ninh",
    )


def test_a_preview_names_every_fault_with_its_step_and_mend(small: Small) -> None:
    preview = preview_reorganisation(ADMIN, steps=merger(small)[:1], effective_on=DAY)
    assert not preview.may_be_applied
    assert [text.partition(":")[0] for text in preview.problems] == ["Bước 1", "Bước 1"]
    assert any("còn 2 đơn vị trực thuộc" in text for text in preview.steps[0].problems)
    assert all("Chuyển hoặc kết thúc các đơn vị đó" in text for text in preview.problems)


def test_applying_makes_one_entry_about_every_unit(small: Small) -> None:
    before = LedgerEntry.objects.count()
    reorganisation = apply(merger(small))
    assert LedgerEntry.objects.count() == before + 1
    for unit in (small.long_an, small.ben_luc, small.chau_thanh_tn, small.top):
        newest = entry_rows(entries_for_subject(unit))[0]
        assert newest.sentence == (
            "áp dụng “Sắp xếp mẫu (84/2025/UBTVQH15)” từ ngày 01/07/2025: 5 bước, 6 đơn vị"
        )
    assert reorganisation.state == ReorganisationState.APPLIED


def test_after_applying_every_question_about_a_day_is_answered(small: Small) -> None:
    apply(merger(small))
    made = Unit.objects.get(latest_short_name="VKSND tỉnh Tây Ninh", valid_from=DAY)
    assert parent_on(small.chau_thanh, EVE) == small.long_an
    assert parent_on(small.chau_thanh, DAY) == made
    (descent,) = successors_of(Unit.objects.get(pk=small.long_an.pk), DAY)
    assert (descent.unit, descent.certainty) == (made, Certainty.OFFICIAL)
    (ended,) = successors_of(Unit.objects.get(pk=small.ben_luc.pk), DAY)
    assert (ended.unit, ended.is_known) == (None, True)
    labels = {unit.label for unit in Unit.objects.on(DAY)}
    assert labels == {
        "VKSND tối cao",
        "VKSND tỉnh Tây Ninh",
        "VKSND huyện Châu Thành (tỉnh Tây Ninh)",
        "VKSND khu vực 5 (tỉnh Tây Ninh)",
    }


def test_the_parts_above_are_told_once_with_who_follows_whom(small: Small, listening) -> None:
    reorganisation = apply(merger(small))
    (event,) = listening
    made = Unit.objects.get(valid_from=DAY)
    assert isinstance(event, UnitsReorganised)
    assert (event.on, event.reorganisation_id) == (DAY, reorganisation.pk)
    assert {(each.predecessor_id, each.successor_ids, each.kind) for each in event.successions} == {
        (small.long_an.pk, (made.pk,), "merge"),
        (small.tay_ninh.pk, (made.pk,), "merge"),
        (small.ben_luc.pk, (), "dissolve"),
    }
    assert event.kinds == {"merge", "dissolve"}
    assert event.ended_ids == {small.long_an.pk, small.tay_ninh.pk, small.ben_luc.pk}
    assert event.created_ids == (made.pk,)
    assert set(event.moved_ids) == {small.chau_thanh.pk, small.chau_thanh_tn.pk}
    assert event.renamed_ids == (small.chau_thanh_tn.pk,)


def test_a_wrong_last_step_leaves_nothing_changed(small: Small, listening) -> None:
    steps = [*merger(small), Dissolve(unit=small.top.public_id[::-1])]
    with nothing_changes(), pytest.raises(ChangeRefused) as refusal:
        apply(steps)
    assert [each.step for each in refusal.value.problems] == [6]
    assert listening == []
    apply(steps[:-1])
    assert len(listening) == 1


def test_a_failure_while_writing_takes_back_what_was_written(small: Small, listening) -> None:
    later = DAY + timedelta(days=30)
    set_code(unit_id=small.ben_luc.pk, scheme=Scheme.OWN, code="BL", since=later, **WHO)
    with nothing_changes(), pytest.raises(ChangeRefused, match="mã khác") as refusal:
        apply(merger(small))
    assert refusal.value.problems[0].facts["day"] == later
    assert listening == []


def test_a_receiver_that_raises_rolls_everything_back(small: Small, listening) -> None:
    events.install(
        {events.name_of(UnitsReorganised): [f"{__name__}.hear", f"{__name__}.object_to"]}
    )
    with nothing_changes(), pytest.raises(Refused, match="đã khóa bảng điểm"):
        apply(merger(small))
    assert len(listening) == 1


def test_a_draft_waits_and_is_applied_later(small: Small) -> None:
    entries = LedgerEntry.objects.count()
    draft = draft_reorganisation(decision=DECISION, effective_on=DAY, steps=merger(small), **WHO)
    assert (draft.state, draft.steps.count()) == (ReorganisationState.DRAFT, 5)
    assert LedgerEntry.objects.count() == entries
    assert Lineage.objects.count() == 0
    apply_draft(reorganisation_id=draft.pk, **WHO)
    with nothing_changes(), pytest.raises(ChangeRefused, match="không còn là dự thảo"):
        apply_draft(reorganisation_id=draft.pk, **WHO)
    with nothing_changes(), pytest.raises(ChangeRefused, match="không còn là dự thảo"):
        discard_draft(reorganisation_id=draft.pk, **WHO)


def test_a_discarded_draft_leaves_nothing(small: Small) -> None:
    with nothing_changes():
        draft = draft_reorganisation(
            decision=DECISION, effective_on=DAY, steps=merger(small), **WHO
        )
        discard_draft(reorganisation_id=draft.pk, **WHO)


def test_the_certainty_of_a_succession_is_that_of_step_or_decision(small: Small) -> None:
    decision = Decision(title="Chưa tra được văn bản", certainty=Certainty.DERIVED)
    apply_reorganisation(decision=decision, effective_on=DAY, steps=merger(small), **WHO)
    links = Lineage.objects.filter(predecessor=small.long_an)
    assert [link.certainty for link in links] == [Certainty.DERIVED]


def test_step_rows_show_both_sides_of_the_day(small: Small, django_assert_num_queries) -> None:
    split = Split(
        source=small.ben_luc.public_id,
        into=(
            new("mot", "VKSND khu vực 1", small.long_an),
            new("hai", "VKSND khu vực 2", small.long_an),
        ),
        heir="hai",
        share_note="các xã phía nam",
    )
    reorganisation = apply([split])
    (row,) = step_rows(reorganisation)
    assert [unit.label for unit in row.before] == ["VKSND huyện Bến Lức (tỉnh Long An)"]
    assert [unit.short_name for unit in row.after] == ["VKSND khu vực 1", "VKSND khu vực 2"]
    assert [unit.short_name for unit in row.after if unit.id in row.heirs] == ["VKSND khu vực 2"]
    assert (row.certainty, row.note) == (Certainty.OFFICIAL, "các xã phía nam")
    (listed,) = reorganisation_rows(reorganisations_for(ADMIN))
    assert (listed.document, listed.steps, listed.packaged) == ("84/2025/UBTVQH15", 1, False)
    assert find_reorganisation(ADMIN, listed.public_id) == reorganisation


def test_a_page_of_one_and_of_three_steps_asks_as_many_questions(
    small: Small, django_assert_num_queries
) -> None:
    reorganisation = apply(merger(small))
    steps = list(reorganisation.steps.all())
    for shown in (steps[:1], steps[:3]):
        with django_assert_num_queries(8):
            step_rows(reorganisation, steps=shown)


def revoke(reorganisation: Reorganisation, reason: str = "Nhập nhầm ngày") -> Reorganisation:
    return revoke_reorganisation(reorganisation_id=reorganisation.pk, reason=reason, **WHO)


def organisation() -> dict[str, list]:
    kept = ("Unit", "UnitName", "UnitCode", "UnitParent", "Jurisdiction", "Lineage")
    return {name: rows for name, rows in everything().items() if name in kept}


def test_taking_back_puts_everything_as_it_was(small: Small, listening) -> None:
    before = organisation()
    level = ChangeLevel(
        unit=small.chau_thanh_tn.public_id, into=new("kv", "VKSND khu vực 9", small.top)
    )
    reorganisation = apply([*merger(small)[:3], level])
    assert organisation() != before
    revoked = revoke(reorganisation)
    assert organisation() == before
    assert revoked.state == ReorganisationState.REVOKED
    assert isinstance(listening[-1], ReorganisationRevoked)
    assert set(listening[-1].ended_ids) == {
        small.long_an.pk,
        small.tay_ninh.pk,
        small.ben_luc.pk,
        small.chau_thanh_tn.pk,
    }
    newest = entry_rows(entries_for_subject(small.long_an))[0]
    assert newest.sentence == "rút lại “Sắp xếp mẫu (84/2025/UBTVQH15)”: Nhập nhầm ngày"


def test_what_was_taken_back_can_be_entered_rightly(small: Small) -> None:
    revoke(apply(merger(small)))
    apply_reorganisation(
        decision=DECISION, effective_on=DAY + timedelta(days=9), steps=merger(small), **WHO
    )
    assert Unit.objects.get(pk=small.long_an.pk).valid_to == DAY + timedelta(days=8)


def test_nothing_is_taken_back_once_somebody_has_built_on_it(small: Small) -> None:
    reorganisation = apply(merger(small))
    made = Unit.objects.get(valid_from=DAY)
    with transaction.atomic():
        rename_unit(unit_id=made.pk, name="Tên sau", since=DAY + timedelta(days=30), **WHO)
        refused(reorganisation, "đã có thay đổi sau đó")
        transaction.set_rollback(True)
    with transaction.atomic():
        enter("Viện kiểm sát nhân dân khu vực 7", made, since=DAY)
        refused(reorganisation, "đã có thay đổi sau đó")
        transaction.set_rollback(True)
    with transaction.atomic():
        later = Dissolve(unit=small.chau_thanh.public_id)
        apply_reorganisation(
            decision=DECISION, effective_on=DAY + timedelta(days=30), steps=[later], **WHO
        )
        refused(reorganisation, "đã có thay đổi sau đó")
        transaction.set_rollback(True)
    revoke(reorganisation)


def test_a_receiver_may_object_to_taking_back(small: Small, listening) -> None:
    reorganisation = apply(merger(small))
    events.install({events.name_of(ReorganisationRevoked): [f"{__name__}.object_to"]})
    refused(reorganisation, "đã khóa bảng điểm")


def test_taking_back_asks_for_a_reason_and_for_something_applied(small: Small) -> None:
    draft = draft_reorganisation(decision=DECISION, effective_on=DAY, steps=merger(small), **WHO)
    refused(draft, "chưa được áp dụng")
    applied = apply_draft(reorganisation_id=draft.pk, **WHO)
    refused(applied, "Chưa ghi lý do", reason="  ")
    revoke(applied)
    refused(applied, "chưa được áp dụng")


def refused(reorganisation: Reorganisation, words: str, reason: str = "Nhập nhầm") -> None:
    with nothing_changes(), pytest.raises(Refused, match=words):
        revoke(reorganisation, reason)


def test_a_decision_without_title_or_with_a_slip_in_it_is_refused(small: Small) -> None:
    for wrong, words in (
        ({"decision": Decision(title="  ")}, "chưa có tên"),
        ({"decision": Decision(title="Sắp xếp " * 99)}, "dài quá 400 chữ"),
        ({"decision": Decision(title="Sắp xếp", symbol="X" * 61)}, "dài quá 60 chữ"),
        ({"effective_on": date(25, 7, 1)}, "khoảng năm 1900 đến 2199"),
        ({"steps": []}, "chưa có bước nào"),
    ):
        arguments = {"decision": DECISION, "effective_on": DAY, "steps": merger(small)} | wrong
        with nothing_changes(), pytest.raises(ChangeRefused, match=words):
            apply_reorganisation(**arguments, **WHO)


def test_what_another_part_holds_on_to_is_not_taken_back(small: Small) -> None:
    reorganisation = apply(merger(small))
    made = Unit.objects.get(valid_from=DAY)
    person = Person.objects.create(full_name="Nguyễn Thị Mẫu", invented=True)
    post = Post.objects.create(person=person, unit=made, position="Viện trưởng", start=DAY)
    refused(reorganisation, "đã được dùng ở nơi khác")
    post.delete()
    revoke(reorganisation)


def test_a_new_body_follows_nobody(small: Small) -> None:
    apply([Establish(unit=new("moi", "VKSND tỉnh Mới", small.top))])
    made = Unit.objects.get(valid_from=DAY)
    assert not Lineage.objects.exists()
    assert (made.level, made.certainty) == (Level.PROVINCIAL, Certainty.OFFICIAL)


def test_an_event_is_told_for_a_single_dissolution_too(small: Small, listening) -> None:
    dissolve_unit(unit_id=small.ben_luc.pk, last_day=EVE, **WHO)
    (event,) = listening
    assert (event.on, event.ended_ids) == (DAY, {small.ben_luc.pk})
    assert event.reorganisation_id is None
