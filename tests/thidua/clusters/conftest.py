from datetime import date

import pytest

from tests.support.invented import AT, make_unit
from thidua.clusters.actions import add_member, create_cluster, name_lead, open_cluster_year
from thidua.clusters.enums import ClusterKind, LeadHow, LeadRole
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.kernel.actors import SYSTEM
from thidua.org.models import Unit

START = date(2024, 1, 1)


@pytest.fixture
def supreme(db) -> Unit:
    return make_unit("VKSND tối cao")


@pytest.fixture
def units(supreme) -> list[Unit]:
    names = ("Ví Dụ", "Giả Định", "Thí Dụ")
    return [make_unit(f"VKSND tỉnh {name}", parent=supreme) for name in names]


@pytest.fixture
def open_year(supreme):
    def make(
        name: str = "Cụm thi đua số 10",
        *,
        body: Unit = supreme,
        year: int = 2024,
        kind: ClusterKind = ClusterKind.CLUSTER,
        **more,
    ) -> ClusterYear:
        cluster = create_cluster(parent_body_id=body.pk, kind=kind, name=name, actor=SYSTEM, at=AT)
        return open_cluster_year(cluster_id=cluster.pk, year=year, actor=SYSTEM, at=AT, **more)

    return make


@pytest.fixture
def join():
    def make(year: ClusterYear, unit: Unit, start: date = START) -> Membership:
        return add_member(
            cluster_year_id=year.pk, unit_id=unit.pk, start=start, actor=SYSTEM, at=AT
        )

    return make


@pytest.fixture
def lead():
    def make(
        year: ClusterYear, unit: Unit, role: LeadRole = LeadRole.HEAD, start: date = START
    ) -> ClusterLead:
        return name_lead(
            cluster_year_id=year.pk,
            unit_id=unit.pk,
            role=role,
            how=LeadHow.DESIGNATED,
            start=start,
            actor=SYSTEM,
            at=AT,
        )

    return make
