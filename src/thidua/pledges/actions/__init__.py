"""Writes of pledges."""

from thidua.pledges.actions.entering import Clause, Signatory, enter_signed_pledge

__all__ = ["Clause", "Signatory", "enter_signed_pledge"]
