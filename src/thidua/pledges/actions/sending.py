"""Sending a draft to the members for their comments, as a version that is kept."""

from datetime import datetime

from django.db import transaction

from thidua.calendar.actions import drop_deadline, meet_deadline, set_deadline
from thidua.calendar.enums import DeadlineState
from thidua.calendar.models import Deadline
from thidua.kernel.actors import Actor
from thidua.kernel.base import kind_of
from thidua.kernel.errors import Refused
from thidua.ledger.actions import record
from thidua.people.actions.notifications import notify_all
from thidua.people.enums import Role
from thidua.people.queries.audience import people_with_role
from thidua.pledges import phrases
from thidua.pledges.actions.ground import (
    day_of,
    draft_members,
    for_head,
    lock_draft,
)
from thidua.pledges.domain.content import as_plain, changes_between
from thidua.pledges.domain.matrix import has_answered
from thidua.pledges.enums import PLEDGE_SENT
from thidua.pledges.models import Pledge, PledgeVersion
from thidua.pledges.queries.opinions import cells_of_unit
from thidua.pledges.queries.texts import content_of, version_content
from thidua_core.text import squash

COMMENT_KEY = "comment"
"""The key of the deadlines for commenting."""
_READERS = (Role.UNIT_HEAD, Role.UNIT_OFFICER)


def send_draft(
    *, pledge_id: int, due: datetime, actor: Actor, at: datetime, note: str = "", address: str = ""
) -> PledgeVersion:
    """Send a draft to the members as its next version, with a deadline for comments.

    Every member has a deadline, told with ``address``, the path of the page where it answers.
    Refuses a pledge that is no draft, one without clauses, a deadline that has passed, a cluster
    without members, and a text that is the one sent last. Recorded as ``pledge.sent`` with the
    places that differ from the version before.
    """
    with transaction.atomic():
        pledge = lock_draft(pledge_id, actor)
        year, day = pledge.cluster_year, day_of(at)
        if due <= at:
            raise Refused(phrases.DUE_PAST.format(due=phrases.told_moment(due)), field="due")
        if not pledge.clauses.exists():
            raise Refused(phrases.CLAUSES_MISSING)
        members = draft_members(year, day)
        if not members:
            raise Refused(phrases.MEMBERS_MISSING.format(name=year.cluster.name))
        version, changed = keep_version(pledge, actor=actor, at=at, due=due, note=note)
        if version is None:
            raise Refused(phrases.NOT_CHANGED)
        _ask_members(pledge, version, members, actor=actor, at=at, address=address)
        record(
            PLEDGE_SENT,
            subject=pledge,
            also=[year],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, year),
            version=version.number,
            what=pledge.what,
            name=str(year),
            due=due,
            changed=changed,
        )
    return version


def _ask_members(
    pledge: Pledge,
    version: PledgeVersion,
    members: list[int],
    *,
    actor: Actor,
    at: datetime,
    address: str,
) -> None:
    year, due = pledge.cluster_year, version.due
    assert due is not None, "a version that is sent asks for answers"
    for unit_id in members:
        set_deadline(
            subject=pledge,
            unit_id=unit_id,
            key=COMMENT_KEY,
            label=phrases.DEADLINE_LABEL.format(what=pledge.what.lower()),
            detail=phrases.DEADLINE_DETAIL.format(name=year, version=version.number),
            address=address,
            due=due,
            tells=False,
            actor=actor,
            at=at,
        )
    tell_members(
        pledge,
        members,
        key=f"sent-{version.number}",
        text=phrases.DRAFT_SENT.format(
            name=year.cluster.name, what=pledge.what.lower(), version=version.number
        ),
        address=address,
        at=at,
        due=due,
    )


def keep_version(
    pledge: Pledge, *, actor: Actor, at: datetime, due: datetime | None, note: str = ""
) -> tuple[PledgeVersion | None, list[str]]:
    """Keep the present text as the next version, with the places that differ from the last one.

    None when it reads as the last one does.
    """
    content = content_of(pledge, on=day_of(at))
    last = pledge.versions.order_by("number").last()
    changed = (
        [each.place for each in changes_between(version_content(last), content)] if last else []
    )
    if last is not None and version_content(last) == content:
        return None, []
    version = PledgeVersion.objects.create(
        pledge=pledge,
        number=last.number + 1 if last else 1,
        content=as_plain(content),
        sent_at=at,
        sent_by=actor.name,
        due=due,
        note=squash(note),
    )
    return version, changed


def tell_members(
    pledge: Pledge,
    unit_ids: list[int],
    *,
    key: str,
    text: str,
    address: str,
    at: datetime,
    due: datetime | None = None,
) -> None:
    """Tell heads and officers of the units once."""
    notify_all(
        person_ids=people_with_role(unit_ids, _READERS, on=day_of(at)),
        key=f"{pledge.public_id}-{key}",
        text=text,
        address=address,
        at=at,
        due=due,
    )


def meet_if_answered(pledge: Pledge, unit_id: int, *, actor: Actor, at: datetime) -> None:
    """Close the unit's deadline once it has said something to every clause."""
    if has_answered(cells_of_unit(pledge, unit_id)):
        meet_deadline(subject=pledge, unit_id=unit_id, key=COMMENT_KEY, actor=actor, at=at)


def drop_comment_deadlines(
    pledge: Pledge, *, reason: str, actor: Actor, at: datetime, unit_id: int | None = None
) -> None:
    """Drop what is still open of the deadlines for commenting, of one unit or of all."""
    waiting = Deadline.objects.filter(
        subject_kind=kind_of(pledge),
        subject_public_id=pledge.public_id,
        key=COMMENT_KEY,
        state=DeadlineState.OPEN,
    )
    if unit_id is not None:
        waiting = waiting.filter(unit=unit_id)
    for deadline in list(waiting):
        drop_deadline(deadline_id=deadline.pk, reason=reason, actor=actor, at=at)
