"""What may be done to decisions on awards and to certificates."""

from thidua.commendations.actions.certificates import reissue_certificate
from thidua.commendations.actions.drafting import (
    Draft,
    add_line,
    draft_decision,
    drop_line,
    recall_decision,
    submit_decision,
)
from thidua.commendations.actions.ending import (
    CancelledDecision,
    cancel_decision,
    correct_decision,
)
from thidua.commendations.actions.from_session import draft_from_session
from thidua.commendations.actions.issuing import (
    number_decision,
    publish_decision,
    sign_decision,
)
from thidua.commendations.actions.signing import ask_for_signature, send_certificates_to_sign

__all__ = [
    "CancelledDecision",
    "Draft",
    "add_line",
    "ask_for_signature",
    "cancel_decision",
    "correct_decision",
    "draft_decision",
    "draft_from_session",
    "drop_line",
    "number_decision",
    "publish_decision",
    "recall_decision",
    "reissue_certificate",
    "send_certificates_to_sign",
    "sign_decision",
    "submit_decision",
]
