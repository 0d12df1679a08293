"""Writes of pledges."""

from thidua.pledges.actions.assents import give_assent
from thidua.pledges.actions.clauses import (
    Target,
    add_clause,
    change_clause,
    move_clause,
    remove_clause,
)
from thidua.pledges.actions.comments import (
    Remark,
    answer_comment,
    make_comment,
    see_answer,
    take_in_reply,
    withdraw_comment,
)
from thidua.pledges.actions.drafting import change_draft, open_appendix, open_draft, set_bases
from thidua.pledges.actions.entering import Clause, Signatory, enter_signed_pledge
from thidua.pledges.actions.ground import Overtaken
from thidua.pledges.actions.sending import send_draft
from thidua.pledges.actions.settling import (
    Signer,
    freeze_pledge,
    reopen_pledge,
    set_signatories,
    settle_pledge,
    withdraw_pledge,
)
from thidua.pledges.actions.signing import open_signing

__all__ = [
    "Clause",
    "Overtaken",
    "Remark",
    "Signatory",
    "Signer",
    "Target",
    "add_clause",
    "answer_comment",
    "change_clause",
    "change_draft",
    "enter_signed_pledge",
    "freeze_pledge",
    "give_assent",
    "make_comment",
    "move_clause",
    "open_appendix",
    "open_draft",
    "open_signing",
    "remove_clause",
    "reopen_pledge",
    "see_answer",
    "send_draft",
    "set_bases",
    "set_signatories",
    "settle_pledge",
    "take_in_reply",
    "withdraw_comment",
    "withdraw_pledge",
]
