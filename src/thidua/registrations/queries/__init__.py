"""Reads of registrations."""

from thidua.registrations.queries.paper import printed_summary
from thidua.registrations.queries.rows import (
    RegistrationRow,
    find_registration,
    register_sheet,
    registration_call,
    registration_rows,
    registrations_for,
    registrations_of_cluster_year,
    registrations_of_unit,
)
from thidua.registrations.queries.summary import (
    RegistrationStanding,
    SummaryRow,
    counted_codes,
    registration_standing,
    summary_rows,
)
from thidua.registrations.queries.waiting import (
    RegistrationsAtHand,
    RegistrationWork,
    registrations_at_hand,
)

__all__ = [
    "RegistrationRow",
    "RegistrationStanding",
    "RegistrationWork",
    "RegistrationsAtHand",
    "SummaryRow",
    "counted_codes",
    "find_registration",
    "printed_summary",
    "register_sheet",
    "registration_call",
    "registration_rows",
    "registration_standing",
    "registrations_at_hand",
    "registrations_for",
    "registrations_of_cluster_year",
    "registrations_of_unit",
    "summary_rows",
]
