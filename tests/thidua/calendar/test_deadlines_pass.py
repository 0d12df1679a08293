from datetime import date

import pytest

from tests.support.sector import small_sector
from thidua.calendar.actions import (
    drop_deadline,
    meet_deadline,
    pass_deadline,
    set_deadline,
)
from thidua.calendar.enums import DeadlineState
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import Refused
from thidua.ledger.queries import entries_for_subject, entry_rows

DUE = moment(date(2020, 2, 15), 16)
AT = moment(date(2020, 2, 1), 9)


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def set_it(sector):
    """Sets the deadline of Long An; the same each time but for what is given."""

    def make(**changed):
        particulars = {
            "subject": sector.supreme,
            "label": "Gửi báo cáo",
            "due": DUE,
            "unit_id": sector.long_an.pk,
            "actor": SYSTEM,
            "at": AT,
        }
        return set_deadline(**(particulars | changed))

    return make


def test_an_open_deadline_passes_to_another_unit(sector, set_it) -> None:
    deadline = set_it()
    passing = {"deadline_id": deadline.pk, "unit_id": sector.ben_tre.pk, "actor": SYSTEM, "at": AT}
    with pytest.raises(Refused, match="lý do"):
        pass_deadline(reason=" ", **passing)
    pass_deadline(reason="hợp nhất", **passing)
    deadline.refresh_from_db()
    assert (deadline.unit_id, deadline.due) == (sector.ben_tre.pk, DUE)
    assert entry_rows(entries_for_subject(deadline))[0].sentence == (
        "chuyển hạn Gửi báo cáo từ VKSND tỉnh Long An sang VKSND tỉnh Bến Tre: hợp nhất"
    )


def test_what_is_done_does_not_pass(sector, set_it) -> None:
    deadline = set_it()
    meet_deadline(subject=sector.supreme, unit_id=sector.long_an.pk, actor=SYSTEM, at=AT)
    with pytest.raises(Refused, match="đã đóng"):
        pass_deadline(
            deadline_id=deadline.pk,
            unit_id=sector.ben_tre.pk,
            reason="hợp nhất",
            actor=SYSTEM,
            at=AT,
        )


def test_a_dropped_deadline_that_is_set_again_is_open_again(set_it) -> None:
    deadline = set_it()
    drop_deadline(deadline_id=deadline.pk, reason="thôi", actor=SYSTEM, at=AT)
    later = moment(date(2020, 3, 1), 16)
    again = set_it(due=later)
    assert again.pk == deadline.pk
    assert (again.state, again.due, again.closed_at) == (DeadlineState.OPEN, later, None)
    verbs = [each.verb for each in entries_for_subject(deadline)]
    assert verbs == ["deadline.set", "deadline.dropped", "deadline.set"]


def test_a_deadline_that_was_met_stays_met(sector, set_it) -> None:
    set_it()
    meet_deadline(subject=sector.supreme, unit_id=sector.long_an.pk, actor=SYSTEM, at=AT)
    assert set_it().state == DeadlineState.MET
