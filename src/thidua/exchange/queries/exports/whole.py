"""One list, whole, for somebody: its columns and its rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation

from thidua.exchange.domain.columns import Column
from thidua.exchange.domain.lists import LIST_TITLES, LISTS
from thidua.exchange.enums import ExportKind
from thidua.exchange.queries.exports.groups import cluster_lines, movement_lines
from thidua.exchange.queries.exports.papers import document_lines
from thidua.exchange.queries.exports.people import people_lines
from thidua.exchange.queries.exports.ratings import rating_lines
from thidua.exchange.queries.exports.registrations import registration_lines
from thidua.exchange.queries.exports.units import unit_lines
from thidua.kernel.actors import Actor

Cells = Sequence[object]
_LINES: dict[str, Callable[[Actor, datetime], Iterable[Cells]]] = {
    ExportKind.UNITS: unit_lines,
    ExportKind.PEOPLE: people_lines,
    ExportKind.DOCUMENTS: document_lines,
    ExportKind.RATINGS: rating_lines,
    ExportKind.REGISTRATIONS: registration_lines,
    ExportKind.MOVEMENTS: movement_lines,
    ExportKind.CLUSTERS: cluster_lines,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A list to be written; every row has a cell for each column, None or empty when unknown."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]


def export_of(*, kind: str, actor: Actor, at: datetime) -> Export:
    """Everything of a kind that the actor may see, as it stands at a moment.

    Words are in the language of the import, whatever language is spoken around it.
    """
    kind = ExportKind(kind).value
    with translation.override(settings.LANGUAGE_CODE):
        rows = tuple(_LINES[kind](actor, at))
    return Export(kind=kind, title=LIST_TITLES[kind], columns=LISTS[kind], rows=rows)
