"""A loading that dies, and who may load."""

import pytest

from tests.thidua.org.conftest import ADMIN, AT, STRANGER, everything
from thidua.kernel.errors import NotPermitted
from thidua.org.actions import load_dataset as loading
from thidua.org.actions import load_organisation

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """What stops a process in the middle."""


def test_a_loading_that_dies_in_the_middle_leaves_nothing(monkeypatch) -> None:
    empty = everything()
    written: list[int] = []

    def die(*_arguments: object) -> int:
        written.append(sum(len(rows) for rows in everything().values()))
        raise Killed

    monkeypatch.setattr(loading, "_load_reorganisations", die)
    with pytest.raises(Killed):
        load_organisation(actor=ADMIN, at=AT)
    assert written[0] > 15_000
    assert everything() == empty


def test_only_the_administrator_loads() -> None:
    with pytest.raises(NotPermitted):
        load_organisation(actor=STRANGER, at=AT)
