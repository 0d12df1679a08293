"""What would have changed a rank, as the ranking page says it, and who may read of whom."""

import pytest

from tests.thidua.scoring.test_freezing import freeze, publish
from thidua.scoring.queries import outcomes_near, ranking_for

pytestmark = pytest.mark.db


def of_unit(shown, unit):
    return next(row for row in shown.rows if row.unit_id == unit.pk)


def test_the_conductor_reads_of_neighbours_and_grades(agreed) -> None:
    freeze(agreed)
    shown = ranking_for(agreed.head, agreed.year)
    last = of_unit(shown, agreed.units[2])
    *neighbours, grade = outcomes_near(shown, last)
    assert any("Bến Tre" in said for said in neighbours)
    assert grade.startswith("Để xếp loại Xuất sắc: thêm ")
    assert any("VKSND tỉnh Bến Tre" in said for said in last.why)


def test_a_unit_reads_nothing_of_others_before_publication(agreed) -> None:
    freeze(agreed)
    shown = ranking_for(agreed.officers[2], agreed.year)
    own = of_unit(shown, agreed.units[2])
    near = outcomes_near(shown, own)
    assert [said.partition(":")[0] for said in near] == ["Để xếp loại Xuất sắc"]
    assert own.why
    assert not any(other in said for other in ("Long An", "Bến Tre") for said in (*own.why, *near))
    publish(agreed)
    shown = ranking_for(agreed.officers[2], agreed.year)
    assert any("Bến Tre" in said for said in outcomes_near(shown, of_unit(shown, agreed.units[2])))
