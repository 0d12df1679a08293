"""The steps of a pledge: sent, settled, reopened, its signatories, frozen, withdrawn."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.consent import WordField
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.pledges import FreezeForm, ReasonForm, SendForm, SignatoryForm
from thidua.desk.pledge_work import members_of, page_of, trail_to
from thidua.kernel import clock
from thidua.pledges.actions import (
    Signer,
    freeze_pledge,
    open_signing,
    reopen_pledge,
    send_draft,
    set_signatories,
    settle_pledge,
    withdraw_pledge,
)
from thidua.pledges.queries import find_pledge, suggested_order

WRITES = ["GET", "HEAD", "POST"]


def _sheet(pledge: Any, **words: Any) -> Sheet:
    return Sheet(back=page_of("pledge", pledge), trail=trail_to(pledge), **words)


def _drafted(request: DeskRequest, public_id: str) -> Any:
    pledge = find_pledge(request.actor, public_id)
    demand(request, "pledge.draft", pledge.cluster_year)
    return pledge


def _none(written: object) -> None:
    """What an action returns is not an address to go to."""


@require_http_methods(WRITES)
@signed_in
def pledge_send(request: DeskRequest, public_id: str) -> HttpResponse:
    """Send the draft to the members."""
    pledge = _drafted(request, public_id)
    sheet = _sheet(
        pledge,
        title=_("Gửi lấy ý kiến"),
        consequence=_(
            "Mọi đơn vị thành viên nhận dự thảo và hạn góp ý; bản gửi được giữ lại để so sánh."
        ),
        consent=_("Gửi lấy ý kiến"),
        done=_("Đã gửi các đơn vị."),
    )
    return fill(
        request,
        SendForm(sent(request)),
        sheet,
        lambda typed: _none(
            send_draft(
                pledge_id=pledge.pk,
                due=typed["due"],
                note=typed["note"],
                address=page_of("pledge", pledge),
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


@require_http_methods(WRITES)
@signed_in
def pledge_settle(request: DeskRequest, public_id: str) -> HttpResponse:
    """Close the debate."""
    pledge = _drafted(request, public_id)
    sheet = _sheet(
        pledge,
        title=_("Thống nhất nội dung"),
        consequence=_("Dự thảo thôi nhận góp ý; bản thống nhất được giữ lại như một lần gửi."),
        consent=_("Thống nhất"),
        done=_("Đã thống nhất nội dung."),
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: _none(
            settle_pledge(pledge_id=pledge.pk, actor=request.actor, at=clock.now())
        ),
    )


@require_http_methods(WRITES)
@signed_in
def pledge_reopen(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a settled text back into drafting."""
    pledge = _drafted(request, public_id)
    sheet = _sheet(
        pledge,
        title=_("Mở lại dự thảo"),
        consequence=_("Dự thảo lại sửa được và nhận góp ý; lý do hiện với các đơn vị."),
        consent=_("Mở lại"),
        done=_("Đã mở lại."),
        grave=True,
    )
    return fill(
        request,
        ReasonForm(sent(request)),
        sheet,
        lambda typed: _none(
            reopen_pledge(
                pledge_id=pledge.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
            )
        ),
    )


@require_http_methods(WRITES)
@signed_in
def pledge_signatories(request: DeskRequest, public_id: str) -> HttpResponse:
    """Who signs in which order and office."""
    pledge = _drafted(request, public_id)
    members = {each.unit_id: each.name for each in members_of(pledge, clock.today())}
    places = [
        (key, members[key], place, office)
        for place, (key, office) in enumerate(suggested_order(pledge, list(members)), start=1)
    ]
    form = SignatoryForm(sent(request), initial={"ordered": pledge.ordered}).among(places)
    sheet = _sheet(
        pledge,
        title=_("Thứ tự và chức danh ký"),
        consequence=_("In thành các ô ký của văn bản theo đúng thứ tự này khi chốt."),
        consent=_("Lưu thứ tự ký"),
        done=_("Đã lưu thứ tự ký."),
    )

    def act(typed: dict[str, Any]) -> str:
        order = sorted(members, key=lambda key: (typed[f"place_{key}"], list(members).index(key)))
        set_signatories(
            pledge_id=pledge.pk,
            signers=[Signer(unit_id=key, office=typed[f"office_{key}"]) for key in order],
            ordered=typed["ordered"],
            actor=request.actor,
            at=clock.now(),
        )
        return page_of("pledge_signing", pledge)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def pledge_freeze(request: DeskRequest, public_id: str) -> HttpResponse:
    """Fix the text, with a typed word."""
    pledge = _drafted(request, public_id)
    sheet = _sheet(
        pledge,
        title=_("Chốt văn bản"),
        consequence=_(
            "Văn bản thành tệp PDF cố định để các đơn vị ký; sau đó chỉ rút có lý do, hoặc điều chỉnh "
            "bằng phụ lục có chữ ký."
        ),
        consent=_("Chốt văn bản"),
        done=_("Đã chốt văn bản."),
        grave=True,
    )
    form = FreezeForm(sent(request))
    form.fields["word"] = WordField(_("chốt"))
    return fill(
        request,
        form,
        sheet,
        lambda typed: _none(
            freeze_pledge(
                pledge_id=pledge.pk,
                place=typed["place"],
                dated=typed["dated"],
                actor=request.actor,
                at=clock.now(),
            )
        ),
    )


@require_http_methods(WRITES)
@signed_in
def pledge_start(request: DeskRequest, public_id: str) -> HttpResponse:
    """Open the signing of the frozen text."""
    pledge = _drafted(request, public_id)
    sheet = _sheet(
        pledge,
        title=_("Mở ký"),
        consequence=_(
            "Thủ trưởng các đơn vị được mời ký vào đúng bản đã chốt, theo thứ tự đã chọn."
        ),
        consent=_("Mở ký"),
        done=_("Đã mở ký."),
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: page_of(
            "pledge_signing",
            open_signing(
                pledge_id=pledge.pk,
                address=page_of("pledge_signing", pledge),
                actor=request.actor,
                at=clock.now(),
            ),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def pledge_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Withdraw a pledge that is not signed by all, with a typed word."""
    pledge = _drafted(request, public_id)
    sheet = _sheet(
        pledge,
        title=_("Rút {what}").format(what=pledge.what.lower()),
        consequence=_(
            "Văn bản thôi dùng để ký, lý do hiện với các đơn vị; năm có thể lập bản khác."
        ),
        consent=_("Rút"),
        done=_("Đã rút."),
        grave=True,
    )
    form = ReasonForm(sent(request))
    form.fields["word"] = WordField(_("rút"))
    return fill(
        request,
        form,
        sheet,
        lambda typed: _none(
            withdraw_pledge(
                pledge_id=pledge.pk, reason=typed["reason"], actor=request.actor, at=clock.now()
            )
        ),
    )
