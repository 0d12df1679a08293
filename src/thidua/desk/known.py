"""What the parts know of a cluster's year, gathered for the drawing of its course."""

from django.urls import reverse

from thidua.clusters.queries import creating_document
from thidua.desk.course import Known, Paper
from thidua.documents.queries import DocumentRow
from thidua.kernel import clock
from thidua.movements.queries import movement_rows, movements_of_cluster_year


def known_of(cluster_year_id: int) -> Known:
    """Movement and creating paper; five queries."""
    movements = movement_rows(movements_of_cluster_year(cluster_year_id), at=clock.now())
    movement = movements[0] if movements else None
    return Known(
        creating_paper=_paper(creating_document(cluster_year_id)),
        movement=movement.name if movement else "",
        movement_href=reverse("desk:movement", args=[movement.public_id]) if movement else "",
        directive=_paper(movement.directive) if movement else None,
        launched_on=movement.launched_at.date() if movement and movement.launched_at else None,
    )


def _paper(document: DocumentRow | None) -> Paper | None:
    if document is None:
        return None
    return Paper(
        number=document.number or document.kind_label,
        href=reverse("desk:document", args=[document.public_id]),
    )
