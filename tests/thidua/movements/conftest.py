import pytest

from tests.support.sector import cluster_ten, small_sector
from tests.thidua.movements.moments import DRAFTED, LAUNCHED
from thidua.kernel.actors import SYSTEM
from thidua.movements.actions import draft_movement, launch_movement
from thidua.movements.enums import MovementKind, MovementScope


@pytest.fixture
def sector(db):
    return small_sector()


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
    """Cluster 10 of 2020, of which only Long An is entered."""
    return cluster_ten(sector.supreme, sector.long_an)
