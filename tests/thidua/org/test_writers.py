"""Two people change the structure at once: one of two contradicting changes is refused."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections

from tests.thidua.org.conftest import ADMIN, AT, Small, build
from thidua.kernel.errors import Refused
from thidua.org.actions import move_unit, rename_unit, set_code
from thidua.org.enums import Scheme
from thidua.org.models import Unit
from thidua.org.queries import ancestors_on

DAY = date(2025, 7, 1)


@pytest.fixture
def written(transactional_db: None) -> Small:
    """The small organisation, committed, so that two connections see it."""
    return build()


def at_once(*changes: Callable[[], object]) -> list[str]:
    """Start all changes together; the words of those that were refused."""
    barrier = Barrier(len(changes))

    def attempt(change: Callable[[], object]) -> str:
        try:
            barrier.wait(timeout=10)
            change()
        except Refused as refusal:
            return str(refusal)
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(changes)) as pool:
        return sorted(filter(None, pool.map(attempt, changes)))


def move(unit: Unit, parent: Unit) -> Callable[[], object]:
    return lambda: move_unit(unit_id=unit.pk, parent_id=parent.pk, since=DAY, actor=ADMIN, at=AT)


def test_two_moves_do_not_close_a_ring(written: Small) -> None:
    (words,) = at_once(
        move(written.long_an, written.tay_ninh), move(written.tay_ninh, written.long_an)
    )
    assert "không thể trực thuộc" in words
    for unit in (written.long_an, written.tay_ninh):
        assert written.top in ancestors_on(unit, DAY)


def test_two_units_do_not_take_one_name_or_one_code(written: Small) -> None:
    def rename(unit: Unit) -> Callable[[], object]:
        return lambda: rename_unit(
            unit_id=unit.pk, name="VKSND khu vực 1", since=DAY, actor=ADMIN, at=AT
        )

    def code(unit: Unit) -> Callable[[], object]:
        return lambda: set_code(
            unit_id=unit.pk, scheme=Scheme.OWN, code="80", since=DAY, actor=ADMIN, at=AT
        )

    (words,) = at_once(rename(written.ben_luc), rename(written.chau_thanh))
    assert "đã có “VKSND khu vực 1”" in words
    (words,) = at_once(code(written.ben_luc), code(written.chau_thanh))
    assert "Mã 80 đã thuộc" in words
