"""What people do when units are reorganised, and what the ledger keeps of allauth's doings."""

from datetime import timedelta

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.db.models import Q
from django.dispatch import receiver

from thidua.kernel import clock
from thidua.kernel.actors import SYSTEM
from thidua.org.events import ReorganisationRevoked, UnitsReorganised
from thidua.org.models import Unit
from thidua.people import phrases
from thidua.people.actions.persons import end_post, reopen_post
from thidua.people.actions.sessions import note_password_changed, note_second_step
from thidua.people.enums import PostEnd
from thidua.people.models import Account, Post
from thidua.people.queries.actors import actor_for


def end_posts(event: UnitsReorganised) -> None:
    """End the open posts of units that are gone, on their last day."""
    predecessors = [each.predecessor_id for each in event.successions]
    gone = Unit.objects.filter(pk__in=predecessors, valid_to__lt=event.on)
    open_posts = Post.objects.filter(Q(end=None) | Q(end__gte=event.on), unit__in=gone)
    for post in open_posts.order_by("id"):
        end_post(
            post_id=post.pk,
            end=max(event.on - timedelta(days=1), post.start),
            reason=PostEnd.REORGANISATION,
            actor=SYSTEM,
            at=event.at,
        )


def reopen_posts(event: ReorganisationRevoked) -> None:
    """Let the posts that the reorganisation ended go on."""
    ended = Post.objects.filter(
        unit__in=event.ended_ids,
        end=event.on - timedelta(days=1),
        end_reason=PostEnd.REORGANISATION,
    )
    for post in ended.order_by("id"):
        reopen_post(post_id=post.pk, actor=SYSTEM, at=event.at)


@receiver(password_changed, dispatch_uid="thidua.people.password_changed")
def on_password_changed(user: Account, **_: object) -> None:
    note_password_changed(user, actor=actor_for(user, on=clock.today()), at=clock.now())


@receiver(authenticator_added, dispatch_uid="thidua.people.second_step_added")
def on_second_step_added(user: Account, authenticator: Authenticator, **_: object) -> None:
    _note(user, authenticator, added=True)


@receiver(authenticator_removed, dispatch_uid="thidua.people.second_step_removed")
def on_second_step_removed(user: Account, authenticator: Authenticator, **_: object) -> None:
    _note(user, authenticator, added=False)


def _note(user: Account, authenticator: Authenticator, *, added: bool) -> None:
    kind = phrases.SECOND_STEPS.get(authenticator.type)
    if kind is not None:
        actor = actor_for(user, on=clock.today())
        note_second_step(user, kind=str(kind), added=added, actor=actor, at=clock.now())
