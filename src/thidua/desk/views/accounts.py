"""Accounts, for administrators: the list, one account, and what may be done with it."""

from datetime import datetime
from typing import Any, Protocol

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.filling import PlaceBefore, Sheet, Words, demand, fill, sent
from thidua.desk.forms.people import AccountForm, ConsentForm
from thidua.kernel import clock
from thidua.kernel.actors import Actor
from thidua.people.actions import (
    close_account,
    issue_reset_link,
    open_account,
    reopen_account,
    take_second_steps,
)
from thidua.people.queries import (
    account_rows,
    accounts_for,
    find_account_for,
    find_person,
    search_accounts,
    second_steps_of,
)
from thidua.ui.lists import Column, Listing

COLUMNS = (
    Column("username", _("Tên đăng nhập"), sortable=True),
    Column("person__sort_key", _("Người"), sortable=True),
    Column("last_login", _("Đăng nhập gần nhất"), sortable=True, align="r"),
    Column("active", _("Trạng thái")),
)
STATES = (("", _("Mọi trạng thái")), ("open", _("Đang mở")), ("closed", _("Đã khóa")))
WRITES = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def account_list(request: DeskRequest) -> HttpResponse:
    """All accounts, by name or state."""
    demand(request, "account.manage")
    listing = Listing.read(request.GET, COLUMNS, default="username")
    accounts = search_accounts(accounts_for(request.actor), listing.query)
    state = request.GET.get("state", "")
    if state in {"open", "closed"}:
        accounts = accounts.filter(is_active=state == "open")
    accounts = accounts.order_by(f"{'-' if listing.descending else ''}{listing.sort}", "id")
    if request.GET.get("format") == "xlsx":
        return excel_response(
            "tai-khoan",
            ["Tên đăng nhập", "Người", "Mở lúc", "Đăng nhập gần nhất", "Đang mở"],
            (
                (row.username, row.name, row.opened_at, row.last_login, row.active)
                for row in account_rows(accounts)
            ),
            title=f"Tài khoản tại ngày {clock.today():%d/%m/%Y}",
        )
    page = listing.paginate(accounts)
    context = {
        "trail": [(_("Thiết lập"), reverse("desk:administration"))],
        "listing": listing,
        "page": page,
        "rows": account_rows(page.object_list),
        "state": state,
        "states": STATES,
        "export": listing.address(format="xlsx"),
    }
    return render(request, "desk/administration/account_list.html", context)


@require_safe
@signed_in
def account_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """One account and what may be done with it."""
    account = find_account_for(request.actor, public_id)
    (row,) = account_rows([account])
    context = {
        "trail": [(_("Thiết lập"), reverse("desk:administration")), _accounts()],
        "account": row,
        "second_steps": second_steps_of(account.pk),
    }
    return render(request, "desk/administration/account_detail.html", context)


@require_http_methods(WRITES)
@signed_in
def account_open(request: DeskRequest, public_id: str) -> HttpResponse:
    """Open an account for a person."""
    person = find_person(request.actor, public_id)
    demand(request, "account.manage", person)
    sheet = Sheet(
        title=_("Mở tài khoản cho {name}").format(name=person.full_name),
        consequence=_(
            "Tài khoản mở ngay nhưng chưa có mật khẩu: sau đó cấp đường dẫn đặt mật khẩu, dùng một lần."
        ),
        consent=_("Mở tài khoản"),
        done=_("Đã mở tài khoản. Tiếp theo: cấp đường dẫn đặt mật khẩu."),
        back=reverse("desk:person", args=[public_id]),
        trail=[_accounts()],
    )

    def act(typed: dict[str, str]) -> str:
        account = open_account(
            person_id=person.pk, username=typed["username"], actor=request.actor, at=clock.now()
        )
        return reverse("desk:account_detail", args=[account.public_id])

    return fill(request, AccountForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def account_close(request: DeskRequest, public_id: str) -> HttpResponse:
    """Close an account."""
    return _act_on(
        request,
        public_id,
        close_account,
        title=_("Khóa tài khoản {username}"),
        consequence=_(
            "Người này không đăng nhập được nữa, các phiên đang mở dừng ngay; việc đã làm vẫn còn."
        ),
        consent=_("Khóa tài khoản"),
        done=_("Đã khóa tài khoản."),
        grave=True,
    )


@require_http_methods(WRITES)
@signed_in
def account_reopen(request: DeskRequest, public_id: str) -> HttpResponse:
    """Open a closed account again."""
    return _act_on(
        request,
        public_id,
        reopen_account,
        title=_("Mở lại tài khoản {username}"),
        consequence=_(
            "Người này lại đăng nhập được bằng mật khẩu cũ, với các vai trò còn hiệu lực."
        ),
        consent=_("Mở lại"),
        done=_("Đã mở lại tài khoản."),
    )


@require_http_methods(WRITES)
@signed_in
def account_unprotect(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take away second steps whose holder lost them."""
    return _act_on(
        request,
        public_id,
        take_second_steps,
        title=_("Gỡ xác thực hai bước của {username}"),
        consequence=_(
            "Chỉ làm khi người này mất điện thoại hoặc khóa: từ đó đăng nhập chỉ cần mật khẩu, "
            "cho đến khi người ấy đặt lại. Việc gỡ được ghi vào nhật ký thao tác."
        ),
        consent=_("Gỡ xác thực hai bước"),
        done=_("Đã gỡ xác thực hai bước."),
        grave=True,
    )


@never_cache
@require_http_methods(WRITES)
@signed_in
def account_reset(request: DeskRequest, public_id: str) -> HttpResponse:
    """Make a one-time link and show it this once; only its digest is kept."""
    account = find_account_for(request.actor, public_id)
    back = reverse("desk:account_detail", args=[public_id])
    if request.method == "POST":
        token = issue_reset_link(account_id=account.pk, actor=request.actor, at=clock.now())
        address = request.build_absolute_uri(reverse("account_reset_by_link", args=[token]))
        context = {"username": account.username, "address": address, "back": back}
        return render(request, "desk/administration/reset_link.html", context)
    sheet = Sheet(
        title=_("Cấp đường dẫn đặt mật khẩu cho {username}").format(username=account.username),
        consequence=_(
            "Đường dẫn hiện một lần trên màn hình này, dùng một lần trong 24 giờ; các đường dẫn "
            "cấp trước đó mất hiệu lực. Trao tận tay hoặc qua kênh nội bộ tin cậy."
        ),
        consent=_("Cấp đường dẫn"),
        done="",
        back=back,
        trail=[_accounts()],
    )
    return render(request, "desk/parts/form_page.html", {"form": ConsentForm(), "sheet": sheet})


class _Act(Protocol):
    def __call__(self, *, account_id: int, actor: Actor, at: datetime) -> object: ...


def _act_on(
    request: DeskRequest,
    public_id: str,
    act: _Act,
    *,
    title: Words,
    **words: Any,
) -> HttpResponse:
    """Ask for consent to an act on one account, then do it; ``title`` names the account."""
    account = find_account_for(request.actor, public_id)
    sheet = Sheet(
        title=str(title).format(username=account.username),
        back=reverse("desk:account_detail", args=[public_id]),
        trail=[_accounts()],
        **words,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: act(account_id=account.pk, actor=request.actor, at=clock.now()),
    )


def _accounts() -> PlaceBefore:
    return _("Tài khoản"), reverse("desk:account_list")
