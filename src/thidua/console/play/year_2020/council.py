"""The council of the sector on 24 December 2020: one fighter of the sector, voted on in secret.

Its members do not exist and have no names but numbers; what they voted is invented.
"""

from datetime import date
from typing import Any

from django.db import transaction

from thidua.console.play.script import lived
from thidua.console.play.stage import Stage
from thidua.console.play.year_2020.cluster import (
    INVENTED,
    YEAR,
    actor_of,
    body_id,
    signer_id,
)
from thidua.console.play.year_2020.registering import OFFICE
from thidua.councils.actions import (
    TellerNamed,
    call_council_session,
    close_ballot,
    close_session,
    create_council,
    enter_count,
    mark_presence,
    name_member,
    open_ballot,
    open_session,
    prepare_ballot,
    put_question,
    write_session_minutes,
)
from thidua.councils.enums import CouncilLevel, How, Presence, Seat
from thidua.councils.queries import councils_for
from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.people.actions import create_person
from thidua.people.enums import Sex
from thidua_core.voting import Papers, QuestionCount, TellerCount, Votes

SEATED, CALLED, HELD = date(2020, 1, 2), date(2020, 12, 21), date(2020, 12, 24)
ENDS = date(2020, 12, 31)
MEMBERS, AGREED = 15, 14
SUBJECT = "ca-nhan-1"
TELLERS = (OFFICE, "giup-viec")


def hold_council(stage: Stage) -> list[str]:
    """Seat the council, call its session, vote on papers, count twice, write the minutes."""
    if councils_for(SYSTEM).filter(body=body_id(), start=SEATED).exists():
        return ["đã có sẵn"]
    with transaction.atomic():
        session_id = _called(_council())
        _voted(session_id)
    return [f"{AGREED}/{MEMBERS} phiếu đồng ý", "biên bản kiểm phiếu"]


def _council() -> int:
    with lived(SEATED, 9) as at:
        step: dict[str, Any] = {"actor": actor_of(OFFICE, SEATED), "at": at}
        council = create_council(
            body_id=body_id(),
            name="Hội đồng Thi đua - Khen thưởng ngành Kiểm sát nhân dân (giả định)",
            level=CouncilLevel.SECTOR,
            start=SEATED,
            end=ENDS,
            created_by="Quyết định giả định",
            invented=True,
            **step,
        )
        for place in range(1, MEMBERS + 1):
            person = create_person(
                full_name=f"Ủy viên giả định {place:02d}",
                sex=Sex.UNKNOWN,
                invented=True,
                actor=SYSTEM,
                at=at,
            )
            name_member(
                council_id=council.pk,
                person_id=person.pk,
                seat=Seat.CHAIR if place == 1 else Seat.MEMBER,
                start=SEATED,
                **step,
            )
    return council.pk


def _called(council_id: int) -> int:
    with lived(CALLED, 9) as at:
        session: Any = call_council_session(
            council_id=council_id,
            name="Phiên họp xét danh hiệu Chiến sĩ thi đua ngành năm 2020 (giả định)",
            year=YEAR,
            day=HELD,
            place="Viện kiểm sát nhân dân tối cao",
            chair="Ủy viên giả định 01",
            secretary=actor_of(OFFICE, CALLED).name,
            source=INVENTED,
            invented=True,
            actor=actor_of(OFFICE, CALLED),
            at=at,
        )
    session_id: int = session.pk
    return session_id


def _voted(session_id: int) -> None:
    with lived(HELD, 14) as at:
        step: dict[str, Any] = {"actor": actor_of(OFFICE, HELD), "at": at}
        session = open_session(session_id=session_id, opened_at=at, **step)
        for entry in session.roll.all():
            mark_presence(entry_id=entry.pk, presence=Presence.PRESENT, **step)
        question = put_question(
            session_id=session_id, award="cstd-nganh", person_id=signer_id(SUBJECT), **step
        )
        ballot = prepare_ballot(
            session_id=session_id,
            title="Xét danh hiệu Chiến sĩ thi đua ngành Kiểm sát nhân dân",
            question_ids=[question.pk],
            how=How.PAPERS,
            tellers=[
                TellerNamed(name=actor_of(word, HELD).name, person_id=signer_id(word))
                for word in TELLERS
            ],
            **step,
        )
        open_ballot(ballot_id=ballot.pk, **step)
        close_ballot(ballot_id=ballot.pk, **step)
        votes = Votes(agree=AGREED, disagree=MEMBERS - AGREED)
        counted = TellerCount(
            papers=Papers(issued=MEMBERS, returned=MEMBERS, valid=MEMBERS, spoilt=0),
            questions=(QuestionCount(question=question.public_id, votes=votes),),
        )
        for word, teller in zip(TELLERS, ballot.tellers.order_by("id"), strict=True):
            enter_count(teller_id=teller.pk, count=counted, actor=actor_of(word, HELD), at=at)
    with lived(HELD, 15) as at:
        closing: dict[str, Any] = {"actor": actor_of(OFFICE, HELD), "at": clock.now()}
        close_session(session_id=session_id, closed_at=at, **closing)
        write_session_minutes(session_id=session_id, **closing)
