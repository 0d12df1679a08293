"""A small sector for tests: the supreme procuracy, two provinces, their districts, and who acts.

Names are real ones of units, acts are made up; nobody here is a real person.
"""

from datetime import date, datetime
from types import SimpleNamespace

from thidua.clusters.actions import add_member, create_cluster, open_cluster_year
from thidua.clusters.enums import ClusterKind
from thidua.clusters.models import ClusterYear
from thidua.documents.actions import register_document
from thidua.documents.actions.register import Particulars
from thidua.documents.enums import DocumentKind
from thidua.documents.models import Document
from thidua.kernel.actors import SYSTEM, Actor, Held
from thidua.kernel.clock import moment
from thidua.org.actions.derived import refresh
from thidua.org.enums import Kind, Level, Sector
from thidua.org.models import Unit, UnitName, UnitParent
from thidua.people.enums import Role

LONG_AGO = date(2010, 1, 1)

_LEVELS = {
    Kind.SUPREME_PROCURACY: Level.SUPREME,
    Kind.PROVINCIAL_PROCURACY: Level.PROVINCIAL,
    Kind.DISTRICT_PROCURACY: Level.DISTRICT,
    Kind.PROVINCE: Level.PROVINCIAL,
}


def make_unit(
    name: str,
    kind: Kind,
    above: Unit | None = None,
    *,
    since: date = LONG_AGO,
    sector: Sector = Sector.PROCURACY,
) -> Unit:
    """A unit that exists from ``since``: its rows alone, a fifth of what creating one costs."""
    unit = Unit.objects.create(kind=kind, level=_LEVELS[kind], sector=sector, valid_from=since)
    UnitName.objects.create(unit=unit, name=name, short_name=name, valid_from=since)
    if above is not None:
        UnitParent.objects.create(unit=unit, parent=above, valid_from=since)
    refresh([unit.pk])
    unit.refresh_from_db()
    return unit


def make_supreme() -> Unit:
    return make_unit("VKSND tối cao", Kind.SUPREME_PROCURACY)


def make_province(name: str, above: Unit, *, since: date = LONG_AGO) -> Unit:
    return make_unit(f"VKSND tỉnh {name}", Kind.PROVINCIAL_PROCURACY, above, since=since)


def make_district(name: str, above: Unit) -> Unit:
    return make_unit(f"VKSND huyện {name}", Kind.DISTRICT_PROCURACY, above)


def acting(role: Role, scope: Unit | None = None, *, name: str = "Nguyễn Thị Mẫu") -> Actor:
    """Somebody with one role, at a unit or in the whole system."""
    held = Held(
        role=role,
        scope="unit" if scope else "system",
        scope_id=scope.pk if scope else None,
    )
    return Actor(
        name=name,
        account_id=1,
        person_id=1,
        unit_id=scope.pk if scope else None,
        unit_name=str(scope) if scope else "",
        roles=(held,),
    )


def for_cluster(cluster_year_id: int) -> Actor:
    """The officer of the head of a cluster's year."""
    held = Held(role=Role.CLUSTER_OFFICER, scope="cluster_year", scope_id=cluster_year_id)
    return Actor(name="Trần Văn Ví Dụ", account_id=2, person_id=2, roles=(held,))


def make_paper(
    kind: DocumentKind,
    number: str,
    symbol: str,
    issued_on: date,
    issuer: Unit,
    *,
    at: datetime | None = None,
) -> Document:
    """A paper that has been issued."""
    particulars = Particulars(
        kind=kind,
        number=number,
        symbol=symbol,
        issued_on=issued_on,
        issuer_id=issuer.pk,
        title=f"{kind.label} thử",
    )
    return register_document(particulars, actor=SYSTEM, at=at or moment(issued_on, 9))


def small_sector() -> SimpleNamespace:
    """The supreme procuracy, two provinces, two districts of one, and their officers."""
    supreme = make_supreme()
    long_an, ben_tre = make_province("Long An", supreme), make_province("Bến Tre", supreme)
    return SimpleNamespace(
        supreme=supreme,
        long_an=long_an,
        ben_tre=ben_tre,
        ben_luc=make_district("Bến Lức", long_an),
        can_duoc=make_district("Cần Đước", long_an),
        office=acting(Role.STANDING_OFFICE, supreme),
        long_an_office=acting(Role.STANDING_OFFICE, long_an, name="Lê Thị Giả Định"),
        long_an_officer=acting(Role.UNIT_OFFICER, long_an, name="Trần Văn Ví Dụ"),
        ben_tre_officer=acting(Role.UNIT_OFFICER, ben_tre, name="Phạm Thị Thí Dụ"),
    )


def cluster_ten(body: Unit, *members: Unit, year: int = 2020) -> ClusterYear:
    """Cluster 10 of a body in a year, with its members from the first day."""
    at = moment(date(year, 1, 1), 8)
    cluster = create_cluster(
        parent_body_id=body.pk,
        kind=ClusterKind.CLUSTER,
        name="Cụm thi đua số 10",
        actor=SYSTEM,
        at=at,
    )
    opened = open_cluster_year(cluster_id=cluster.pk, year=year, actor=SYSTEM, at=at)
    for unit in members:
        add_member(
            cluster_year_id=opened.pk,
            unit_id=unit.pk,
            start=date(year, 1, 1),
            actor=SYSTEM,
            at=at,
        )
    return opened
