"""Reorganisations, written: a draft with its steps, applied, thrown away, taken back."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_told
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.consent import WordForm
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.picking import Candidate, find_units_of_draft
from thidua.desk.forms.reorganisations import FORMS, DecisionForm, RevokeForm
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.org.actions import (
    add_step,
    apply_draft,
    begin_draft,
    correct_draft,
    discard_draft,
    remove_step,
    revoke_reorganisation,
)
from thidua.org.domain.steps import made_by
from thidua.org.domain.timeline import eve
from thidua.org.enums import ReorganisationState, StepKind
from thidua.org.queries import find_reorganisation, steps_of

WRITES = ["GET", "HEAD", "POST"]
APPLY_WORD = _("áp dụng")
REVOKE_WORD = _("rút lại")


@require_http_methods(WRITES)
@signed_in
def reorganisation_begin(request: DeskRequest) -> HttpResponse:
    """Begin a draft with its decision."""
    demand(request, "reorganisation.draft")
    form = DecisionForm(sent(request))
    sheet = Sheet(
        title=_("Soạn đợt sắp xếp"),
        consequence=_(
            "Mới là dự thảo: chỉ người được sắp xếp tổ chức thấy, chưa đơn vị nào thay đổi. Các "
            "bước được thêm ở trang kế tiếp."
        ),
        consent=_("Lưu dự thảo"),
        done=_("Đã lưu dự thảo. Tiếp theo: thêm các bước."),
        back=reverse("desk:reorganisation_list"),
        trail=[_all()],
    )

    def act(typed: dict[str, Any]) -> str:
        draft = begin_draft(
            decision=form.decision(),
            effective_on=typed["effective_on"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("desk:reorganisation", args=[draft.public_id])

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def reorganisation_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Write the decision of a draft anew."""
    draft = _draft(request, public_id)
    written = {
        "title": draft.title,
        "document": draft.document,
        "issuer": draft.issuer,
        "decided_on": draft.decided_on,
        "effective_on": draft.effective_on,
        "certainty": draft.certainty,
        "basis": draft.basis,
    }
    form = DecisionForm(sent(request), initial=written)
    sheet = Sheet(
        title=_("Sửa quyết định của dự thảo"),
        consequence=_("Các bước giữ nguyên và được kiểm tra lại theo ngày mới."),
        consent=_("Lưu dự thảo"),
        mends=True,
        done=_("Đã lưu."),
        back=reverse("desk:reorganisation", args=[public_id]),
        trail=[_all(), _one(draft)],
    )
    return fill(
        request,
        form,
        sheet,
        lambda typed: correct_draft(
            reorganisation_id=draft.pk,
            decision=form.decision(),
            effective_on=typed["effective_on"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def reorganisation_step_add(request: DeskRequest, public_id: str, kind: str) -> HttpResponse:
    """Add one step to a draft."""
    draft = _draft(request, public_id)
    if kind not in FORMS:
        raise NotFound
    made = [
        Candidate(
            id=0,
            public_id=unit.ref,
            label=now_told("{name} (mới, bước {place})").format(name=unit.short_name, place=place),
            name=unit.short_name,
        )
        for place, step in enumerate(steps_of(draft), start=1)
        for unit in made_by(step)
    ]
    form = FORMS[kind](sent(request))
    form.looking(find_units_of_draft(request.actor, eve(draft.effective_on), made))
    sheet = Sheet(
        title=_("Thêm bước: {kind}").format(kind=StepKind(kind).label),
        consequence=_("Bước được thêm vào dự thảo; chưa đơn vị nào thay đổi."),
        consent=_("Thêm bước"),
        done=_("Đã thêm bước."),
        back=reverse("desk:reorganisation", args=[public_id]),
        trail=[_all(), _one(draft)],
    )
    return fill(
        request,
        form,
        sheet,
        lambda _typed: add_step(
            reorganisation_id=draft.pk, step=form.step(), actor=request.actor, at=clock.now()
        ),
    )


@require_http_methods(WRITES)
@signed_in
def reorganisation_step_remove(request: DeskRequest, public_id: str, place: int) -> HttpResponse:
    """Take one step out of a draft."""
    draft = _draft(request, public_id)
    steps = steps_of(draft)
    if not 1 <= place <= len(steps):
        raise NotFound
    sheet = Sheet(
        title=_("Bỏ bước {place}: {kind}").format(
            place=place, kind=StepKind(steps[place - 1].kind).label
        ),
        consequence=_("Bước này không còn trong dự thảo; các bước sau lên một vị trí."),
        consent=_("Bỏ bước"),
        done=_("Đã bỏ bước."),
        back=reverse("desk:reorganisation", args=[public_id]),
        trail=[_all(), _one(draft)],
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: remove_step(
            reorganisation_id=draft.pk, place=place, actor=request.actor, at=clock.now()
        ),
    )


@require_http_methods(WRITES)
@signed_in
def reorganisation_discard(request: DeskRequest, public_id: str) -> HttpResponse:
    """Throw a draft away."""
    draft = _draft(request, public_id)
    sheet = Sheet(
        title=_("Bỏ dự thảo {title}").format(title=draft.title),
        consequence=_("Dự thảo và các bước mất hẳn, không lấy lại được. Không đơn vị nào đổi."),
        consent=_("Bỏ dự thảo"),
        done=_("Đã bỏ dự thảo."),
        back=reverse("desk:reorganisation", args=[public_id]),
        trail=[_all(), _one(draft)],
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> str:
        discard_draft(reorganisation_id=draft.pk, actor=request.actor, at=clock.now())
        return reverse("desk:reorganisation_list")

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def reorganisation_apply(request: DeskRequest, public_id: str) -> HttpResponse:
    """Carry a draft out: all its steps or none."""
    draft = find_reorganisation(request.actor, public_id)
    demand(request, "reorganisation.change", draft)
    if draft.state != ReorganisationState.DRAFT and request.method != "POST":
        raise NotFound
    sheet = Sheet(
        title=_("Áp dụng {title}").format(title=draft.title),
        consequence=_(
            "Các đơn vị thay đổi như phần trước và sau của dự thảo; đơn vị kết thúc thôi ở cụm, "
            "khối, chức vụ trong đơn vị ấy kết thúc theo. Mọi người đăng nhập thấy ngay."
        ),
        consent=_("Áp dụng"),
        done=_("Đã áp dụng đợt sắp xếp."),
        back=reverse("desk:reorganisation", args=[public_id]),
        trail=[_all(), _one(draft)],
        grave=True,
    )
    return fill(
        request,
        WordForm(sent(request), word=APPLY_WORD),
        sheet,
        lambda _typed: apply_draft(reorganisation_id=draft.pk, actor=request.actor, at=clock.now()),
    )


@require_http_methods(WRITES)
@signed_in
def reorganisation_revoke(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take back an applied reorganisation that was entered wrongly."""
    found = find_reorganisation(request.actor, public_id)
    demand(request, "reorganisation.change", found)
    if request.method != "POST" and not found.effects:
        raise NotFound
    sheet = Sheet(
        title=_("Rút lại {title}").format(title=found.title),
        consequence=_(
            "Đơn vị, tên, đơn vị cấp trên trở lại như trước đợt sắp xếp; cụm, khối đã thôi vì đợt "
            "này cũng trở lại. Lý do hiện trong nhật ký thao tác, ai đăng nhập cũng đọc được."
        ),
        consent=_("Rút lại"),
        done=_("Đã rút lại đợt sắp xếp."),
        back=reverse("desk:reorganisation", args=[public_id]),
        trail=[_all(), _one(found)],
        grave=True,
    )
    return fill(
        request,
        RevokeForm(sent(request)).asking(REVOKE_WORD),
        sheet,
        lambda typed: revoke_reorganisation(
            reorganisation_id=found.pk,
            reason=typed["reason"],
            actor=request.actor,
            at=clock.now(),
        ),
    )


def _draft(request: DeskRequest, public_id: str) -> Any:
    """A draft that the actor may change, found; an applied one is changed no more."""
    found = find_reorganisation(request.actor, public_id)
    demand(request, "reorganisation.change", found)
    if found.state != ReorganisationState.DRAFT and request.method != "POST":
        raise NotFound
    return found


def _all() -> PlaceBefore:
    return _("Sắp xếp tổ chức"), reverse("desk:reorganisation_list")


def _one(found: Any) -> PlaceBefore:
    return found.title, reverse("desk:reorganisation", args=[found.public_id])
