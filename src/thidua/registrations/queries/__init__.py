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
    RegistrationWork,
    registrations_returned_to,
    registrations_waiting_for,
)

__all__ = [
    "RegistrationRow",
    "RegistrationStanding",
    "RegistrationWork",
    "SummaryRow",
    "counted_codes",
    "find_registration",
    "printed_summary",
    "register_sheet",
    "registration_call",
    "registration_rows",
    "registration_standing",
    "registrations_for",
    "registrations_of_cluster_year",
    "registrations_of_unit",
    "registrations_returned_to",
    "registrations_waiting_for",
    "summary_rows",
]
