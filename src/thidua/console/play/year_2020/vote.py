"""The session of 11 December 2020: three proposals voted on in secret, counted by two tellers."""

from datetime import date
from fractions import Fraction

from django.db import transaction

from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    OFFICER,
    actor_of,
    cluster_year_id,
    signer_id,
    unit_id,
)
from thidua.councils.actions import (
    TellerNamed,
    call_cluster_session,
    close_ballot,
    close_session,
    confirm_rule,
    enter_count,
    mark_presence,
    open_ballot,
    open_session,
    prepare_ballot,
    put_question,
    write_session_minutes,
)
from thidua.councils.enums import How, Nomination, Presence
from thidua.councils.queries import sessions_of_cluster_year
from thidua.kernel import clock
from thidua_core.voting import Papers, QuestionCount, TellerCount, Votes

CALLED, HELD = date(2020, 12, 4), date(2020, 12, 11)
TELLERS = ("kiem-phieu-1", "kiem-phieu-2")
VOTERS = 6
FLAGS = (
    ("co-chinh-phu", "vinh-long", 6),
    ("co-nganh", "long-an", 5),
    ("co-nganh", "ben-tre", 4),
)
"""Award, unit, how many of the six agree."""
LEADS = ((Nomination.HEAD, "tien-giang", 6), (Nomination.DEPUTY, "ben-tre", 6))
"""Who is nominated to lead the next year."""
SHARE = Fraction(4, 5)
REGULATION = "Quy chế hoạt động và bình xét của Cụm: từ 80% trên 06 đơn vị thành viên (giả định)"
"""No law says by how many a nomination is made; the cluster's own rules do."""


def hold_session(stage: Stage) -> list[str]:
    """Call, open, vote on papers and by hands, count twice, close, write the minutes."""
    year_id = cluster_year_id()
    if sessions_of_cluster_year(year_id).exists():
        return ["đã có sẵn"]
    with transaction.atomic():
        session_id = _called(year_id)
        _opened(session_id)
        flags = _voted(session_id, "Suy tôn đơn vị đề nghị tặng Cờ", How.PAPERS, FLAGS, (10, 0))
        leads = _voted(session_id, "Giới thiệu Cụm trưởng, Cụm phó", How.HANDS, LEADS, (10, 30))
        with lived(HELD, 11, 30) as at:
            officer = actor_of(OFFICER, HELD)
            close_session(session_id=session_id, closed_at=at, actor=officer, at=at)
            write_session_minutes(session_id=session_id, actor=officer, at=at)
    return [f"{flags + leads} câu hỏi", "02 người kiểm phiếu khớp số", "06/06 đơn vị bỏ phiếu"]


def _called(year_id: int) -> int:
    with lived(CALLED, 9) as at:
        session_id: int = call_cluster_session(
            cluster_year_id=year_id,
            name="Hội nghị bình xét, suy tôn năm 2020 của Cụm thi đua số 10",
            day=HELD,
            place="VKSND tỉnh Long An",
            chair="Phó Viện trưởng phụ trách VKSND tỉnh Long An",
            secretary="Phan Thị Thí Dụ",
            own_case=True,
            own_case_basis="Quy chế của Cụm: mỗi đơn vị 01 phiếu, được bỏ phiếu cho đơn vị mình",
            source="Số liệu giả định",
            invented=True,
            actor=actor_of(OFFICER, CALLED),
            at=at,
        ).pk
    return session_id


def _opened(session_id: int) -> None:
    officer = actor_of(OFFICER, HELD)
    with lived(HELD, 8) as at:
        session = open_session(session_id=session_id, opened_at=at, actor=officer, at=at)
        for entry in session.roll.all():
            mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, actor=officer, at=at)


def _voted(
    session_id: int,
    title: str,
    how: How,
    asked: tuple[tuple[str, str, int], ...],
    hour: tuple[int, int],
) -> int:
    officer = actor_of(OFFICER, HELD)
    with lived(HELD, *hour) as at:
        keys = [
            put_question(
                session_id=session_id, award=award, unit_id=unit_id(word), actor=officer, at=at
            )
            for award, word, _agree in asked
        ]
        ballot = prepare_ballot(
            session_id=session_id,
            title=title,
            question_ids=[each.pk for each in keys],
            how=how,
            tellers=[
                TellerNamed(name=actor_of(word, HELD).name, person_id=signer_id(word))
                for word in TELLERS
            ],
            actor=officer,
            at=at,
        )
        if how is How.HANDS:
            confirm_rule(ballot_id=ballot.pk, share=SHARE, source=REGULATION, actor=officer, at=at)
        open_ballot(ballot_id=ballot.pk, actor=officer, at=at)
        close_ballot(ballot_id=ballot.pk, actor=officer, at=at)
        papers = Papers(issued=VOTERS, returned=VOTERS, valid=VOTERS, spoilt=0)
        counted = TellerCount(
            papers=papers if how is How.PAPERS else None,
            questions=tuple(
                QuestionCount(
                    question=key.public_id, votes=Votes(agree=agree, disagree=VOTERS - agree)
                )
                for key, (_award, _word, agree) in zip(keys, asked, strict=True)
            ),
        )
        for word, teller in zip(TELLERS, ballot.tellers.order_by("id"), strict=True):
            enter_count(
                teller_id=teller.pk, count=counted, actor=actor_of(word, HELD), at=clock.now()
            )
    return len(asked)
