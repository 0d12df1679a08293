"""Writes of the people."""

from thidua.people.actions.accounts import (
    account_of_link,
    close_account,
    issue_reset_link,
    open_account,
    reopen_account,
    reset_password,
)
from thidua.people.actions.erasure import erase_person
from thidua.people.actions.notifications import (
    mark_all_read,
    mark_read,
    notify,
    notify_all,
)
from thidua.people.actions.persons import (
    begin_post,
    correct_person,
    create_person,
    end_post,
    reopen_post,
)
from thidua.people.actions.roles import delegate_role, end_role, give_role
from thidua.people.actions.sessions import end_session, take_second_steps

__all__ = [
    "account_of_link",
    "begin_post",
    "close_account",
    "correct_person",
    "create_person",
    "delegate_role",
    "end_post",
    "end_role",
    "end_session",
    "erase_person",
    "give_role",
    "issue_reset_link",
    "mark_all_read",
    "mark_read",
    "notify",
    "notify_all",
    "open_account",
    "reopen_account",
    "reopen_post",
    "reset_password",
    "take_second_steps",
]
