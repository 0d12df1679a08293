import json
from datetime import date, timedelta

import pytest

from tests.thidua.scoring.year import AT, DAY, TABLE, enter, fill
from thidua.clusters.actions import end_membership
from thidua.clusters.queries import member_rows
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.scoring.actions import (
    Correction,
    correct_year,
    draft_table,
    explain_sheet,
    freeze_year,
    publish_year,
)
from thidua.scoring.models import Ranking
from thidua.scoring.queries import (
    ranking_for,
    ranking_rows,
    year_results,
    year_scores,
)

pytestmark = pytest.mark.db


def freeze(told, **changed):
    return freeze_year(
        **({"cluster_year_id": told.year.pk, "actor": told.head, "at": AT} | changed)
    )


def publish(told, **changed):
    return publish_year(
        **({"cluster_year_id": told.year.pk, "actor": told.head, "at": AT} | changed)
    )


def test_nothing_freezes_while_one_sheet_is_open_and_each_is_named(scoring) -> None:
    fill(scoring, 0, numerator="95")
    with pytest.raises(Refused) as refused:
        freeze(scoring)
    assert len(refused.value.reasons) == 3
    assert "VKSND tỉnh Bến Tre" in str(refused.value)
    assert not Ranking.objects.exists()


def test_the_cluster_freezes_at_once_and_twice_is_once(agreed) -> None:
    first = freeze(agreed)
    entries = LedgerEntry.objects.count()
    assert freeze(agreed).pk == first.pk
    assert LedgerEntry.objects.count() == entries
    assert year_scores(agreed.year.pk) == first.scores
    scores = json.loads(first.scores)
    assert [each["rank"] for each in scores["units"]] == [1, 2, 3]
    for sheet in agreed.sheets:
        with pytest.raises(Refused, match="khóa"):
            enter(sheet, "B2", "appraised", "1", agreed.head)
    with pytest.raises(Refused, match="đã khóa"):
        draft_table(
            cluster_year_id=agreed.year.pk,
            yaml=TABLE.replace("2.5", "2"),
            actor=agreed.head,
            at=AT,
        )


def test_an_explanation_without_answer_stops_the_freeze(agreed) -> None:
    sheet = agreed.sheets[1]
    enter(sheet, "B2", "explanation", "Xin xem lại", agreed.officers[1])
    explain_sheet(sheet_id=sheet.pk, actor=agreed.officers[1], at=AT)
    with pytest.raises(Refused, match="Bến Tre: giải trình chưa được trả lời"):
        freeze(agreed)


def test_members_do_not_freeze_publish_or_correct(agreed) -> None:
    for action in (freeze, publish):
        with pytest.raises(NotPermitted):
            action(agreed, actor=agreed.officers[0])


def test_publishing_ranks_the_year_and_writes_the_ranks_down(agreed) -> None:
    with pytest.raises(Refused, match="chưa khóa"):
        publish(agreed)
    freeze(agreed)
    with pytest.raises(NotFound):
        ranking_for(agreed.officers[2].__class__(name="Khách", account_id=9), agreed.year)
    assert len(ranking_for(agreed.officers[2], agreed.year).rows) == 1
    publish(agreed)
    entries = LedgerEntry.objects.count()
    publish(agreed)
    assert LedgerEntry.objects.count() == entries
    agreed.year.refresh_from_db()
    assert agreed.year.state == "ranked"
    ranks = {row.name: row.final_rank for row in member_rows(agreed.year)}
    assert ranks == {
        "VKSND tỉnh Long An": 1,
        "VKSND tỉnh Bến Tre": 3,
        "VKSND tỉnh Vĩnh Long": 2,
    } or sorted(ranks.values()) == [1, 2, 3]
    assert len(ranking_for(agreed.officers[2], agreed.year).rows) == 3


def test_a_correction_is_a_new_version_beside_the_old_one(agreed) -> None:
    old = freeze(agreed)
    publish(agreed)
    unit = agreed.units[2]

    def correct(**changed):
        given = {
            "cluster_year_id": agreed.year.pk,
            "corrections": [
                Correction(unit_id=unit.pk, criterion="B2", mark="9", reason="Biên bản phúc tra")
            ],
            "reason": "Phúc tra ngày 10/12",
            "actor": agreed.head,
            "at": AT + timedelta(days=1),
        }
        return correct_year(**(given | changed))

    wrong = {
        "lý do": {"reason": " "},
        "tối đa": {
            "corrections": [Correction(unit_id=unit.pk, criterion="B2", mark="99", reason="x")]
        },
        "Chưa có điểm nào thay đổi": {
            "corrections": [
                Correction(
                    unit_id=unit.pk, criterion="B2", mark="18", reason="Theo biên bản kiểm tra"
                )
            ]
        },
        "không có phiếu": {
            "corrections": [Correction(unit_id=0, criterion="B2", mark="1", reason="x")]
        },
    }
    for words, changed in wrong.items():
        with pytest.raises(Refused, match=words):
            correct(**changed)
    assert Ranking.objects.count() == 1
    new = correct()
    assert (new.version, new.published_at is not None) == (2, True)
    old.refresh_from_db()
    assert old.scores != new.scores == year_scores(agreed.year.pk)
    rows = {row.unit_id: row for row in ranking_rows(agreed.year.pk)}
    assert rows[unit.pk].rank == 3
    ranks = {row.unit_id: row.final_rank for row in member_rows(agreed.year)}
    assert ranks[unit.pk] == 3


def test_a_member_that_left_keeps_its_sheet_is_not_ranked_and_leads_nobody(agreed) -> None:
    leader = agreed.units[0]
    before = {row.unit_id: row for row in ranking_rows(agreed.year.pk)}
    membership = agreed.year.memberships.get(unit=leader)
    end_membership(
        membership_id=membership.pk,
        end=DAY - timedelta(days=1),
        reason="Giải thể",
        actor=SYSTEM,
        at=AT,
    )
    with clock.at(AT):
        rows = {row.unit_id: row for row in ranking_rows(agreed.year.pk)}
        results = year_results(agreed.year.pk)
    assert (rows[leader.pk].rank, rows[leader.pk].left_because) == (None, "Giải thể")
    assert "Long An" not in results
    ranking = freeze(agreed)
    assert leader.pk not in ranking.units.values()
    publish(agreed)
    assert {row.name: row.final_rank for row in member_rows(agreed.year)}[
        "VKSND tỉnh Long An"
    ] is None
    assert before[leader.pk].rank is not None


def test_marks_before_the_cutoff_are_provisional_and_not_published(agreed) -> None:
    cutoff = clock.moment(date(2020, 12, 5))
    emulation_year(agreed, cutoff)
    with clock.at(AT):
        assert all(row.provisional for row in ranking_rows(agreed.year.pk))
    ranking = freeze(agreed)
    assert ranking.before_cutoff
    with pytest.raises(Refused, match="tạm tính"):
        publish(agreed)
    with pytest.raises(Refused, match="khóa trước khi chốt số liệu"):
        publish(agreed, at=clock.moment(date(2020, 12, 6)))


def emulation_year(told, cutoff):
    from thidua.calendar.models import DataPeriod, EmulationYear  # reason: rows alone

    year = EmulationYear.objects.create(
        body=told.sector.supreme,
        year=2020,
        name="2020",
        start=date(2020, 1, 1),
        end=date(2020, 12, 31),
    )
    DataPeriod.objects.create(
        emulation_year=year,
        source="Thống kê",
        start=date(2019, 12, 1),
        end=date(2020, 11, 30),
        cutoff=cutoff,
    )
    told.year.emulation_year = year
    told.year.save()
