"""Drafting a pledge: opened, its head, its clauses. What is typed is saved field by field."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from thidua.clusters.queries import find_cluster_year
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import Sheet, demand, fill, sent
from thidua.desk.forms.people import ConsentForm
from thidua.desk.forms.pledges import ClauseForm, HeadForm, OpenForm
from thidua.desk.forms.refusing import take_refusal
from thidua.desk.pledge_work import members_of, page_of, trail_to
from thidua.kernel import clock
from thidua.kernel.errors import Refused
from thidua.pledges import phrases
from thidua.pledges.actions import (
    Overtaken,
    Target,
    add_clause,
    change_clause,
    change_draft,
    move_clause,
    open_appendix,
    open_draft,
    remove_clause,
    set_bases,
)
from thidua.pledges.enums import Direction
from thidua.pledges.queries import find_clause, find_pledge, pledges_to_copy
from thidua.ui.differences import compare

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def pledge_open(request: DeskRequest, public_id: str) -> HttpResponse:
    """Open the draft of a cluster-year's pledge."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "pledge.draft", year)
    earlier = pledges_to_copy(request.actor, year.cluster_id)
    back = reverse("desk:cluster_year", args=[year.public_id])
    sheet = Sheet(
        title=_("Soạn giao ước thi đua của {name}").format(name=year),
        consequence=_("Dự thảo mở ra cho Cụm trưởng soạn; các đơn vị thành viên đọc được."),
        consent=_("Mở dự thảo"),
        done=_("Đã mở dự thảo."),
        back=back,
        trail=[(str(year), back)],
    )

    def act(typed: dict[str, Any]) -> str:
        pledge = open_draft(
            cluster_year_id=year.pk,
            copied_from_id=int(typed["copied_from"]) if typed["copied_from"] else None,
            actor=request.actor,
            at=clock.now(),
        )
        return page_of("pledge", pledge)

    return fill(request, OpenForm(sent(request)).offering(earlier), sheet, act)


@require_http_methods(WRITES)
@signed_in
def appendix_open(request: DeskRequest, public_id: str) -> HttpResponse:
    """Open an appendix that amends the signed pledge of a cluster-year."""
    year = find_cluster_year(request.actor, public_id)
    demand(request, "pledge.draft", year)
    back = reverse("desk:cluster_year", args=[year.public_id])
    sheet = Sheet(
        title=_("Lập phụ lục giao ước của {name}").format(name=year),
        consequence=_(
            "Khoản trong phụ lục thay khoản cùng mã của giao ước; mọi đơn vị thành viên cùng ký."
        ),
        consent=_("Mở dự thảo phụ lục"),
        done=_("Đã mở dự thảo phụ lục."),
        back=back,
        trail=[(str(year), back)],
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: page_of(
            "pledge",
            open_appendix(cluster_year_id=year.pk, actor=request.actor, at=clock.now()),
        ),
    )


@require_http_methods(WRITES)
@signed_in
def pledge_head(request: DeskRequest, public_id: str) -> HttpResponse:
    """Title, motto, preamble and bases; each field is saved when it is left."""
    pledge = find_pledge(request.actor, public_id)
    demand(request, "pledge.draft", pledge.cluster_year)
    bases = list(pledge.bases.all())
    written = {
        "seen": pledge.revision,
        "title": pledge.title,
        "motto": pledge.motto,
        "preamble": pledge.preamble,
        "bases": "\n".join(each.text for each in bases),
    }
    papers = {each.text: each.document_id for each in bases}

    def act(typed: dict[str, Any]) -> int:
        changed = change_draft(
            pledge_id=pledge.pk,
            title=typed["title"],
            motto=typed["motto"],
            preamble=typed["preamble"],
            seen=typed["seen"],
            actor=request.actor,
            at=clock.now(),
        )
        lines = [line.strip() for line in typed["bases"].splitlines()]
        changed = set_bases(
            pledge_id=pledge.pk,
            bases=[(line, papers.get(line)) for line in lines],
            actor=request.actor,
            at=clock.now(),
        )
        return changed.revision

    sheet = Sheet(
        title=_("Tên, căn cứ, lời mở đầu"),
        consequence=_("Từng ô được lưu khi rời ô; các đơn vị thấy khi gửi lấy ý kiến."),
        consent=_("Lưu"),
        done=_("Đã lưu."),
        back=page_of("pledge", pledge),
        trail=trail_to(pledge),
        template="desk/pledges/editing.html",
    )
    return _edit(request, HeadForm(sent(request), initial=written), sheet, act)


@require_http_methods(WRITES)
@signed_in
def pledge_clause_add(request: DeskRequest, public_id: str) -> HttpResponse:
    """Add a clause at the end."""
    pledge = find_pledge(request.actor, public_id)
    demand(request, "pledge.draft", pledge.cluster_year)
    units = [(each.unit_id, each.name) for each in members_of(pledge, clock.today())]
    form = ClauseForm(sent(request)).with_units(units)
    sheet = Sheet(
        title=_("Thêm khoản"),
        consequence=_("Khoản đứng cuối dự thảo; đổi thứ tự ở trang giao ước."),
        consent=_("Thêm khoản"),
        done=_("Đã thêm."),
        back=page_of("pledge", pledge),
        trail=trail_to(pledge),
    )

    def act(typed: dict[str, Any]) -> str:
        clause = add_clause(
            pledge_id=pledge.pk,
            code=typed["code"],
            text=typed["text"],
            heading=typed["heading"],
            targets=_targets(form),
            actor=request.actor,
            at=clock.now(),
        )
        return f"{sheet.back}#{clause.public_id}"

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def pledge_clause_change(request: DeskRequest, public_id: str) -> HttpResponse:
    """Reword a clause; saved field by field, and never over somebody else's words."""
    clause = find_clause(request.actor, public_id)
    pledge = clause.pledge
    demand(request, "pledge.draft", pledge.cluster_year)
    targets = list(clause.targets.all())
    form = ClauseForm(sent(request), initial=_written(clause, targets))
    several = len(targets) > 1
    if several or clause.heading:
        form = form.without_target()
    else:
        form = form.with_units(
            [(each.unit_id, each.name) for each in members_of(pledge, clock.today())]
        )
    del form.fields["heading"]

    def act(typed: dict[str, Any]) -> int:
        return change_clause(
            clause_id=clause.pk,
            code=typed["code"],
            text=typed["text"],
            targets=None if several or clause.heading else _targets(form),
            seen=typed["seen"],
            actor=request.actor,
            at=clock.now(),
        ).revision

    sheet = Sheet(
        title=_("Sửa khoản {code}").format(code=clause.code),
        consequence=_("Đơn vị đã tán thành khoản này sẽ được hỏi lại với lời văn mới."),
        consent=_("Lưu"),
        done=_("Đã lưu."),
        back=f"{page_of('pledge', pledge)}#{clause.public_id}",
        trail=trail_to(pledge),
        template="desk/pledges/editing.html",
        shown={"several": several},
    )
    return _edit(request, form, sheet, act)


@require_POST
@signed_in
def pledge_clause_move(request: DeskRequest, public_id: str) -> HttpResponse:
    """Move a clause to the place that was sent; sent twice it stands there once."""
    clause = find_clause(request.actor, public_id)
    demand(request, "pledge.draft", clause.pledge.cluster_year)
    place = request.POST.get("place", "")
    if not (place.isascii() and place.isdigit() and len(place) < 6):
        raise Refused(phrases.PLACE_WRONG.format(place=place, count=clause.pledge.clauses.count()))
    move_clause(clause_id=clause.pk, place=int(place), actor=request.actor, at=clock.now())
    return redirect(f"{page_of('pledge', clause.pledge)}#{clause.public_id}")


@require_http_methods(WRITES)
@signed_in
def pledge_clause_remove(request: DeskRequest, public_id: str) -> HttpResponse:
    """Take a clause out of the draft."""
    clause = find_clause(request.actor, public_id)
    demand(request, "pledge.draft", clause.pledge.cluster_year)
    sheet = Sheet(
        title=_("Bỏ khoản {code}").format(code=clause.code),
        consequence=_("Khoản thôi có trong dự thảo; góp ý về khoản này vẫn được giữ."),
        consent=_("Bỏ khoản"),
        done=_("Đã bỏ."),
        back=page_of("pledge", clause.pledge),
        trail=trail_to(clause.pledge),
        grave=True,
    )
    return fill(
        request,
        ConsentForm(sent(request)),
        sheet,
        lambda _typed: remove_clause(clause_id=clause.pk, actor=request.actor, at=clock.now()),
    )


def _edit(
    request: DeskRequest, form: Form, sheet: Sheet, act: Callable[[dict[str, Any]], int]
) -> HttpResponse:
    """A form that also saves itself: a fragment answers htmx, a page everybody else.

    An edit that began from an older state comes back with both texts and may then be sent again.
    """
    shown: dict[str, Any] = {**sheet.shown, "form": form, "sheet": sheet}
    if request.method == "POST" and form.is_valid():
        try:
            revision = act(form.cleaned_data)
        except Overtaken as overtaken:
            field = overtaken.field or "text"
            theirs, mine = str(overtaken.values["theirs"]), str(form.cleaned_data.get(field, ""))
            shown |= {
                "refusal": str(overtaken),
                "theirs": theirs,
                "mine": mine,
                "parts": compare(theirs, mine),
                "seen": overtaken.values["revision"],
            }
            form.data = form.data.copy()  # type: ignore[attr-defined]  # reason: what was sent is a QueryDict
            form.data["seen"] = str(overtaken.values["revision"])  # type: ignore[index]  # reason: just copied
            return _drawn(request, sheet, shown, status=409)
        except Refused as refused:
            take_refusal(form, refused)
        else:
            if not request.headers.get("HX-Request"):
                return redirect(sheet.back)
            shown |= {"saved_at": clock.now(), "seen": revision}
            return _drawn(request, sheet, shown, status=200)
    return _drawn(request, sheet, shown, status=422 if request.method == "POST" else 200)


def _drawn(
    request: DeskRequest, sheet: Sheet, shown: dict[str, Any], *, status: int
) -> HttpResponse:
    if request.headers.get("HX-Request"):
        # htmx swaps what answers 200 only; the words say whether it was saved.
        return render(request, "desk/pledges/saved.html", shown)
    return render(request, sheet.template, shown, status=status)


def _targets(form: Any) -> list[Target]:
    typed = form.cleaned_data
    if not typed.get("direction"):
        return []
    return [
        Target(
            indicator=typed["indicator"] or typed["code"],
            direction=Direction(typed["direction"]),
            measure=typed["measure"],
            level=typed["level"],
            own=form.own_levels(),
        )
    ]


def _written(clause: Any, targets: list[Any]) -> dict[str, Any]:
    written = {
        "seen": clause.revision,
        "code": clause.code,
        "text": clause.text,
        "heading": clause.heading,
    }
    for target in targets[:1]:
        written |= {
            "direction": target.direction,
            "indicator": target.indicator,
            "measure": target.measure,
            "level": target.level,
        }
        written |= {f"own_{own.unit_id}": own.level for own in target.own_levels.all()}
    return written
