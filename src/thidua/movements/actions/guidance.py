"""The year's guidance of a body: who owes which paper by when.

A level that narrows what stands above it may only be earlier or stricter; which measures are
compared, and how, is ``domain.narrowing``'s. Knows terms, not whether anybody has sent anything.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.movements import phrases
from thidua.movements.actions.addressing import addressed
from thidua.movements.actions.obliged import Address, drop_obliged, nowhere, settle_deadlines
from thidua.movements.domain.narrowing import Loosening, Measure, loosenings
from thidua.movements.enums import (
    GUIDANCE_ENTERED,
    OBLIGATION_REMOVED,
    OBLIGATION_SET,
    Addressee,
    ObligationRule,
)
from thidua.movements.models import Obligation, YearGuidance
from thidua.movements.queries.obligations import chain_above, terms_of
from thidua.org.models import Unit
from thidua.org.queries.ancestry import ancestor_ids
from thidua.org.queries.labels import label_on, labels_on
from thidua_core.text import nfc

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Who owes which paper by when; what a level does not say stays None or empty."""

    key: str
    """Names the same duty on every level: ``bao-cao-tong-ket``."""
    who: str
    paper: str
    due: datetime
    """Day and hour as the guidance states them, aware."""
    day_off: ObligationRule = ObligationRule.STAY
    """What the guidance says of a deadline on a day off; it stays when it says nothing."""
    form: str = ""
    copies: int | None = None
    to: str = ""
    exclusions: Sequence[str] = ()
    quota: int | None = None
    citation: str = ""
    """Where in the guidance it stands."""
    addressee: Addressee = Addressee.TEXT
    """Who owes it exactly; with words alone nobody is given a deadline."""
    cluster_year_id: int | None = None
    unit_ids: Sequence[int] = ()

    def columns(self) -> dict[str, Any]:
        """The columns of the row, texts composed and trimmed."""
        texts = ("who", "paper", "form", "to", "citation")
        return {
            "due": self.due,
            "day_off": self.day_off,
            "copies": self.copies,
            "quota": self.quota,
            "addressee": self.addressee,
            "cluster_year_id": self.cluster_year_id
            if self.addressee == Addressee.CLUSTER
            else None,
            "exclusions": [_line(each) for each in self.exclusions if each.strip()],
            **{name: _line(getattr(self, name)) for name in texts},
        }


def enter_guidance(
    *,
    body_id: int,
    year: int,
    document_id: int,
    actor: Actor,
    at: datetime,
    carries_out_id: int | None = None,
    invented: bool = False,
) -> YearGuidance:
    """Write down that a paper is a body's guidance for a year.

    ``carries_out_id`` is the guidance of a body above that it carries out. Refuses a paper that is
    not issued or is entered already, and a superior's guidance that is of another year or of no
    superior. Recorded as ``year_guidance.entered``.
    """
    with transaction.atomic():
        body = Unit.objects.select_for_update().get(pk=body_id)
        require(actor, "guidance.enter", body)
        document = Document.objects.get(pk=document_id)
        body_label = label_on(body.pk, at.astimezone(VIETNAM).date())
        if document.state != DocumentState.ISSUED:
            raise Refused(
                phrases.GUIDANCE_NOT_ISSUED.format(citation=document.citation), field="document"
            )
        if YearGuidance.objects.filter(body=body, year=year, document=document).exists():
            raise Refused(
                phrases.GUIDANCE_EXISTS.format(
                    citation=document.citation, year=year, body=body_label
                ),
                field="document",
            )
        guidance = YearGuidance(body=body, year=year, document=document, invented=invented)
        guidance.parent = _parent(carries_out_id, guidance, at)
        guidance.save()
        record(
            GUIDANCE_ENTERED,
            subject=guidance,
            also=[body, document],
            actor=actor,
            at=at,
            year=year,
            body=body_label,
            citation=document.citation,
            carries_out=guidance.parent.document.citation if guidance.parent else "",
        )
    return guidance


def set_obligation(
    *,
    guidance_id: int,
    duty: Duty,
    actor: Actor,
    at: datetime,
    address: Address = nowhere,
) -> Obligation:
    """Set who owes which paper by when, in place of the guidance's earlier word on that duty.

    Every unit to which it is put exactly is given a deadline; ``address`` leads there to the duty's
    page. Refuses a duty without debtor or paper, an addressee that names nobody, and terms that
    are later or looser than those that bodies above have set for the same duty that year, each
    with both values. Recorded as ``obligation.set``; nothing when nothing differs.
    """
    columns = duty.columns()
    _refuse_unclear(duty.key, columns)
    with transaction.atomic():
        guidance = lock_guidance(guidance_id)
        require(actor, "obligation.set", guidance)
        known = guidance.obligations.filter(key=duty.key).first()
        obligation = known or Obligation(
            guidance=guidance, key=duty.key, order=guidance.obligations.count() + 1
        )
        units = addressed(duty, guidance, at)
        wanted = {**columns, "units": sorted(unit.public_id for unit in units)}
        before = _told(obligation, columns) if known else {}
        if before == wanted:
            return obligation
        for name, value in columns.items():
            setattr(obligation, name, value)
        _refuse_looser(obligation, at)
        refuse_unfit_texts(obligation)
        obligation.save()
        obligation.units.set(units)
        record(
            OBLIGATION_SET,
            subject=guidance,
            also=[obligation, guidance.body],
            actor=actor,
            at=at,
            who=obligation.who,
            paper=obligation.paper,
            due=phrases.moment(obligation.due),
            before=before,
            after=wanted,
        )
        settle_deadlines(duty.key, guidance.year, actor=actor, at=at, address=address)
    return obligation


def _told(obligation: Obligation, columns: dict[str, Any]) -> dict[str, Any]:
    told = {name: getattr(obligation, name) for name in columns}
    return told | {"units": sorted(obligation.units.values_list("public_id", flat=True))}


def remove_obligation(*, obligation_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """Take a duty out of a guidance; what stood there is kept in the ledger.

    Its deadlines are dropped; those of a level above that it had narrowed count again. Refuses an
    empty reason, while a level below narrows just this duty, and when a unit has handed over what
    it asks for. Recorded as ``obligation.removed``.
    """
    if not reason.strip():
        raise Refused(phrases.REASON_MISSING, field="reason")
    with transaction.atomic():
        obligation = Obligation.objects.select_related("guidance__body").get(pk=obligation_id)
        guidance = lock_guidance(obligation.guidance_id)
        require(actor, "obligation.set", guidance)
        below = list(obligation.narrowed_by.values_list("guidance__body", flat=True))
        if below:
            names = labels_on(below, at.astimezone(VIETNAM).date())
            raise Refused(phrases.NARROWED_BELOW.format(bodies=", ".join(names.values())))
        handed = obligation.handovers.count()
        if handed:
            raise Refused(phrases.HANDED_OVER_ALREADY.format(count=handed))
        drop_obliged(obligation, reason=reason.strip(), actor=actor, at=at)
        record(
            OBLIGATION_REMOVED,
            subject=guidance,
            also=[obligation, guidance.body],
            actor=actor,
            at=at,
            paper=obligation.paper,
            who=obligation.who,
            due=phrases.moment(obligation.due),
            reason=reason.strip(),
        )
        obligation.delete()
        settle_deadlines(obligation.key, guidance.year, actor=actor, at=at)


def lock_guidance(guidance_id: int) -> YearGuidance:
    """The guidance's row, locked, with its body and paper."""
    guidances = YearGuidance.objects.select_for_update(of=("self",))
    return guidances.select_related("body", "document").get(pk=guidance_id)


def _parent(guidance_id: int | None, guidance: YearGuidance, at: datetime) -> YearGuidance | None:
    if guidance_id is None:
        return None
    parent = YearGuidance.objects.select_related("document").get(pk=guidance_id)
    if parent.year != guidance.year:
        raise Refused(
            phrases.GUIDANCE_OTHER_YEAR.format(other=parent.year, year=guidance.year),
            field="carries_out",
        )
    day = guidance.document.issued_on or at.astimezone(VIETNAM).date()
    if parent.body_id not in ancestor_ids([guidance.body_id], day)[guidance.body_id]:
        names = labels_on([parent.body_id, guidance.body_id], day)
        raise Refused(
            phrases.GUIDANCE_NOT_ABOVE.format(
                other=names[parent.body_id], body=names[guidance.body_id]
            ),
            field="carries_out",
        )
    return parent


def _refuse_unclear(key: str, columns: dict[str, Any]) -> None:
    if not _KEY.fullmatch(key):
        raise Refused(phrases.KEY_FORM.format(key=key), field="key")
    if not columns["who"]:
        raise Refused(phrases.WHO_MISSING, field="who")
    if not columns["paper"]:
        raise Refused(phrases.PAPER_MISSING, field="paper")
    if columns["copies"] is not None and columns["copies"] < 1:
        raise Refused(phrases.NO_COPIES, field="copies")


def _refuse_looser(obligation: Obligation, at: datetime) -> None:
    """Compare with every level above that has spoken of the duty; name the nearest it narrows."""
    guidance = obligation.guidance
    day = guidance.document.issued_on or at.astimezone(VIETNAM).date()
    above = chain_above(guidance.body_id, guidance.year, obligation.key, day)
    obligation.inherits = above[-1] if above else None
    own = terms_of(obligation)
    reasons: dict[Measure, str] = {}
    for level in above:
        for found in loosenings(terms_of(level), own):
            reasons[found.measure] = _looser(found, level, day)
    if reasons:
        raise Refused(*reasons.values(), field=next(iter(reasons)).value)


def _looser(found: Loosening, level: Obligation, day: date) -> str:
    sentence = {
        Measure.DUE: phrases.LATER_THAN_ABOVE,
        Measure.COPIES: phrases.FEWER_COPIES,
        Measure.QUOTA: phrases.LARGER_QUOTA,
        Measure.EXCLUSIONS: phrases.EXCLUSIONS_LEFT_AWAY,
    }[found.measure]
    return sentence.format(
        own=_value(found.own),
        above=_value(found.above),
        body=label_on(level.guidance.body_id, day),
        citation=level.guidance.document.citation,
    )


def _value(value: datetime | int | tuple[str, ...]) -> str:
    match value:
        case datetime():
            return phrases.moment(value)
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def _line(text: str) -> str:
    return nfc(" ".join(text.split()))
