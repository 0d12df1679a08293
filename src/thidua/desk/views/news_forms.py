"""News, written: entered, corrected, shown to everybody, taken back; photographs added, removed."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from thidua.desk.access import DeskRequest, signed_in
from thidua.desk.filling import PlaceBefore, Sheet, demand, fill, sent
from thidua.desk.forms.news import NewsForm, PhotoForm, WithdrawForm
from thidua.desk.forms.people import ConsentForm
from thidua.kernel import clock
from thidua.portal.actions import (
    add_photograph,
    correct_news,
    enter_news,
    publish_news,
    remove_photograph,
    withdraw_news,
)
from thidua.portal.queries import find_news, find_photo

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@signed_in
def news_enter(request: DeskRequest) -> HttpResponse:
    """Add news."""
    demand(request, "news.enter")
    sheet = Sheet(
        title=_("Thêm tin"),
        consequence=_("Tin được lưu, người có tài khoản xem được; chưa ai bên ngoài thấy."),
        consent=_("Lưu tin"),
        done=_("Đã lưu. Tiếp theo: thêm ảnh, rồi đăng."),
        back=reverse("desk:news_list"),
        trail=[_news()],
    )

    def act(typed: dict[str, Any]) -> str:
        entry = enter_news(actor=request.actor, at=clock.now(), **typed)
        return _place(entry.public_id)

    form = NewsForm(sent(request), initial={"byline_unit": request.actor.unit_name})
    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def news_correct(request: DeskRequest, public_id: str) -> HttpResponse:
    """Correct the words of news."""
    entry = find_news(request.actor, public_id)
    demand(request, "news.enter", entry)
    names = ("title", "summary", "body", "byline_unit", "source")
    form = NewsForm(sent(request), initial={name: getattr(entry, name) for name in names})
    shown = entry.public_from is not None
    sheet = Sheet(
        title=_("Sửa tin"),
        consequence=_("Người đọc thấy nội dung mới ngay; nhật ký giữ nội dung cũ.")
        if shown
        else _("Nhật ký giữ nội dung cũ; tin vẫn chưa công khai."),
        consent=_("Lưu"),
        mends=True,
        done=_("Đã lưu."),
        back=_place(public_id),
        trail=[_news(), (entry.title, _place(public_id))],
    )

    def act(typed: dict[str, Any]) -> None:
        correct_news(news_id=entry.pk, actor=request.actor, at=clock.now(), **typed)

    return fill(request, form, sheet, act)


@require_http_methods(WRITES)
@signed_in
def news_publish(request: DeskRequest, public_id: str) -> HttpResponse:
    """Show news to everybody."""
    entry = find_news(request.actor, public_id)
    demand(request, "news.publish", entry)
    sheet = Sheet(
        title=_("Đăng tin “{title}”").format(title=entry.title),
        consequence=_(
            "Ai cũng đọc được tin và ảnh từ lúc này, ở trang công khai và trong nguồn tin; gỡ được, "
            "nhưng người đã đọc thì đã đọc."
        ),
        consent=_("Đăng tin"),
        done=_("Đã đăng."),
        back=_place(public_id),
        trail=[_news(), (entry.title, _place(public_id))],
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> None:
        publish_news(news_id=entry.pk, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def news_withdraw(request: DeskRequest, public_id: str) -> HttpResponse:
    """Stop showing news."""
    entry = find_news(request.actor, public_id)
    demand(request, "news.publish", entry)
    sheet = Sheet(
        title=_("Gỡ tin “{title}”").format(title=entry.title),
        consequence=_(
            "Trang công khai không còn tin này; người có tài khoản vẫn xem được, đăng lại được."
        ),
        consent=_("Gỡ tin"),
        done=_("Đã gỡ."),
        back=_place(public_id),
        trail=[_news(), (entry.title, _place(public_id))],
        grave=True,
    )

    def act(typed: dict[str, Any]) -> None:
        withdraw_news(news_id=entry.pk, reason=typed["reason"], actor=request.actor, at=clock.now())

    return fill(request, WithdrawForm(sent(request)), sheet, act)


@require_http_methods(WRITES)
@signed_in
def news_photo_add(request: DeskRequest, public_id: str) -> HttpResponse:
    """Add a photograph."""
    entry = find_news(request.actor, public_id)
    demand(request, "news.enter", entry)
    files = request.FILES if request.method == "POST" else None
    shown = entry.public_from is not None
    sheet = Sheet(
        title=_("Thêm ảnh"),
        consequence=_("Tin đang công khai: ai cũng xem được ảnh ngay.")
        if shown
        else _("Ảnh công khai cùng với tin, khi tin được đăng."),
        consent=_("Thêm ảnh"),
        done=_("Đã thêm ảnh."),
        back=_place(public_id),
        trail=[_news(), (entry.title, _place(public_id))],
    )

    def act(typed: dict[str, Any]) -> None:
        add_photograph(
            news_id=entry.pk,
            caption=typed["caption"],
            content=typed["file"].read(),
            actor=request.actor,
            at=clock.now(),
        )

    return fill(request, PhotoForm(sent(request), files), sheet, act)


@require_http_methods(WRITES)
@signed_in
def news_photo_remove(request: DeskRequest, public_id: str, photo_id: str) -> HttpResponse:
    """Take a photograph off."""
    entry = find_news(request.actor, public_id)
    demand(request, "news.enter", entry)
    photo = find_photo(request.actor, public_id, photo_id)
    sheet = Sheet(
        title=_("Bỏ ảnh “{caption}”").format(caption=photo.caption),
        consequence=_("Ảnh không còn trong tin; nhật ký giữ chú thích và mã kiểm của ảnh."),
        consent=_("Bỏ ảnh"),
        done=_("Đã bỏ ảnh."),
        back=_place(public_id),
        trail=[_news(), (entry.title, _place(public_id))],
        grave=True,
    )

    def act(_typed: dict[str, Any]) -> None:
        remove_photograph(photo_id=photo.id, actor=request.actor, at=clock.now())

    return fill(request, ConsentForm(sent(request)), sheet, act)


def _news() -> PlaceBefore:
    return _("Tin tức"), reverse("desk:news_list")


def _place(public_id: str) -> str:
    return reverse("desk:news", args=[public_id])
