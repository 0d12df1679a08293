"""Writes of the documents."""

from thidua.documents.actions.files import attach_file
from thidua.documents.actions.numbers import (
    draw_number,
    enter_office_number,
    open_series,
    void_number,
)
from thidua.documents.actions.publication import publish_document, withdraw_document
from thidua.documents.actions.register import (
    correct_document,
    draft_document,
    register_document,
    sign_document,
    void_document,
)
from thidua.documents.actions.relations import relate_documents

__all__ = [
    "attach_file",
    "correct_document",
    "draft_document",
    "draw_number",
    "enter_office_number",
    "open_series",
    "publish_document",
    "register_document",
    "relate_documents",
    "sign_document",
    "void_document",
    "void_number",
    "withdraw_document",
]
