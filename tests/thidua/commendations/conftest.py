from datetime import date
from types import SimpleNamespace

import pytest

from tests.support.invented import make_person
from tests.support.sector import acting, cluster_ten, small_sector
from thidua.awards.actions import AwardLine
from thidua.awards.enums import Ground, SubjectKind
from thidua.commendations.actions import (
    Draft,
    add_line,
    draft_decision,
    number_decision,
    publish_decision,
    sign_decision,
    submit_decision,
)
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.people.actions import begin_post
from thidua.people.enums import Leadership, Role

DAY = date(2026, 11, 20)
NOW = moment(DAY, 9)
BY = {"actor": SYSTEM, "at": NOW}


@pytest.fixture
def sector(db):
    made = small_sector()
    made.clerk = acting(Role.RECORDS_CLERK, made.long_an, name="Trần Thị Văn Thư")
    made.head = acting(Role.UNIT_HEAD, made.long_an, name="Võ Văn Thí Dụ")
    made.year = cluster_ten(made.supreme, made.long_an, made.ben_tre, year=2026)
    return made


@pytest.fixture
def people(sector):
    """The signer, who heads Long An, and somebody to be awarded."""
    signer, awarded = make_person("Võ Văn Thí Dụ"), make_person("Trần Thị Ví Dụ")
    since = {"unit_id": sector.long_an.pk, "start": date(2020, 1, 1), **BY}
    begin_post(person_id=signer.pk, position="Viện trưởng", leadership=Leadership.HEAD, **since)
    begin_post(person_id=awarded.pk, position="Kiểm sát viên", **since)
    return SimpleNamespace(signer=signer, awarded=awarded)


@pytest.fixture
def draft(sector, people):
    """Begins a decision; every particular can be given another value."""

    def make(*, actor=SYSTEM, **changed):
        particulars = {
            "issuer_id": sector.long_an.pk,
            "title": "Về việc khen thưởng năm 2026",
            "year": 2026,
            "authority": "Viện trưởng Viện kiểm sát nhân dân tỉnh Long An",
            "place": "Long An",
            "signer_id": people.signer.pk,
            "signer_office": "Viện trưởng",
            "cluster_year_id": sector.year.pk,
        }
        return draft_decision(draft=Draft(**(particulars | changed)), actor=actor, at=NOW)

    return make


@pytest.fixture
def line(sector, people):
    """A line of the list; every particular can be given another value."""

    def make(**changed):
        particulars = {
            "award": "cstd-co-so",
            "subject_kind": SubjectKind.PERSON,
            "person_id": people.awarded.pk,
            "unit_id": sector.long_an.pk,
            "office": "Kiểm sát viên",
            "ground": Ground.MERIT,
            "period": (2026, 2026),
        }
        return AwardLine(**(particulars | changed))

    return make


@pytest.fixture
def signed(draft, line, sector):
    """A decision with two lines, walked to its signature."""

    def make(*lines, number=412):
        decision = draft()
        for each in lines or (line(), unit_line(sector.ben_luc)):
            add_line(decision_id=decision.pk, line=each, **BY)
        submit_decision(decision_id=decision.pk, **BY)
        number_decision(decision_id=decision.pk, number=number, issued_on=DAY, **BY)
        return sign_decision(decision_id=decision.pk, **BY)

    return make


@pytest.fixture
def published(signed):
    def make(*lines, number=412):
        return publish_decision(decision_id=signed(*lines, number=number).pk, **BY)

    return make


def unit_line(unit, **changed):
    particulars = {
        "award": "tt-ldxs",
        "subject_kind": SubjectKind.UNIT,
        "unit_id": unit.pk,
        "ground": Ground.MERIT,
        "period": (2026, 2026),
    }
    return AwardLine(**(particulars | changed))
