"""A small invented organisation, the packaged one, and who may do what to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor, Held
from thidua.ledger.models import LedgerEntry
from thidua.org.actions import create_unit, load_organisation
from thidua.org.enums import Kind, Level, Sector
from thidua.org.models import Unit

AT: datetime = clock.moment(date(2026, 6, 1), 9)
TODAY = AT.date()
BEGAN = date(2015, 6, 1)
ADMIN = Actor(
    name="Nguyễn Thị Mẫu", account_id=1, roles=(Held(role="administrator", scope="system"),)
)
STRANGER = Actor(
    name="Trần Văn Ví Dụ",
    account_id=2,
    roles=(Held(role="unit_officer", scope="unit", scope_id=1),),
)


def office_over(unit: Unit) -> Actor:
    """The standing office of one unit."""
    held = Held(role="standing_office", scope="unit", scope_id=unit.pk)
    return Actor(name="Lê Thị Giả Định", account_id=3, unit_id=unit.pk, roles=(held,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Small:
    """Two provinces below one head; a Châu Thành in each."""

    top: Unit
    long_an: Unit
    tay_ninh: Unit
    chau_thanh: Unit
    ben_luc: Unit
    chau_thanh_tn: Unit


def enter(name: str, parent: Unit | None = None, **facts: Any) -> Unit:
    """A procuracy entered by the administrator; below a province it is a district's."""
    below_head = parent is None or parent.kind == Kind.SUPREME_PROCURACY
    kind = Kind.PROVINCIAL_PROCURACY if below_head else Kind.DISTRICT_PROCURACY
    defaults: dict[str, Any] = {
        "kind": kind,
        "level": Level.PROVINCIAL if below_head else Level.DISTRICT,
        "sector": Sector.PROCURACY,
        "short_name": name.replace("Viện kiểm sát nhân dân", "VKSND"),
        "since": BEGAN,
        "actor": ADMIN,
        "at": AT,
    }
    return create_unit(name=name, parent_id=parent.pk if parent else None, **defaults | facts)


def build() -> Small:
    """Enter the small organisation by the product's own actions."""
    top = enter(
        "Viện kiểm sát nhân dân tối cao",
        kind=Kind.SUPREME_PROCURACY,
        level=Level.SUPREME,
        since=None,
    )
    long_an = enter("Viện kiểm sát nhân dân tỉnh Long An", top)
    tay_ninh = enter("Viện kiểm sát nhân dân tỉnh Tây Ninh", top)
    return Small(
        top=top,
        long_an=long_an,
        tay_ninh=tay_ninh,
        chau_thanh=enter("Viện kiểm sát nhân dân huyện Châu Thành", long_an),
        ben_luc=enter("Viện kiểm sát nhân dân huyện Bến Lức", long_an),
        chau_thanh_tn=enter("Viện kiểm sát nhân dân huyện Châu Thành", tay_ninh),
    )


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Small]:
    """The small organisation, entered once a module; each test takes its own changes back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def small(built: Small, db: None) -> Small:
    return built


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the organisation and of the ledger, as they stand."""
    rows: dict[str, list[tuple[Any, ...]]] = {
        model.__name__: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_app_config("org").get_models()
    }
    rows["LedgerEntry"] = sorted(LedgerEntry.objects.values_list("pk", "verb"))
    return rows


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Whatever happens within leaves every row as it was."""
    before = everything()
    yield
    assert everything() == before


@pytest.fixture(scope="module")
def packaged(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The packaged organisation, loaded once a module and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_organisation(actor=SYSTEM, at=AT)
        yield
        transaction.set_rollback(True)
