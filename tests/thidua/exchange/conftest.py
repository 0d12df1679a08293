"""One agency, and how many rows there are of everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.apps import apps

from tests.support.invented import make_unit
from thidua.org.models import Unit

PARTS = ("org", "people", "documents", "records", "exchange", "ledger")


def counts() -> dict[str, int]:
    return {
        model.__name__: model._default_manager.count()
        for part in PARTS
        for model in apps.get_app_config(part).get_models()
    }


@contextmanager
def nothing_is_saved() -> Iterator[None]:
    before = counts()
    yield
    assert counts() == before


@pytest.fixture
def agency(db: None) -> Unit:
    return make_unit("VKSND tỉnh Mẫu", since=date(2015, 6, 1))
