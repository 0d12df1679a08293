"""What the ledger keeps of allauth's doings: changed passwords, second steps added and removed."""

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver

from thidua.kernel import clock
from thidua.people import phrases
from thidua.people.actions.sessions import note_password_changed, note_second_step
from thidua.people.models import Account
from thidua.people.queries.actors import actor_for


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
