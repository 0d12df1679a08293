from datetime import date
from types import SimpleNamespace

import pytest

from tests.support.sector import acting, make_district, make_province, make_supreme
from tests.thidua.movements.moments import DRAFTED, LAUNCHED
from thidua.clusters.actions import add_member, create_cluster, open_cluster_year
from thidua.clusters.enums import ClusterKind
from thidua.kernel.actors import SYSTEM
from thidua.movements.actions import draft_movement, launch_movement
from thidua.movements.enums import MovementKind, MovementScope
from thidua.people.enums import Role


@pytest.fixture
def sector(db):
    """The supreme procuracy, two provinces, two districts of one, and their officers."""
    supreme = make_supreme()
    long_an, ben_tre = make_province("Long An", supreme), make_province("Bến Tre", supreme)
    return SimpleNamespace(
        supreme=supreme,
        long_an=long_an,
        ben_tre=ben_tre,
        ben_luc=make_district("Bến Lức", long_an),
        can_duoc=make_district("Cần Đước", long_an),
        office=acting(Role.STANDING_OFFICE, supreme),
        long_an_office=acting(Role.STANDING_OFFICE, long_an, name="Lê Thị Giả Định"),
        long_an_officer=acting(Role.UNIT_OFFICER, long_an, name="Trần Văn Ví Dụ"),
        ben_tre_officer=acting(Role.UNIT_OFFICER, ben_tre, name="Phạm Thị Thí Dụ"),
    )


@pytest.fixture
def draft(sector):
    """Drafts a movement; every particular can be given another value."""

    def make(**changed):
        particulars = {
            "launcher_id": sector.supreme.pk,
            "name": "Phong trào thi đua năm 2020",
            "year": 2020,
            "kind": MovementKind.REGULAR,
            "scope": MovementScope.WHOLE_SECTOR,
            "actor": SYSTEM,
            "at": DRAFTED,
        }
        return draft_movement(**(particulars | changed))

    return make


@pytest.fixture
def launch(draft):
    """Drafts and launches; ``due`` and ``unit_ids`` go to the launching, all else to the draft."""

    def make(**changed):
        sending = {name: changed.pop(name) for name in ("due", "unit_ids") if name in changed}
        at = changed.pop("launched_at", LAUNCHED)
        movement = draft(**changed)
        return launch_movement(movement_id=movement.pk, actor=SYSTEM, at=at, **sending)

    return make


@pytest.fixture
def cluster_year(sector):
    """Cluster 10 of the supreme procuracy in 2020, of which only Long An is entered."""
    cluster = create_cluster(
        parent_body_id=sector.supreme.pk,
        kind=ClusterKind.CLUSTER,
        name="Cụm thi đua số 10",
        actor=SYSTEM,
        at=DRAFTED,
    )
    year = open_cluster_year(cluster_id=cluster.pk, year=2020, actor=SYSTEM, at=DRAFTED)
    add_member(
        cluster_year_id=year.pk,
        unit_id=sector.long_an.pk,
        start=date(2020, 1, 1),
        actor=SYSTEM,
        at=DRAFTED,
    )
    return year
