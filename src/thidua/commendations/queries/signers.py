"""Who may sign for a body: whoever leads it on the day, in whatever capacity."""

from datetime import date

from django.db.models import Q

from thidua.people.enums import Leadership
from thidua.people.models import Post

LEADING = (Leadership.HEAD, Leadership.ACTING, Leadership.DEPUTY)


def may_sign_for(person_id: int, unit_id: int, on: date) -> bool:
    """Whether a person holds a leading post in the body on the day."""
    posts = Post.objects.filter(Q(end=None) | Q(end__gte=on), start__lte=on)
    return posts.filter(person=person_id, unit=unit_id, leadership__in=LEADING).exists()
