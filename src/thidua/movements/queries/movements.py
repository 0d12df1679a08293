"""Movements as rows for officials."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, prefetch_related_objects

from thidua.clusters.models import ClusterYear
from thidua.documents.models import Document
from thidua.documents.queries import DocumentRow, document_rows
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.movements import phrases
from thidua.movements.domain.cascade import CascadeTally, Lateness, lateness, tally
from thidua.movements.domain.span import duration_of
from thidua.movements.enums import MovementKind, MovementScope, MovementState
from thidua.movements.models import Movement, MovementDelivery, YearGuidance
from thidua.org.enums import Level
from thidua.org.queries.ancestry import descendant_ids
from thidua.org.queries.labels import labels_at
from thidua.people.enums import Role, ScopeKind
from thidua_core.text import fold

_RUNNING = (MovementState.LAUNCHED, MovementState.REVIEWED)
_SHOWN = ("launcher", "cluster_year__cluster", "parent", "directive")


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRow:
    """One movement as a list or the head of its page shows it."""

    id: int
    public_id: str
    name: str
    theme: str
    mottos: tuple[str, ...]
    year: int
    kind: str
    kind_label: str
    scope: str
    scope_label: str
    launcher: str
    """Who launches, in the words of the papers where they say more than the unit's name."""
    launcher_unit: str
    launcher_public_id: str
    launcher_level: str
    launcher_level_label: str
    cluster: str
    """Name of the cluster or block whose movement it is; empty for a body's own."""
    parent: str
    parent_public_id: str
    start: date | None
    end: date | None
    duration_label: str
    """How long it runs, as the law asks; empty while both days are not known."""
    cluster_public_id: str
    state: str
    state_label: str
    launched_at: datetime | None
    directive: DocumentRow | None
    tally: CascadeTally
    public: bool
    public_from: datetime | None
    source: str
    invented: bool


def movements_for(actor: Actor, *, on: date) -> QuerySet[Movement]:
    """The movements that an actor may see: launched ones, and drafts of those one works for.

    A draft that was given up stays with those who wrote it.
    """
    if not may(actor, "movement.list"):
        return Movement.objects.none()
    movements = Movement.objects.all()
    if actor.system or actor.holds(Role.ADMINISTRATOR, scope="system"):
        return movements
    return movements.filter(
        Q(launched_at__isnull=False)
        | Q(launcher__in=_bodies(actor, on))
        | Q(cluster_year__in=actor.scopes(Role.CLUSTER_OFFICER, ScopeKind.CLUSTER_YEAR))
    )


def _bodies(actor: Actor, on: date) -> set[int]:
    own = {
        held.scope_id
        for held in actor.roles
        if held.scope == ScopeKind.UNIT and held.scope_id is not None
    }
    return own.union(*(descendant_ids(each, on) for each in own))


def movements_running(actor: Actor, *, on: date) -> QuerySet[Movement]:
    """Those of them that were launched and not cancelled: what a unit below can carry out."""
    return movements_for(actor, on=on).filter(state__in=_RUNNING)


def body_of(cluster_year_id: int) -> int:
    """Key of the body whose cluster it is: the launcher of the cluster's movements."""
    return (
        ClusterYear.objects.select_related("cluster").get(pk=cluster_year_id).cluster.parent_body_id
    )


def draft_of(*, launcher_id: int) -> Movement:
    """A unit's movement not yet written, to ask who may write it."""
    return Movement(launcher_id=launcher_id)


def cluster_draft_of(cluster_year_id: int) -> Movement:
    """A cluster's movement not yet written, to ask who may write it."""
    year = ClusterYear.objects.select_related("cluster__parent_body").get(pk=cluster_year_id)
    return Movement(launcher=year.cluster.parent_body, cluster_year=year)


def find_movement(actor: Actor, public_id: str, *, on: date) -> Movement:
    """One movement, or the same refusal for unknown and forbidden."""
    movement = (
        movements_for(actor, on=on).filter(public_id=public_id).select_related(*_SHOWN).first()
    )
    if movement is None:
        raise NotFound
    return movement


def search_movements(movements: QuerySet[Movement], text: str) -> QuerySet[Movement]:
    """Those that hold every word of ``text`` in name or theme, or whose year is that word."""
    matching = Q()
    for word in fold(text).split():
        one = Q(folded__contains=word)
        if word.isdigit() and len(word) == 4:
            one |= Q(year=int(word))
        matching &= one
    return movements.filter(matching)


def movements_launched_by(
    movements: QuerySet[Movement], launcher: str, year: int
) -> list[Movement]:
    """Those of a year whose launcher is called so in words, or is the unit of that name.

    Marks, case and spacing do not count.
    """
    wanted = " ".join(fold(launcher).split())
    of_year = list(movements.filter(year=year).exclude(state=MovementState.CANCELLED))
    names = labels_at((each.launcher_id, naming_day(each)) for each in of_year)
    return [
        each
        for each in of_year
        if wanted
        in {_folded(each.launcher_label), _folded(names[each.launcher_id, naming_day(each)])}
    ]


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def movements_of_units(unit_ids: Iterable[int]) -> QuerySet[Movement]:
    """What any of the units launched or was sent, newest first."""
    wanted = list(unit_ids)
    received = MovementDelivery.objects.filter(unit__in=wanted).values("movement")
    return Movement.objects.filter(Q(launcher__in=wanted, state__in=_RUNNING) | Q(pk__in=received))


def movements_of_cluster_year(cluster_year_id: int) -> QuerySet[Movement]:
    """The movements of one cluster in one year."""
    return Movement.objects.filter(cluster_year=cluster_year_id)


def year_served_by(document: Document) -> int | None:
    """The year that a directive or guidance is for; None where none or several are known."""
    years = set(Movement.objects.filter(directive=document).values_list("year", flat=True))
    years.update(YearGuidance.objects.filter(document=document).values_list("year", flat=True))
    return years.pop() if len(years) == 1 else None


def movement_rows(movements: Iterable[Movement], *, at: datetime) -> list[MovementRow]:
    """Rows in the given order; the number of queries does not grow with the list.

    A launcher bears the name that it had on the day of launching.
    """
    if isinstance(movements, QuerySet):
        movements = movements.select_related(*_SHOWN)
    listed = list(movements)
    prefetch_related_objects(listed, *_SHOWN)
    tallies = _tallies(listed, at)
    names = labels_at((each.launcher_id, naming_day(each)) for each in listed)
    papers = _papers(listed)
    return [
        _row(
            each,
            names[each.launcher_id, naming_day(each)],
            papers.get(each.directive_id or 0),
            tallies.get(each.pk, tally([])),
        )
        for each in listed
    ]


def naming_day(movement: Movement) -> date:
    """The day whose name a launcher bears: that of launching, else the first of the year."""
    launched = movement.launched_at
    return launched.astimezone(VIETNAM).date() if launched else date(movement.year, 1, 1)


def _tallies(movements: list[Movement], at: datetime) -> dict[int, CascadeTally]:
    standings: dict[int, list[tuple[str, Lateness]]] = {}
    for movement_id, state, due, launched_at in MovementDelivery.objects.filter(
        movement__in=movements
    ).values_list("movement_id", "state", "due", "launched_at"):
        standing = lateness(due=due, done_at=launched_at, at=at)
        standings.setdefault(movement_id, []).append((state, standing))
    return {key: tally(each) for key, each in standings.items()}


def _papers(movements: Iterable[Movement]) -> dict[int, DocumentRow]:
    directives = {each.directive.pk: each.directive for each in movements if each.directive}
    return dict(zip(directives, document_rows(directives.values()), strict=True))


def _duration(movement: Movement) -> str:
    known = duration_of(movement.start, movement.end)
    return str(phrases.DURATION_WORDS[known]) if known else ""


def _row(
    movement: Movement, unit_name: str, directive: DocumentRow | None, counted: CascadeTally
) -> MovementRow:
    launched = movement.launched_at
    return MovementRow(
        id=movement.pk,
        public_id=movement.public_id,
        name=movement.name,
        theme=movement.theme,
        mottos=tuple(movement.mottos),
        year=movement.year,
        kind=movement.kind,
        kind_label=str(MovementKind(movement.kind).label),
        scope=movement.scope,
        scope_label=str(MovementScope(movement.scope).label),
        launcher=movement.launcher_label or unit_name,
        launcher_unit=unit_name,
        launcher_public_id=movement.launcher.public_id,
        launcher_level=movement.launcher.level,
        launcher_level_label=str(Level(movement.launcher.level).label),
        cluster=movement.cluster_year.cluster.name if movement.cluster_year else "",
        parent=movement.parent.name if movement.parent else "",
        parent_public_id=movement.parent.public_id if movement.parent else "",
        start=movement.start,
        end=movement.end,
        duration_label=_duration(movement),
        cluster_public_id=movement.cluster_year.public_id if movement.cluster_year else "",
        state=movement.state,
        state_label=str(MovementState(movement.state).label),
        launched_at=launched.astimezone(VIETNAM) if launched else None,
        directive=directive,
        tally=counted,
        public=movement.public_from is not None,
        public_from=movement.public_from,
        source=movement.source,
        invented=movement.invented,
    )
