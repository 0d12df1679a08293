"""Entering awards into the register: one, or all of one decision together.

Knows decisions of our own and of outside bodies alike; drafting a decision is another part's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.awards import phrases
from thidua.awards.actions.lines import prepare_awards, subject_key
from thidua.awards.domain.lines import AwardLine
from thidua.awards.enums import AWARD_ENTERED
from thidua.awards.models import Award
from thidua.documents.enums import DocumentState
from thidua.documents.models import Document
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import Refused
from thidua.kernel.permissions import require
from thidua.kernel.texts import refuse_unfit_texts
from thidua.ledger.actions import record
from thidua.org.models import Unit
from thidua.org.queries.labels import label_on
from thidua.people.models import Person
from thidua_core.periods import format_date_vn
from thidua_core.text import squash

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """What a decision says of all its awards."""

    decided_on: date
    authority: str
    """Who decided, in words."""
    document_id: int | None = None
    number: str = ""
    """Number and symbol in words, where the paper is not in the register of documents."""
    public: bool = False
    source: str = ""
    invented: bool = False


def enter_awards(
    *, decision: DecisionFacts, lines: Sequence[AwardLine], actor: Actor, at: datetime
) -> list[Award]:
    """Enter everything that one decision gave; all lines or none.

    Whoever works for another unit enters on its behalf, and the ledger says so. Refuses a day
    after now, a decision without number or authority, a void paper, and what ``prepare_awards``
    refuses, each with the number of its line. Recorded once as ``award.entered``.
    """
    with transaction.atomic():
        _lock_subjects(lines)
        awards = prepare_awards(lines, decided_on=decision.decided_on)
        units = _units(awards)
        for unit in units:
            require(actor, "award.enter", unit)
        if any(award.unit_id is None for award in awards):
            require(actor, "award.enter", None)
        write_awards(awards, lines, decision, at=at)
        record(
            AWARD_ENTERED,
            subject=awards[0],
            also=[*awards[1:], *people_of(awards), *_papers(awards)],
            actor=actor,
            at=at,
            on_behalf_of=_behalf(actor, units, decision.decided_on),
            count=len(awards),
            decision=awards[0].decision_number,
            names=names_of(awards),
            authority=awards[0].authority,
        )
    return awards


def enter_award(*, decision: DecisionFacts, line: AwardLine, actor: Actor, at: datetime) -> Award:
    """Enter one award; refuses as ``enter_awards`` does. Recorded as ``award.entered``."""
    (award,) = enter_awards(decision=decision, lines=[line], actor=actor, at=at)
    return award


def write_awards(
    awards: Sequence[Award],
    lines: Sequence[AwardLine],
    decision: DecisionFacts,
    *,
    at: datetime,
) -> None:
    """Store prepared awards under a decision; the caller's transaction, right and record.

    Refuses what is wrong with the decision itself and an earlier award of somebody else as base.
    Not recorded: what calls it is.
    """
    document = _paper(decision.document_id)
    number = document.number_and_symbol if document else squash(decision.number)
    authority = squash(decision.authority)
    today = at.astimezone(VIETNAM).date()
    if decision.decided_on > today:
        day = format_date_vn(decision.decided_on)
        raise Refused(phrases.DECIDED_LATER.format(day=day), field="decided_on")
    if not authority:
        raise Refused(phrases.AUTHORITY_MISSING, field="authority")
    if not number:
        raise Refused(phrases.DECISION_MISSING, field="number")
    for award in awards:
        award.document, award.decision_number, award.authority = document, number, authority
        award.public, award.invented = decision.public, decision.invented
        award.source = squash(decision.source)
        refuse_unfit_texts(award)
    Award.objects.bulk_create(awards)
    for place, (award, line) in enumerate(zip(awards, lines, strict=True), start=1):
        if line.relies_on:
            award.relies_on.set(_bases(award, line.relies_on, place))


def _bases(award: Award, keys: Sequence[int], line: int) -> list[Award]:
    bases = list(Award.objects.filter(pk__in=keys))
    same = [each for each in bases if subject_key(each) == subject_key(award)]
    if len(same) != len(set(keys)):
        raise Refused(phrases.BASE_UNKNOWN.format(line=line), field="lines")
    return same


def names_of(awards: Sequence[Award]) -> str:
    """Names of the first few subjects, for a sentence of the ledger."""
    shown = [award.name for award in awards[:_SHOWN]]
    return "; ".join([*shown, *(["…"] if len(awards) > _SHOWN else [])])


def people_of(awards: Iterable[Award]) -> list[Person]:
    """The persons awarded, each once: their ledger shows it, and erasing them takes it away.

    Not recorded: what calls it is.
    """
    keys = {award.person_id for award in awards if award.person_id is not None}
    return list(Person.objects.filter(pk__in=keys).order_by("id"))


def _lock_subjects(lines: Sequence[AwardLine]) -> None:
    """Two entries of one subject come one after the other, so that a title is held once."""
    persons = {line.person_id for line in lines if line.person_id is not None}
    units = {line.unit_id for line in lines if line.unit_id is not None}
    list(Person.objects.select_for_update().filter(pk__in=persons).order_by("pk"))
    list(Unit.objects.select_for_update().filter(pk__in=units).order_by("pk"))


def _units(awards: Sequence[Award]) -> list[Unit]:
    keys = {award.unit_id for award in awards if award.unit_id is not None}
    return list(Unit.objects.filter(pk__in=keys).order_by("pk"))


def _papers(awards: Sequence[Award]) -> list[Document]:
    return [awards[0].document] if awards[0].document else []


def _behalf(actor: Actor, units: Sequence[Unit], day: date) -> str | None:
    """The one unit for which somebody of another one enters."""
    others = [unit for unit in units if unit.pk != actor.unit_id]
    return label_on(others[0].pk, day) if len(units) == len(others) == 1 else None


def _paper(document_id: int | None) -> Document | None:
    if document_id is None:
        return None
    document = Document.objects.get(pk=document_id)
    if document.state == DocumentState.VOID:
        raise Refused(phrases.DOCUMENT_VOID.format(citation=document.citation), field="document")
    return document
