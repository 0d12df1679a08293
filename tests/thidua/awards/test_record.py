from datetime import date

import pytest

from tests.support.counting import queries_of
from thidua.awards.actions import declare_coverage, withdraw_coverage
from thidua.awards.enums import KnownKind, SubjectKind
from thidua.awards.models import Award, RegisterCoverage
from thidua.awards.queries import (
    all_coverage,
    award_rows,
    awards_for,
    awards_of_person,
    coverage_rows,
    find_award,
    person_held,
    public_awards,
    search_awards,
    unit_held,
    unit_record,
)
from thidua.kernel.actors import ANONYMOUS, SYSTEM
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.org.actions import apply_reorganisation
from thidua.org.actions.drafting import Decision
from thidua.org.domain.steps import Merge
from thidua.org.models import Unit

from .conftest import NOW

TODAY = NOW.date()


def cover(unit, first, last=None, kind=KnownKind.TITLE, **changed):
    particulars = {
        "unit_id": unit.pk,
        "kind": kind,
        "first": first,
        "last": last,
        "source": "Sổ theo dõi khen thưởng",
        "actor": SYSTEM,
        "at": NOW,
    }
    return declare_coverage(**(particulars | changed))


def merge(sector, certainty: str) -> None:
    apply_reorganisation(
        decision=Decision(title="Sắp xếp"),
        effective_on=date(2025, 7, 1),
        steps=[
            Merge(
                sources=(sector.ben_luc.public_id,),
                into=sector.can_duoc.public_id,
                certainty=certainty,
            )
        ],
        actor=SYSTEM,
        at=NOW,
    )
    for unit in (sector.ben_luc, sector.can_duoc):
        unit.refresh_from_db()


@pytest.fixture
def flag(sector, enter, line):
    """Bến Lức's flag of 2020."""
    (award,) = enter(
        line(
            award="co-nganh",
            subject_kind=SubjectKind.UNIT,
            person_id=None,
            unit_id=sector.ben_luc.pk,
            office="",
        )
    )
    return award


def held(person, year: int) -> bool | None:
    return person_held(person.pk, "cstd-co-so", year, today=TODAY).held


def test_outside_what_is_known_nobody_says_no(sector, enter, line, person) -> None:
    (award,) = enter(line())
    assert person_held(person.pk, "cstd-co-so", 2020, today=TODAY).awards == (award,)
    assert (held(person, 2020), held(person, 2019)) == (True, None)
    cover(sector.long_an, 2016, kind=KnownKind.FORM)
    assert held(person, 2019) is None, "forms being known says nothing of titles"
    cover(sector.supreme, 2016)
    assert (held(person, 2016), held(person, 2015)) == (False, None)
    assert held(person, 2014) is None, "nobody knows where the person served"
    assert held(person, 2025) is False
    assert held(person, 2026) is None, "titles of the year in hand are not decided yet"


def test_a_cancelled_award_was_not_held(sector, enter, line, person) -> None:
    enter(line())
    cover(sector.long_an, 2016)
    Award.objects.update(state="cancelled", ended_on=TODAY, end_reason="x")
    assert held(person, 2020) is False


@pytest.mark.parametrize("certainty", ["official", "derived"])
def test_a_units_record_follows_it_through_a_merger(sector, flag, certainty) -> None:
    merge(sector, certainty)
    (row,) = unit_record(sector.can_duoc, on=TODAY)
    assert (row.award.public_id, row.certainty) == (flag.public_id, certainty)
    assert row.award.unit == "VKSND huyện Bến Lức (tỉnh Long An)"
    assert row.award.unit_now == "nay là VKSND huyện Cần Đước (tỉnh Long An)"
    assert row.award.unit_now_certainty == certainty
    assert unit_held(sector.can_duoc, "co-nganh", 2020, today=TODAY).held is True
    assert unit_held(sector.can_duoc, "co-nganh", 2019, today=TODAY).held is None
    cover(sector.can_duoc, 2016)
    assert unit_held(sector.can_duoc, "co-nganh", 2019, today=TODAY).held is None
    cover(sector.ben_luc, 2016)
    assert unit_held(sector.can_duoc, "co-nganh", 2019, today=TODAY).held is False


def test_of_an_unsure_descent_nothing_is_denied(sector, flag) -> None:
    merge(sector, "unknown")
    cover(sector.supreme, 2016)
    assert unit_held(sector.can_duoc, "co-nganh", 2019, today=TODAY).held is None


def test_coverage_that_is_refused_and_taken_back(sector) -> None:
    known = cover(sector.long_an, 2016, 2020)
    for changed, sentence in (
        ({"first": 2020, "last": 2021}, r"đã có lời ghi.*từ năm 2016 đến năm 2020"),
        ({"first": 2010}, "đã có lời ghi"),
        ({"first": 2025, "last": 2024}, "không đúng thứ tự"),
        ({"first": 2022, "last": 2027}, "chưa tới"),
        ({"first": 2022, "source": " "}, "Chưa ghi nguồn"),
    ):
        with pytest.raises(Refused, match=sentence):
            cover(sector.long_an, **changed)
    cover(sector.long_an, 2021)
    assert [(row.first, row.last) for row in coverage_rows(all_coverage(), on=TODAY)] == [
        (2016, 2020),
        (2021, None),
    ]
    with pytest.raises(NotPermitted):
        cover(sector.ben_tre, 2016, actor=sector.ben_tre_officer)
    with pytest.raises(Refused, match="Chưa có lý do"):
        withdraw_coverage(coverage_id=known.pk, reason="", actor=SYSTEM, at=NOW)
    withdraw_coverage(coverage_id=known.pk, reason="sổ thiếu", actor=SYSTEM, at=NOW)
    assert list(RegisterCoverage.objects.values_list("first", flat=True)) == [2021]


def test_words_find_awards_without_diacritics(sector, enter, line, flag, person) -> None:
    enter(line())

    def found(words: str) -> set[str]:
        return {award.name for award in search_awards(awards_for(SYSTEM), words)}

    assert found("vi du long an") == {"Trần Thị Ví Dụ"}
    assert found("co nganh 2020") == {flag.name}
    assert found("98/QĐ-VKS") == {"Trần Thị Ví Dụ", flag.name}
    assert found("tran thi vi d") == {"Trần Thị Ví Dụ"}
    assert found("bến tre") == set()
    assert [each.name for each in awards_of_person(person.pk)] == ["Trần Thị Ví Dụ"]


def test_the_public_sees_only_what_was_made_public(sector, enter, line, person) -> None:
    (shown,) = enter(line())
    enter(line(period=(2019, 2019)), public=False)
    assert list(public_awards()) == [shown]
    person.erased_at = NOW
    person.save()
    assert not public_awards().exists()
    (row,) = award_rows([Award.objects.select_related("person", "unit").get(pk=shown.pk)], on=TODAY)
    assert (row.name, row.office, row.merit) == ("(đã xóa)", "", "")


def test_strangers_find_nothing(flag) -> None:
    with pytest.raises(NotFound):
        find_award(ANONYMOUS, flag.public_id)
    assert find_award(SYSTEM, flag.public_id) == flag


def test_many_rows_cost_what_one_costs(sector, enter, line) -> None:
    enter(line())
    Unit.objects.filter(pk=sector.ben_luc.pk).update(
        valid_to=date(2025, 6, 30), to_certainty="official"
    )
    one = queries_of(lambda: award_rows(awards_for(SYSTEM), on=TODAY))
    enter(line(period=(2019, 2019)), line(award="giay-khen"))
    assert queries_of(lambda: award_rows(awards_for(SYSTEM), on=TODAY)) == one
