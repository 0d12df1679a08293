"""The places of the desk, in the order of its menu."""

from django.utils.translation import gettext_lazy as _

from thidua.ui.navigation import Place

PLACES = [
    Place("desk:home", _("Việc chờ tôi"), "house", short=_("Việc"), alone=True),
    Place("desk:cluster_list", _("Năm thi đua"), "route", short=_("Năm")),
    Place("desk:movement_list", _("Phong trào"), "megaphone"),
    Place("desk:guidance_list", _("Hướng dẫn năm"), "list-checks"),
    Place("desk:conference_list", _("Hội nghị"), "presentation"),
    Place(
        "desk:award_list",
        _("Sổ khen thưởng"),
        "book-open-check",
        also=("desk:coverage_list", "desk:decision_list"),
    ),
    Place("desk:session_list", _("Bình xét, bỏ phiếu"), "vote", also=("desk:council_list",)),
    Place("desk:document_list", _("Văn bản"), "file-text", short=_("Văn bản")),
    Place("desk:calendar", _("Lịch công tác"), "calendar-days", short=_("Lịch")),
    Place("desk:news_list", _("Tin tức"), "newspaper"),
    Place("desk:unit_list", _("Đơn vị"), "network", group=1, also=("desk:reorganisation_list",)),
    Place("desk:person_list", _("Người"), "users", group=1),
    Place("desk:ledger", _("Nhật ký thao tác"), "scroll-text", group=2),
    Place("desk:administration", _("Thiết lập"), "settings", group=2),
]
