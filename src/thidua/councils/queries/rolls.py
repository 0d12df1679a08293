"""Who has a vote in a session on its day, and the figures of the roll."""

from typing import Any

from django.db.models import Q

from thidua.clusters.models import Membership
from thidua.councils.enums import Presence, Seat, SessionKind
from thidua.councils.models import CouncilMember, Question, RollEntry, Session
from thidua.org.queries.labels import labels_on
from thidua_core.voting import Roll

_SEATS = {seat.value: place for place, seat in enumerate(Seat)}


def members_on(session: Session) -> list[RollEntry]:
    """The roll's rows, unsaved, of those who are members on the day; none for a review meeting."""
    if session.kind == SessionKind.COUNCIL:
        members = [
            RollEntry(
                session=session,
                person=each.person,
                label=each.person.full_name,
                role=", ".join(filter(None, (str(Seat(each.seat).label), each.position))),
            )
            for each in sorted(_seated(session), key=lambda each: (_SEATS[each.seat], each.pk))
        ]
    elif session.kind == SessionKind.CLUSTER:
        names = labels_on(member_units_on(session), session.day)
        members = [
            RollEntry(session=session, unit_id=unit_id, label=names[unit_id])
            for unit_id in member_units_on(session)
        ]
    else:
        members = []
    for place, entry in enumerate(members, start=1):
        entry.order = place
    return members


def member_units_on(session: Session) -> list[int]:
    """Keys of the units that are members of the session's cluster on its day, in their order."""
    day = session.day
    memberships = Membership.objects.filter(
        Q(end=None) | Q(end__gte=day), cluster_year=session.cluster_year_id, start__lte=day
    )
    return list(memberships.order_by("order", "id").values_list("unit_id", flat=True))


def _seated(session: Session) -> Any:
    day = session.day
    return CouncilMember.objects.filter(
        Q(end=None) | Q(end__gte=day), council=session.council_id, start__lte=day
    ).select_related("person")


def roll_of(session: Session, questions: list[Question]) -> Roll | None:
    """The roll's figures with who is excused from each question; None while none are stated."""
    if session.kind == SessionKind.MEETING:
        if session.stated_members is None:
            return None
        return Roll(
            members=session.stated_members,
            present=session.stated_present or 0,
            written=session.stated_written or 0,
        )
    entries = list(session.roll.all())
    taking = {e.pk for e in entries if e.presence in {Presence.PRESENT, Presence.WRITTEN}}
    return Roll(
        members=len(entries),
        present=sum(each.presence == Presence.PRESENT for each in entries),
        written=sum(each.presence == Presence.WRITTEN for each in entries),
        excused={
            each.public_id: sum(entry.pk in taking for entry in each.excused.all())
            for each in questions
        },
    )
