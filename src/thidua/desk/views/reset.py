"""Setting a new password by the one-time link of an administrator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from thidua.desk.forms.refusing import take_refusal
from thidua.desk.forms.reset import ChosenPasswordForm
from thidua.kernel import clock
from thidua.kernel.errors import Refused
from thidua.people.actions import account_of_link, reset_password


@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reset_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the new password twice; a stale link is told in words."""
    account = account_of_link(token, at=clock.now())
    if account is None or not account.is_active:
        return render(request, "account/reset_stale.html", status=404)
    form = ChosenPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reset_password(token=token, password=form.cleaned_data["password"], at=clock.now())
        except Refused as refused:
            take_refusal(form, refused)
        else:
            messages.success(request, _("Đã đặt mật khẩu mới. Đăng nhập bằng mật khẩu ấy."))
            return redirect("account_login")
    # Not 422: refusals are logged with their address, and this address is still a key.
    context = {"form": form, "username": account.username}
    return render(request, "account/reset.html", context)
