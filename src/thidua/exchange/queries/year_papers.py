"""The things of a cluster's year that a bundle takes along: papers, and what the log says of them."""

from collections.abc import Iterable

from thidua.awards.models import Award
from thidua.clusters.models import ClusterLead, ClusterYear, Membership
from thidua.commendations.queries import decisions_of_cluster_year
from thidua.conferences.models import AgendaPoint, Conference
from thidua.councils.models import Session
from thidua.documents.enums import DocumentState, RequestState
from thidua.documents.models import Document, DocumentFile
from thidua.documents.queries import pdf_of, signature_request_of, signed_pdf
from thidua.documents.queries.files import path_of
from thidua.documents.queries.papers import file_stem
from thidua.kernel.base import BaseModel, kind_of
from thidua.kernel.errors import Refused
from thidua.movements.queries import movements_of_cluster_year
from thidua.pledges.queries import appendices_of, pledge_of
from thidua.scoring.models import CriteriaTable, ScoreSheet

_HANDED = (DocumentState.ISSUED, DocumentState.SIGNED)


def documents_of_year(year: ClusterYear) -> list[Document]:
    """The papers of the year that were signed or issued, in the order of their days."""
    pledge = pledge_of(year.pk)
    meetings = Conference.objects.filter(cluster_years=year.pk)
    wanted = {
        year.created_by_id,
        pledge.document_id if pledge else None,
        *appendices_of(year.pk).values_list("document_id", flat=True),
        *meetings.values_list("minutes_id", flat=True),
        *meetings.values_list("based_on", flat=True),
        *AgendaPoint.objects.filter(conference__in=meetings).values_list("document_id", flat=True),
        *movements_of_cluster_year(year.pk).values_list("directive_id", flat=True),
    }
    papers = Document.objects.filter(pk__in=[each for each in wanted if each], state__in=_HANDED)
    return list(papers.order_by("issued_on", "id"))


def count_files(documents: Iterable[Document]) -> int:
    """How many files the papers make; two queries at most."""
    listed = list(documents)
    kept = DocumentFile.objects.filter(document__in=listed).count()
    return kept + sum(each.paper is not None for each in listed)


def files_of_papers(documents: Iterable[Document]) -> list[tuple[str, bytes]]:
    """Every kept file of the papers, and the PDF of those that were made here, signed if it is.

    A paper whose content cannot be printed is left to its kept files.
    """
    listed = list(documents)
    files: list[tuple[str, bytes]] = []
    for document in listed:
        signed = signed_bytes(document.pk)
        if signed is not None:
            files.append((f"{file_stem(document)}.pdf", signed))
        elif document.paper is not None:
            try:
                printed = pdf_of(document)
            except Refused:
                continue
            files.append((printed.name, printed.content))
    stems = {each.pk: file_stem(each) for each in listed}
    for kept in DocumentFile.objects.filter(document__in=listed).order_by("id"):
        name = f"{stems[kept.document_id]}-{kept.name}"
        files.append((name, path_of(kept.sha256).read_bytes()))
    return files


def signed_bytes(document_id: int) -> bytes | None:
    """The PDF of a paper with all its signatures; None before the last one is made."""
    request = signature_request_of(document_id)
    if request is None or request.state != RequestState.COMPLETE:
        return None
    return signed_pdf(request.request_id)


def signed_pledge(cluster_year_id: int) -> bytes | None:
    """The pledge of the year with all its signatures; None before the last one is made."""
    pledge = pledge_of(cluster_year_id)
    if pledge is None or pledge.document_id is None:
        return None
    return signed_bytes(pledge.document_id)


def _judged(year: ClusterYear) -> list[BaseModel]:
    """How the year was scored and voted on: its criteria, score sheets and sessions."""
    return [
        *CriteriaTable.objects.filter(cluster_year=year),
        *ScoreSheet.objects.filter(cluster_year=year),
        *Session.objects.filter(cluster_year=year),
    ]


def _decided(year: ClusterYear) -> list[BaseModel]:
    """What was decided on it: decisions, their papers, and the awards that they gave."""
    decisions = list(decisions_of_cluster_year(year.pk).select_related("document"))
    return [
        *decisions,
        *(each.document for each in decisions),
        *Award.objects.filter(decision_line__decision__in=decisions),
    ]


def things_of_year(year: ClusterYear, documents: Iterable[Document]) -> list[tuple[str, str]]:
    """Kind and public identifier of everything whose entries prove the year."""
    pledge = pledge_of(year.pk)
    things: list[BaseModel] = [
        year,
        year.cluster,
        *documents,
        *Membership.objects.filter(cluster_year=year),
        *ClusterLead.objects.filter(cluster_year=year),
        *Conference.objects.filter(cluster_years=year.pk),
        *movements_of_cluster_year(year.pk),
        *appendices_of(year.pk),
        *_judged(year),
        *_decided(year),
    ]
    if pledge is not None:
        things.append(pledge)
    return [(kind_of(each), each.public_id) for each in things]
