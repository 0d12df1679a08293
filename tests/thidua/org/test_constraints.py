"""What both databases refuse by themselves, whatever writes the row."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tests.thidua.org.conftest import BEGAN, Small
from thidua.org.enums import Certainty, LineageKind, Scheme, StepKind, StepRole
from thidua.org.models import (
    Jurisdiction,
    Lineage,
    Reorganisation,
    ReorganisationStep,
    StepUnit,
    Unit,
    UnitCode,
    UnitName,
    UnitParent,
)

DAY = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)


def refused(write) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def name(small: Small, **days) -> None:
    UnitName.objects.create(unit=small.ben_luc, name="Tên hai", short_name="Tên hai", **days)


def test_two_names_do_not_begin_end_or_last_together(small: Small) -> None:
    refused(lambda: name(small, valid_from=BEGAN, valid_to=EVE))
    refused(lambda: name(small, valid_from=DAY))
    small.ben_luc.names.update(valid_to=EVE)
    refused(lambda: name(small, valid_from=date(2020, 1, 1), valid_to=EVE))
    name(small, valid_from=DAY)


def test_two_names_are_not_both_the_oldest(small: Small) -> None:
    small.ben_luc.names.update(valid_from=None, valid_to=EVE)
    refused(lambda: name(small, valid_from=None, valid_to=BEGAN))
    name(small, valid_from=DAY)


def test_a_row_does_not_end_before_it_begins(small: Small) -> None:
    small.ben_luc.names.update(valid_to=EVE)
    refused(lambda: name(small, valid_from=DAY, valid_to=EVE))
    name(small, valid_from=DAY, valid_to=DAY)


def test_a_unit_has_one_superior_at_a_time_and_is_not_its_own(small: Small) -> None:
    def below(parent: Unit, **days) -> None:
        UnitParent.objects.create(unit=small.ben_luc, parent=parent, **days)

    refused(lambda: below(small.tay_ninh, valid_from=DAY))
    small.ben_luc.parent_links.update(valid_to=EVE)
    refused(lambda: below(small.ben_luc, valid_from=DAY))
    below(small.tay_ninh, valid_from=DAY)


def test_a_code_belongs_to_one_unit_at_a_time_within_its_scheme(small: Small) -> None:
    def code(unit: Unit, scheme: Scheme = Scheme.OWN, **days) -> None:
        UnitCode.objects.create(unit=unit, scheme=scheme, code="80", **days)

    code(small.long_an, valid_from=BEGAN)
    refused(lambda: code(small.tay_ninh, valid_from=DAY))
    refused(lambda: code(small.tay_ninh, valid_from=BEGAN, valid_to=EVE))
    code(small.tay_ninh, scheme=Scheme.GSO, valid_from=BEGAN)
    UnitCode.objects.filter(unit=small.long_an).update(valid_to=EVE)
    code(small.tay_ninh, valid_from=DAY)


def test_a_territory_is_not_served_twice_by_one_unit(small: Small) -> None:
    def serve(**days) -> None:
        Jurisdiction.objects.create(unit=small.long_an, territory=small.tay_ninh, **days)

    serve(valid_from=BEGAN)
    refused(lambda: serve(valid_from=DAY))


def test_a_last_day_has_a_certainty_and_an_unknown_first_day_says_so(small: Small) -> None:
    units = Unit.objects.filter(pk=small.ben_luc.pk)
    refused(lambda: units.update(valid_to=DAY))
    refused(lambda: units.update(to_certainty=Certainty.OFFICIAL))
    refused(lambda: units.update(valid_from=None))
    refused(lambda: units.update(valid_to=BEGAN - timedelta(1), to_certainty=Certainty.OFFICIAL))
    units.update(valid_from=None, from_certainty=Certainty.UNKNOWN)


def test_a_packaged_key_is_given_once_and_its_absence_often(small: Small) -> None:
    Unit.objects.filter(pk=small.ben_luc.pk).update(key="vks-x")
    refused(lambda: Unit.objects.filter(pk=small.top.pk).update(key="vks-x"))
    assert Unit.objects.filter(key=None).count() == 5


def test_nobody_follows_itself_or_twice(small: Small) -> None:
    def follow(before: Unit, after: Unit | None) -> None:
        Lineage.objects.create(
            predecessor=before,
            successor=after,
            on=DAY,
            kind=LineageKind.MERGE,
            certainty=Certainty.OFFICIAL,
        )

    refused(lambda: follow(small.ben_luc, small.ben_luc))
    follow(small.ben_luc, small.tay_ninh)
    refused(lambda: follow(small.ben_luc, small.tay_ninh))
    follow(small.chau_thanh, None)
    refused(lambda: follow(small.chau_thanh, None))


def test_a_step_has_one_place_and_names_a_unit_once(small: Small) -> None:
    reorganisation = Reorganisation.objects.create(title="Mẫu", effective_on=DAY)

    def step() -> ReorganisationStep:
        return ReorganisationStep.objects.create(
            reorganisation=reorganisation, place=1, kind=StepKind.MERGE
        )

    first = step()
    refused(step)
    StepUnit.objects.create(step=first, unit=small.top, role=StepRole.AFTER)
    refused(lambda: StepUnit.objects.create(step=first, unit=small.top, role=StepRole.AFTER))


def test_a_unit_that_something_hangs_on_is_not_deleted(small: Small) -> None:
    with pytest.raises(ProtectedError):
        small.top.delete()
