"""Reorganisations and their steps as rows: what stood before the day and what stands after."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.org.domain.timeline import eve
from thidua.org.enums import Certainty, LineageKind, ReorganisationState, StepRole
from thidua.org.models import Lineage, Reorganisation, ReorganisationStep, StepUnit, Unit
from thidua.org.queries.descent import weakest
from thidua.org.queries.preview import existing_refs, steps_of
from thidua.org.queries.units import UnitRow, rows_by_id

_WRITERS = ("administrator", "standing_office")
"""Roles, in the words of ``permissions``, whose holders write drafts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorganisationRow:
    """One reorganisation in a list."""

    id: int
    public_id: str
    title: str
    document: str
    issuer: str
    decided_on: date | None
    effective_on: date
    state: str
    state_label: str
    certainty: str
    certainty_label: str
    basis: str
    packaged: bool
    revocable: bool
    """Applied here, so that what it wrote is known and can be taken back."""
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One applied step with its units on both sides of the day."""

    place: int
    kind: str
    kind_label: str
    before: tuple[UnitRow, ...]
    after: tuple[UnitRow, ...]
    heirs: frozenset[int]
    """Keys of the legal successors among ``after``."""
    successor_unknown: bool
    certainty: str
    """As sure as the least sure succession of the step."""
    certainty_label: str
    note: str


def reorganisations_for(actor: Actor) -> QuerySet[Reorganisation]:
    """The reorganisations that ``actor`` may see: applied and revoked ones, for everyone who has
    signed in; drafts for those alone who write them.
    """
    if actor.is_anonymous:
        return Reorganisation.objects.none()
    drafts = actor.system or any(actor.holds(role) for role in _WRITERS)
    seen = Reorganisation.objects.all()
    return seen if drafts else seen.exclude(state=ReorganisationState.DRAFT)


def concerned_units(reorganisation: Reorganisation) -> list[Unit]:
    """The units that the steps name, or, once applied, those that it changed."""
    if reorganisation.state == ReorganisationState.DRAFT:
        refs = existing_refs(steps_of(reorganisation))
        return list(Unit.objects.filter(public_id__in=refs))
    concerned = StepUnit.objects.filter(step__reorganisation=reorganisation)
    return list(Unit.objects.filter(pk__in=set(concerned.values_list("unit_id", flat=True))))


def find_reorganisation(actor: Actor, public_id: str) -> Reorganisation:
    """The reorganisation of that public identifier; raises ``NotFound``."""
    found = reorganisations_for(actor).filter(public_id=public_id.lower()).first()
    if found is None:
        raise NotFound
    return found


def reorganisation_rows(
    reorganisations: QuerySet[Reorganisation],
) -> list[ReorganisationRow]:
    """Rows in the given order; one query."""
    return [
        ReorganisationRow(
            id=each.pk,
            public_id=each.public_id,
            title=each.title,
            document=each.document,
            issuer=each.issuer,
            decided_on=each.decided_on,
            effective_on=each.effective_on,
            state=each.state,
            state_label=each.get_state_display(),
            certainty=each.certainty,
            certainty_label=each.get_certainty_display(),
            basis=each.basis,
            packaged=each.key is not None,
            revocable=each.state == ReorganisationState.APPLIED and bool(each.effects),
            steps=each.step_count,
        )
        for each in reorganisations.annotate(step_count=Count("steps"))
    ]


def step_rows(
    reorganisation: Reorganisation, *, steps: Sequence[ReorganisationStep] | None = None
) -> list[StepRow]:
    """The applied steps (all, or those of one page), in order; five queries."""
    chosen = list(reorganisation.steps.all()) if steps is None else list(steps)
    keys = [step.pk for step in chosen]
    units = _units_by_step(keys)
    links: dict[int, list[Lineage]] = defaultdict(list)
    for link in Lineage.objects.filter(step__in=keys):
        assert link.step_id is not None
        links[link.step_id].append(link)
    day = reorganisation.effective_on
    before = rows_by_id(_keys(units, StepRole.BEFORE), eve(day))
    after = rows_by_id(_keys(units, StepRole.AFTER), day)
    return [
        _step(
            step,
            tuple(before[key] for key in units[step.pk, StepRole.BEFORE]),
            tuple(after[key] for key in units[step.pk, StepRole.AFTER]),
            links[step.pk],
        )
        for step in chosen
    ]


def _units_by_step(step_ids: list[int]) -> dict[tuple[int, str], list[int]]:
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row in StepUnit.objects.filter(step__in=step_ids).order_by("unit__sort_key", "unit_id"):
        found[row.step_id, row.role].append(row.unit_id)
    return found


def _keys(units: dict[tuple[int, str], list[int]], role: StepRole) -> Iterable[int]:
    return (key for (_step, each), keys in units.items() if each == role for key in keys)


def _step(
    step: ReorganisationStep,
    before: tuple[UnitRow, ...],
    after: tuple[UnitRow, ...],
    links: list[Lineage],
) -> StepRow:
    certainty = weakest(link.certainty for link in links)
    legal = [link for link in links if link.kind != LineageKind.TERRITORY]
    return StepRow(
        place=step.place,
        kind=step.kind,
        kind_label=step.get_kind_display(),
        before=before,
        after=after,
        heirs=frozenset(link.successor_id for link in legal if link.successor_id),
        successor_unknown=any(
            link.successor_id is None and link.certainty == Certainty.UNKNOWN for link in legal
        ),
        certainty=certainty,
        certainty_label=str(Certainty(certainty).label),
        note="; ".join(dict.fromkeys(filter(None, (_note(link) for link in links)))),
    )


def _note(link: Lineage) -> str:
    return "; ".join(filter(None, (link.share_note, link.basis)))
