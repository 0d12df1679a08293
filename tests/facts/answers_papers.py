"""Answers about papers and about movements."""

from datetime import date

from tests.facts.answers import answers, called, known, only
from tests.facts.reading import UNKNOWN, levelled
from thidua.documents.enums import RelationKind
from thidua.documents.models import Document
from thidua.documents.queries import DocumentRow, document_rows, documents_for, relation_rows
from thidua.kernel.actors import SYSTEM
from thidua.kernel.clock import now, today
from thidua.movements.enums import ContentKind, Topic
from thidua.movements.models import Movement
from thidua.movements.queries import (
    MovementRow,
    cascade_rows,
    fact_stated,
    movement_rows,
    movements_for,
    movements_launched_by,
    point_rows,
    year_served_by,
)

PARTY = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương")


def paper(*, number: str, symbol: str = "", year: int = 0, issuer: str = "", **of) -> Document:
    """The one paper that fits."""
    documents = documents_for(SYSTEM, on=today()).filter(number=number)
    if symbol:
        documents = documents.filter(symbol=symbol)
    if year:
        documents = documents.filter(issued_on__year=year)
    if "date" in of:
        documents = documents.filter(issued_on=of["date"])
    if "kind" in of:
        documents = documents.filter(kind=of["kind"])
    fitting = zip(documents, document_rows(documents), strict=True)
    return only(
        each for each, row in fitting if not issuer or levelled(row.issuer) == levelled(issuer)
    )


def row_of(**of) -> DocumentRow:
    return only(document_rows([paper(**of)]))


def cited(row: DocumentRow | None) -> str:
    """``16/KH-VKS@2024-01-05``; unknown where there is no paper."""
    if row is None:
        return UNKNOWN
    return f"{row.number}@{row.issued_on}" if row.issued_on else row.number


def cited_as(text: str) -> Document:
    """The paper of that citation."""
    name, _at, day = text.partition("@")
    number, _slash, symbol = name.partition("/")
    return paper(number=number, symbol=symbol, date=date.fromisoformat(day))


@answers("document.kind")
def document_kind(**of):
    return row_of(**of).kind


@answers("document.symbol")
def document_symbol(**of):
    return known(row_of(**of).symbol)


@answers("document.date")
def document_date(**of):
    return known(row_of(**of).issued_on)


@answers("document.issuer")
def document_issuer(**of):
    return known(row_of(**of).issuer)


@answers("document.issuer_kind")
def document_issuer_kind(**of):
    issuer = row_of(**of).issuer
    if issuer.startswith("Hội đồng"):
        return "council"
    if issuer.startswith("Viện trưởng"):
        return "head"
    if issuer.startswith(PARTY):
        return "party"
    return "procuracy" if issuer.startswith("VKSND") else UNKNOWN


@answers("document.subject")
def document_subject(**of):
    return known([row_of(**of).title])


@answers("document.serves_year")
def document_serves_year(**of):
    return known(year_served_by(paper(**of)))


def related(relation: str, **of) -> DocumentRow | None:
    word = str(RelationKind(relation).label)
    rows = relation_rows(paper(**of), documents_for(SYSTEM, on=today()))
    found = [row.other for row in rows if row.word == word]
    return only(found) if found else None


@answers("document.related_kind")
def document_related_kind(**of):
    other = related(**of)
    return other.kind if other else UNKNOWN


@answers("document.related_number")
def document_related_number(**of):
    other = related(**of)
    return known(other.number.partition("/")[0] if other else None)


@answers("document.related_issuer")
def document_related_issuer(**of):
    other = related(**of)
    return known(other.issuer if other else None)


@answers("document.related_subject")
def document_related_subject(**of):
    other = related(**of)
    return [other.title] if other else UNKNOWN


def movement(launcher: str, year: int) -> Movement:
    return only(movements_launched_by(movements_for(SYSTEM, on=today()), launcher, year))


def movement_row(launcher: str, year: int) -> MovementRow:
    return only(movement_rows([movement(launcher, year)], at=now()))


def points(launcher: str, year: int, **which) -> list[str]:
    return [point.text for point in point_rows(movement(launcher, year), **which)]


@answers("movement.theme")
def movement_theme(**of):
    return known(movement_row(**of).theme)


@answers("movement.directive")
def movement_directive(**of):
    return cited(movement_row(**of).directive)


@answers("movement.launcher_level")
def movement_launcher_level(**of):
    return movement_row(**of).launcher_level


@answers("movement.scope")
def movement_scope(**of):
    return movement_row(**of).scope


@answers("movement.year")
def movement_year(directive):
    launched = movements_for(SYSTEM, on=today()).filter(directive=cited_as(directive))
    return only(launched).year


@answers("movement.starts_on")
def movement_starts_on(**of):
    return known(movement_row(**of).start)


@answers("movement.ends_on")
def movement_ends_on(**of):
    return known(movement_row(**of).end)


@answers("movement.targets")
def movement_targets(**of):
    return known(points(**of, kind=ContentKind.TARGET))


@answers("movement.mottos")
def movement_mottos(**of):
    return known(list(movement_row(**of).mottos))


@answers("movement.continues")
def movement_continues(**of):
    return known(points(**of, topic=Topic.CONTINUED))


@answers("movement.contents")
def movement_contents(**of):
    return known(points(**of))


@answers("movement.channels")
def movement_channels(**of):
    return known(points(**of, topic=Topic.CHANNEL))


@answers("movement.cascade_duty")
def movement_cascade_duty(**of):
    return known(points(**of, topic=Topic.CASCADE))


@answers("movement.cascade_levels")
def movement_cascade_levels(**of):
    return known(fact_stated(movement(**of), Topic.CASCADE, "levels"))


@answers("movement.units_launched")
def movement_units_launched(**of):
    rows = cascade_rows(movement(**of), at=now())
    return known([called(row.unit) for row in rows if row.launched_at])


@answers("movement.initiatives_synthesised_by")
def movement_synthesised_by(**of):
    return known(fact_stated(movement(**of), Topic.INITIATIVE, "synthesised_by"))


@answers("movement.initiatives_reported_to")
def movement_reported_to(**of):
    return known([fact_stated(movement(**of), Topic.INITIATIVE, "reported_to")])


@answers("movement.spreading_decided_by")
def movement_decided_by(**of):
    return known(fact_stated(movement(**of), Topic.INITIATIVE, "decided_by"))


@answers("movement.spreading_scopes")
def movement_scopes(**of):
    return known(fact_stated(movement(**of), Topic.INITIATIVE, "scopes"))
