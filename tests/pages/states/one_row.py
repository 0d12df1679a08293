"""One of everything that lists show, made by the actions of the parts."""

from datetime import date
from typing import Any

from tests.support.sector import make_paper
from thidua.awards.actions import AwardLine, DecisionFacts, enter_award
from thidua.awards.enums import Ground, SubjectKind
from thidua.clusters.models import ClusterYear
from thidua.commendations.actions import Draft, draft_decision
from thidua.conferences.actions import plan_conference
from thidua.conferences.enums import ConferenceKind
from thidua.councils.actions import call_review_meeting
from thidua.documents.actions import publish_document
from thidua.documents.enums import DocumentKind
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.movements.actions import (
    ContentPoint,
    draft_movement,
    launch_movement,
    publish_movement,
    set_contents,
)
from thidua.movements.enums import ContentKind, MovementKind, MovementScope
from thidua.org.models import Unit
from thidua.people.actions import begin_post
from thidua.people.models import Account
from thidua.pledges.actions import add_clause, open_draft
from thidua.portal.actions import enter_news, publish_news
from thidua.records.actions import Rating, enter_rating
from thidua.records.enums import Grade
from thidua.registrations.actions import Line, add_registration
from thidua.registrations.enums import LineKind

DAY = date(2026, 3, 2)
DUE = clock.moment(date(2026, 12, 20), 16)
BY: dict[str, Any] = {"actor": SYSTEM, "at": clock.moment(DAY, 9)}


def write(supreme: Unit, units: list[Unit], year: ClusterYear, username: str) -> None:
    """A person, a paper, a movement, a conference, news, a session, an award, a decision, a line of
    a registration, a pledge with a clause.
    """
    unit = units[0]
    person = Account.objects.get(username=username).person
    assert person is not None, "the administrator is a person"
    begin_post(person_id=person.pk, unit_id=unit.pk, position="Kiểm tra viên", start=DAY, **BY)
    paper = make_paper(DocumentKind.PLAN, "90", "KH-VKS", DAY, unit, at=BY["at"])
    publish_document(document_id=paper.pk, **BY)
    _movement(unit, paper.pk)
    plan_conference(
        body_id=supreme.pk,
        name="Hội nghị mẫu",
        kinds=[ConferenceKind.LAUNCH],
        day=DAY,
        cluster_year_ids=[year.pk],
        **BY,
    )
    news = enter_news(title="Tin mẫu", summary="Một câu.", published_on=DAY, invented=True, **BY)
    publish_news(news_id=news.pk, **BY)
    call_review_meeting(unit_id=unit.pk, name="Họp bình xét mẫu", year=2026, day=DAY, **BY)
    _awards(unit, person.pk)
    add_registration(
        Line(kind=LineKind.AWARD, award="cstd-co-so", person_id=person.pk),
        cluster_year_id=year.pk,
        unit_id=unit.pk,
        invented=True,
        **BY,
    )
    enter_rating(Rating(year=2026, unit_id=unit.pk, person_id=person.pk, grade=Grade.GOOD), **BY)
    pledge = open_draft(cluster_year_id=year.pk, title="năm 2026 của Cụm thi đua số 10", **BY)
    add_clause(pledge_id=pledge.pk, code="1.1", text="Mỗi đơn vị gửi báo cáo đúng hạn.", **BY)


def _movement(unit: Unit, directive_id: int) -> None:
    movement = draft_movement(
        launcher_id=unit.pk,
        name="Phong trào mẫu",
        year=2026,
        kind=MovementKind.REGULAR,
        scope=MovementScope.WHOLE_SECTOR,
        directive_id=directive_id,
        **BY,
    )
    points = [ContentPoint(kind=kind, text="Một nội dung") for kind in ContentKind]
    set_contents(movement_id=movement.pk, points=points, **BY)
    launch_movement(movement_id=movement.pk, due=DUE, **BY)
    publish_movement(movement_id=movement.pk, **BY)


def _awards(unit: Unit, person_id: int) -> None:
    enter_award(
        decision=DecisionFacts(
            decided_on=DAY, authority="Viện trưởng", number="91/QĐ-VKS", public=True, invented=True
        ),
        line=AwardLine(
            award="ldtt",
            subject_kind=SubjectKind.PERSON,
            person_id=person_id,
            unit_id=unit.pk,
            office="Kiểm tra viên",
            ground=Ground.MERIT,
            period=(2025, 2025),
        ),
        **BY,
    )
    draft_decision(
        draft=Draft(
            issuer_id=unit.pk,
            title="Công nhận danh hiệu thi đua (mẫu)",
            year=2026,
            authority="Viện trưởng",
            place="Vĩnh Long",
            signer_id=person_id,
            signer_office="Viện trưởng",
            invented=True,
        ),
        **BY,
    )
