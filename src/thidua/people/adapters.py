"""Where allauth asks the platform: lockout before a password is looked at, sealed secrets.

Knows allauth's doors; the counting is the actions', the words are the phrases'.
"""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from thidua.kernel import clock
from thidua.people import phrases
from thidua.people.actions.sign_in import begin_attempt, forget_attempts, shut_until
from thidua.people.models import Account


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by name and password, counted under the typed name whether it exists or not."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by administrators."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt, or refuse it unseen."""
        _refuse_when_shut(begin_attempt(credentials.get("username", ""), at=clock.now()))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The account when the password is right; its attempts are then forgotten."""
        found = super().authenticate(request, **credentials)
        if found is not None:
            forget_attempts(credentials.get("username", ""))
        return found

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Say at once when this attempt was one too many."""
        _refuse_when_shut(shut_until(credentials.get("username", ""), at=clock.now()))

    def send_notification_mail(self, *arguments: Any, **options: Any) -> None:
        """There is no e-mail: the ledger keeps what was changed."""


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are sealed with a key drawn from the installation's."""

    def get_totp_issuer(self) -> str:
        return f"thidua {super().get_totp_issuer()}"

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; an unusable one when the installation's key has been changed since."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(Fernet.generate_key()).decode()

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        entity = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.get_full_name()}


def _refuse_when_shut(until: Any) -> None:
    if until is not None:
        local = until.astimezone(clock.VIETNAM)
        raise ValidationError(
            str(phrases.SIGN_IN_SHUT).format(time=f"{local:%H:%M}", day=f"{local:%d/%m/%Y}"),
            code="shut",
        )


def _seal() -> Fernet:
    drawn = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"thidua second steps")
    return Fernet(base64.urlsafe_b64encode(drawn.derive(settings.SECRET_KEY.encode())))
