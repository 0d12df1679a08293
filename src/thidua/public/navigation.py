"""The places of the public site, in the order of its menu and of its foot."""

from django.utils.translation import gettext_lazy as _

from thidua.ui.navigation import Place

PLACES = [
    Place("public:news_list", _("Tin tức"), "newspaper"),
    Place("public:movement_list", _("Phong trào"), "megaphone"),
    Place("public:document_list", _("Văn bản"), "file-text"),
    Place("public:award_list", _("Sổ khen thưởng"), "book-open-check"),
    Place("public:verify", _("Xác minh"), "shield-check"),
]

FOOT = [
    Place("public:feed", _("Nguồn tin RSS"), "rss"),
    Place("public:calendar", _("Lịch"), "calendar"),
    Place("public:accessibility", _("Khả năng tiếp cận"), "info"),
]
