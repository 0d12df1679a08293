"""Cluster 10 of 2026 with Long An and Bến Tre, and who works for them."""

from contextlib import contextmanager
from datetime import date

import pytest

from tests.support.sector import cluster_ten, small_sector
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.ledger.models import LedgerEntry
from thidua.people.actions import begin_post, create_person
from thidua.registrations.actions import Line, add_registration
from thidua.registrations.enums import LineKind
from thidua.registrations.models import Registration

AT = moment(date(2026, 2, 10), 9)


@contextmanager
def nothing_is_saved():
    """Neither lines nor entries change."""
    before = sorted(Registration.objects.values_list()), LedgerEntry.objects.count()
    yield
    assert (sorted(Registration.objects.values_list()), LedgerEntry.objects.count()) == before


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def year(sector):
    return cluster_ten(sector.supreme, sector.long_an, sector.ben_tre, year=2026)


@pytest.fixture
def person(sector):
    """Somebody of Bến Lức, below Long An."""
    made = create_person(full_name="Huỳnh Văn Mẫu", invented=True, actor=SYSTEM, at=AT)
    begin_post(
        person_id=made.pk,
        unit_id=sector.ben_luc.pk,
        position="Kiểm sát viên",
        start=date(2025, 1, 1),
        actor=SYSTEM,
        at=AT,
    )
    return made


@pytest.fixture
def add(sector, year):
    """Adds a line for Long An; every particular can be given another value."""

    def make(award="cstd-co-so", *, unit=None, actor=None, at=AT, reason="", **line):
        kind = LineKind.AWARD if award else LineKind.INITIATIVE
        return add_registration(
            Line(kind=kind, award=award, **line),
            cluster_year_id=year.pk,
            unit_id=(unit or sector.long_an).pk,
            reason=reason,
            actor=actor or sector.long_an_officer,
            at=at,
        )

    return make
