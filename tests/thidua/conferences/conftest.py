from datetime import date

import pytest

from tests.support.sector import cluster_ten, small_sector
from tests.thidua.conferences.moments import DAY, PLANNED
from thidua.conferences.actions import plan_conference
from thidua.conferences.enums import ConferenceKind
from thidua.kernel.actors import SYSTEM


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def cluster_year(sector):
    """Cluster 10 of 2020 with Long An and Bến Tre."""
    return cluster_ten(sector.supreme, sector.long_an, sector.ben_tre)


@pytest.fixture
def plan(sector, cluster_year):
    """Plans the conference of cluster 10; every particular can be given another value."""

    def make(**changed):
        particulars = {
            "body_id": sector.supreme.pk,
            "name": "Hội nghị ký kết giao ước thi đua năm 2020",
            "kinds": [ConferenceKind.LAUNCH, ConferenceKind.SIGNING],
            "day": DAY,
            "cluster_year_ids": [cluster_year.pk],
            "actor": SYSTEM,
            "at": PLANNED,
        }
        return plan_conference(**(particulars | changed))

    return make


@pytest.fixture
def another_cluster(sector):
    """A cluster of Long An itself, of the next year."""
    return cluster_ten(sector.long_an, sector.ben_luc, year=date(2021, 1, 1).year)
