"""Certificates of decisions: rows, the printed sheets, and the one behind a scanned code."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from thidua.awards.enums import SubjectKind
from thidua.awards.models import Award
from thidua.awards.queries import public_awards
from thidua.commendations.enums import CertificateState
from thidua.commendations.models import Certificate, Decision
from thidua.documents.enums import RequestState
from thidua.documents.models import SignatureRequest
from thidua.documents.queries.papers import PDF, Printed, file_stem
from thidua.documents.queries.signatures import SignatureRequestRow, request_rows, signed_pdf
from thidua.kernel.actors import Actor
from thidua.kernel.errors import NotFound
from thidua.kernel.permissions import may
from thidua.org.queries.labels import labels_at
from thidua_core.paper import Certificate as Sheet
from thidua_core.paper import render_certificates

MOST_SHEETS = 500
"""As many pages as one file holds; a larger list is printed in parts."""
Address = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """One certificate as a page shows it."""

    public_id: str
    award_public_id: str
    name: str
    award_name: str
    award_counts: bool
    serial: int
    state: str
    state_label: str
    reason: str
    issued_at: datetime


def certificates_of(decision: Decision) -> QuerySet[Certificate]:
    """All certificates of a decision, in the order of its list."""
    return decision.certificates.select_related("award__unit", "award__person").order_by(
        "award_id", "serial"
    )


def certificate_rows(certificates: Iterable[Certificate]) -> list[CertificateRow]:
    """Rows for a page; no further query for each."""
    return [
        CertificateRow(
            public_id=each.public_id,
            award_public_id=each.award.public_id,
            name=each.award.name,
            award_name=each.award.award_name,
            award_counts=each.award.counts,
            serial=each.serial,
            state=each.state,
            state_label=str(CertificateState(each.state).label),
            reason=each.reason,
            issued_at=each.issued_at,
        )
        for each in certificates
    ]


def find_certificate(actor: Actor, public_id: str) -> Certificate:
    """One certificate, or the refusal."""
    rows = Certificate.objects.select_related("decision__document__issuer", "award")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may(actor, "certificate.print", found.decision):
        raise NotFound
    return found


def certificate_behind(code: str) -> Certificate | None:
    """The certificate that bears a code, if everybody may see its award."""
    rows = Certificate.objects.select_related("award__person", "award__unit", "award__document")
    return rows.filter(public_id=code, award__in=public_awards()).first()


def printed_certificates(decision: Decision, *, address: Address, part: int = 1) -> Printed:
    """The certificates in use, as many as one file holds; ``part`` counts from 1.

    ``address`` makes the address of the page behind a code. Refuses a part that is not there.
    """
    in_use = certificates_of(decision).filter(state=CertificateState.ISSUED)
    start = (part - 1) * MOST_SHEETS
    certificates = list(in_use[start : start + MOST_SHEETS]) if part > 0 else []
    if not certificates:
        raise NotFound
    name = f"giay-chung-nhan-{file_stem(decision.document)}"
    content = drawn_certificates(decision, certificates, address=address)
    suffix = f"-{part}" if in_use.count() > MOST_SHEETS else ""
    return Printed(name=f"{name}{suffix}.pdf", media_type=PDF, content=content)


def drawn_certificates(
    decision: Decision, certificates: Sequence[Certificate], *, address: Address
) -> bytes:
    """These certificates of a decision as one PDF; equal bytes each time."""
    units = labels_at(
        (each.award.unit_id, each.award.decided_on) for each in certificates if each.award.unit_id
    )
    sheets = []
    for each in certificates:
        unit = units.get((each.award.unit_id or 0, each.award.decided_on), each.award.unit_label)
        sheets.append(_sheet(each, decision, unit, address))
    return render_certificates(sheets, title=f"Giấy chứng nhận theo {decision.document.citation}")


def certificates_to_sign(decision: Decision) -> QuerySet[Certificate]:
    """Certificates in use that stand in no file which is being signed or was signed."""
    withdrawn = SignatureRequest.objects.filter(state=RequestState.WITHDRAWN)
    living = SignatureRequest.objects.exclude(state=RequestState.WITHDRAWN)
    free = Q(file=None) | (
        Q(file__document__in=withdrawn.values("document"))
        & ~Q(file__document__in=living.values("document"))
    )
    return certificates_of(decision).filter(free, state=CertificateState.ISSUED)


def certificate_files_of(decision: Decision) -> list[SignatureRequestRow]:
    """The signings of a decision's certificates that are open or complete, the oldest first."""
    documents = decision.certificate_files.values("document")
    living = SignatureRequest.objects.exclude(state=RequestState.WITHDRAWN)
    asked = living.filter(document__in=documents).select_related("document")
    return request_rows(asked.prefetch_related("slots__person", "slots__unit").order_by("id"))


def signed_certificates(decision: Decision) -> list[bytes]:
    """The files of certificates that bear their signature, the oldest first."""
    return [
        signed_pdf(each.request_id)
        for each in certificate_files_of(decision)
        if each.state == RequestState.COMPLETE
    ]


def _sheet(certificate: Certificate, decision: Decision, unit: str, address: Address) -> Sheet:
    award = certificate.award
    again = f"Bản cấp lại thứ {certificate.serial}" if certificate.serial > 1 else ""
    invented = "Số liệu giả định" if award.invented else ""
    return Sheet(
        giver=decision.authority,
        verb="Công nhận danh hiệu" if award.award_kind == "title" else "Tặng",
        award=award.award_name,
        name=award.name,
        office=award.office,
        unit="" if award.subject_kind == SubjectKind.UNIT else unit,
        merit=_merit(award),
        place=decision.place,
        issued_on=award.decided_on,
        signer_office=decision.signer_office,
        signer=decision.signer.full_name,
        decision=award.decision_number,
        decided_on=award.decided_on,
        golden_number=award.golden_number,
        address=address(certificate.public_id),
        code=certificate.public_id,
        note=" · ".join(filter(None, (again, invented))),
    )


def _merit(award: Award) -> str:
    if award.merit or award.period_first is None:
        return award.merit
    if award.period_first == award.period_last:
        return f"Năm {award.period_first}"
    return f"Năm {award.period_first} đến năm {award.period_last}"
