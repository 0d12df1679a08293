"""Accounts: how a person signs in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.kernel.base import BaseModel
from thidua.people.models.person import Person


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by the name typed at sign-in, capitals ignored."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=(username or "").strip().lower())


class Account(BaseModel, AbstractBaseUser):
    """A sign-in; what it may do follows from the person's roles."""

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="account"
    )
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    opened_at = models.DateTimeField()
    language = models.CharField(max_length=5, blank=True)
    demonstration = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        return self.person.full_name if self.person else self.username


class OneTimeLink(BaseModel):
    """A reset of the password without e-mail: made by an administrator, used once, soon stale."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="one_time_links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=160)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account} {self.expires_at:%d/%m/%Y %H:%M}"
