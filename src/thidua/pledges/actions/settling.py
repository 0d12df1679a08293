"""From an agreed draft to the frozen paper, and the ways back with a reason.

Freezing fixes the bytes that are signed; what comes later is an appendix or a withdrawal.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.documents.actions import Particulars, attach_file, draft_document
from thidua.documents.enums import DocumentKind
from thidua.documents.models import Document
from thidua.kernel.actors import SYSTEM, Actor
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.queries.labels import label_on, labels_on
from thidua.pledges import phrases
from thidua.pledges.actions.comments import place_of
from thidua.pledges.actions.ground import (
    day_of,
    draft_members,
    for_head,
    lock_pledge,
    refuse_no_reason,
    refuse_not_drafting,
)
from thidua.pledges.actions.sending import drop_comment_deadlines, keep_version
from thidua.pledges.actions.signing import stop_signing
from thidua.pledges.domain.offices import office_lines
from thidua.pledges.enums import (
    PLEDGE_FROZEN,
    PLEDGE_REOPENED,
    PLEDGE_SETTLED,
    PLEDGE_WITHDRAWN,
    SIGNATORIES_SET,
    Outcome,
    PledgeState,
)
from thidua.pledges.models import Pledge, PledgeComment, PledgeSignatory
from thidua.pledges.queries.opinions import open_comments
from thidua.pledges.queries.papers import file_name, paper_tree
from thidua_core.errors import InputError
from thidua_core.paper import read_paper, render_pdf
from thidua_core.periods import format_date_vn
from thidua_core.text import squash

_CHOOSING = {PledgeState.DRAFTING, PledgeState.SETTLED}
_STANDING = {PledgeState.DRAFTING, PledgeState.SETTLED, PledgeState.FROZEN, PledgeState.SIGNING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One unit that will sign, in its place of the list."""

    unit_id: int
    office: str
    """``Viện trưởng``, ``Phó Viện trưởng phụ trách``, ``KT. Viện trưởng / Phó Viện trưởng``."""
    person_id: int | None = None


def settle_pledge(*, pledge_id: int, actor: Actor, at: datetime) -> Pledge:
    """Close the debate: the text is agreed and can be frozen.

    The text that was agreed is kept as a version when it differs from the one sent last. Refuses a
    draft that was never sent and one with anything open: each comment that awaits an answer, and
    each objection whose unit has not seen why the text was kept. Recorded as ``pledge.settled``.
    """
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        year = pledge.cluster_year
        require(actor, "pledge.draft", year)
        refuse_not_drafting(pledge)
        if not pledge.versions.exists():
            raise Refused(phrases.NOT_SENT)
        if waiting := open_comments(pledge):
            raise Refused(*_reasons(waiting, day_of(at)))
        version, changed = keep_version(pledge, actor=actor, at=at, due=None)
        pledge.state, pledge.settled_at = PledgeState.SETTLED, at
        pledge.save(update_fields=["state", "settled_at"])
        drop_comment_deadlines(
            pledge, reason=str(phrases.NO_LONGER_OPEN.format(what=pledge.what)), actor=actor, at=at
        )
        record(
            PLEDGE_SETTLED,
            subject=pledge,
            also=[year],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, year),
            what=pledge.what,
            name=str(year),
            version=version.number if version else None,
            changed=changed,
        )
    return pledge


def reopen_pledge(*, pledge_id: int, reason: str, actor: Actor, at: datetime) -> Pledge:
    """Take a settled text back into drafting, with a reason that the members read.

    Refuses an empty reason and anything but a settled pledge: a frozen one is withdrawn instead.
    Recorded as ``pledge.reopened``.
    """
    why = refuse_no_reason(reason)
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        require(actor, "pledge.draft", pledge.cluster_year)
        _refuse_state(pledge, PledgeState.SETTLED, str(phrases.NOT_SETTLED))
        pledge.state, pledge.settled_at = PledgeState.DRAFTING, None
        pledge.save(update_fields=["state", "settled_at"])
        record(
            PLEDGE_REOPENED,
            subject=pledge,
            also=[pledge.cluster_year],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, pledge.cluster_year),
            what=pledge.what,
            name=str(pledge.cluster_year),
            reason=why,
        )
    return pledge


def set_signatories(
    *,
    pledge_id: int,
    signers: Sequence[Signer],
    actor: Actor,
    at: datetime,
    ordered: bool = True,
) -> Pledge:
    """Write down who signs in which order and office, before the text is frozen.

    Refuses a frozen pledge, a unit that is no member or stands there twice, a member that is
    missing, and an office that cannot be read. Recorded as ``pledge.signatories_set``.
    """
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        year, day = pledge.cluster_year, day_of(at)
        require(actor, "pledge.draft", year)
        if pledge.state not in _CHOOSING:
            refuse_not_drafting(pledge)
        _refuse_signers(pledge, signers, day)
        pledge.ordered = ordered
        pledge.save(update_fields=["ordered"])
        pledge.signatories.all().delete()
        rows = [
            PledgeSignatory(
                pledge=pledge,
                unit_id=each.unit_id,
                role=squash(each.office),
                person_id=each.person_id,
                order=order,
            )
            for order, each in enumerate(signers, start=1)
        ]
        for row in rows:
            refuse_unfit_texts(row)
        PledgeSignatory.objects.bulk_create(rows)
        names = labels_on([each.unit_id for each in signers], day)
        record(
            SIGNATORIES_SET,
            subject=pledge,
            also=[year],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, year),
            what=pledge.what,
            name=str(year),
            order=[names[each.unit_id] for each in signers],
        )
    return pledge


def freeze_pledge(
    *, pledge_id: int, actor: Actor, at: datetime, place: str = "", dated: date | None = None
) -> Pledge:
    """Fix the text as the PDF that is signed, and put it into the register of papers as a draft.

    ``place`` and ``dated`` stand under the motto of the state; without a day it is left blank. The
    same content gives the same bytes again. Refuses a pledge that is not settled, one whose
    signatories are not all members of the day, and a text that cannot be printed. Recorded as
    ``pledge.frozen`` with the hash.
    """
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        year = pledge.cluster_year
        require(actor, "pledge.draft", year)
        _refuse_state(pledge, PledgeState.SETTLED, str(phrases.NOT_SETTLED))
        _refuse_lacking(pledge, day_of(at))
        tree = paper_tree(pledge, on=day_of(at), place=place, dated=dated)
        content = _drawn(pledge, tree)
        pledge.document = _enter(pledge, tree["title"], content, at)
        pledge.frozen_paper, pledge.frozen_at = tree, at
        pledge.frozen_sha256 = hashlib.sha256(content).hexdigest()
        pledge.state = PledgeState.FROZEN
        pledge.save()
        record(
            PLEDGE_FROZEN,
            subject=pledge,
            also=[year, pledge.document],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, year),
            what=pledge.what,
            name=str(year),
            sha256=pledge.frozen_sha256,
        )
    return pledge


def withdraw_pledge(*, pledge_id: int, reason: str, actor: Actor, at: datetime) -> Pledge:
    """Withdraw a pledge that is not signed by all; the year may have another one afterwards.

    Refuses an empty reason, a second time, and a pledge that has all its signatures: that is
    amended by an appendix. Recorded as ``pledge.withdrawn``.
    """
    why = refuse_no_reason(reason)
    with transaction.atomic():
        pledge = lock_pledge(pledge_id)
        year = pledge.cluster_year
        require(actor, "pledge.draft", year)
        if pledge.state == PledgeState.WITHDRAWN:
            raise Refused(phrases.ALREADY_WITHDRAWN.format(what=pledge.what))
        if pledge.state not in _STANDING:
            raise Refused(phrases.SIGNED_STAYS.format(what=pledge.what))
        pledge.state, pledge.withdrawn_because = PledgeState.WITHDRAWN, why
        refuse_unfit_texts(pledge)
        pledge.save(update_fields=["state", "withdrawn_because"])
        drop_comment_deadlines(pledge, reason=why, actor=actor, at=at)
        stop_signing(pledge, reason=why, at=at)
        record(
            PLEDGE_WITHDRAWN,
            subject=pledge,
            also=[year],
            actor=actor,
            at=at,
            on_behalf_of=for_head(actor, year),
            what=pledge.what,
            name=str(year),
            reason=why,
        )
    return pledge


def _reasons(waiting: Sequence[PledgeComment], day: date) -> list[str]:
    names = labels_on({each.unit_id for each in waiting}, day)
    reasons = []
    for each in waiting:
        sentence = phrases.OBJECTION_OPEN if each.objection else phrases.COMMENT_OPEN
        if each.outcome != Outcome.OPEN:
            sentence = phrases.OBJECTION_UNSEEN
        reasons.append(str(sentence.format(unit=names[each.unit_id], place=place_of(each))))
    return reasons


def _refuse_state(pledge: Pledge, wanted: PledgeState, sentence: str) -> None:
    if pledge.state != wanted:
        state = PledgeState(pledge.state).label
        raise Refused(sentence.format(what=pledge.what, state=state))


def _refuse_signers(pledge: Pledge, signers: Sequence[Signer], day: date) -> None:
    year = pledge.cluster_year
    if not signers:
        raise Refused(phrases.SIGNATORIES_MISSING, field="signatories")
    members = set(draft_members(year, day))
    seen: set[int] = set()
    for each in signers:
        unit = label_on(each.unit_id, day)
        if each.unit_id not in members:
            raise Refused(
                phrases.NOT_A_MEMBER.format(
                    unit=unit, name=year.cluster.name, day=format_date_vn(day)
                ),
                field="signatories",
            )
        if each.unit_id in seen:
            raise Refused(phrases.SIGNED_TWICE.format(unit=unit), field="signatories")
        if not squash(each.office):
            raise Refused(phrases.OFFICE_MISSING.format(unit=unit), field="signatories")
        if office_lines(each.office) is None:
            raise Refused(phrases.OFFICE_FORM.format(office=each.office), field="signatories")
        seen.add(each.unit_id)
    _refuse_lack(members - seen, day)


def _refuse_lacking(pledge: Pledge, day: date) -> None:
    signing = {each.unit_id for each in pledge.signatories.all()}
    if not signing:
        raise Refused(phrases.SIGNATORIES_MISSING)
    _refuse_lack(set(draft_members(pledge.cluster_year, day)) - signing, day)


def _refuse_lack(lacking: set[int], day: date) -> None:
    if lacking:
        units = ", ".join(sorted(labels_on(lacking, day).values()))
        raise Refused(phrases.SIGNATORIES_LACK.format(units=units), field="signatories")


def _drawn(pledge: Pledge, tree: dict[str, object]) -> bytes:
    try:
        return render_pdf(read_paper(json.dumps(tree, ensure_ascii=False)))
    except InputError as error:
        raise Refused(
            phrases.PAPER_UNPRINTABLE.format(what=pledge.what, problem=error.message)
        ) from error


def _enter(pledge: Pledge, title: str, content: bytes, at: datetime) -> Document:
    """The paper in the register; the software enters it, the pledge's own entry says who froze."""
    document = draft_document(
        Particulars(
            kind=DocumentKind.PLEDGE,
            title=f"{pledge.what} {title}",
            issuer_label=pledge.cluster_year.cluster.name,
            source=pledge.source,
            invented=pledge.invented,
        ),
        paper=None,
        actor=SYSTEM,
        at=at,
    )
    attach_file(
        document_id=document.pk, name=file_name(pledge), content=content, actor=SYSTEM, at=at
    )
    return document
