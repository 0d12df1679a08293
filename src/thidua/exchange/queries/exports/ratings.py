"""Yearly ratings as lines of the import."""

from collections.abc import Iterator
from datetime import date, datetime

from thidua.exchange.domain.ratings import GRADES
from thidua.exchange.queries.exports.unit_texts import unit_texts
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.people.models import Post
from thidua.records.queries import ratings_for

_WORD = {value: word for word, value in GRADES.items()}


def rating_lines(actor: Actor, at: datetime) -> Iterator[tuple[object, ...]]:
    """A line for each rating that the actor may see, the newest year first, units before people."""
    today = at.astimezone(VIETNAM).date()
    ratings = ratings_for(actor, on=today).select_related("person")
    listed = list(ratings.order_by("-year", "unit_id", "person__sort_key", "id"))
    days = {each.pk: min(date(each.year, 12, 31), today) for each in listed}
    texts = unit_texts(((each.unit_id, days[each.pk]) for each in listed), today)
    people = {each.person_id for each in listed if each.person_id}
    posts = Post.objects.filter(person__in=people).order_by("start", "id")
    positions = {(post.person_id, post.unit_id): post.position for post in posts}
    for each in listed:
        yield (
            each.year,
            texts[each.unit_id, days[each.pk]],
            each.person.full_name if each.person else "",
            each.person.birth_year if each.person else None,
            positions.get((each.person_id or 0, each.unit_id), ""),
            _WORD[each.grade],
            each.decision,
            each.decided_on,
            each.note,
        )
