"""The paper of a decision as it stands, with the number held for it, and as files of a year."""

from collections.abc import Mapping
from dataclasses import replace

from thidua.commendations.enums import DecisionState
from thidua.commendations.models import Decision
from thidua.commendations.queries.decisions import RELATED, decisions_of_cluster_year
from thidua.documents.enums import DocumentState, RequestState
from thidua.documents.queries.papers import (
    DOCX,
    PDF,
    Printed,
    file_stem,
    paper_of,
)
from thidua.documents.queries.signatures import signature_request_of, signed_pdf
from thidua.kernel.errors import NotFound
from thidua_core.paper import Paper, render_docx, render_pdf, signature_fields


def paper_to_sign(decision: Decision) -> Paper:
    """The paper with the number and day that are held for it."""
    paper = paper_of(decision.document)
    if paper is None:
        raise NotFound
    if decision.document.state == DocumentState.DRAFT and decision.number is not None:
        return replace(paper, number=f"{decision.number:02d}", date=decision.issued_on)
    return paper


def field_to_sign(decision: Decision) -> str:
    """The name of the field in which the paper is signed."""
    return signature_fields(paper_to_sign(decision))[0].name


def printed_decision(decision: Decision, form: str) -> Printed:
    """The paper as ``pdf`` or ``docx``."""
    paper, stem = paper_to_sign(decision), file_stem(decision.document)
    if form == "docx":
        return Printed(name=f"{stem}.docx", media_type=DOCX, content=render_docx(paper))
    return Printed(name=f"{stem}.pdf", media_type=PDF, content=render_pdf(paper))


def _as_signed(decision: Decision) -> bytes:
    """The bytes that bear the digital signature, where there is one."""
    request = signature_request_of(decision.document_id)
    if request is not None and request.state == RequestState.COMPLETE:
        return signed_pdf(request.request_id)
    return printed_decision(decision, "pdf").content


def decision_files(cluster_year_id: int) -> Mapping[str, bytes]:
    """Published decisions of a cluster's year as PDF, by file name; equal bytes each time."""
    decisions = decisions_of_cluster_year(cluster_year_id).exclude(published_at=None)
    shown = decisions.exclude(state=DecisionState.CANCELLED).select_related(*RELATED)
    return {
        f"{file_stem(each.document)}.pdf": _as_signed(each)
        for each in shown.order_by("document__issued_on", "id")
    }
