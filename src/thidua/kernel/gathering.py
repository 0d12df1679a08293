"""Several questions to one table asked at once, and the answers told apart.

Knows querysets of one model; refuses to know what they ask.
"""

from typing import TypeVar

from django.db.models import BooleanField, ExpressionWrapper, Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


def gathered(first: QuerySet[Row], *others: QuerySet[Row]) -> list[list[Row]]:
    """The rows of each queryset, all in the order of ``first``; one query.

    A row that several ask for is the same object in each list.
    """
    asked = [each.order_by().values("pk") for each in (first, *others)]
    flags = {
        f"asked_{place}": ExpressionWrapper(Q(pk__in=keys), output_field=BooleanField())
        for place, keys in enumerate(asked)
    }
    wanted = Q(pk__in=())
    for keys in asked:
        wanted |= Q(pk__in=keys)
    rows = QuerySet(first.model).filter(wanted).annotate(**flags)
    related = first.query.select_related
    if isinstance(related, dict):
        rows = rows.select_related(*_paths(related))
    listed = list(rows.order_by(*first.query.order_by))
    return [[row for row in listed if getattr(row, flag)] for flag in flags]


def _paths(related: dict[str, object], before: str = "") -> list[str]:
    paths: list[str] = []
    for name, below in related.items():
        paths.append(f"{before}{name}")
        if isinstance(below, dict):
            paths.extend(_paths(below, f"{before}{name}__"))
    return paths
