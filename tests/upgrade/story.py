"""The small invented installation that each release keeps; played where ``THIDUA_HOME`` points.

A release that can do more adds to it. What stands here stays, so that every kept installation can
be asked the same questions.
"""

from datetime import date

from thidua.calendar.actions import define_year
from thidua.clusters.actions import add_member, create_cluster, name_lead, open_cluster_year
from thidua.clusters.enums import ClusterKind, LeadHow, LeadRole
from thidua.clusters.models import ClusterYear
from thidua.documents.actions import Particulars, register_document, relate_documents
from thidua.documents.enums import DocumentKind, RelationKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.ledger.actions import seal_pending
from thidua.movements.actions import draft_movement, launch_movement
from thidua.movements.enums import MovementKind, MovementScope
from thidua.org.actions import create_unit, move_unit, rename_unit
from thidua.org.enums import Kind, Level, Sector
from thidua.org.models import Unit
from thidua.people.actions import begin_post, create_person, end_post, give_role, open_account
from thidua.people.enums import Leadership, PostEnd, Role, ScopeKind

BEGAN = date(2020, 1, 1)
SPRING = date(2024, 3, 15)
AT = clock.moment(date(2024, 12, 20), 9)
BODY, PROVINCE, ROOM = "Cơ quan Ví Dụ", "Viện Giả Định tỉnh Mẫu", "Phòng Thí Dụ"
RENAMED = "Phòng Thí Dụ tổng hợp"
HEAD, OFFICER = "Nguyễn Thị Mẫu", "Trần Văn Ví Dụ"


def play() -> None:
    with clock.at(AT):
        body = _unit(BODY, None)
        province, room = _unit(PROVINCE, body), _unit(ROOM, body)
        rename_unit(unit_id=room.pk, name=RENAMED, since=SPRING, actor=SYSTEM, at=AT)
        move_unit(unit_id=room.pk, parent_id=province.pk, since=SPRING, actor=SYSTEM, at=AT)
        _people(province, room)
        year = _cluster_year(body, province)
        _papers(body)
        _movement(body, year, province)
        seal_pending()


def _unit(name: str, above: Unit | None) -> Unit:
    return create_unit(
        name=name,
        kind=Kind.OTHER_BODY,
        level=Level.PROVINCIAL,
        sector=Sector.OTHER,
        parent_id=above.pk if above else None,
        since=BEGAN,
        actor=SYSTEM,
        at=AT,
    )


def _people(province: Unit, room: Unit) -> None:
    head = create_person(full_name=HEAD, invented=True, actor=SYSTEM, at=AT)
    begin_post(
        person_id=head.pk,
        unit_id=province.pk,
        position="Viện trưởng",
        leadership=Leadership.HEAD,
        start=BEGAN,
        actor=SYSTEM,
        at=AT,
    )
    give_role(
        person_id=head.pk,
        role=Role.UNIT_HEAD,
        scope_kind=ScopeKind.UNIT,
        scope_id=province.pk,
        scope_label=province.label,
        start=BEGAN,
        actor=SYSTEM,
        at=AT,
    )
    open_account(person_id=head.pk, username="mau", actor=SYSTEM, at=AT)
    officer = create_person(full_name=OFFICER, invented=True, actor=SYSTEM, at=AT)
    post = begin_post(
        person_id=officer.pk,
        unit_id=room.pk,
        position="Chuyên viên",
        start=BEGAN,
        actor=SYSTEM,
        at=AT,
    )
    end_post(post_id=post.pk, end=date(2024, 6, 30), reason=PostEnd.TRANSFER, actor=SYSTEM, at=AT)


def _cluster_year(body: Unit, province: Unit) -> ClusterYear:
    define_year(
        body_id=body.pk,
        year=2024,
        start=date(2023, 12, 1),
        end=date(2024, 11, 30),
        basis="Quy chế thử",
        actor=SYSTEM,
        at=AT,
    )
    cluster = create_cluster(
        parent_body_id=body.pk,
        kind=ClusterKind.CLUSTER,
        name="Cụm thi đua thử",
        actor=SYSTEM,
        at=AT,
    )
    year = open_cluster_year(cluster_id=cluster.pk, year=2024, actor=SYSTEM, at=AT)
    first = date(2024, 1, 1)
    add_member(cluster_year_id=year.pk, unit_id=province.pk, start=first, actor=SYSTEM, at=AT)
    name_lead(
        cluster_year_id=year.pk,
        unit_id=province.pk,
        role=LeadRole.HEAD,
        how=LeadHow.UNKNOWN,
        start=first,
        actor=SYSTEM,
        at=AT,
    )
    return year


def _papers(body: Unit) -> None:
    plan, decision = (
        register_document(
            Particulars(
                kind=kind,
                title=title,
                number=number,
                symbol=symbol,
                issued_on=SPRING,
                issuer_id=body.pk,
                invented=True,
            ),
            actor=SYSTEM,
            at=AT,
        )
        for kind, title, number, symbol in (
            (DocumentKind.PLAN, "Kế hoạch thi đua năm 2024", "09", "KH-VD"),
            (DocumentKind.DECISION, "Về việc chia cụm", "12", "QĐ-VD"),
        )
    )
    relate_documents(
        document_id=decision.pk,
        kind=RelationKind.CARRIES_OUT,
        other_id=plan.pk,
        actor=SYSTEM,
        at=AT,
    )


def _movement(body: Unit, year: ClusterYear, province: Unit) -> None:
    movement = draft_movement(
        launcher_id=body.pk,
        name="Thi đua thử",
        year=year.year,
        kind=MovementKind.REGULAR,
        scope=MovementScope.CLUSTER,
        cluster_year_id=year.pk,
        actor=SYSTEM,
        at=AT,
    )
    launch_movement(movement_id=movement.pk, unit_ids=[province.pk], actor=SYSTEM, at=AT)
