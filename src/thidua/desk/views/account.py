"""One's own account: sessions, second steps, language and look."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.desk.access import DeskRequest, signed_in
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.people.actions import end_session
from thidua.people.queries import role_rows, roles_for, second_steps_of, sessions_of


@require_safe
@signed_in
def account(request: DeskRequest) -> HttpResponse:
    """What protects the account, where it is signed in, which roles it carries."""
    actor = request.actor
    if actor.account_id is None:
        raise NotFound
    roles = roles_for(actor).filter(person=actor.person_id)
    context = {
        "username": request.user.get_username(),
        "capacity": actor.capacity,
        "second_steps": second_steps_of(actor.account_id),
        "sessions": sessions_of(actor, current_key=request.session.session_key or ""),
        "roles": [row for row in role_rows(roles, on=clock.today()) if row.current],
    }
    return render(request, "desk/account/account.html", context)


@require_POST
@signed_in
def session_end(request: DeskRequest, number: int) -> HttpResponse:
    """End one of one's sessions on another machine."""
    end_session(session_id=number, actor=request.actor, at=clock.now())
    messages.success(request, _("Đã kết thúc phiên ấy. Máy đó phải đăng nhập lại."))
    return redirect("desk:account")
