"""Writes of registrations."""

from thidua.registrations.actions.calls import call_for_registrations
from thidua.registrations.actions.deciding import approve_registrations, return_registration
from thidua.registrations.actions.lines import (
    Line,
    add_registration,
    change_registration,
    drop_registration,
    withdraw_registration,
)
from thidua.registrations.actions.sending import send_registrations

__all__ = [
    "Line",
    "add_registration",
    "approve_registrations",
    "call_for_registrations",
    "change_registration",
    "drop_registration",
    "return_registration",
    "send_registrations",
    "withdraw_registration",
]
