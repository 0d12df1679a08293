"""What was so on a day: names, codes, superiors, those below.

"On a day" is strict for single units (None when it was not so) and lenient for lists, which
show the nearest name of a unit that had ended or not begun by then.
"""

from datetime import date
from typing import TypeVar

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, When

from thidua.org.domain.labels import name_key
from thidua.org.models import Unit, UnitName, UnitParent, valid_on
from thidua_core.text import search_key


def name_on(unit: Unit, day: date) -> UnitName | None:
    """The name that ``unit`` bore on ``day``."""
    return unit.names.on(day).first()


def parent_on(unit: Unit, day: date) -> Unit | None:
    """The unit directly above on ``day``; None at the top, or when the unit was not there."""
    return Unit.objects.filter(valid_on(day, "child_links__"), child_links__unit=unit).first()


def children_on(unit: Unit, day: date, kind: str | None = None) -> QuerySet[Unit]:
    """Units directly below on ``day``, in Vietnamese order; of one kind when it is given."""
    children = Unit.objects.on(day).filter(
        parent_links__in=UnitParent.objects.on(day).filter(parent=unit)
    )
    return children.filter(kind=kind) if kind else children


def unit_by_code(scheme: str, code: str, day: date) -> Unit | None:
    """The unit that bore ``code`` of ``scheme`` on ``day``: codes are given again to others."""
    return Unit.objects.filter(
        valid_on(day, "codes__"), codes__scheme=scheme, codes__code=code.strip()
    ).first()


def units_by_name(text: str, day: date) -> QuerySet[Unit]:
    """Units of which ``text`` was the full or short name on ``day``.

    Abbreviations, case, signs and Unicode form do not count. Marks count when some name has just
    them: "Huyện Ba Tơ" gives one unit, "huyen ba to" that one and Ba Tô; the caller asks which.
    """
    wanted = search_key(text)
    names = UnitName.objects.on(day).filter(unit__searchable__contains=f" | {wanted} | ")
    alike, exact = [], []
    for unit_id, *forms in names.values_list("unit_id", "name", "short_name"):
        if wanted in map(search_key, forms):
            alike.append(unit_id)
        if name_key(text) in map(name_key, forms):
            exact.append(unit_id)
    return Unit.objects.filter(pk__in=exact or alike)


def annotate_name_on(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """Add ``name_on`` and ``short_name_on``: on ``day``, or the nearest known."""
    names = _nearest(UnitName.objects.filter(unit=OuterRef("pk")), day)
    return units.annotate(
        name_on=Subquery(names.values("name")[:1]),
        short_name_on=Subquery(names.values("short_name")[:1]),
    )


def annotate_parent_on(units: QuerySet[Unit], day: date) -> QuerySet[Unit]:
    """Add ``parent_on_id``: the unit above on ``day``, or the nearest known; null at the top."""
    links = _nearest(UnitParent.objects.filter(unit=OuterRef("pk")), day)
    return units.annotate(parent_on_id=Subquery(links.values("parent")[:1]))


Row = TypeVar("Row", UnitName, UnitParent)


def _nearest(rows: QuerySet[Row], day: date) -> QuerySet[Row]:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return rows.order_by(
        Case(When(begun, then=Value(0)), default=Value(1)),
        Case(When(begun, then=F("valid_from")), output_field=DateField()).desc(nulls_last=True),
        "valid_from",
    )
