"""Rows of the people."""

from thidua.people.models.account import Account, OneTimeLink
from thidua.people.models.notification import Notification
from thidua.people.models.person import Person, Post
from thidua.people.models.role import RoleAssignment
from thidua.people.models.sign_in import SignInStanding

__all__ = [
    "Account",
    "Notification",
    "OneTimeLink",
    "Person",
    "Post",
    "RoleAssignment",
    "SignInStanding",
]
