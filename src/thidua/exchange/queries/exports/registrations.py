"""Registrations as lines of the import."""

from collections.abc import Iterator
from datetime import date, datetime

from thidua.exchange.queries.exports.unit_texts import unit_texts
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.registrations.enums import RegistrationState
from thidua.registrations.queries import registration_rows, registrations_for


def registration_lines(actor: Actor, at: datetime) -> Iterator[tuple[object, ...]]:
    """A line for everything registered that the actor may see and that was not withdrawn."""
    today = at.astimezone(VIETNAM).date()
    seen = registrations_for(actor, on=today).exclude(state=RegistrationState.WITHDRAWN)
    listed = list(seen.select_related("cluster_year__cluster", "person"))
    days = {each.pk: min(date(each.cluster_year.year, 12, 31), today) for each in listed}
    texts = unit_texts(((each.unit_id, days[each.pk]) for each in listed), today)
    by_id = {each.pk: each for each in listed}
    for row in registration_rows(listed):
        each = by_id[row.id]
        collective = row.whom if row.collective else each.subject_label
        yield (
            each.cluster_year.year,
            each.cluster_year.cluster.name,
            texts[each.unit_id, days[each.pk]],
            row.what if each.award else "Sáng kiến",
            each.person.full_name if each.person else "",
            each.person.birth_year if each.person else None,
            collective,
            each.title,
            each.count if each.count > 1 else None,
            each.note,
            each.change_reason,
        )
