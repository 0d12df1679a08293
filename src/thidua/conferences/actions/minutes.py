"""The minutes of a conference: written from what happened, corrected passage by passage, approved.

They stand in the register of papers as a draft of the unit that chairs. Signing is the register's;
linking signed minutes to the conference is another module's.
"""

from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction

from thidua.conferences import phrases
from thidua.conferences.actions.planning import line_of, lock_conference, refuse_minuted
from thidua.conferences.domain.course import takes_minutes
from thidua.conferences.domain.minutes_text import (
    carried_over,
    one_line,
    passages_of,
    several_lines,
)
from thidua.conferences.enums import (
    MINUTES_APPROVED,
    MINUTES_CORRECTED,
    MINUTES_REOPENED,
    MINUTES_WRITTEN,
    ConferenceState,
)
from thidua.conferences.models import Conference, ConferenceMinutes
from thidua.conferences.permissions import meeting_of
from thidua.conferences.queries.minutes import minutes_tree
from thidua.conferences.queries.written_minutes import corrected_tree
from thidua.documents.actions import Particulars, draft_document, revise_draft
from thidua.documents.enums import DocumentKind, RequestState
from thidua.documents.queries import signature_request_of
from thidua.kernel.actors import Actor, Held
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.ledger.actions import record
from thidua.people.enums import Role, ScopeKind


def write_minutes(*, conference_id: int, actor: Actor, at: datetime) -> ConferenceMinutes:
    """Write the minutes from agenda, attendance and notes into a draft of the register.

    Written again, they take in what was noted since; a correction stays where the text that it
    corrects still stands. Refuses a conference that has not opened, one that has its minutes or
    is cancelled, and minutes that are approved. Recorded as ``minutes.written``.
    """
    with transaction.atomic():
        conference = _kept(conference_id, actor)
        if not takes_minutes(conference.state):
            now = ConferenceState(conference.state).label
            raise Refused(phrases.MINUTES_EARLY.format(name=conference.name, now=now))
        tree = minutes_tree(conference)
        minutes = ConferenceMinutes.objects.filter(conference=conference).first()
        lost: list[str] = []
        if minutes is None:
            minutes = ConferenceMinutes(conference=conference, generated=tree, written_at=at)
            minutes.document = _drafted(conference, tree, actor, at)
        else:
            _refuse_approved(minutes)
            kept, lost = carried_over(minutes.corrections, minutes.generated["body"], tree["body"])
            minutes.generated, minutes.corrections, minutes.written_at = tree, kept, at
            _revise(minutes, actor, at)
        minutes.save()
        record(
            MINUTES_WRITTEN,
            subject=conference,
            also=[minutes.document],
            actor=actor,
            at=at,
            name=conference.name,
            count=len(passages_of(tree["body"])),
            dropped=lost,
        )
    return minutes


def correct_minutes(
    *, conference_id: int, place: str, text: str, actor: Actor, at: datetime
) -> ConferenceMinutes:
    """Put a text in place of one passage; an empty one leaves it out, the generated one restores it.

    Refuses a passage that is not there, an empty heading, and minutes that are not written or are
    approved. Recorded as ``minutes.corrected``; nothing when nothing differs.
    """
    with transaction.atomic():
        conference = _kept(conference_id, actor)
        minutes = _written(conference)
        _refuse_approved(minutes)
        passages = {each.place: each for each in passages_of(minutes.generated["body"])}
        if place not in passages:
            raise Refused(phrases.PASSAGE_GONE.format(name=conference.name), field="text")
        generated, heading = passages[place].text, passages[place].heading
        wanted = one_line(text) if heading else several_lines(text)
        if heading and not wanted:
            raise Refused(phrases.HEADING_EMPTY, field="text")
        before = minutes.corrections.get(place, generated)
        if wanted == before:
            return minutes
        corrections = {key: minutes.corrections[key] for key in minutes.corrections if key != place}
        minutes.corrections = corrections if wanted == generated else corrections | {place: wanted}
        _revise(minutes, actor, at)
        minutes.save()
        record(
            MINUTES_CORRECTED,
            subject=conference,
            also=[minutes.document],
            actor=actor,
            at=at,
            name=conference.name,
            before=before,
            after=wanted,
        )
    return minutes


def approve_minutes(*, conference_id: int, actor: Actor, at: datetime) -> ConferenceMinutes:
    """Approve the text; from then on it takes no corrections.

    Refuses minutes that are not written, a conference that is still open, and one without chair
    or secretary. Recorded as ``minutes.approved``; nothing when they are approved.
    """
    with transaction.atomic():
        conference = _kept(conference_id, actor)
        minutes = _written(conference)
        if minutes.approved_at is not None:
            return minutes
        if conference.state != ConferenceState.CLOSED:
            now = ConferenceState(conference.state).label
            raise Refused(phrases.MINUTES_STILL_OPEN.format(name=conference.name, now=now))
        people = {phrases.CHAIR: conference.chair, phrases.SECRETARY: conference.secretary}
        missing = ", ".join(str(word) for word, who in people.items() if not who)
        if missing:
            raise Refused(phrases.MINUTES_NOBODY.format(missing=missing, name=conference.name))
        minutes.approved_at = at
        minutes.approved_by = ", ".join(filter(None, (actor.name, actor.capacity)))
        minutes.save()
        record(
            MINUTES_APPROVED,
            subject=conference,
            also=[minutes.document],
            actor=actor,
            at=at,
            name=conference.name,
        )
    return minutes


def reopen_minutes(
    *, conference_id: int, reason: str, actor: Actor, at: datetime
) -> ConferenceMinutes:
    """Take the approval back, to correct once more.

    Refuses an empty reason, minutes that are not approved or are linked already, and a signing
    that is open. Recorded as
    ``minutes.reopened``.
    """
    because = line_of(reason)
    if not because:
        raise Refused(phrases.REOPEN_REASON, field="reason")
    with transaction.atomic():
        conference = _kept(conference_id, actor)
        minutes = _written(conference)
        if minutes.approved_at is None:
            raise Refused(phrases.MINUTES_NOT_APPROVED.format(name=conference.name))
        request = signature_request_of(minutes.document_id)
        if request is not None and request.state != RequestState.WITHDRAWN:
            raise Refused(phrases.MINUTES_BEING_SIGNED.format(name=conference.name))
        minutes.approved_at, minutes.approved_by = None, ""
        minutes.save()
        record(
            MINUTES_REOPENED,
            subject=conference,
            also=[minutes.document],
            actor=actor,
            at=at,
            name=conference.name,
            reason=because,
        )
    return minutes


def keeper_of_paper(actor: Actor, unit_id: int) -> Actor:
    """The actor with the right to the paper of a conference that they keep.

    The officer of a cluster works for a cluster and not for the unit that chairs; its minutes
    are that unit's paper all the same.
    """
    lent = Held(role=Role.CLUSTER_OFFICER, scope=ScopeKind.UNIT, scope_id=unit_id)
    told = {each.name: getattr(actor, each.name) for each in fields(Actor)}
    return Actor(**told | {"roles": (*actor.roles, lent)})


def locked_minutes(conference_id: int, actor: Actor) -> tuple[Conference, ConferenceMinutes]:
    """A conference that the actor keeps with its written minutes, both locked."""
    conference = _kept(conference_id, actor)
    return conference, _written(conference)


def _kept(conference_id: int, actor: Actor) -> Conference:
    conference = lock_conference(conference_id)
    require(actor, "conference.change", meeting_of(conference))
    refuse_minuted(conference)
    return conference


def _written(conference: Conference) -> ConferenceMinutes:
    minutes = (
        ConferenceMinutes.objects.select_for_update(of=("self",))
        .select_related("document", "conference")
        .filter(conference=conference)
        .first()
    )
    if minutes is None:
        raise Refused(phrases.MINUTES_NOT_WRITTEN.format(name=conference.name))
    return minutes


def _refuse_approved(minutes: ConferenceMinutes) -> None:
    if minutes.approved_at is not None:
        raise Refused(phrases.MINUTES_APPROVED_ALREADY.format(name=minutes.conference.name))


def _drafted(conference: Conference, tree: dict[str, Any], actor: Actor, at: datetime) -> Any:
    issuer_id = conference.host_id or conference.body_id
    particulars = Particulars(
        kind=DocumentKind.MINUTES,
        title=tree["title"],
        symbol=tree.get("symbol", ""),
        issuer_id=issuer_id,
        issuer_label=conference.organiser_label,
        source=conference.source,
        invented=conference.invented,
    )
    keeper = keeper_of_paper(actor, issuer_id)
    return draft_document(particulars, paper=tree, actor=keeper, at=at)


def _revise(minutes: ConferenceMinutes, actor: Actor, at: datetime) -> None:
    keeper = keeper_of_paper(actor, minutes.conference.host_id or minutes.conference.body_id)
    revise_draft(
        document_id=minutes.document_id, paper=corrected_tree(minutes), actor=keeper, at=at
    )
