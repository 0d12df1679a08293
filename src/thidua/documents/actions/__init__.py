"""Writes of the documents."""

from thidua.documents.actions.certificates import (
    install_anchor,
    register_certificate,
    remove_anchor,
    revoke_certificate,
)
from thidua.documents.actions.corrections import CORRECTABLE, correct_document
from thidua.documents.actions.files import LIMIT_MB, attach_file, attach_files
from thidua.documents.actions.issuing import issue_unnumbered
from thidua.documents.actions.numbers import (
    correct_number,
    draw_document_number,
    enter_office_number,
)
from thidua.documents.actions.particulars import Particulars
from thidua.documents.actions.publication import publish_document, withdraw_document
from thidua.documents.actions.register import (
    draft_document,
    register_document,
    revise_draft,
    sign_document,
    void_document,
)
from thidua.documents.actions.relations import relate_documents, unrelate_documents
from thidua.documents.actions.series import (
    draw_number,
    open_agency_series,
    open_series,
    reserve_number,
    void_number,
)
from thidua.documents.actions.signature_requests import (
    Slot,
    request_signatures,
    withdraw_request,
)
from thidua.documents.actions.signing import (
    accept_paper_original,
    give_out,
    sign_slot,
    take_back,
)

__all__ = [
    "CORRECTABLE",
    "LIMIT_MB",
    "Particulars",
    "Slot",
    "accept_paper_original",
    "attach_file",
    "attach_files",
    "correct_document",
    "correct_number",
    "draft_document",
    "draw_document_number",
    "draw_number",
    "enter_office_number",
    "give_out",
    "install_anchor",
    "issue_unnumbered",
    "open_agency_series",
    "open_series",
    "publish_document",
    "register_certificate",
    "register_document",
    "relate_documents",
    "remove_anchor",
    "request_signatures",
    "reserve_number",
    "revise_draft",
    "revoke_certificate",
    "sign_document",
    "sign_slot",
    "take_back",
    "unrelate_documents",
    "void_document",
    "void_number",
    "withdraw_document",
    "withdraw_request",
]
