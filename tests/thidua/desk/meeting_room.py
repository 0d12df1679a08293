"""A cluster, its officer, a guest and a stranger, for tests of the conference pages."""

from dataclasses import dataclass
from datetime import date, time
from types import SimpleNamespace

from django.test import Client
from django.urls import reverse

from tests.support.people import Entered, enter
from tests.support.sector import cluster_ten, small_sector
from thidua.clusters.models import ClusterYear
from thidua.conferences.actions import AgendaLine, invite, plan_conference, set_agenda
from thidua.conferences.enums import ConferenceKind
from thidua.conferences.models import Conference
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import moment
from thidua.people.actions import give_role
from thidua.people.enums import Role, ScopeKind

DAY = date(2020, 2, 21)
BEFORE = moment(date(2020, 2, 10), 9)
THEN = moment(DAY, 14)
NAME = "Hội nghị ký kết giao ước thi đua năm 2020"


@dataclass(frozen=True, slots=True)
class Room:
    sector: SimpleNamespace
    cluster_year: ClusterYear
    officer: Entered
    guest: Entered
    stranger: Entered


def furnish() -> Room:
    """Cluster 10 of 2020 with its officer; nobody else has a role."""
    sector = small_sector()
    cluster_year = cluster_ten(sector.supreme, sector.long_an, sector.ben_tre)
    officer = enter("cumtruong", name="Mai Thị Minh Họa")
    give_role(
        person_id=officer.person.pk,
        role=Role.CLUSTER_OFFICER,
        scope_kind=ScopeKind.CLUSTER_YEAR,
        scope_id=cluster_year.pk,
        scope_label="Cụm thi đua số 10 năm 2020",
        start=date(2020, 1, 1),
        actor=SYSTEM,
        at=BEFORE,
    )
    return Room(
        sector,
        cluster_year,
        officer,
        enter("khach", name="Trần Văn Ví Dụ"),
        enter("nguoila", name="Lê Thị Giả Định"),
    )


def planned(room: Room, **changed: object) -> Conference:
    """A conference of the cluster with an agenda of two points and one guest by name."""
    particulars = {
        "name": NAME,
        "kinds": [ConferenceKind.SIGNING],
        "day": DAY,
        "start": time(13, 30),
        "cluster_year_ids": [room.cluster_year.pk],
    }
    conference = plan_conference(actor=SYSTEM, at=BEFORE, **(particulars | changed))
    set_agenda(
        conference_id=conference.pk,
        points=[
            AgendaLine(title="Khai mạc", start=time(13, 30), minutes=10),
            AgendaLine(title="Thảo luận", start=time(13, 40), minutes=60),
        ],
        actor=SYSTEM,
        at=BEFORE,
    )
    invite(
        conference_id=conference.pk,
        person_id=room.guest.person.pk,
        role="Viện trưởng VKSND tỉnh Long An",
        actor=SYSTEM,
        at=BEFORE,
    )
    return conference


def entered(someone: Entered) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(someone.account)
    return client


def page(name: str, thing: object = None, *more: str) -> str:
    return reverse(f"desk:{name}", args=[thing.public_id, *more] if thing else [])
