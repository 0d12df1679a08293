"""Papers written: entered, drafted, mended, related, filed."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent, sent_files
from thidua.desk.forms.choosing import find_agencies
from thidua.desk.forms.days import typed_day
from thidua.desk.forms.documents import (
    DraftForm,
    FileForm,
    ParticularsForm,
    RegisterForm,
    RelationForm,
    WriteForm,
    changes_of,
)
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import Candidate
from thidua.documents.actions import (
    attach_files,
    correct_document,
    draft_document,
    register_document,
    relate_documents,
    revise_draft,
    unrelate_documents,
)
from thidua.documents.domain.typed_papers import content_of, typed_of
from thidua.documents.enums import DocumentState, RelationKind
from thidua.documents.queries import (
    content_digest,
    documents_for,
    example_content,
    find_document,
    find_relation,
    kept_agencies,
)
from thidua.kernel import clock
from thidua.org.queries.labels import label_on

WRITES = ["GET", "HEAD", "POST"]


def document_trail() -> PlaceBefore:
    """The register, as the way here names it."""
    return (_("Văn bản"), reverse("desk:document_list"))


def trail_of(document: Any) -> list[PlaceBefore]:
    """The register and the paper."""
    return [document_trail(), (document.citation, address_of(document))]


def address_of(document: Any) -> str:
    """The page of a paper."""
    return reverse("desk:document", args=[document.public_id])


def open_for(request: DeskRequest, public_id: str, verb: str) -> Any:
    """A paper that the actor sees and of which ``verb`` is the actor's; else nothing is found."""
    document = find_document(request.actor, public_id, on=clock.today())
    demand(request, verb, document)
    return document


@require_http_methods(WRITES)
@signed_in
def document_register(request: DeskRequest) -> HttpResponse:
    """Enter a paper that has been issued."""
    demand(request, "document.register")
    form = RegisterForm(sent(request), sent_files(request), initial=_own_agency(request))
    form.looking(_agencies(request, form.data.get("issued_on", "")))
    if request.method != "POST":
        form.without("another_one")
    sheet = Sheet(
        title=_("Vào sổ văn bản"),
        consequence=_(
            "Văn bản có ngay trong sổ, mọi người đăng nhập đều thấy. Số của đơn vị mình được ghi "
            "vào dãy số của năm, không văn bản nào khác dùng số ấy nữa."
        ),
        consent=_("Vào sổ"),
        done=_("Đã vào sổ."),
        back=reverse("desk:document_list"),
        trail=[document_trail()],
    )

    def act(typed: dict[str, Any]) -> str:
        return address_of(
            register_document(
                form.particulars(),
                another_one=typed.get("another_one", False),
                files=typed["file"],
                key=typed["key"],
                actor=request.actor,
                at=clock.now(),
            )
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_draft(request: DeskRequest) -> HttpResponse:
    """Begin a paper of our own."""
    demand(request, "document.draft")
    written = typed_of(example_content(request.actor.unit_id)) | _own_agency(request)
    form = DraftForm(sent(request), initial=written)
    form.looking(_agencies(request, ""))
    sheet = Sheet(
        title=_("Soạn dự thảo"),
        consequence=_(
            "Dự thảo chỉ người của đơn vị thấy. Số và ngày để trống đến khi ký và văn thư cấp số."
        ),
        consent=_("Lưu dự thảo"),
        done=_("Đã lưu dự thảo. Xem bản PDF, trình ký, rồi ghi người ký và ngày ký."),
        back=reverse("desk:document_list"),
        trail=[document_trail()],
    )

    def act(typed: dict[str, Any]) -> str:
        return address_of(
            draft_document(
                form.particulars(),
                paper=content_of(form.written(), None),
                key=typed["key"],
                actor=request.actor,
                at=clock.now(),
            )
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_write(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write the content of a draft."""
    document = open_for(request, public_id, "document.draft")
    written = typed_of(document.paper)
    begun = written | {"seen": content_digest(document)}
    form = WriteForm(sent(request), initial=begun)
    form.holding(written)
    sheet = Sheet(
        title=_("Soạn nội dung"),
        consequence=_(
            "Bản PDF và Word đổi theo ngay. Nội dung được niêm vào nhật ký khi ghi đã ký."
        ),
        consent=_("Lưu nội dung"),
        done=_("Đã lưu nội dung."),
        back=address_of(document),
        trail=trail_of(document),
    )

    def act(typed: dict[str, Any]) -> None:
        revise_draft(
            document_id=document.pk,
            seen=typed["seen"],
            paper=content_of(form.written(), document.paper),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Mend what was entered wrongly of a paper."""
    document = open_for(request, public_id, "document.correct")
    issuer = _issuer_of(document)
    written = {name: getattr(document, name) for name in _CORRECTED}
    form = ParticularsForm(
        sent(request), initial=written | {"issuer": issuer.label if issuer else ""}
    ).without(*_UNSAID.get(document.state, ()))
    form.looking(_agencies(request, form.data.get("issued_on", ""), also=issuer))
    sheet = Sheet(
        title=_("Sửa thông tin văn bản"),
        consequence=_(
            "Sổ văn bản và trang công khai hiện giá trị mới ngay; nhật ký thao tác giữ cả giá trị "
            "cũ. Số sửa ở Sửa số."
        ),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
        back=address_of(document),
        trail=trail_of(document),
    )

    def act(typed: dict[str, Any]) -> None:
        correct_document(
            document_id=document.pk, actor=request.actor, at=clock.now(), **changes_of(typed)
        )

    return fill(request, form, sheet, act)


_CORRECTED = ("kind", "title", "symbol", "issued_on", "issuer_label", "signer", "source", "note")
_UNSAID = {
    DocumentState.DRAFT: ("issued_on", "signer", "source"),
    DocumentState.SIGNED: ("issued_on", "source"),
}
"""What a paper says nothing of before it is signed, or has its number."""


@require_http_methods(WRITES)
@signed_in
def document_relate(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write down how a paper stands to another."""
    document = open_for(request, public_id, "document.register")
    form = RelationForm(sent(request))
    form.among(documents_for(request.actor, on=clock.today()))
    sheet = Sheet(
        title=_("Ghi quan hệ với văn bản khác"),
        consequence=_(
            "Trang của cả hai văn bản hiện quan hệ này; nếu cả hai công khai, trang công khai "
            "cũng hiện."
        ),
        consent=_("Ghi quan hệ"),
        done=_("Đã ghi quan hệ."),
        back=address_of(document),
        trail=trail_of(document),
    )

    def act(typed: dict[str, Any]) -> None:
        relate_documents(
            document_id=document.pk,
            kind=RelationKind(typed["kind"]),
            other_id=typed["other"].id,
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_unrelate(request: DeskRequest, public_id: str, relation_id: str) -> HttpResponse:
    """Remove a relation that was entered wrongly."""
    document = open_for(request, public_id, "document.register")
    relation = find_relation(document, relation_id)
    sheet = Sheet(
        title=_("Bỏ quan hệ: {kind} {other}").format(
            kind=str(RelationKind(relation.kind).label).lower(), other=relation.other.citation
        ),
        consequence=_("Trang của cả hai văn bản thôi hiện quan hệ này; nhật ký vẫn giữ."),
        consent=_("Bỏ quan hệ"),
        done=_("Đã bỏ quan hệ."),
        back=address_of(document),
        trail=trail_of(document),
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> None:
        unrelate_documents(relation_id=relation.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def document_attach(request: DeskRequest, public_id: str) -> HttpResponse:
    """Attach files to a paper."""
    document = open_for(request, public_id, "document.register")
    sheet = Sheet(
        title=_("Đính tệp"),
        consequence=_(
            "Ai xem được văn bản này trong phần mềm đều tải được tệp; trang công khai không hiện "
            "tệp. Tệp đã đính không thay, không gỡ; bản mới đính thêm."
        ),
        consent=_("Đính tệp"),
        done=_("Đã đính tệp."),
        back=address_of(document),
        trail=trail_of(document),
    )

    def act(typed: dict[str, Any]) -> None:
        attach_files(
            document_id=document.pk, files=typed["file"], actor=request.actor, at=clock.now()
        )

    return fill(request, FileForm(sent(request), sent_files(request)), sheet, act)


def _agencies(request: DeskRequest, typed: str, *, also: Candidate | None = None) -> Any:
    """Agencies whose papers the actor keeps, called as on the day that was typed."""
    today = clock.today()
    return find_agencies(
        kept_agencies(request.actor, on=today), typed_day(typed) or today, also=also
    )


def _own_agency(request: DeskRequest) -> dict[str, str]:
    """The actor's own agency, where the actor keeps its papers."""
    unit_id, today = request.actor.unit_id, clock.today()
    if unit_id is None or not kept_agencies(request.actor, on=today).filter(pk=unit_id).exists():
        return {}
    return {"issuer": label_on(unit_id, today)}


def _issuer_of(document: Any) -> Candidate | None:
    if document.issuer is None:
        return None
    label = label_on(document.issuer_id, document.issued_on or date.max)
    return Candidate(id=document.issuer_id, public_id=document.issuer.public_id, label=label)
