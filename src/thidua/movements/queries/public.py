"""Movements as everybody may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, prefetch_related_objects

from thidua.documents.queries import DocumentRow, document_rows, public_documents
from thidua.kernel.clock import VIETNAM
from thidua.kernel.errors import NotFound
from thidua.movements.enums import MovementKind, MovementScope, MovementState
from thidua.movements.models import Movement
from thidua.movements.queries.movements import naming_day
from thidua.org.queries.labels import labels_at


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicMovementRow:
    """One movement as everybody may see it."""

    public_id: str
    name: str
    theme: str
    mottos: tuple[str, ...]
    year: int
    kind_label: str
    scope_label: str
    launcher: str
    start: date | None
    end: date | None
    state: str
    state_label: str
    launched_on: date | None
    directive: DocumentRow | None
    """None also where the paper itself is not public."""
    public_from: datetime
    source: str
    invented: bool


def public_movements(at: datetime) -> QuerySet[Movement]:
    """The movements that everybody may see at a moment; a cancelled one stays, marked so."""
    return Movement.objects.filter(public_from__lte=at).exclude(state=MovementState.DRAFT)


def find_public_movement(public_id: str, at: datetime) -> Movement:
    """One public movement, or the refusal."""
    movement = public_movements(at).filter(public_id=public_id).first()
    if movement is None:
        raise NotFound
    return movement


def public_movement_rows(movements: Iterable[Movement], *, at: datetime) -> list[PublicMovementRow]:
    """Rows in the given order, with only the papers that are public themselves."""
    listed = list(movements)
    prefetch_related_objects(listed, "launcher")
    names = labels_at((each.launcher_id, naming_day(each)) for each in listed)
    directives = {each.directive_id for each in listed if each.directive_id}
    public = list(public_documents(at).filter(pk__in=directives))
    papers = {document.pk: row for document, row in zip(public, document_rows(public), strict=True)}
    return [
        _public_row(
            each, names[each.launcher_id, naming_day(each)], papers.get(each.directive_id or 0)
        )
        for each in listed
    ]


def _public_row(
    movement: Movement, unit_name: str, directive: DocumentRow | None
) -> PublicMovementRow:
    assert movement.public_from is not None
    launched = movement.launched_at
    return PublicMovementRow(
        public_id=movement.public_id,
        name=movement.name,
        theme=movement.theme,
        mottos=tuple(movement.mottos),
        year=movement.year,
        kind_label=str(MovementKind(movement.kind).label),
        scope_label=str(MovementScope(movement.scope).label),
        launcher=movement.launcher_label or unit_name,
        start=movement.start,
        end=movement.end,
        state=movement.state,
        state_label=str(MovementState(movement.state).label),
        launched_on=launched.astimezone(VIETNAM).date() if launched else None,
        directive=directive,
        public_from=movement.public_from.astimezone(VIETNAM),
        source=movement.source,
        invented=movement.invented,
    )
