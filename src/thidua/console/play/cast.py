"""The people of the demonstration. None of them exists; each account shows one role."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from thidua.console.play.stage import DemoAccount, Stage
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.queries import rows_by_id, units_by_name
from thidua.people.actions import begin_post, create_person, give_role, open_account
from thidua.people.enums import Leadership, Role, ScopeKind, Sex
from thidua.people.queries import find_account

PASSWORD = "trinh-dien-2026"  # noqa: S105  # reason: printed on purpose, for invented persons
SINCE = date(2025, 7, 1)
SUPREME = "VKSND tối cao"
PROVINCE = "VKSND tỉnh Vĩnh Long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One invented person with an account."""

    role: str
    """Word under which tests and lists know the account."""
    username: str
    name: str
    sex: Sex
    unit: str
    position: str
    leadership: Leadership = Leadership.NONE
    given: tuple[tuple[Role, ScopeKind], ...] = ()


CAST: tuple[Part, ...] = (
    Part(
        role="administrator",
        username="quantri",
        name="Phạm Văn Quản Trị Mẫu",
        sex=Sex.MALE,
        unit=SUPREME,
        position="Chuyên viên công nghệ thông tin",
        given=((Role.ADMINISTRATOR, ScopeKind.SYSTEM),),
    ),
    Part(
        role="standing_office",
        username="thuongtruc",
        name="Lê Thị Giả Định",
        sex=Sex.FEMALE,
        unit=SUPREME,
        position="Chuyên viên Thường trực Hội đồng Thi đua - Khen thưởng",
        given=((Role.STANDING_OFFICE, ScopeKind.UNIT),),
    ),
    Part(
        role="council_member",
        username="hoidong",
        name="Hoàng Minh Ví Dụ",
        sex=Sex.MALE,
        unit=SUPREME,
        position="Ủy viên Hội đồng Thi đua - Khen thưởng",
        given=((Role.COUNCIL_MEMBER, ScopeKind.UNIT),),
    ),
    Part(
        role="unit_head",
        username="vientruong",
        name="Võ Văn Thí Dụ",
        sex=Sex.MALE,
        unit=PROVINCE,
        position="Viện trưởng",
        leadership=Leadership.HEAD,
        given=((Role.UNIT_HEAD, ScopeKind.UNIT),),
    ),
    Part(
        role="unit_officer",
        username="canbo",
        name="Nguyễn Thị Mẫu",
        sex=Sex.FEMALE,
        unit=PROVINCE,
        position="Kiểm tra viên, phụ trách thi đua, khen thưởng",
        given=((Role.UNIT_OFFICER, ScopeKind.UNIT),),
    ),
    Part(
        role="cluster_officer",
        username="cumtruong",
        name="Mai Thị Minh Họa",
        sex=Sex.FEMALE,
        unit=PROVINCE,
        position="Chuyên viên Văn phòng tổng hợp",
    ),
    Part(
        role="records_clerk",
        username="vanthu",
        name="Trần Thị Ví Dụ",
        sex=Sex.FEMALE,
        unit=PROVINCE,
        position="Văn thư",
        given=((Role.RECORDS_CLERK, ScopeKind.UNIT),),
    ),
    Part(
        role="individual",
        username="canhan",
        name="Huỳnh Văn Mẫu",
        sex=Sex.MALE,
        unit=PROVINCE,
        position="Kiểm sát viên trung cấp",
    ),
)


def load_cast(stage: Stage) -> list[str]:
    """Persons, posts, accounts and roles; each person is one step of its own, made once."""
    today = clock.today()
    made = 0
    units = {name: _unit_of(name, today) for name in (SUPREME, PROVINCE)}
    labels = {key: row.label for key, row in rows_by_id(units.values(), today).items()}
    for part in CAST:
        unit_id = units[part.unit]
        if find_account(part.username) is None:
            with transaction.atomic():
                _enter(part, unit_id, labels[unit_id])
            made += 1
        stage.accounts.append(
            DemoAccount(
                role=part.role,
                username=part.username,
                password=PASSWORD,
                name=part.name,
                title=part.position,
                unit=labels[unit_id],
            )
        )
    return [f"{made} người mới, {len(CAST)} tài khoản"]


def _unit_of(name: str, day: date) -> int:
    return units_by_name(name, day).get().pk


def _enter(part: Part, unit_id: int, label: str) -> None:
    at = clock.now()
    person = create_person(full_name=part.name, sex=part.sex, invented=True, actor=SYSTEM, at=at)
    begin_post(
        person_id=person.pk,
        unit_id=unit_id,
        position=part.position,
        leadership=part.leadership,
        start=SINCE,
        actor=SYSTEM,
        at=at,
    )
    for role, scope in part.given:
        give_role(
            person_id=person.pk,
            role=role,
            scope_kind=scope,
            scope_id=unit_id if scope == ScopeKind.UNIT else None,
            scope_label=label if scope == ScopeKind.UNIT else "",
            start=SINCE,
            actor=SYSTEM,
            at=at,
        )
    open_account(
        person_id=person.pk,
        username=part.username,
        password=PASSWORD,
        demonstration=True,
        actor=SYSTEM,
        at=at,
    )
