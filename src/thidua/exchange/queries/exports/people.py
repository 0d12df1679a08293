"""Persons in their posts of today as lines of the import."""

from collections.abc import Iterator
from datetime import datetime

from thidua.exchange.domain.records import LEADERSHIPS, SEXES
from thidua.exchange.queries.exports.unit_texts import unit_texts
from thidua.kernel.actors import Actor
from thidua.kernel.clock import VIETNAM
from thidua.kernel.permissions import may
from thidua.people.models import Account
from thidua.people.queries import persons_for, posts_on

_SEX = {sex: word for word, sex in SEXES.items()}
_LEADERSHIP = {value: word for word, value in LEADERSHIPS.items()}


def people_lines(actor: Actor, at: datetime) -> Iterator[tuple[object, ...]]:
    """A line for each post, in the order of given names; accounts only for those who keep them."""
    today = at.astimezone(VIETNAM).date()
    posts = list(
        posts_on(today)
        .filter(person__in=persons_for(actor))
        .select_related("person")
        .order_by("person__sort_key", "person_id", "start", "id")
    )
    texts = unit_texts(((post.unit_id, post.start) for post in posts), today)
    usernames: dict[int | None, str] = {}
    if may(actor, "account.manage"):
        usernames = dict(Account.objects.values_list("person_id", "username"))
    for post in posts:
        yield (
            post.person.full_name,
            _SEX.get(post.person.sex, ""),
            post.person.birth_year,
            texts[post.unit_id, post.start],
            post.position,
            _LEADERSHIP[post.leadership],
            post.start,
            # One account a person: the second post does not ask for it again.
            usernames.pop(post.person_id, ""),
        )
