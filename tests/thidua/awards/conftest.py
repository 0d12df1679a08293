from datetime import date

import pytest

from tests.support.invented import make_person
from tests.support.sector import small_sector
from thidua.awards.actions import AwardLine, DecisionFacts, enter_awards
from thidua.awards.enums import Ground, SubjectKind
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.people.actions import begin_post

DECIDED = date(2020, 12, 20)
NOW = moment(date(2026, 3, 2), 9)


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def person(sector):
    """An invented prosecutor of Long An since 2015."""
    made = make_person("Trần Thị Ví Dụ")
    begin_post(
        person_id=made.pk,
        unit_id=sector.long_an.pk,
        position="Kiểm sát viên",
        start=date(2015, 1, 1),
        actor=SYSTEM,
        at=NOW,
    )
    return made


@pytest.fixture
def line(sector, person):
    """A line of a decision; every particular can be given another value."""

    def make(**changed):
        particulars = {
            "award": "cstd-co-so",
            "subject_kind": SubjectKind.PERSON,
            "person_id": person.pk,
            "unit_id": sector.long_an.pk,
            "office": "Kiểm sát viên trung cấp",
            "ground": Ground.MERIT,
            "period": (2020, 2020),
        }
        return AwardLine(**(particulars | changed))

    return make


@pytest.fixture
def enter(sector):
    """Enters lines of one decision."""

    def make(*lines, actor=SYSTEM, at=NOW, **changed):
        particulars = {
            "decided_on": DECIDED,
            "authority": "Viện trưởng VKSND tỉnh Long An",
            "number": "98/QĐ-VKS",
            "public": True,
        }
        decision = DecisionFacts(**(particulars | changed))
        return enter_awards(decision=decision, lines=lines, actor=actor, at=at)

    return make
