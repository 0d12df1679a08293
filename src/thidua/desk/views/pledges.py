"""Pledges, read: the text beside what was said of it, the comments, the versions, the signatures."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.clusters.queries import MemberRow
from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.export import excel_response
from thidua.desk.pledge_work import members_of, next_step, rights_on, tabs_of, trail_to
from thidua.documents.queries import Printed
from thidua.documents.queries.signatures import requests_for
from thidua.kernel import clock
from thidua.kernel.errors import NotFound
from thidua.pledges.domain.content import spoken
from thidua.pledges.queries import (
    comment_rows,
    content_of,
    find_pledge,
    matrix_rows,
    pledge_rows,
    printed_comments,
    printed_pledge,
    signatory_rows,
)
from thidua.pledges.queries.pages import clause_views, version_rows, version_text, versions_compared
from thidua.pledges.queries.papers import comment_words
from thidua.pledges.queries.texts import clauses_of
from thidua.ui.differences import compare

_PLACES = {
    "title": _("Tên giao ước"),
    "bases": _("Căn cứ"),
    "preamble": _("Lời mở đầu"),
    "motto": _("Phương châm"),
}


@require_safe
@signed_in
def pledge_detail(request: DeskRequest, public_id: str) -> HttpResponse:
    """The text clause by clause, with what each unit said beside it."""
    pledge = find_pledge(request.actor, public_id)
    day = clock.today()
    members, clauses = members_of(pledge, day), clauses_of(pledge)
    comments = comment_rows(pledge, on=day)
    rows = matrix_rows(pledge, [each.unit_id for each in members], clauses, on=day)
    context = _around(request, pledge, members, "pledge")
    context |= {
        "content": content_of(pledge, on=day),
        "clauses": clause_views(clauses, comments, rows, on=day),
        "general": [each for each in comments if not each.code],
        "matrix": rows,
        "asked": [each for each in clauses if not each.heading],
        "open": [each for each in comments if each.is_open],
        "step": next_step(pledge, context["rights"], rows, comments, sent=context["sent"]),
    }
    return render(request, "desk/pledges/pledge_detail.html", context)


@require_safe
@signed_in
def pledge_opinions(request: DeskRequest, public_id: str) -> HttpResponse:
    """Every comment with its answer; as Excel, Word and PDF the table to be kept."""
    pledge = find_pledge(request.actor, public_id)
    day = clock.today()
    comments = comment_rows(pledge, on=day)
    if request.GET.get("format") == "xlsx":
        return _excel(pledge, comments)
    context = _around(request, pledge, members_of(pledge, day), "pledge_opinions")
    context |= {"comments": comments, "open": [each for each in comments if each.is_open]}
    return render(request, "desk/pledges/pledge_opinions.html", context)


@require_safe
@signed_in
def pledge_versions(request: DeskRequest, public_id: str) -> HttpResponse:
    """The versions that were sent, and what differs between two of them (``?a=1&b=2``)."""
    pledge = find_pledge(request.actor, public_id)
    context = _around(request, pledge, members_of(pledge, clock.today()), "pledge_versions")
    compared = versions_compared(pledge, request.GET.get("a", ""), request.GET.get("b", ""))
    context |= {
        "versions": version_rows(pledge),
        "compared": compared,
        "changes": [
            {
                "label": _PLACES.get(each.place, each.place),
                "parts": compare(each.before, each.after),
            }
            for each in (compared.changes if compared else ())
        ],
    }
    return render(request, "desk/pledges/pledge_versions.html", context)


@require_safe
@signed_in
def pledge_version(request: DeskRequest, public_id: str, number: int) -> HttpResponse:
    """One version as it was sent."""
    pledge = find_pledge(request.actor, public_id)
    version = next((each for each in version_rows(pledge) if each.number == number), None)
    if version is None:
        raise NotFound
    content = version_text(pledge, number)
    context = {
        "pledge": pledge,
        "trail": trail_to(pledge),
        "version": version,
        "content": content,
        "clauses": [(each, spoken(each)) for each in content.clauses],
    }
    return render(request, "desk/pledges/pledge_version.html", context)


@require_safe
@signed_in
def pledge_signing(request: DeskRequest, public_id: str) -> HttpResponse:
    """Who signs in which order, who has, and the paper that is signed."""
    pledge = find_pledge(request.actor, public_id)
    context = _around(request, pledge, members_of(pledge, clock.today()), "pledge_signing")
    context |= {
        "signatories": signatory_rows(pledge),
        "signed": sum(each.signed_on is not None for each in signatory_rows(pledge)),
        "asked": requests_for(request.actor).filter(document=pledge.document_id).first(),
    }
    return render(request, "desk/pledges/pledge_signing.html", context)


@require_safe
@signed_in
def pledge_file(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The pledge as a paper: the frozen bytes once there are such, else the draft as it stands."""
    pledge = find_pledge(request.actor, public_id)
    return _handed_out(printed_pledge(pledge, form, on=clock.today()))


@require_safe
@signed_in
def pledge_comments_file(request: DeskRequest, public_id: str, form: str) -> HttpResponse:
    """The table of comments received and answered as a paper."""
    pledge = find_pledge(request.actor, public_id)
    return _handed_out(printed_comments(pledge, form, on=clock.today()))


def _around(
    request: DeskRequest, pledge: Any, members: list[MemberRow], current: str
) -> dict[str, Any]:
    """What stands on every page of a pledge."""
    versions = pledge.versions.count()
    [row] = pledge_rows([pledge], on=clock.today())
    return {
        "pledge": row,
        "year": pledge.cluster_year,
        "trail": trail_to(pledge, inside=False),
        "rights": rights_on(request.actor, pledge, members),
        "tabs": tabs_of(
            pledge,
            current,
            comments=pledge.comments.filter(withdrawn_at=None).count(),
            versions=versions,
        ),
        "sent": versions > 0,
        "frozen_sha256": pledge.frozen_sha256,
        "withdrawn_because": pledge.withdrawn_because,
        "saved_at": pledge.saved_at,
        "ordered": pledge.ordered,
    }


def _excel(pledge: Any, comments: list[Any]) -> HttpResponse:
    return excel_response(
        "tong-hop-gop-y",
        [
            "TT",
            "Nội dung",
            "Đơn vị góp ý",
            "Nhập thay",
            "Ý kiến",
            "Kết quả",
            "Tiếp thu, giải trình",
        ],
        (
            (
                place,
                each.code or "Toàn bộ dự thảo",
                each.unit,
                each.on_behalf_by,
                comment_words(each),
                each.outcome_label,
                each.answer,
            )
            for place, each in enumerate(comments, start=1)
        ),
        title=f"Tổng hợp, tiếp thu, giải trình ý kiến góp ý dự thảo {pledge.what} {pledge.title}",
    )


def _handed_out(paper: Printed) -> HttpResponse:
    response = HttpResponse(paper.content, content_type=paper.media_type)
    response["Content-Disposition"] = f'attachment; filename="{paper.name}"'
    return response
