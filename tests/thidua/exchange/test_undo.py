from datetime import date

import pytest

from tests.support.invented import AT, actor_with, make_person
from tests.thidua.exchange.conftest import counts, nothing_is_saved
from tests.thidua.exchange.files import PEOPLE_HEADER, UNITS_HEADER, book, person
from thidua.exchange.actions import apply_held, apply_import, hold_import, undo_import
from thidua.exchange.models import ImportRun
from thidua.exchange.queries import find_run, preview_import, run_rows, runs_for
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.org.actions import rename_unit
from thidua.org.models import Unit
from thidua.people.actions import begin_post, correct_person
from thidua.people.enums import Role
from thidua.people.models import Account, Person, Post

NOW = clock.moment(date(2026, 3, 2), 9)
PEOPLE = book(
    (*PEOPLE_HEADER, "Tên đăng nhập"), (*person("Nguyễn Thị Mẫu"), "mau.nguyen"), person("Ví Dụ")
)
UNITS = book(
    UNITS_HEADER,
    ("Phòng Một", "", "phòng", "VKSND tỉnh Mẫu", "P1", "01/07/2025"),
    ("Tổ Một", "", "phòng", "Phòng Một", "", "01/07/2025"),
)


def enter(kind: str, content: bytes, actor: Actor = SYSTEM) -> ImportRun:
    applied = apply_import(kind=kind, name="a.xlsx", content=content, actor=actor, at=NOW)
    assert applied.run is not None
    return applied.run


def undo(run: ImportRun, actor: Actor = SYSTEM) -> ImportRun:
    return undo_import(run_id=run.pk, actor=actor, at=NOW)


@pytest.mark.parametrize(("kind", "content"), [("people", PEOPLE), ("units", UNITS)])
def test_what_came_goes(agency: Unit, kind: str, content: bytes) -> None:
    before = counts()
    run = enter(kind, content)
    undo(run)
    after = counts()
    kept = {"ImportRun", "LedgerEntry", "EntrySubject"}
    assert {each for each in after if after[each] != before[each]} <= kept
    assert run_rows([ImportRun.objects.get()])[0].state_label == "Đã rút lại"
    with pytest.raises(Refused, match="đã rút lại"):
        undo(run)
    assert enter(kind, content).pk != run.pk


def test_a_person_corrected_since_stays_and_is_named(agency: Unit) -> None:
    run = enter("people", PEOPLE)
    made = Person.objects.get(full_name="Ví Dụ")
    correct_person(person_id=made.pk, birth_year=1990, actor=SYSTEM, at=NOW)
    with nothing_is_saved(), pytest.raises(Refused, match="Ví Dụ"):
        undo(run)
    assert Account.objects.count() == 1
    assert Post.objects.count() == 2


def test_a_unit_renamed_or_used_since_stays_and_is_named(agency: Unit) -> None:
    run = enter("units", UNITS)
    unit = Unit.objects.get(latest_name="Tổ Một")
    somebody = make_person("Trần Văn Ví Dụ")
    begin_post(
        person_id=somebody.pk,
        unit_id=unit.pk,
        position="Chuyên viên",
        start=date(2025, 8, 1),
        actor=SYSTEM,
        at=AT,
    )
    with nothing_is_saved(), pytest.raises(Refused, match="Trần Văn Ví Dụ"):
        undo(run)
    Post.objects.all().delete()
    rename_unit(unit_id=unit.pk, name="Tổ Khác", since=date(2026, 1, 1), actor=SYSTEM, at=NOW)
    with nothing_is_saved(), pytest.raises(Refused, match="Tổ Khác"):
        undo(run)


def test_a_unit_with_another_below_stays(agency: Unit) -> None:
    run = enter("units", UNITS)
    below = book(UNITS_HEADER, ("Tổ Hai", "", "phòng", "Phòng Một", "", "01/08/2025"))
    later = enter("units", below)
    with nothing_is_saved(), pytest.raises(Refused, match="Tổ Hai"):
        undo(run)
    undo(later)
    undo(run)
    assert Unit.objects.count() == 1


def test_only_who_imported_takes_back(agency: Unit) -> None:
    officer = actor_with(agency, Role.UNIT_OFFICER)
    run = enter("people", book(PEOPLE_HEADER, person("Mẫu")), officer)
    other = Actor(name="Khác", account_id=99, roles=officer.roles)
    with nothing_is_saved(), pytest.raises(NotPermitted):
        undo(run, other)
    with pytest.raises(NotFound):
        find_run(other, run.public_id)
    assert list(runs_for(officer)) == [run]
    undo(run, officer)
    assert not Person.objects.exists()


def test_a_file_waits_for_its_bearer_alone_and_once(agency: Unit) -> None:
    officer = actor_with(agency, Role.UNIT_OFFICER)
    content = book(PEOPLE_HEADER, person("Mẫu"))
    seen = preview_import(kind="people", name="a.xlsx", content=content, actor=officer, at=NOW)
    hold_import(preview=seen, content=content, actor=officer, at=NOW)
    held = hold_import(preview=seen, content=content, actor=officer, at=NOW)
    assert ImportRun.objects.count() == 1
    with pytest.raises(NotPermitted):
        apply_held(run_id=held.pk, actor=SYSTEM, at=NOW)
    applied = apply_held(run_id=held.pk, actor=officer, at=NOW)
    assert applied.run is not None
    assert ImportRun.objects.get().content is None
    with nothing_is_saved(), pytest.raises(Refused, match="xem thử lại"):
        apply_held(run_id=held.pk, actor=officer, at=NOW)
