"""Questions put to a session: whom they concern, what is asked, and who does not vote on them."""

from datetime import datetime

from django.db import transaction

from thidua.awards.domain.titles import Recipient, packaged_titles
from thidua.councils import phrases
from thidua.councils.actions.locking import (
    behalf_of,
    lock_row,
    lock_session,
    refuse_session_state,
)
from thidua.councils.enums import (
    CONFLICT_DECLARED,
    QUESTION_PUT,
    QUESTION_TAKEN_BACK,
    BallotState,
    Nomination,
    Presence,
    SessionKind,
    SessionState,
)
from thidua.councils.models import Question, RollEntry, Session
from thidua.councils.queries.rolls import member_units_on
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.people.models import Person
from thidua_core.text import squash


def put_question(
    *,
    session_id: int,
    award: str,
    actor: Actor,
    at: datetime,
    person_id: int | None = None,
    unit_id: int | None = None,
) -> Question:
    """Ask whether a person or a unit is proposed for an award, or nominated to lead next year.

    Refuses a closed session, an award that is not for such a subject, a nominee outside the
    cluster, and the same question twice. Recorded as ``question.put``.
    """
    with transaction.atomic():
        session = lock_session(session_id, actor)
        _refuse_over(session)
        subject, label = _subject(session, person_id, unit_id)
        asked = _asked(session, award, subject, label)
        question = Question(
            session=session,
            order=session.questions.count() + 1,
            text=asked,
            award=award,
            subject_kind=kind_of(subject),
            subject_id=subject.public_id,
            subject_label=label,
        )
        same = session.questions.filter(award=award, subject_id=subject.public_id)
        if same.exists():
            raise Refused(phrases.QUESTION_TWICE.format(name=session.name), field="award")
        refuse_unfit_texts(question)
        question.save()
        excuse_own_cases(question)
        record(
            QUESTION_PUT,
            subject=session,
            also=[subject],
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, session),
            name=session.name,
            text=question.text,
        )
    return question


def take_back_question(*, question_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """Take a question off the session; the reason stays in the record.

    Refuses an empty reason, a session that is closed, and a question that stands in a vote.
    Recorded as ``question.taken_back``.
    """
    why = squash(reason)
    if not why:
        raise Refused(phrases.QUESTION_REASON_MISSING, field="reason")
    with transaction.atomic():
        question = Question.objects.get(pk=question_id)
        session = lock_session(question.session_id, actor)
        _refuse_over(session)
        ballot = question.ballots.first()
        if ballot is not None:
            raise Refused(phrases.QUESTION_IN_BALLOT.format(title=ballot.title))
        text = question.text
        question.delete()
        record(
            QUESTION_TAKEN_BACK,
            subject=session,
            actor=actor,
            at=at,
            on_behalf_of=behalf_of(actor, session),
            name=session.name,
            text=text,
            reason=why,
        )


def declare_conflict(*, question_id: int, entry_id: int, actor: Actor, at: datetime) -> Question:
    """Write down that a member does not vote on a question, as it concerns somebody close.

    The member says it in person, or whoever keeps the session writes it down. Refuses a session
    that is closed, a vote that has begun, a member of another session, and one who takes no part.
    Recorded as ``conflict.declared``; nothing when it is written already.
    """
    with transaction.atomic():
        question = Question.objects.get(pk=question_id)
        session = lock_row(question.session_id)
        entry = RollEntry.objects.filter(pk=entry_id, session=session).first()
        if entry is None:
            raise Refused(phrases.CONFLICT_ELSEWHERE, field="entry")
        entry.session = session
        require(actor, "conflict.declare", entry)
        _refuse_over(session)
        begun = question.ballots.exclude(state__in=[BallotState.PREPARED, BallotState.ANNULLED])
        if (ballot := begun.first()) is not None:
            raise Refused(phrases.QUESTION_IN_BALLOT.format(title=ballot.title))
        if entry.presence not in {Presence.PRESENT, Presence.WRITTEN}:
            raise Refused(phrases.CONFLICT_ABSENT.format(who=entry.label), field="entry")
        if question.excused.filter(pk=entry.pk).exists():
            return question
        question.excused.add(entry)
        record(
            CONFLICT_DECLARED,
            subject=session,
            actor=actor,
            at=at,
            who=entry.label,
            text=question.text,
            in_person=actor.person_id is not None and actor.person_id == entry.person_id,
        )
    return question


def excuse_own_cases(question: Question) -> None:
    """Take whom a question concerns out of those who vote on it.

    A member of a council never votes on the own case; a unit where the cluster says so.
    """
    session = question.session
    if session.kind == SessionKind.CLUSTER and session.own_case is not False:
        return
    concerned = [
        entry
        for entry in session.roll.select_related("person", "unit")
        for subject in (entry.person, entry.unit)
        if subject is not None
        and kind_of(subject) == question.subject_kind
        and subject.public_id == question.subject_id
    ]
    question.excused.add(*concerned)


def _refuse_over(session: Session) -> None:
    """Refuse a session that is closed: its questions and who is excused stand."""
    if session.state not in {SessionState.CALLED, SessionState.OPEN}:
        refuse_session_state(session, SessionState.OPEN)


def _subject(session: Session, person_id: int | None, unit_id: int | None) -> tuple[BaseModel, str]:
    if person_id is not None and unit_id is not None:
        raise Refused(phrases.SUBJECT_TWO, field="unit")
    if person_id is not None:
        person = Person.objects.get(pk=person_id)
        return person, person.full_name
    if unit_id is not None:
        unit = Unit.objects.get(pk=unit_id)
        return unit, label_on(unit.pk, session.day)
    raise Refused(phrases.SUBJECT_MISSING, field="person")


def _asked(session: Session, award: str, subject: BaseModel, label: str) -> str:
    """The question in words."""
    if award in Nomination.values:
        if session.cluster_year is None or subject.pk not in member_units_on(session):
            raise Refused(phrases.NOMINEE_OUTSIDE.format(unit=label, name=session), field="unit")
        return f"Giới thiệu {label} làm {Nomination(award).label!s}"
    title = packaged_titles().get(award)
    if title is None:
        raise Refused(phrases.AWARD_UNKNOWN, field="award")
    name = title.name_on(session.day)
    wanted = Recipient.PERSON if isinstance(subject, Person) else Recipient.COLLECTIVE
    if not title.is_for(wanted):
        raise Refused(phrases.AWARD_NOT_FOR.format(award=name), field="award")
    return f"Đề nghị {name} cho {label}"
