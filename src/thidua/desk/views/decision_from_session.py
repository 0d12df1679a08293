"""A decision on awards begun from the results of a session."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.commendations.actions import draft_from_session
from thidua.commendations.domain.wording import USUAL_BASES
from thidua.commendations.queries import minutes_as_basis, proposed_by
from thidua.councils.queries import find_session
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.choosing import find_agencies
from thidua.desk.forms.decisions import DecisionForm
from thidua.desk.forms.picking import find_clusters, find_people
from thidua.desk.views.decision_forms import WRITES, page_of
from thidua.documents.queries import kept_agencies
from thidua.kernel import clock
from thidua.kernel.errors import NotFound


@require_http_methods(WRITES)
@signed_in
def session_decide(request: DeskRequest, public_id: str) -> HttpResponse:
    """Begin a decision whose list is what passed in a session."""
    actor, today = request.actor, clock.today()
    session = find_session(actor, public_id)
    demand(request, "decision.draft", session.body)
    if session.state != "minuted":
        raise NotFound
    form = DecisionForm(sent(request), initial=_opening(session)).looking(
        find_agencies(kept_agencies(actor, on=today), today),
        find_people(actor, today),
        find_clusters(actor),
    )
    back = reverse("desk:session", args=[public_id])
    sheet = Sheet(
        title=_("Soạn quyết định từ kết quả phiên họp"),
        consequence=_(
            "Dự thảo có sẵn các dòng đã đạt, biên bản phiên họp là căn cứ. Chỉ người làm việc cho đơn "
            "vị thấy dự thảo; thêm, bỏ dòng được đến khi trình."
        ),
        consent=_("Lập dự thảo"),
        done=_("Đã lập dự thảo. Rà danh sách rồi trình."),
        back=back,
        trail=[(_("Bình xét, bỏ phiếu"), reverse("desk:session_list")), (session.name, back)],
        template="desk/decisions/from_session.html",
        shown={"proposed": proposed_by(session)},
    )

    def act(typed: dict[str, Any]) -> str:
        decision = draft_from_session(
            session_id=session.pk, draft=form.draft(), actor=actor, at=clock.now(), key=typed["key"]
        )
        return page_of(decision.public_id)

    return fill(request, form, sheet, act)


def _opening(session: Any) -> dict[str, Any]:
    """What the form opens with: the session's year and cluster, and its minutes as basis."""
    title = _("Về việc công nhận danh hiệu thi đua, khen thưởng năm {year}")
    year = session.cluster_year
    return {
        "title": title.format(year=session.year),
        "year": session.year,
        "cluster_year": f"{year.cluster.name} · {year.year} [{year.public_id}]" if year else "",
        "bases": "\n".join([*USUAL_BASES, minutes_as_basis(session)]),
    }
