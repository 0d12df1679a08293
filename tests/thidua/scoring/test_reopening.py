"""A freeze withdrawn: who may, until when, and that nothing of what was frozen is lost."""

from datetime import timedelta

import pytest

from tests.thidua.scoring.test_freezing import freeze, publish
from tests.thidua.scoring.year import AT, DAY, TABLE, enter
from thidua.clusters.actions import end_membership
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.scoring.actions import Correction, correct_year, draft_table, withdraw_freeze
from thidua.scoring.enums import SheetState
from thidua.scoring.models import Ranking, ScoreSheet
from thidua.scoring.queries import ranking_for, ranking_of, year_scores
from thidua.scoring.queries.standing import standing_of

pytestmark = pytest.mark.db
WHY = "Bỏ sót số liệu tháng 11"


def withdraw(told, **changed):
    wanted = {"cluster_year_id": told.year.pk, "reason": WHY, "actor": told.head, "at": AT}
    return withdraw_freeze(**(wanted | changed))


def states(told) -> list[str]:
    return list(ScoreSheet.objects.order_by("id").values_list("state", flat=True))


def test_the_sheets_open_where_they_were_frozen_and_the_version_stays(agreed) -> None:
    end_membership(
        membership_id=agreed.year.memberships.get(unit=agreed.units[2]).pk,
        end=DAY - timedelta(days=9),
        reason="Sáp nhập",
        actor=SYSTEM,
        at=AT,
    )
    ScoreSheet.objects.filter(pk=agreed.sheets[2].pk).update(state=SheetState.CLAIMED)
    before = freeze(agreed)
    assert states(agreed) == ["frozen"] * 3
    withdraw(agreed)
    assert states(agreed) == ["appraised", "appraised", "claimed"]
    kept = Ranking.objects.get()
    assert (kept.scores, kept.withdrawn_at, kept.withdrawn_because) == (before.scores, AT, WHY)
    assert ranking_of(agreed.year.pk) is None
    assert standing_of(agreed.year).frozen_on is None
    assert ranking_for(agreed.head, agreed.year).reopened_because == WHY


def test_marks_are_put_right_and_frozen_again_as_another_version(agreed) -> None:
    first = freeze(agreed)
    withdraw(agreed)
    enter(
        agreed.sheets[0], "B2", "appraised", "10", agreed.head, reason="Soát lại", reason_version=1
    )
    second = freeze(agreed)
    assert (second.version, second.reason, second.withdrawn_at) == (2, WHY, None)
    assert first.scores != second.scores == year_scores(agreed.year.pk)
    publish(agreed)
    assert ranking_for(agreed.officers[1], agreed.year).version == 2


def test_the_table_itself_may_be_replaced_after_a_withdrawal(agreed) -> None:
    freeze(agreed)
    withdraw(agreed)
    yaml = TABLE.replace("2.5", "2")
    draft_table(cluster_year_id=agreed.year.pk, yaml=yaml, actor=agreed.head, at=AT)


def test_every_version_goes_with_the_freeze(agreed) -> None:
    freeze(agreed)
    fix = Correction(unit_id=agreed.units[0].pk, criterion="B2", mark="17", reason="Nhầm")
    correct_year(
        cluster_year_id=agreed.year.pk, corrections=[fix], reason="Nhầm", actor=agreed.head, at=AT
    )
    withdraw(agreed)
    assert ranking_of(agreed.year.pk) is None
    assert states(agreed) == ["appraised"] * 3
    assert freeze(agreed).version == 3


def test_it_is_told_and_written_down_with_its_reason(agreed) -> None:
    freeze(agreed)
    withdraw(agreed)
    [entry] = LedgerEntry.objects.filter(verb="score_year.reopened")
    assert entry.at == AT


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_asked_for(agreed, reason) -> None:
    freeze(agreed)
    with pytest.raises(Refused, match="Chưa có lý do"):
        withdraw(agreed, reason=reason)
    assert states(agreed) == ["frozen"] * 3


def test_refusals_are_told_apart_and_leave_everything(agreed) -> None:
    with pytest.raises(Refused, match="chưa khóa"):
        withdraw(agreed)
    freeze(agreed)
    with pytest.raises(NotPermitted):
        withdraw(agreed, actor=agreed.officers[0])
    publish(agreed)
    with pytest.raises(Refused, match="đã công bố nên không rút khóa được"):
        withdraw(agreed)
    assert states(agreed) == ["published"] * 3
    assert Ranking.objects.get().withdrawn_at is None
    assert not LedgerEntry.objects.filter(verb="score_year.reopened").exists()
