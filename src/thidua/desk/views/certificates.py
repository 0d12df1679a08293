"""Certificates that are registered and authorities that are trusted."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent, sent_files
from thidua.desk.forms.documents import ReasonForm
from thidua.desk.forms.picking import find_people, find_units
from thidua.desk.forms.signatures import AnchorForm, CertificateForm
from thidua.desk.views.document_forms import WRITES
from thidua.documents.actions import (
    install_anchor,
    register_certificate,
    remove_anchor,
    revoke_certificate,
)
from thidua.documents.queries.certificates import (
    anchor_rows,
    certificate_rows,
    certificates_for,
    find_anchor,
    find_certificate,
)
from thidua.kernel import clock

_MOST = 500


@require_safe
@signed_in
def certificate_list(request: DeskRequest) -> HttpResponse:
    """Whose certificates are known, and which authorities are trusted."""
    demand(request, "certificate.list")
    context = {
        "trail": [(_("Thiết lập"), reverse("desk:administration"))],
        "rows": certificate_rows(certificates_for(request.actor)[:_MOST], at=clock.now()),
        "anchors": anchor_rows(),
    }
    return render(request, "desk/signatures/certificate_list.html", context)


@require_http_methods(WRITES)
@signed_in
def certificate_register(request: DeskRequest) -> HttpResponse:
    """Write down whose a certificate is."""
    demand(request, "certificate.register")
    sheet = _sheet(
        _("Đăng ký chứng thư số"),
        _("Từ nay chữ ký bằng chứng thư này được nhận là của người ấy."),
        _("Đăng ký"),
    )

    def act(typed: dict[str, Any]) -> None:
        register_certificate(
            content=typed["file"][1],
            person_id=typed["person"].id,
            unit_id=typed["unit"].id if typed["unit"] else None,
            actor=request.actor,
            at=clock.now(),
        )

    form = CertificateForm(sent(request), sent_files(request))
    today = clock.today()
    people, units = find_people(request.actor, today), find_units(request.actor, today)
    return fill(request, form.looking(people, units), sheet, act)


@require_http_methods(WRITES)
@signed_in
def certificate_revoke(request: DeskRequest, public_id: str) -> HttpResponse:
    """Accept no more signatures by a certificate."""
    demand(request, "certificate.register")
    found = find_certificate(request.actor, public_id)
    sheet = _sheet(
        _("Thôi dùng chứng thư số"),
        _("Từ nay không nhận chữ ký bằng chứng thư này; các chữ ký đã có giữ nguyên."),
        _("Thôi dùng"),
    )

    def act(typed: dict[str, Any]) -> None:
        revoke_certificate(certificate_id=found.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def anchor_install(request: DeskRequest) -> HttpResponse:
    """Trust an authority."""
    demand(request, "certificate.register")
    sheet = _sheet(
        _("Tin chứng thư gốc"),
        _("Trang xác minh nhận mọi chữ ký do nơi cấp này chứng thực. So vân tay trước khi thêm."),
        _("Tin nơi cấp này"),
    )

    def act(typed: dict[str, Any]) -> None:
        install_anchor(content=typed["file"][1], actor=request.actor, at=clock.now())

    return fill(request, AnchorForm(sent(request), sent_files(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def anchor_remove(request: DeskRequest, public_id: str) -> HttpResponse:
    """Trust an authority no longer."""
    demand(request, "certificate.register")
    found = find_anchor(public_id)
    sheet = _sheet(
        _("Thôi tin chứng thư gốc"),
        _("Trang xác minh thôi nhận các chữ ký do nơi cấp này chứng thực."),
        _("Thôi tin"),
    )

    def act(typed: dict[str, Any]) -> None:
        remove_anchor(anchor_id=found.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, ReasonForm(sent(request)), sheet, act)


def _sheet(title: Any, consequence: Any, consent: Any) -> Sheet:
    back = reverse("desk:certificate_list")
    trail: list[PlaceBefore] = [
        (_("Thiết lập"), reverse("desk:administration")),
        (_("Chứng thư số"), back),
    ]
    return Sheet(
        title=title,
        consequence=consequence,
        consent=consent,
        done=_("Đã ghi."),
        back=back,
        trail=trail,
        grave=True,
    )
