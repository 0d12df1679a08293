"""What the units signed for lands in their sheets when the table is adopted, and nothing else does."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support.sector import make_province
from tests.thidua.scoring.year import AT, YEAR, adopted, enter
from thidua.clusters.models import Membership
from thidua.kernel.clock import moment
from thidua.kernel.errors import Refused
from thidua.pledges.actions import Target, add_clause, open_draft
from thidua.pledges.enums import Direction, PledgeState
from thidua.pledges.models import Pledge
from thidua.scoring.actions import open_missing_sheets
from thidua.scoring.models import SheetCell

pytestmark = pytest.mark.db
SIGNED = date(YEAR, 2, 21)


def pledge(told, *, signed_on: date | None) -> Pledge:
    """A pledge with a level of all, levels of some units, and what the table does not measure so."""
    begun = moment(date(YEAR, 1, 10))
    made = open_draft(cluster_year_id=told.year.pk, actor=told.head, at=begun)
    own = {told.units[0].pk: Decimal(12), told.units[1].pk: Decimal("14.5")}
    for code, target in (
        ("1", Target(indicator="A1", direction=Direction.AT_LEAST, level=Decimal("92.5"))),
        ("2", Target(indicator="B1", direction=Direction.AT_LEAST, own=own)),
        ("3", Target(indicator="A2", direction=Direction.AT_MOST, level=Decimal(1))),
        ("4", Target(indicator="Z9", direction=Direction.AT_LEAST, level=Decimal(5))),
        ("5", Target(indicator="K1", direction=Direction.NONE)),
    ):
        text = f"Nội dung {code}"
        add_clause(
            pledge_id=made.pk, code=code, text=text, targets=[target], actor=told.head, at=begun
        )
    if signed_on is not None:
        Pledge.objects.filter(pk=made.pk).update(state=PledgeState.SIGNED, signed_on=signed_on)
    return made


def landed(told) -> dict[tuple[int, str], str]:
    cells = SheetCell.objects.filter(column="target", pledged=True, sheet__table=told.table)
    return {(cell.sheet.unit_id, cell.criterion): cell.text for cell in cells}


def test_the_signed_targets_land_by_unit_and_indicator(told) -> None:
    pledge(told, signed_on=SIGNED)
    scoring = adopted(told)
    first, second, third = (unit.pk for unit in told.units)
    assert landed(scoring) == {
        (first, "A1"): "92.5",
        (second, "A1"): "92.5",
        (third, "A1"): "92.5",
        (first, "B1"): "12",
        (second, "B1"): "14.5",
    }
    assert SheetCell.objects.count() == 5
    with pytest.raises(Refused, match="giao ước đã ký"):
        enter(scoring.sheets[0], "A1", "target", "80", scoring.officers[0])
    enter(scoring.sheets[2], "B1", "target", "10", scoring.officers[2])


@pytest.mark.parametrize("signed_on", [None, AT.date().replace(day=3)])
def test_targets_of_a_pledge_that_is_not_signed_yet_stay_out(told, signed_on) -> None:
    pledge(told, signed_on=signed_on)
    adopted(told)
    assert not SheetCell.objects.exists()


def test_a_member_who_joins_later_finds_its_targets_too(told) -> None:
    pledge(told, signed_on=SIGNED)
    scoring = adopted(told)
    joined = make_province("Trà Vinh", told.sector.supreme)
    Membership.objects.create(cluster_year=told.year, unit=joined, start=date(YEAR, 6, 1))
    open_missing_sheets(cluster_year_id=told.year.pk, actor=told.head, at=AT)
    assert landed(scoring)[joined.pk, "A1"] == "92.5"
    assert (joined.pk, "B1") not in landed(scoring)
