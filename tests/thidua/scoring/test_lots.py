import pytest

from tests.thidua.scoring.year import AT, adopted, fill, make_year
from thidua.kernel.errors import NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.scoring.actions import draw_scorers, submit_sheet
from thidua.scoring.domain.lots import drawn_round
from thidua.scoring.models import ScoreSheet

pytestmark = pytest.mark.db


def draw(told, *, code="15", actor=None):
    return draw_scorers(cluster_year_id=told.year.pk, code=code, actor=actor or told.head, at=AT)


def scorers() -> set[int | None]:
    return set(ScoreSheet.objects.values_list("crossed_by", flat=True))


def test_each_marks_the_next_in_the_round_and_the_number_is_recorded(scoring) -> None:
    draw(scoring, code=" 15 ")
    entry = LedgerEntry.objects.get(verb="score_year.drawn")
    told = entry.content["payload"]
    assert told["code"] == "15"
    names = {unit.pk: unit.latest_name for unit in scoring.units}
    assert tuple(told["round"]) == drawn_round(names.values(), "15")
    marked = {names[each.crossed_by_id]: names[each.unit_id] for each in ScoreSheet.objects.all()}
    assert [marked[name] for name in told["round"]] == [*told["round"][1:], told["round"][0]]


def test_drawing_again_replaces_what_was_drawn(scoring) -> None:
    draw(scoring)
    before = dict(ScoreSheet.objects.values_list("unit", "crossed_by"))
    other = next(str(number) for number in range(99) if _differs(scoring, str(number)))
    draw(scoring, code=other)
    assert dict(ScoreSheet.objects.values_list("unit", "crossed_by")) != before
    assert scorers() == {unit.pk for unit in scoring.units}


def _differs(scoring, code: str) -> bool:
    names = [unit.latest_name for unit in scoring.units]
    first, second = drawn_round(names, "15"), drawn_round(names, code)
    return second[(second.index(first[0]) + 1) % 3] != first[1]


def test_without_a_number_nothing_is_drawn(scoring) -> None:
    with pytest.raises(Refused, match="mã số bốc thăm"):
        draw(scoring, code="  ")
    assert scorers() == {None}


def test_a_unit_that_is_marked_draws_no_lots(scoring) -> None:
    with pytest.raises(NotPermitted):
        draw(scoring, actor=scoring.officers[1])
    assert scorers() == {None}


def test_two_units_draw_no_lots(db) -> None:
    told = adopted(make_year(members=2))
    with pytest.raises(Refused, match="ít hơn 3 phiếu"):
        draw(told)
    assert scorers() == {None}


def test_a_sheet_that_has_gone_further_keeps_all_lots_as_they_are(agreed) -> None:
    with pytest.raises(Refused):
        draw(agreed)
    assert scorers() == {None}
    assert not LedgerEntry.objects.filter(verb="score_year.drawn").exists()


def test_sheets_that_were_sent_can_still_be_drawn_for(scoring) -> None:
    fill(scoring, 0, numerator="95")
    submit_sheet(sheet_id=scoring.sheets[0].pk, actor=scoring.officers[0], at=AT)
    draw(scoring)
    assert None not in scorers()
