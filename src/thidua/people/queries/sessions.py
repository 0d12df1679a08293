"""Sessions and second steps of an account."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from thidua.kernel.actors import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One place where an account is signed in."""

    id: int
    device: str
    address: str
    began: datetime
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondSteps:
    """How an account is protected beside its password."""

    has_app: bool
    passkeys: int
    recovery_codes: int
    """How many are left."""

    @property
    def any(self) -> bool:
        return self.has_app or self.passkeys > 0


_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("CocCoc", "Cốc Cốc"))
_LATER_BROWSERS = (("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def sessions_of(actor: Actor, *, current_key: str) -> list[SessionRow]:
    """Where the actor's account is signed in now, newest first."""
    if actor.account_id is None:
        return []
    living = [
        session
        for session in UserSession.objects.filter(user_id=actor.account_id).order_by("-created_at")
        if session.exists()
    ]
    return [
        SessionRow(
            id=session.pk,
            device=device_words(session.user_agent),
            address=session.ip,
            began=session.created_at,
            current=session.session_key == current_key,
        )
        for session in living
    ]


def second_steps_of(account_id: int) -> SecondSteps:
    """One query, whatever the account has."""
    held = {step.pk: step for step in Authenticator.objects.filter(user_id=account_id)}
    by_type = [step.type for step in held.values()]
    codes = [s for s in held.values() if s.type == Authenticator.Type.RECOVERY_CODES]
    return SecondSteps(
        has_app=Authenticator.Type.TOTP in by_type,
        passkeys=by_type.count(Authenticator.Type.WEBAUTHN),
        recovery_codes=sum(len(step.wrap().get_unused_codes()) for step in codes),
    )


def device_words(user_agent: str) -> str:
    """Browser and system of a user agent, in the names that people know; empty when unknown."""
    found = [
        next((word for sign, word in signs if sign in user_agent), "")
        for signs in (_BROWSERS + _LATER_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, found))
