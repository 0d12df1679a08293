from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.support.counting import queries_of
from tests.support.sector import acting, small_sector
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.kernel.errors import NotFound, NotPermitted, Refused
from thidua.ledger.models import LedgerEntry
from thidua.people.actions import begin_post, create_person
from thidua.people.enums import Role
from thidua.records.actions import Rating, correct_rating, enter_rating
from thidua.records.enums import Grade
from thidua.records.models import AnnualAssessment, AssessmentCorrection
from thidua.records.queries import (
    find_rating,
    people_with_ratings,
    rated_people,
    rating_of_unit,
    rating_rows,
    ratings_for,
    ratings_of_person,
    ratings_of_unit,
    ratings_of_year,
)

AT = moment(date(2025, 12, 20), 9)
TODAY = AT.date()


@contextmanager
def nothing_is_saved():
    before = sorted(AnnualAssessment.objects.values_list()), LedgerEntry.objects.count()
    yield
    assert (sorted(AnnualAssessment.objects.values_list()), LedgerEntry.objects.count()) == before
    assert not AssessmentCorrection.objects.exists()


def somebody(name, unit, since=date(2020, 1, 1)):
    made = create_person(full_name=name, invented=True, actor=SYSTEM, at=AT)
    begin_post(
        person_id=made.pk, unit_id=unit.pk, position="Chuyên viên", start=since, actor=SYSTEM, at=AT
    )
    return made


@pytest.fixture
def sector(db):
    return small_sector()


@pytest.fixture
def person(sector):
    return somebody("Đỗ Thị Minh Họa", sector.long_an)


@pytest.fixture
def rate(sector):
    """Enters a rating of Long An; every particular can be given another value."""

    def make(person=None, *, actor=None, at=AT, **changed):
        particulars = {
            "year": 2025,
            "unit_id": sector.long_an.pk,
            "person_id": person.pk if person else None,
            "grade": Grade.GOOD,
        }
        return enter_rating(
            Rating(**(particulars | changed)), actor=actor or sector.long_an_officer, at=at
        )

    return make


def test_grades_rise() -> None:
    assert [each.rank for each in Grade] == [0, 1, 2, 3]
    assert max(Grade, key=lambda each: each.rank) is Grade.EXCELLENT


def test_a_rating_says_whose_and_by_whom(sector, person, rate) -> None:
    made = rate(person, decision="12/QĐ-VKS", decided_on=date(2025, 12, 10))
    [row] = ratings_of_person(person)
    assert (row.who, row.grade, row.unit) == ("Đỗ Thị Minh Họa", Grade.GOOD, "VKSND tỉnh Long An")
    assert not row.on_behalf
    told = LedgerEntry.objects.latest("id")
    assert (told.verb, told.content["on_behalf_of"]) == ("rating.entered", "")
    assert made.entered_by.startswith("Trần Văn Ví Dụ")


def test_the_office_above_enters_on_behalf(sector, person, rate) -> None:
    assert rate(person, actor=sector.office).on_behalf
    assert LedgerEntry.objects.latest("id").content["on_behalf_of"] == "VKSND tỉnh Long An"


def test_a_province_rates_the_people_of_its_districts(sector, rate) -> None:
    below = somebody("Tạ Văn Thí Dụ", sector.ben_luc)
    assert rate(below).person == below
    elsewhere = somebody("Cao Thị Mẫu", sector.ben_tre)
    with nothing_is_saved(), pytest.raises(Refused, match="không giữ chức vụ") as caught:
        rate(elsewhere)
    assert caught.value.field == "person"


@pytest.mark.parametrize(
    ("changed", "said", "field"),
    [
        ({"year": 2026}, "chưa đến", "year"),
        ({"year": 1989}, "từ năm 1990", "year"),
        ({"decided_on": date(2025, 12, 21)}, "sau ngày nhập", "decided_on"),
        ({"note": "x" * 301}, "dài 301", "note"),
        ({"person_id": 10_000}, "Chưa rõ xếp loại của ai", "person"),
    ],
)
def test_what_cannot_be_is_refused_in_words(rate, changed, said, field) -> None:
    with nothing_is_saved(), pytest.raises(Refused, match=said) as caught:
        rate(**changed)
    assert caught.value.field == field


def test_a_year_is_rated_once(sector, person, rate) -> None:
    rate(person)
    rate()
    for again in (person, None):
        with nothing_is_saved(), pytest.raises(Refused, match="đã có xếp loại năm 2025"):
            rate(again, grade=Grade.DONE)
    assert rate(person, year=2024).year == 2024
    held = {"year": 2025, "unit": sector.long_an, "entered_by": "Mẫu", "entered_at": AT}
    wrong = (
        {"person": person, "grade": "hoan-thanh"},
        {"grade": "hoan-thanh"},
        {"year": 2023, "grade": "kha"},
    )
    for columns in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            AnnualAssessment.objects.create(**(held | columns))


def test_nobody_else_writes(sector, person, rate) -> None:
    for actor in (sector.ben_tre_officer, acting(Role.RECORDS_CLERK, sector.long_an)):
        with nothing_is_saved(), pytest.raises(NotPermitted):
            rate(person, actor=actor)
    with nothing_is_saved(), pytest.raises(NotFound):
        rate(unit_id=10_000)


def test_a_correction_keeps_what_was(sector, person, rate) -> None:
    made = rate(person, decision="12/QĐ-VKS")
    by = {"rating_id": made.pk, "actor": sector.long_an_officer, "at": AT}
    with nothing_is_saved(), pytest.raises(Refused, match="Chưa có lý do"):
        correct_rating(grade=Grade.EXCELLENT, reason=" ", **by)
    with nothing_is_saved(), pytest.raises(Refused, match="vẫn như cũ"):
        correct_rating(grade=Grade.GOOD, reason="Nhầm", **by)
    with nothing_is_saved(), pytest.raises(NotPermitted):
        correct_rating(grade=Grade.DONE, reason="Nhầm", **(by | {"actor": sector.ben_tre_officer}))
    correct_rating(grade=Grade.EXCELLENT, reason="Đã công nhận sáng kiến", **by)
    [row] = ratings_of_person(person)
    assert (row.grade, row.decision) == (Grade.EXCELLENT, "12/QĐ-VKS")
    [correction] = row.corrections
    assert correction.old_label == "Hoàn thành tốt nhiệm vụ"
    assert correction.reason == "Đã công nhận sáng kiến"
    told = LedgerEntry.objects.latest("id")
    assert told.verb == "rating.corrected"
    assert told.content["payload"]["new"] == "Hoàn thành xuất sắc nhiệm vụ"
    with pytest.raises(NotFound):
        correct_rating(rating_id=10_000, grade=Grade.DONE, reason="x", actor=SYSTEM, at=AT)


def test_a_persons_rating_is_seen_by_whom_it_concerns(sector, person, rate) -> None:
    made, own = rate(person), rate()
    stranger = replace(sector.ben_tre_officer, person_id=None)
    assert list(ratings_for(stranger, on=TODAY)) == [own]
    with pytest.raises(NotFound):
        find_rating(stranger, made.public_id, on=TODAY)
    for actor in (sector.office, sector.long_an_officer, replace(stranger, person_id=person.pk)):
        assert set(ratings_for(actor, on=TODAY)) == {made, own}
        assert find_rating(actor, made.public_id, on=TODAY) == made


def test_who_has_none_is_shown_with_none(sector, person, rate) -> None:
    other = somebody("Bùi Thị Thí Dụ", sector.long_an)
    somebody("Lý Văn Ví Dụ", sector.long_an, since=date(2026, 1, 1))
    rate(person, grade=Grade.FAILED)
    unit = sector.long_an

    def names(**asked):
        people = rated_people(unit, 2025, **asked)
        return [row.full_name for row in people_with_ratings(people, unit, 2025)]

    assert names() == [other.full_name, person.full_name]
    assert names(order="-sort_key") == [person.full_name, other.full_name]
    assert names(order="grade") == names(order="-grade") == [person.full_name, other.full_name]
    assert names(grade="none") == names(words="bui thi") == [other.full_name]
    assert names(grade=Grade.FAILED) == [person.full_name]
    [unrated, _rated] = people_with_ratings(rated_people(unit, 2025), unit, 2025)
    assert unrated.rating is None
    assert unrated.position == "Chuyên viên"


def test_a_units_own_ratings(sector, person, rate) -> None:
    rate(grade=Grade.EXCELLENT)
    rate(year=2024)
    rate(person)
    assert [row.year for row in ratings_of_unit(sector.long_an.pk)] == [2025, 2024]
    held = rating_of_unit(sector.long_an.pk, 2025)
    assert held is not None
    assert held.who == "VKSND tỉnh Long An"
    assert rating_of_unit(sector.long_an.pk, 2023) is None
    assert len(ratings_of_year(2025, [sector.long_an.pk])) == 2


def test_reading_does_not_grow_with_the_rows(sector, person, rate) -> None:
    rate(person)
    one = queries_of(lambda: rating_rows(AnnualAssessment.objects.all()))
    for number in range(3):
        rate(somebody(f"Người Mẫu {number}", sector.long_an))
    assert queries_of(lambda: rating_rows(AnnualAssessment.objects.all())) == one
