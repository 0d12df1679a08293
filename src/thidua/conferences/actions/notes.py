"""What was adopted, debated, said or studied while a conference met, and captions of photographs."""

from datetime import datetime

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.enums import NOTE_CHANGED, NOTE_STRUCK, NOTE_TAKEN, NoteKind
from thidua.conferences.models import Conference, ConferenceNote
from thidua.conferences.permissions import meeting_of
from thidua.kernel.actors import Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record


def take_note(
    *,
    conference_id: int,
    kind: NoteKind,
    text: str,
    actor: Actor,
    at: datetime,
    speaker: str = "",
    document_id: int | None = None,
    point_id: int | None = None,
) -> ConferenceNote:
    """Write down what was adopted, debated, said or studied, or the caption of a photograph.

    ``point_id`` is the point of the agenda that was under way. The same note as the last one is
    not taken twice. Refuses an empty text, a point of another conference, and a conference that
    has its minutes; captions may still come then. Recorded as ``conference.noted``.
    """
    noted = line_of(text)
    if not noted:
        raise Refused(phrases.NOTE_EMPTY, field="text")
    with transaction.atomic():
        conference = lock_conference(conference_id)
        require(actor, "conference.change", meeting_of(conference))
        if kind != NoteKind.PHOTOGRAPH:
            refuse_minuted(conference)
        _refuse_point(conference, point_id)
        same = {"kind": kind, "text": noted, "speaker": line_of(speaker), "point_id": point_id}
        last = conference.notes.order_by("-id").first()
        if last is not None and all(getattr(last, key) == same[key] for key in same):
            return last
        note = ConferenceNote(
            conference=conference,
            order=conference.notes.filter(kind=kind).count() + 1,
            document_id=document_id,
            **same,
        )
        refuse_unfit_texts(note)
        note.save()
        record(
            NOTE_TAKEN,
            subject=conference,
            also=[note.document] if note.document else [],
            actor=actor,
            at=at,
            name=conference.name,
            kind=str(kind.label).lower(),
            text=noted,
            speaker=note.speaker,
        )
    return note


def change_note(
    *,
    conference_id: int,
    note_id: int,
    kind: NoteKind,
    text: str,
    speaker: str,
    actor: Actor,
    at: datetime,
    point_id: int | None = None,
) -> ConferenceNote:
    """Correct a note.

    Refuses as ``take_note`` does, and a note that is gone. Recorded as
    ``conference.note_changed`` with old and new values; nothing when nothing differs.
    """
    noted = line_of(text)
    if not noted:
        raise Refused(phrases.NOTE_EMPTY, field="text")
    wanted = {"kind": kind.value, "text": noted, "speaker": line_of(speaker), "point_id": point_id}
    with transaction.atomic():
        conference, note = _locked(conference_id, note_id, actor)
        _refuse_point(conference, point_id)
        before = {key: getattr(note, key) for key in wanted}
        if before == wanted:
            return note
        for key, value in wanted.items():
            setattr(note, key, value)
        refuse_unfit_texts(note)
        note.save()
        record(
            NOTE_CHANGED,
            subject=conference,
            actor=actor,
            at=at,
            name=conference.name,
            before=before,
            after=wanted,
        )
    return note


def strike_note(*, conference_id: int, note_id: int, actor: Actor, at: datetime) -> None:
    """Take a note back; the ledger keeps what it said.

    Refuses a note that is gone and a conference that has its minutes. Recorded as
    ``conference.note_struck``.
    """
    with transaction.atomic():
        conference, note = _locked(conference_id, note_id, actor)
        kind, text, speaker = NoteKind(note.kind), note.text, note.speaker
        note.delete()
        record(
            NOTE_STRUCK,
            subject=conference,
            actor=actor,
            at=at,
            name=conference.name,
            kind=str(kind.label).lower(),
            text=text,
            speaker=speaker,
        )


def _locked(conference_id: int, note_id: int, actor: Actor) -> tuple[Conference, ConferenceNote]:
    conference = lock_conference(conference_id)
    require(actor, "conference.change", meeting_of(conference))
    refuse_minuted(conference)
    note = conference.notes.filter(pk=note_id).first()
    if note is None:
        raise Refused(phrases.NOTE_GONE)
    return conference, note


def _refuse_point(conference: Conference, point_id: int | None) -> None:
    if point_id is not None and not conference.agenda.filter(pk=point_id).exists():
        raise Refused(phrases.POINT_UNKNOWN.format(name=conference.name), field="point")
