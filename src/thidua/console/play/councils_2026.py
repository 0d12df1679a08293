"""Votes of the year in hand, invented from end to end: a room's review meeting with its minutes, a
council session called for next week, and a vote of the cluster whose two tellers differ.
"""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction

from thidua.clusters.enums import ClusterKind
from thidua.console.play.groups import known_group
from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.councils.actions import (
    TellerNamed,
    call_cluster_session,
    call_council_session,
    call_review_meeting,
    close_ballot,
    close_session,
    confirm_rule,
    create_council,
    enter_count,
    mark_presence,
    name_member,
    open_ballot,
    open_session,
    prepare_ballot,
    put_question,
    state_roll,
    write_session_minutes,
)
from thidua.councils.enums import CouncilLevel, How, Nomination, Presence, Seat
from thidua.councils.queries import councils_for
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM, Actor
from thidua.org.queries import units_by_name
from thidua.people.queries import actor_for, find_account, persons_for
from thidua_core.voting import Papers, QuestionCount, TellerCount, Votes

YEAR = 2026
BODY, GROUP = "VKSND tối cao", "Cụm thi đua (trình diễn)"
ROOM = "VKSND khu vực 1 - Vĩnh Long"
SOURCE = "Số liệu giả định"
SEATED = date(YEAR, 1, 1)
"""The council of another year is another council."""


def load_councils(stage: Stage) -> list[str]:
    """Make what is not there yet, in one whole transaction."""
    del stage  # the accounts are found by their names
    today = clock.today()
    body_id = units_by_name(BODY, today).get().pk
    if councils_for(SYSTEM).filter(body=body_id, start=SEATED).exists():
        return ["đã có sẵn"]
    with transaction.atomic():
        _council(body_id, today)
        _review_meeting(today - timedelta(days=3))
        _cluster_vote(body_id, today)
    return ["3 phiên họp"]


def _council(body_id: int, today: date) -> None:
    """A council with three of the cast, and its session of next week."""
    with lived(today) as at:
        council = create_council(
            body_id=body_id,
            name="Hội đồng Thi đua - Khen thưởng (trình diễn)",
            level=CouncilLevel.SECTOR,
            start=SEATED,
            created_by="Quyết định giả định",
            invented=True,
            actor=SYSTEM,
            at=at,
        )
        seats = {"hoidong": Seat.MEMBER, "thuongtruc": Seat.SECRETARY, "vientruong": Seat.MEMBER}
        for username, seat in seats.items():
            person_id = _acting(username).person_id
            assert person_id is not None, "the cast consists of persons"
            name_member(
                council_id=council.pk,
                person_id=person_id,
                seat=seat,
                start=council.start,
                actor=SYSTEM,
                at=at,
            )
        session = call_council_session(
            council_id=council.pk,
            name="Phiên họp xét danh hiệu thi đua năm 2026 (giả định)",
            year=YEAR,
            day=today + timedelta(days=7),
            source=SOURCE,
            invented=True,
            actor=SYSTEM,
            at=at,
        )
        put_question(
            session_id=session.pk,
            award="cstd-nganh",
            person_id=_acting("canhan").person_id,
            actor=SYSTEM,
            at=at,
        )


def _review_meeting(day: date) -> None:
    """A room's review meeting, voted by hand, with its minutes."""
    with lived(day, 15) as at:
        session = call_review_meeting(
            unit_id=units_by_name(ROOM, day).get().pk,
            name=f"Họp bình xét năm 2026 của {ROOM} (giả định)",
            year=YEAR,
            day=day,
            source=SOURCE,
            invented=True,
            actor=SYSTEM,
            at=at,
        )
        person = persons_for(SYSTEM).get(full_name="Hồ Văn Giả Định")
        question = put_question(
            session_id=session.pk,
            award="cstd-co-so",
            person_id=person.pk,
            actor=SYSTEM,
            at=at,
        )
        open_session(session_id=session.pk, opened_at=at, actor=SYSTEM, at=at)
        state_roll(session_id=session.pk, members=12, present=11, actor=SYSTEM, at=at)
        ballot = prepare_ballot(
            session_id=session.pk,
            title="Bình xét Chiến sĩ thi đua cơ sở",
            question_ids=[question.pk],
            how=How.HANDS,
            tellers=[TellerNamed(name="Tạ Văn Thí Dụ"), TellerNamed(name="Cao Thị Mẫu")],
            actor=SYSTEM,
            at=at,
        )
        confirm_rule(
            ballot_id=ballot.pk,
            share=Fraction(2, 3),
            source="Điều 5 Quy chế bình xét của đơn vị (giả định)",
            actor=SYSTEM,
            at=at,
        )
        open_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=at)
        close_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=at)
        counted = QuestionCount(question=question.public_id, votes=Votes(agree=9, disagree=2))
        for teller in ballot.tellers.all():
            enter_count(
                teller_id=teller.pk,
                count=TellerCount(papers=None, questions=(counted,)),
                actor=SYSTEM,
                at=at,
            )
        close_session(session_id=session.pk, closed_at=at, actor=SYSTEM, at=at)
        write_session_minutes(session_id=session.pk, actor=SYSTEM, at=at)


def _cluster_vote(body_id: int, today: date) -> None:
    """The cluster's vote on a flag; its tellers are of the cast, and their counts differ."""
    year_id = known_group(body_id, ClusterKind.CLUSTER, GROUP, YEAR)
    assert year_id is not None, "the year comes before its votes"
    with lived(today, 9) as at:
        session = call_cluster_session(
            cluster_year_id=year_id,
            name="Họp bình xét, suy tôn năm 2026 của Cụm (giả định)",
            day=today,
            own_case=True,
            own_case_basis="Quy chế Cụm (giả định)",
            chair="Võ Văn Thí Dụ",
            source=SOURCE,
            invented=True,
            actor=SYSTEM,
            at=at,
        )
        question = _asked(session.pk, "co-nganh", "VKSND tỉnh Đồng Tháp", today, at)
        _asked(session.pk, Nomination.HEAD, "VKSND tỉnh Vĩnh Long", today, at)
        opened = open_session(session_id=session.pk, opened_at=at, actor=SYSTEM, at=at)
        for entry in opened.roll.all():
            mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, actor=SYSTEM, at=at)
        tellers = [_acting("canbo"), _acting("hoidong")]
        ballot = prepare_ballot(
            session_id=session.pk,
            title="Suy tôn đơn vị đề nghị tặng Cờ thi đua",
            question_ids=[question.pk],
            how=How.PAPERS,
            tellers=[TellerNamed(name=e.name, person_id=e.person_id) for e in tellers],
            actor=SYSTEM,
            at=at,
        )
        open_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=at)
        close_ballot(ballot_id=ballot.pk, actor=SYSTEM, at=at)
        papers = Papers(issued=6, returned=6, valid=6, spoilt=0)
        for teller, actor, agree in zip(ballot.tellers.all(), tellers, (5, 4), strict=True):
            votes = Votes(agree=agree, disagree=6 - agree)
            counted = QuestionCount(question=question.public_id, votes=votes)
            enter_count(
                teller_id=teller.pk,
                count=TellerCount(papers=papers, questions=(counted,)),
                actor=actor,
                at=at,
            )


def _asked(session_id: int, award: str, unit: str, day: date, at: datetime) -> Any:
    return put_question(
        session_id=session_id,
        award=award,
        unit_id=units_by_name(unit, day).get().pk,
        actor=SYSTEM,
        at=at,
    )


def _acting(username: str) -> Actor:
    return actor_for(find_account(username), on=clock.today())
