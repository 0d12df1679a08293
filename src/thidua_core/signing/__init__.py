"""Signatures in PDFs: places to sign, PAdES signing, judging what comes back, verifying.

Works on bytes, keys and certificates; knows nothing of users, sessions or databases, and does
not draw: the picture of a signature is given to it as a page of PDF.
"""

from thidua_core.signing._authority import Authority
from thidua_core.signing._certificates import Certificate, read_certificates
from thidua_core.signing._doors import (
    add_fields,
    fields_of,
    judge_return,
    page_count,
    painted,
    sign_pdf,
    verify_pdf,
)
from thidua_core.signing._errors import CannotSignError, SigningFault
from thidua_core.signing._keys import KeyFault, SigningKey, read_key
from thidua_core.signing._places import FieldBox, FieldPlace
from thidua_core.signing._returned import (
    Judgement,
    Registered,
    ReturnFault,
    Standing,
    standing_of,
)
from thidua_core.signing._times import HttpTimes, LocalTimes, TimeSource

__all__ = [
    "Authority",
    "CannotSignError",
    "Certificate",
    "FieldBox",
    "FieldPlace",
    "HttpTimes",
    "Judgement",
    "KeyFault",
    "LocalTimes",
    "Registered",
    "ReturnFault",
    "SigningFault",
    "SigningKey",
    "Standing",
    "TimeSource",
    "add_fields",
    "fields_of",
    "judge_return",
    "page_count",
    "painted",
    "read_certificates",
    "read_key",
    "sign_pdf",
    "standing_of",
    "verify_pdf",
]
