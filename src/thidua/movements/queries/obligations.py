"""Who owes what, as one level says it and as it holds at a unit through all levels above.

A deadline is settled by the guidance's own rule for days off: on a Sunday it stays there unless
the guidance moves it. A unit inherits from the bodies above it on a day, not from those that it
succeeded.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from thidua.calendar.domain.holidays import packaged_holidays
from thidua.calendar.domain.working_days import Move, SettledDeadline, settle_deadline
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.movements import phrases
from thidua.movements.domain.narrowing import Terms, loosenings, narrow
from thidua.movements.models import Obligation, YearGuidance
from thidua.org.queries.ancestry import ancestor_ids
from thidua.org.queries.labels import labels_on
from thidua_core.text import fold

_NO_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceRow:
    """One guidance of a body for a year."""

    id: int
    public_id: str
    body: str
    body_public_id: str
    year: int
    citation: str
    document_public_id: str
    carries_out: str
    """Citation of the guidance above; empty where none is named."""
    obligation_count: int
    invented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationRow:
    """One duty as one level sets it."""

    id: int
    public_id: str
    key: str
    who: str
    paper: str
    form: str
    copies: int | None
    to: str
    exclusions: tuple[str, ...]
    quota: int | None
    stated: datetime
    """Day and hour in the guidance."""
    due: datetime
    """As it falls due."""
    due_note: str
    """Why it moved, or that it stays on a day off; empty on an ordinary working day."""
    doubt: str
    """What is not certain about the days off, and the other moment; empty when all is."""
    body: str
    body_public_id: str
    citation: str
    """The guidance, and where in it the duty stands."""
    guidance_public_id: str
    addressee: str
    """A word of ``Addressee``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritedObligation:
    """One duty as it holds at a unit: of every measure the earliest or strictest level's."""

    key: str
    who: str
    paper: str
    form: str
    to: str
    due: datetime
    copies: int | None
    quota: int | None
    exclusions: tuple[str, ...]
    nearest: ObligationRow
    """The word of the level nearest to the unit: whom it names, to whom the paper goes."""
    due_set_by: ObligationRow
    """The level whose deadline holds."""
    levels: tuple[ObligationRow, ...]
    """All levels that speak of the duty, highest first."""
    overtaken: tuple[str, ...]
    """Measures in which the nearest level is behind what a level above has set since."""


def guidances_for(actor: Actor) -> QuerySet[YearGuidance]:
    """The guidance that an actor may see."""
    if not may(actor, "guidance.list"):
        return YearGuidance.objects.none()
    return YearGuidance.objects.select_related("body", "document", "parent__document")


def find_guidance(actor: Actor, public_id: str) -> YearGuidance:
    """One guidance, or the same refusal for unknown and forbidden."""
    guidance = guidances_for(actor).filter(public_id=public_id).first()
    if guidance is None:
        raise NotFound
    return guidance


def search_guidances(guidances: QuerySet[YearGuidance], text: str) -> QuerySet[YearGuidance]:
    """Those whose body or paper holds every word of ``text``, or whose year is that word."""
    matching = Q()
    for word in fold(text).split():
        one = Q(body__searchable__contains=f" {word}") | Q(document__folded__contains=word)
        if word.isdigit() and len(word) == len("2026"):
            one |= Q(year=int(word))
        matching &= one
    return guidances.filter(matching)


def guidance_years(guidances: QuerySet[YearGuidance]) -> list[int]:
    """The years that occur among them, the newest first."""
    return list(guidances.order_by("-year").values_list("year", flat=True).distinct())


def guidances_above(body_id: int, year: int, on: date) -> list[YearGuidance]:
    """The guidance of the bodies above a body for a year, the nearest body first."""
    above = ancestor_ids([body_id], on)[body_id]
    found = YearGuidance.objects.filter(body__in=above, year=year).select_related("document")
    return sorted(found, key=lambda each: above.index(each.body_id))


def key_for(paper: str) -> str:
    """The key of a new duty, from the words of its paper: ``bao-cao-tong-ket``."""
    return _NO_KEY.sub("-", fold(paper)).strip("-")[:60].strip("-")


def guidances_of(body_id: int, year: int) -> QuerySet[YearGuidance]:
    """A body's own guidance for a year, oldest paper first."""
    return (
        YearGuidance.objects.filter(body=body_id, year=year)
        .select_related("body", "document", "parent__document")
        .order_by("document__issued_on", "id")
    )


def guidance_rows(guidances: Iterable[YearGuidance]) -> list[GuidanceRow]:
    """Rows in the given order; the number of queries does not grow with the list."""
    listed = list(guidances)
    counts: dict[int, int] = {}
    for guidance_id in Obligation.objects.filter(guidance__in=listed).values_list(
        "guidance_id", flat=True
    ):
        counts[guidance_id] = counts.get(guidance_id, 0) + 1
    years: dict[int, set[int]] = {}
    for each in listed:
        years.setdefault(each.year, set()).add(each.body_id)
    names = {year: labels_on(bodies, date(year, 1, 15)) for year, bodies in years.items()}
    return [
        GuidanceRow(
            id=each.pk,
            public_id=each.public_id,
            body=names[each.year][each.body_id],
            body_public_id=each.body.public_id,
            year=each.year,
            citation=each.document.citation,
            document_public_id=each.document.public_id,
            carries_out=each.parent.document.citation if each.parent else "",
            obligation_count=counts.get(each.pk, 0),
            invented=each.invented,
        )
        for each in listed
    ]


def obligation_rows(guidance: YearGuidance) -> list[ObligationRow]:
    """What one guidance itself asks, by deadline."""
    obligations = guidance.obligations.select_related("guidance__body", "guidance__document")
    names = labels_on([guidance.body_id], date(guidance.year, 1, 15))
    return [_row(each, names) for each in obligations]


def obligation_row(obligation: Obligation) -> ObligationRow:
    """One duty as its guidance asks it."""
    guidance = obligation.guidance
    return _row(obligation, labels_on([guidance.body_id], date(guidance.year, 1, 15)))


def has_duty(guidance: YearGuidance, key: str) -> bool:
    """Whether a guidance speaks of a duty already."""
    return guidance.obligations.filter(key=key).exists()


def inherited_obligations(body_id: int, year: int, on: date) -> list[InheritedObligation]:
    """Every duty that holds at a unit in a year, from its own guidance and from all above.

    Only papers issued by ``on`` count; of several of one body the newest that speaks of a duty
    does. By deadline.
    """
    above = ancestor_ids([body_id], on)[body_id]
    ladder = [*reversed(above), body_id]
    chains: dict[str, list[Obligation]] = {}
    for obligation in _in_force(ladder, year, on):
        chains.setdefault(obligation.key, []).append(obligation)
    names = labels_on({each.guidance.body_id for chain in chains.values() for each in chain}, on)
    inherited = [_inherited(chain, names) for chain in chains.values()]
    return sorted(inherited, key=lambda each: (each.due, each.key))


def chain_above(body_id: int, year: int, key: str, day: date) -> list[Obligation]:
    """What the bodies above a body have said of one duty, highest first, by papers of that day."""
    above = ancestor_ids([body_id], day)[body_id]
    return [each for each in _in_force([*reversed(above)], year, day) if each.key == key]


def terms_of(obligation: Obligation) -> Terms:
    """What of a duty is measured, with its deadline settled."""
    return Terms(
        due=_settled(obligation).due,
        copies=obligation.copies,
        quota=obligation.quota,
        exclusions=tuple(obligation.exclusions),
    )


def _in_force(ladder: Sequence[int], year: int, on: date) -> list[Obligation]:
    """One obligation a body and duty, in the order of the ladder."""
    found = (
        Obligation.objects.filter(
            Q(guidance__document__issued_on=None) | Q(guidance__document__issued_on__lte=on),
            guidance__body__in=ladder,
            guidance__year=year,
        )
        .select_related("guidance__body", "guidance__document")
        .order_by("guidance__document__issued_on", "guidance_id")
    )
    newest = {(each.guidance.body_id, each.key): each for each in found}
    return sorted(newest.values(), key=lambda each: ladder.index(each.guidance.body_id))


def _inherited(chain: list[Obligation], names: dict[int, str]) -> InheritedObligation:
    terms = [terms_of(each) for each in chain]
    holding = terms[0]
    overtaken: tuple[str, ...] = ()
    for place, own in enumerate(terms[1:], start=1):
        behind = loosenings(holding, own)
        if place == len(terms) - 1:
            overtaken = tuple(str(phrases.MEASURE_WORDS[each.measure]) for each in behind)
        holding = narrow(holding, own)
    rows = tuple(_row(each, names) for each in chain)
    nearest = rows[-1]
    return InheritedObligation(
        key=nearest.key,
        who=nearest.who,
        paper=nearest.paper,
        form=_last_said(row.form for row in rows),
        to=_last_said(row.to for row in rows),
        due=holding.due.astimezone(VIETNAM),
        copies=holding.copies,
        quota=holding.quota,
        exclusions=holding.exclusions,
        nearest=nearest,
        due_set_by=next(row for row in reversed(rows) if row.due == holding.due),
        levels=rows,
        overtaken=overtaken,
    )


def _last_said(texts: Iterable[str]) -> str:
    return next((text for text in reversed(list(texts)) if text), "")


def _settled(obligation: Obligation) -> SettledDeadline:
    return settle_deadline(packaged_holidays(), obligation.due, move=Move(str(obligation.day_off)))


def _row(obligation: Obligation, names: dict[int, str]) -> ObligationRow:
    guidance, settled = obligation.guidance, _settled(obligation)
    where = ", ".join(filter(None, (obligation.citation, guidance.document.citation)))
    return ObligationRow(
        id=obligation.pk,
        public_id=obligation.public_id,
        key=obligation.key,
        who=obligation.who,
        paper=obligation.paper,
        form=obligation.form,
        copies=obligation.copies,
        to=obligation.to,
        exclusions=tuple(obligation.exclusions),
        quota=obligation.quota,
        stated=obligation.due.astimezone(VIETNAM),
        due=settled.due.astimezone(VIETNAM),
        due_note=_due_note(settled),
        doubt=_doubt(settled),
        body=names[guidance.body_id],
        body_public_id=guidance.body.public_id,
        citation=where,
        guidance_public_id=guidance.public_id,
        addressee=obligation.addressee,
    )


def _due_note(settled: SettledDeadline) -> str:
    if settled.falls_on_rest is None:
        return ""
    if not settled.passed_over:
        return phrases.STAYS_ON_DAY_OFF.format(reason=settled.falls_on_rest.name)
    return phrases.MOVED_FROM_DAY_OFF.format(
        stated=phrases.moment(settled.stated), reason=settled.falls_on_rest.name
    )


def _doubt(settled: SettledDeadline) -> str:
    if settled.other_due is None:
        return ""
    return phrases.DAY_OFF_DOUBTFUL.format(
        names="; ".join(dict.fromkeys(each.name for each in settled.doubts)),
        other=phrases.moment(settled.other_due),
    )
