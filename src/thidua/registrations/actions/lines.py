"""Writing the lines of a unit's registration, and changing them once they were sent.

Drafts leave no entry; what was sent is changed and withdrawn with a trace and a reason.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from thidua.awards.domain.titles import Recipient, packaged_titles
from thidua.kernel.actors import Actor
from thidua.kernel.base import BaseModel
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import label_on
from thidua.people.models import Person, Post
from thidua.registrations import phrases
from thidua.registrations.actions.locking import (
    late_reason,
    lock_line,
    lock_year,
    needed_reason,
    on_behalf,
    sheet_of,
    who,
    year_day,
)
from thidua.registrations.domain.course import MOST, STANDING, withdrawable
from thidua.registrations.domain.subjects import subject_key
from thidua.registrations.enums import (
    REGISTRATION_CHANGED,
    REGISTRATION_WITHDRAWN,
    LineKind,
    RegistrationState,
)
from thidua.registrations.models import Registration
from thidua.registrations.permissions import Sheet
from thidua.registrations.queries.naming import called
from thidua_core.text import nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing registered. Without person, collective or name it is the unit's own, or ``count``
    of its people who are not named.
    """

    kind: LineKind
    award: str = ""
    title: str = ""
    person_id: int | None = None
    subject_unit_id: int | None = None
    subject_label: str = ""
    count: int = 1
    note: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it names one person, collective or initiative."""
        named = (self.person_id, self.subject_unit_id, self.subject_label, self.title)
        return any(named)


def add_registration(
    line: Line,
    *,
    cluster_year_id: int,
    unit_id: int,
    actor: Actor,
    at: datetime,
    reason: str = "",
    invented: bool = False,
) -> Registration:
    """Add a line to what a unit is about to register.

    Refuses an award that is not for such a subject, somebody who holds no post of the unit, a
    second line of the same thing, a closed year, and after the deadline a line without reason.
    Not recorded: a draft is the unit's own until it is sent.
    """
    with transaction.atomic():
        year = lock_year(cluster_year_id)
        sheet = sheet_of(year, unit_id, line.person_id)
        require(actor, "registration.enter", sheet)
        wanted = Registration(
            cluster_year=year,
            unit=sheet.unit,
            change_reason=late_reason(sheet, reason, at),
            entered_by=who(actor),
            on_behalf=on_behalf(actor, sheet) is not None,
            invented=invented,
        )
        _write(wanted, line, sheet, at)
        wanted.save()
    return wanted


def change_registration(
    line: Line, *, registration_id: int, actor: Actor, at: datetime, reason: str = ""
) -> Registration:
    """Change what a line registers; one that was sent waits for approval again.

    A draft or returned line is mended freely, and a returned one keeps the reason until it is sent.
    Refuses what ``add_registration`` refuses, a sent or approved line without reason, and one that
    was withdrawn. Recorded as ``registration.changed`` when it had been sent.
    """
    with transaction.atomic():
        held, sheet = lock_line(registration_id)
        require(actor, "registration.enter", replace(sheet, person_id=_own(held, line)))
        _refuse_withdrawn(held)
        standing = held.state in STANDING
        said = needed_reason(reason) if standing else late_reason(sheet, reason, at)
        before = called(held)
        _write(held, line, sheet, at)
        held.change_reason = said or held.change_reason
        held.entered_by, held.on_behalf = who(actor), on_behalf(actor, sheet) is not None
        if standing:
            held.state, held.sent_at = RegistrationState.SENT, at
            held.decided_at, held.decided_by = None, ""
        held.save()
        if standing:
            record(
                REGISTRATION_CHANGED,
                subject=held,
                also=_concerned(held, sheet),
                actor=actor,
                at=at,
                on_behalf_of=on_behalf(actor, sheet),
                unit=label_on(held.unit_id, year_day(sheet.year)),
                old=before,
                new=called(held),
                reason=said,
            )
    return held


def drop_registration(*, registration_id: int, actor: Actor, at: datetime) -> None:
    """Take a line away that was never sent.

    Refuses one that was sent, which is withdrawn instead. Not recorded: nobody else had it.
    """
    del at  # every action takes the moment; a draft leaves no trace of it
    with transaction.atomic():
        held, sheet = lock_line(registration_id)
        require(actor, "registration.enter", sheet)
        if held.state != RegistrationState.DRAFT or held.sent_at is not None:
            raise Refused(phrases.SENT_ALREADY.format(line=called(held)))
        held.delete()


def withdraw_registration(
    *, registration_id: int, reason: str, actor: Actor, at: datetime
) -> Registration:
    """Withdraw a line that was sent; it stays to be seen, with the reason.

    Refuses an empty reason, a line never sent and one withdrawn before. Recorded as
    ``registration.withdrawn``.
    """
    with transaction.atomic():
        held, sheet = lock_line(registration_id)
        require(actor, "registration.send", sheet)
        _refuse_withdrawn(held)
        if not withdrawable(held.state):
            raise Refused(phrases.NOT_SENT.format(line=called(held)))
        held.change_reason = needed_reason(reason)
        held.state = RegistrationState.WITHDRAWN
        refuse_unfit_texts(held)
        held.save()
        record(
            REGISTRATION_WITHDRAWN,
            subject=held,
            also=_concerned(held, sheet),
            actor=actor,
            at=at,
            on_behalf_of=on_behalf(actor, sheet),
            line=called(held),
            unit=label_on(held.unit_id, year_day(sheet.year)),
            reason=held.change_reason,
        )
    return held


def _own(held: Registration, line: Line) -> int | None:
    """Whom the change is about, if before and after it is the same person."""
    return held.person_id if held.person_id == line.person_id else None


def _refuse_withdrawn(held: Registration) -> None:
    if held.state == RegistrationState.WITHDRAWN:
        raise Refused(phrases.WITHDRAWN_ALREADY.format(line=called(held)))


def _concerned(held: Registration, sheet: Sheet) -> list[BaseModel]:
    return [sheet.year, *([held.person] if held.person else [])]


def _write(held: Registration, line: Line, sheet: Sheet, at: datetime) -> None:
    _refuse_subject(line, sheet, at)
    _refuse_award(line, at)
    held.kind = line.kind
    held.award, held.title = line.award, nfc(" ".join(line.title.split()))
    held.person_id, held.subject_unit_id = line.person_id, line.subject_unit_id
    held.subject_label = nfc(" ".join(line.subject_label.split()))
    held.count, held.note = line.count, nfc(" ".join(line.note.split()))
    held.subject_key = subject_key(
        person_id=line.person_id,
        subject_unit_id=line.subject_unit_id,
        label=held.subject_label,
        title=held.title,
        counted=not _is_own(line),
    )
    refuse_unfit_texts(held)
    _refuse_twice(held, sheet)


def _is_own(line: Line) -> bool:
    """Whether it is for the unit itself: a collective award without a subject."""
    if line.kind != LineKind.AWARD or line.is_named:
        return False
    return packaged_titles()[line.award].is_for(Recipient.COLLECTIVE) and line.count == 1


def _refuse_subject(line: Line, sheet: Sheet, at: datetime) -> None:
    subjects = (line.person_id, line.subject_unit_id, line.subject_label.strip())
    if sum(bool(each) for each in subjects) > 1:
        raise Refused(phrases.SUBJECTS_MIXED, field="subject_label")
    if not 1 <= line.count <= MOST:
        raise Refused(phrases.COUNT_WRONG.format(limit=MOST), field="count")
    if line.count > 1 and line.is_named:
        raise Refused(phrases.COUNT_OF_NAMED, field="count")
    if line.person_id is not None and not _holds_post(line.person_id, sheet, at):
        person = Person.objects.get(pk=line.person_id)
        unit = label_on(sheet.unit.pk, year_day(sheet.year))
        raise Refused(phrases.NOT_OF_UNIT.format(person=person, unit=unit), field="person")


def _holds_post(person_id: int, sheet: Sheet, at: datetime) -> bool:
    """A post in the unit, or in one below it, at any time of the year."""
    posts = Post.objects.filter(person=person_id).values_list("unit_id", "start", "end")
    day = at.astimezone(VIETNAM).date()
    year = sheet.year.year
    there = {
        unit_id
        for unit_id, start, end in posts
        if start.year <= max(year, day.year) and (end is None or end.year >= year)
    }
    return bool(there) and (sheet.unit.pk in there or not there.isdisjoint(_below(sheet, at)))


def _below(sheet: Sheet, at: datetime) -> frozenset[int]:
    return frozenset(descendant_ids(sheet.unit.pk, at.astimezone(VIETNAM).date()))


def _refuse_award(line: Line, at: datetime) -> None:
    if line.kind == LineKind.INITIATIVE:
        return
    title = packaged_titles().get(line.award)
    if title is None:
        raise Refused(phrases.UNKNOWN_AWARD.format(code=line.award), field="award")
    name = title.name_on(at.astimezone(VIETNAM).date())
    if line.person_id is not None and not title.is_for(Recipient.PERSON):
        raise Refused(phrases.NOT_FOR_PERSONS.format(award=name), field="person")
    if line.subject_unit_id is not None and not title.is_for(Recipient.COLLECTIVE):
        raise Refused(phrases.NOT_FOR_COLLECTIVES.format(award=name), field="subject_unit")


def _refuse_twice(held: Registration, sheet: Sheet) -> None:
    same = Registration.objects.filter(
        cluster_year=sheet.year,
        unit=sheet.unit,
        award=held.award,
        subject_key=held.subject_key,
    ).exclude(state=RegistrationState.WITHDRAWN)
    if same.exclude(pk=held.pk).exists():
        unit = label_on(sheet.unit.pk, year_day(sheet.year))
        raise Refused(phrases.WRITTEN_TWICE.format(unit=unit, line=called(held)))
